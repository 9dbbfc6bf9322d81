import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Count, LocalTime, PrecinctCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class HandedOverRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({ label: text('Кількість виборців, внесених до списку', 'Voters on the list'), optional: true, example: 1500 })
  votersOnList?: number;

  @Count({ label: text('Кількість переданих бюлетенів', 'Ballots handed over'), example: 1505 })
  ballotsHandedOver!: number;

  @LocalTime({ label: text('Дата і час передачі', 'Handed over at'), precision: 'minute-or-day', optional: true })
  handedOverAt?: string;
}

/**
 * Order № 60, 3.1.б.8 and 3.2.а.20: what the district gave to each precinct, one protocol per contest. The chair of a precinct commission
 * enters the number of the row into the precinct protocol (law of 2001, art. 66(4); relation X-1). Who received them is not collected here.
 */
@Structure({
  key: 'ballots-handed-over-protocol',
  category: 'ballots',
  arithmetic: [equal('T-1', 'totalHandedOver', sumOf('rows', 'ballotsHandedOver'))],
  forms: [
    {
      key: 'ballots-handed-over-protocol',
      title: text(
        'Протокол про передачу виборчих бюлетенів дільничним виборчим комісіям',
        'Protocol on the handing over of ballots to the precinct election commissions',
      ),
      level: 'district',
      slotKey: ['contest'],
      documentKinds: ['protocol'],
      items: [
        {
          ref: '3.1.б.8',
          body: 'territorial-commission',
          cardinality: 'once',
          title: text(
            'протокол про передачу виборчих бюлетенів дільничним виборчим комісіям',
            'Protocol on the handing over of ballots to the precinct election commissions',
          ),
        },
        {
          ref: '3.2.а.20',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'протокол про передачу окружною виборчою комісією виборчих бюлетенів дільничним виборчим комісіям',
            'Protocol on the handing over by the district election commission of ballots to the precinct election commissions',
          ),
        },
      ],
    },
  ],
})
export class BallotsHandedOverProtocol {
  @Rows(() => HandedOverRow, { label: text('Виборчі дільниці', 'Precincts') })
  rows!: HandedOverRow[];

  @Count({
    label: text('Усього передано бюлетенів', 'Ballots handed over, total'),
  })
  totalHandedOver!: number;

  @Count({
    label: text('Залишок бюлетенів в окружній (територіальній) комісії', 'Ballots remaining at the district'),
    example: 30,
  })
  remainingAtDistrict!: number;
}
