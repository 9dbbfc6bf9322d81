import { text } from '#vybory/language';
import { Count, LocalTime, PrecinctCode, Rows } from '../../decorators.js';
import { columnTotal } from '../../example-total.js';
import { Form } from '../../form-decorator.js';

export class VoterListRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({ label: text('Кількість виборців, внесених до списку', 'Voters on the list'), min: 1, example: 1500 })
  votersOnList!: number;
}

/** Order № 60, 3.1.б.9 and 3.2.а.7. One notice per district with a row per precinct; relation X-4 compares it with the protocols. */
@Form({
  key: 'voter-list-count-notice',
  title: text(
    'Повідомлення про кількість виборців, включених до списків виборців на кожній виборчій дільниці',
    'Notice of the number of voters included in the voter lists at each election precinct',
  ),
  category: 'voter-lists',
  level: 'district',
  slotKey: [],
  documentKinds: ['notice'],
  items: [
    {
      ref: '3.1.б.9',
      title: text(
        'повідомлення про кількість виборців, включених до списків виборців на кожній виборчій дільниці',
        'Notice of the number of voters included in the voter lists at each election precinct',
      ),
    },
    {
      ref: '3.2.а.7',
      title: text(
        'повідомлення про кількість виборців, включених до списків виборців на кожній виборчій дільниці',
        'Notice of the number of voters included in the voter lists at each election precinct',
      ),
    },
  ],
})
export class VoterListCountNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => VoterListRow, { label: text('Виборчі дільниці', 'Precincts') })
  rows!: VoterListRow[];

  @Count({
    label: text('Усього виборців, внесених до списків', 'Voters on the lists, total'),
    example: columnTotal('rows', 'votersOnList'),
  })
  total!: number;
}
