import { text } from '#vybory/language';
import { Count, PrecinctCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class TurnoutRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({ label: text('Кількість виборців, внесених до списку', 'Voters on the list'), example: 1500 })
  votersOnList!: number;

  @Count({ label: text('Кількість виборців, які отримали бюлетені', 'Voters who were issued ballots'), example: 617 })
  votersIssuedBallots!: number;
}

/**
 * Order № 60, 3.1.б.12 and 3.2.а.21: how many voters have been issued ballots by a given hour. The hour is the turnout slot in the
 * slot's key, so a notice states none itself. Relation X-8 holds the slots of a day together.
 */
@Structure({
  key: 'turnout-notice',
  category: 'turnout',
  forms: [
    {
      key: 'turnout-notice',
      title: text('Повідомлення про хід голосування', 'Notice of the progress of voting'),
      level: 'district',
      slotKey: ['turnout-slot'],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.12',
          body: 'territorial-commission',
          cardinality: 'periodic',
          title: text('повідомлення про хід голосування', 'Notice of the progress of voting'),
        },
        {
          ref: '3.2.а.21',
          body: 'district-commission',
          cardinality: 'periodic',
          title: text('повідомлення про хід голосування', 'Notice of the progress of voting'),
        },
      ],
    },
  ],
})
export class TurnoutNotice {
  @Count({ label: text('Кількість виборчих дільниць в окрузі', 'Precincts in the district'), example: 2 })
  precinctsTotal!: number;

  @Count({ label: text('Кількість дільниць, що надали відомості', 'Precincts that have reported'), example: 2 })
  precinctsReporting!: number;

  @Count({ label: text('Кількість виборців, внесених до списків', 'Voters on the lists'), example: 3000 })
  votersOnList!: number;

  @Count({ label: text('Кількість виборців, які отримали бюлетені', 'Voters who were issued ballots'), example: 1234 })
  votersIssuedBallots!: number;

  @Rows(() => TurnoutRow, { label: text('Виборчі дільниці', 'Precincts'), optional: true })
  precinctRows?: TurnoutRow[];
}
