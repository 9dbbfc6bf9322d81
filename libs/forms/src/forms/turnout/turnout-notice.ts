import { text } from '#vybory/language';
import { atMost, equal, sumOf } from '../../arithmetic.js';
import { Count, PrecinctCode, UnitCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

const ofDistrict = 'turnout-notice';
const early = 'early-voting-notice';
const ofRegion = 'turnout-notice-region';
const ofRaion = 'turnout-notice-district';

export class TurnoutRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({ label: text('Кількість виборців, внесених до списку', 'Voters on the list'), example: 1500 })
  votersOnList!: number;

  @Count({ label: text('Кількість виборців, які отримали бюлетені', 'Voters who were issued ballots'), example: 617 })
  votersIssuedBallots!: number;
}

export class TurnoutUnitRow {
  @UnitCode({ label: text('Район або місто', 'Raion or city'), levels: ['district'] })
  unit!: string;

  @Count({
    label: text('Кількість громадян, які отримали бюлетені достроково', 'Citizens issued ballots early'),
    example: 12,
    only: [early],
  })
  citizensIssuedBallotsEarly!: number;

  @Count({ label: text('Кількість громадян у списках', 'Citizens on the lists'), example: 48000, only: [ofRegion] })
  citizensOnList!: number;

  @Count({
    label: text('Кількість громадян, які отримали бюлетені', 'Citizens issued ballots'),
    example: 21000,
    only: [ofRegion],
  })
  citizensIssuedBallots!: number;

  @Count({ label: text('Дільниць', 'Precincts'), example: 40, only: [ofRegion] })
  precinctsTotal!: number;

  @Count({
    label: text('Дільниць, що надали відомості', 'Precincts that have reported'),
    example: 38,
    only: [ofRegion],
  })
  precinctsReporting!: number;
}

/**
 * How many voters have been issued ballots by a given hour: order № 60, 3.1.б.12 and 3.2.а.21 (elections, by district), 3.3.б.3 (referendum, a
 * region with a row per raion and city), 3.3.в.1 (referendum, a raion or city). The hour is the turnout slot in the key. Voting before the
 * day (3.3.б.2, citizens who have changed their place of stay) is told per day. X-8 holds the slots of a day together.
 */
@Structure({
  key: 'turnout-notice',
  category: 'turnout',
  arithmetic: [
    atMost('T-2', 'precinctsReporting', 'precinctsTotal'),
    atMost('T-2', 'precinctsReporting', 'precinctsTotal', { each: 'unitRows' }),
    atMost('T-2', 'citizensIssuedBallots', 'citizensOnList'),
    atMost('T-2', 'citizensIssuedBallots', 'citizensOnList', { each: 'unitRows' }),
    equal('T-1', 'totalIssued', sumOf('unitRows', 'citizensIssuedBallots')),
    equal('T-1', 'totalIssued', sumOf('unitRows', 'citizensIssuedBallotsEarly')),
  ],
  forms: [
    {
      key: ofDistrict,
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
    {
      key: early,
      title: text(
        'Повідомлення про хід голосування до дня проведення всеукраїнського референдуму',
        'Notice of the progress of voting before the day of the all-Ukrainian referendum',
      ),
      level: 'region',
      slotKey: ['period'],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.б.2',
          body: 'region-referendum-commission',
          cardinality: 'periodic',
          title: text(
            'повідомлення про хід голосування до дня проведення всеукраїнського референдуму громадянами, які змінили місце свого перебування',
            'Notice of the progress of voting, before the day of the all-Ukrainian referendum, by citizens who have changed their place of stay',
          ),
        },
      ],
    },
    {
      key: ofRegion,
      title: text(
        'Повідомлення про хід голосування в день всеукраїнського референдуму (область)',
        'Notice of the progress of voting on the day of the all-Ukrainian referendum (region)',
      ),
      level: 'region',
      slotKey: ['turnout-slot'],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.б.3',
          body: 'region-referendum-commission',
          cardinality: 'periodic',
          title: text(
            'повідомлення про хід голосування в день проведення всеукраїнського референдуму',
            'Notice of the progress of voting on the day of the all-Ukrainian referendum',
          ),
        },
      ],
    },
    {
      key: ofRaion,
      title: text(
        'Повідомлення про хід голосування в день всеукраїнського референдуму (район, місто)',
        'Notice of the progress of voting on the day of the all-Ukrainian referendum (raion, city)',
      ),
      level: 'district',
      slotKey: ['turnout-slot'],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.в.1',
          body: 'district-referendum-commission',
          cardinality: 'periodic',
          title: text(
            'повідомлення про хід голосування в день проведення всеукраїнського референдуму',
            'Notice of the progress of voting on the day of the all-Ukrainian referendum',
          ),
        },
      ],
    },
  ],
})
export class TurnoutNotice {
  @Count({
    label: text('Кількість виборчих дільниць', 'Precincts'),
    example: 2,
    only: [ofDistrict, ofRaion],
  })
  precinctsTotal!: number;

  @Count({
    label: text('Кількість дільниць, що надали відомості', 'Precincts that have reported'),
    example: 2,
    only: [ofDistrict, ofRaion],
  })
  precinctsReporting!: number;

  @Count({
    label: text('Кількість виборців, внесених до списків', 'Voters on the lists'),
    example: 3000,
    only: [ofDistrict],
  })
  votersOnList!: number;

  @Count({
    label: text('Кількість виборців, які отримали бюлетені', 'Voters who were issued ballots'),
    example: 1234,
    only: [ofDistrict],
  })
  votersIssuedBallots!: number;

  @Rows(() => TurnoutRow, { label: text('Виборчі дільниці', 'Precincts'), optional: true, only: [ofDistrict] })
  precinctRows?: TurnoutRow[];

  @Count({ label: text('Кількість громадян у списках', 'Citizens on the lists'), example: 48000, only: [ofRaion] })
  citizensOnList!: number;

  @Count({
    label: text('Кількість громадян, які отримали бюлетені', 'Citizens issued ballots'),
    example: 21000,
    only: [ofRaion],
  })
  citizensIssuedBallots!: number;

  @Rows(() => TurnoutUnitRow, {
    label: text('Райони і міста', 'Raions and cities'),
    unique: 'unit',
    only: [early, ofRegion],
  })
  unitRows!: TurnoutUnitRow[];

  @Count({
    label: text('Усього отримали бюлетені', 'Issued ballots, total'),
    only: [early, ofRegion],
  })
  totalIssued!: number;
}
