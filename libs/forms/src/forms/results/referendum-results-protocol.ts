import { text } from '#vybory/language';
import { atMost } from '../../arithmetic.js';
import { Count, LocalTime } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { LineCounts, VoteCounts } from '../../table-decorators.js';

const protocol = 'region-results-protocol';
const notice = 'operative-results-notice';

/**
 * Results of an all-Ukrainian referendum: order № 60, 3.3.б.4 (the protocol of a region) and 3.3.в.2 (operative notices of raions and cities of
 * what the commissions below them counted, one per precinct; preliminary, replaced by the region's protocol). A question is a contest whose
 * contestants are the answers, so lines and answers come from the campaign definition and the question stands in the key. The order leaves
 * out the commission of the Autonomous Republic of Crimea in 3.3.б.4; it is a region like the others here.
 */
@Structure({
  key: 'referendum-results-protocol',
  category: 'results',
  arithmetic: [atMost('X-11', 'unitsIncluded', 'unitsTotal'), atMost('P-12', 'membersSigned', 'membersTotal')],
  forms: [
    {
      key: protocol,
      title: text(
        'Протокол комісії із всеукраїнського референдуму про результати підрахунку голосів',
        'Protocol of a referendum commission on the results of the count of votes',
      ),
      level: 'region',
      slotKey: ['contest'],
      documentKinds: ['protocol'],
      items: [
        {
          ref: '3.3.б.4',
          body: 'region-referendum-commission',
          cardinality: 'once',
          title: text(
            'протоколи обласних, міських у містах Києві та Севастополі комісій із всеукраїнського референдуму про результати підрахунку голосів громадян, які взяли участь у всеукраїнському референдумі',
            'Protocols of the oblast all-Ukrainian referendum commissions and of the city commissions of Kyiv and Sevastopol on the results of the count of the votes of citizens who took part in the all-Ukrainian referendum',
          ),
        },
      ],
    },
    {
      key: notice,
      title: text(
        'Оперативне повідомлення про результати підрахунку голосів на референдумі',
        'Operative notice of the results of the count at a referendum',
      ),
      category: 'counting',
      level: 'precinct',
      slotKey: ['contest'],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.в.2',
          body: 'district-referendum-commission',
          cardinality: 'per-precinct',
          title: text(
            'оперативні повідомлення про результати підрахунку голосів громадян, які взяли участь у всеукраїнському референдумі, комісіями із всеукраїнського референдуму нижчого рівня, утвореними на території відповідного району, міста обласного значення, району в містах Києві та Севастополі',
            'Operative notices of the results of the count of the votes of citizens who took part in the all-Ukrainian referendum by the referendum commissions of the lower level formed on the territory of the respective raion, city of oblast significance, raion of the cities of Kyiv and Sevastopol',
          ),
        },
      ],
    },
  ],
})
export class ReferendumResultsProtocol {
  @LineCounts({ label: text('Рядки протоколу', 'Lines of the protocol') })
  lines!: Record<string, number>;

  @VoteCounts({ label: text('Голоси за кожну відповідь', 'Votes for each answer') })
  votes!: Record<string, number>;

  @Count({
    label: text('Кількість районів і міст, підсумки яких мають бути враховані', 'Raions and cities to be included'),
    example: 25,
    only: [protocol],
  })
  unitsTotal!: number;

  @Count({
    label: text('Кількість врахованих районів і міст', 'Raions and cities included'),
    example: 25,
    only: [protocol],
  })
  unitsIncluded!: number;

  @Count({ label: text('Кількість членів комісії', 'Members of the commission'), example: 15, only: [protocol] })
  membersTotal!: number;

  @Count({
    label: text('Кількість членів комісії, які підписали', 'Members who signed'),
    example: 15,
    only: [protocol],
  })
  membersSigned!: number;

  @LocalTime({
    label: text('Дата і час підписання', 'Date and time of signing'),
    precision: 'minute-or-day',
    only: [protocol],
  })
  signedAt!: string;

  @LocalTime({ label: text('Дата і час одержання відомостей', 'Received at'), only: [notice] })
  receivedAt!: string;
}
