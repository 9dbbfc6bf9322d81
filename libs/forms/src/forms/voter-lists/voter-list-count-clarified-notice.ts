import { text } from '#vybory/language';
import { Count, LocalTime, PrecinctCode, Rows } from '../../decorators.js';
import { columnTotal } from '../../example-total.js';
import { Form } from '../../form-decorator.js';

export class ClarifiedVoterListRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({
    label: text('Уточнена кількість виборців, внесених до списку', 'Voters on the list, clarified'),
    min: 1,
    example: 1506,
  })
  votersOnList!: number;

  @Count({ label: text('Додатково включено до списку', 'Added to the list'), example: 10 })
  added!: number;

  @Count({ label: text('Виключено зі списку', 'Removed from the list'), example: 4 })
  removed!: number;

  @Count({ label: text('Попередня кількість виборців', 'Voters on the list before'), example: 1500 })
  previous!: number;
}

/**
 * Order № 60, 3.1.б.10: the numbers after corrections of the lists, as often as they change. It has a slot of its own beside the first
 * notice, which stays as it was; a later clarified notice supersedes an earlier one of this form. Relation X-5: clarified = previous + added − removed.
 */
@Form({
  key: 'voter-list-count-clarified-notice',
  title: text(
    'Повідомлення про уточнену кількість виборців, включених до списків виборців на кожній виборчій дільниці',
    'Notice of the clarified number of voters included in the voter lists at each election precinct',
  ),
  category: 'voter-lists',
  level: 'district',
  slotKey: [],
  documentKinds: ['notice'],
  items: [
    {
      ref: '3.1.б.10',
      title: text(
        'повідомлення про уточнену кількість виборців, включених до списків виборців на кожній виборчій дільниці',
        'Notice of the clarified number of voters included in the voter lists at each election precinct',
      ),
    },
  ],
})
export class VoterListCountClarifiedNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => ClarifiedVoterListRow, { label: text('Виборчі дільниці', 'Precincts') })
  rows!: ClarifiedVoterListRow[];

  @Count({
    label: text('Усього виборців, внесених до списків', 'Voters on the lists, total'),
    example: columnTotal('rows', 'votersOnList'),
  })
  total!: number;
}
