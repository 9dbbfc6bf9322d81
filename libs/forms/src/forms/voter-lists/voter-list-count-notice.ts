import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Count, LocalTime, PrecinctCode, UnitCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class VoterListRow {
  @PrecinctCode({
    label: text('Виборча дільниця', 'Precinct'),
    only: ['voter-list-count-notice', 'voter-list-count-clarified-notice'],
  })
  precinct!: string;

  @UnitCode({
    label: text('Район або місто', 'Raion or city'),
    levels: ['district'],
    only: ['citizen-list-count-notice'],
  })
  unit!: string;

  @Count({
    label: text('Кількість виборців, внесених до списку', 'Voters on the list'),
    min: 1,
    example: 1500,
    only: ['voter-list-count-notice'],
  })
  @Count({
    label: text('Уточнена кількість виборців, внесених до списку', 'Voters on the list, clarified'),
    min: 1,
    example: 1506,
    only: ['voter-list-count-clarified-notice'],
  })
  votersOnList!: number;

  @Count({
    label: text('Кількість громадян, включених до списків', 'Citizens on the lists'),
    example: 1500,
    only: ['citizen-list-count-notice'],
  })
  citizensOnList!: number;

  @Count({
    label: text('Додатково включено до списку', 'Added to the list'),
    example: 10,
    only: ['voter-list-count-clarified-notice'],
  })
  added!: number;

  @Count({
    label: text('Виключено зі списку', 'Removed from the list'),
    example: 4,
    only: ['voter-list-count-clarified-notice'],
  })
  removed!: number;

  @Count({
    label: text('Попередня кількість виборців', 'Voters on the list before'),
    example: 1500,
    only: ['voter-list-count-clarified-notice'],
  })
  previous!: number;
}

/**
 * How many voters the lists hold, one notice per commission with a row per precinct (order № 60, 3.1.б.9 and 3.2.а.7), or per council with a
 * row per raion and city (3.3.а.6). The clarified notice (3.1.б.10) has a slot of its own beside the first one, which stays as it was; a later
 * one supersedes an earlier one of its own. Relation X-4 compares them with the protocols, X-5 the clarified numbers with the earlier ones.
 */
@Structure({
  key: 'voter-list-count-notice',
  category: 'voter-lists',
  arithmetic: [
    equal('T-1', 'total', sumOf('rows', 'votersOnList')),
    equal('T-1', 'total', sumOf('rows', 'citizensOnList')),
  ],
  forms: [
    {
      key: 'voter-list-count-notice',
      title: text(
        'Повідомлення про кількість виборців, включених до списків виборців на кожній виборчій дільниці',
        'Notice of the number of voters included in the voter lists at each election precinct',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.9',
          body: 'territorial-commission',
          cardinality: 'once',
          title: text(
            'повідомлення про кількість виборців, включених до списків виборців на кожній виборчій дільниці',
            'Notice of the number of voters included in the voter lists at each election precinct',
          ),
        },
        {
          ref: '3.2.а.7',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'повідомлення про кількість виборців, включених до списків виборців на кожній виборчій дільниці',
            'Notice of the number of voters included in the voter lists at each election precinct',
          ),
        },
      ],
    },
    {
      key: 'voter-list-count-clarified-notice',
      title: text(
        'Повідомлення про уточнену кількість виборців, включених до списків виборців на кожній виборчій дільниці',
        'Notice of the clarified number of voters included in the voter lists at each election precinct',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.10',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text(
            'повідомлення про уточнену кількість виборців, включених до списків виборців на кожній виборчій дільниці',
            'Notice of the clarified (updated) number of voters included in the voter lists at each election precinct',
          ),
        },
      ],
    },
    {
      key: 'citizen-list-count-notice',
      title: text(
        'Повідомлення про кількість громадян, включених до списків громадян, які мають право брати участь у всеукраїнському референдумі',
        'Notice of the number of citizens on the lists of citizens entitled to take part in the all-Ukrainian referendum',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.а.6',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про кількість громадян в області та в кожному районі або місті обласного значення, районах міст Києва та Севастополя, внесених до списків громадян, які мають право брати участь у всеукраїнському референдумі',
            'Notice of the number of citizens in the oblast and in each raion or city of oblast significance and raions of the cities of Kyiv and Sevastopol included in the lists of citizens entitled to take part in the all-Ukrainian referendum',
          ),
        },
      ],
    },
  ],
})
export class VoterListCountNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => VoterListRow, {
    label: text('Виборчі дільниці, райони, міста', 'Precincts, raions, cities'),
  })
  rows!: VoterListRow[];

  @Count({ label: text('Усього внесено до списків', 'On the lists, total') })
  total!: number;
}
