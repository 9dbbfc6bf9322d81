import { text } from '#vybory/language';
import { Count, LocalTime, PrecinctCode, Rows } from '../../decorators.js';
import { columnTotal } from '../../example-total.js';
import { Form } from '../../form-decorator.js';

export class HandedOverRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({ label: text('Кількість виборців, внесених до списку', 'Voters on the list'), optional: true, example: 1500 })
  votersOnList?: number;

  @Count({ label: text('Кількість переданих бюлетенів', 'Ballots handed over'), example: 1510 })
  ballotsHandedOver!: number;

  @LocalTime({ label: text('Дата і час передачі', 'Handed over at'), precision: 'minute-or-day', optional: true })
  handedOverAt?: string;
}

/**
 * Order № 60, 3.1.б.8 and 3.2.а.20: what the district gave to each precinct, one protocol per contest. The chair of a precinct commission
 * enters the number of the row into the precinct protocol (law of 2001, art. 66(4); relation X-1). Who received them is not collected here.
 */
@Form({
  key: 'ballots-handed-over-protocol',
  title: text(
    'Протокол про передачу виборчих бюлетенів дільничним виборчим комісіям',
    'Protocol on the handing over of ballots to the precinct election commissions',
  ),
  category: 'ballots',
  level: 'district',
  slotKey: ['contest'],
  documentKinds: ['protocol'],
  items: [
    {
      ref: '3.1.б.8',
      title: text(
        'протокол про передачу виборчих бюлетенів дільничним виборчим комісіям',
        'Protocol on the handing over of ballots to the precinct election commissions',
      ),
    },
    {
      ref: '3.2.а.20',
      title: text(
        'протокол про передачу окружною виборчою комісією виборчих бюлетенів дільничним виборчим комісіям',
        'Protocol on the handing over by the district election commission of ballots to the precinct election commissions',
      ),
    },
  ],
})
export class BallotsHandedOverProtocol {
  @Rows(() => HandedOverRow, { label: text('Виборчі дільниці', 'Precincts') })
  rows!: HandedOverRow[];

  @Count({
    label: text('Усього передано бюлетенів', 'Ballots handed over, total'),
    example: columnTotal('rows', 'ballotsHandedOver'),
  })
  totalHandedOver!: number;

  @Count({
    label: text('Залишок бюлетенів в окружній (територіальній) комісії', 'Ballots remaining at the district'),
    example: 20,
  })
  remainingAtDistrict!: number;
}
