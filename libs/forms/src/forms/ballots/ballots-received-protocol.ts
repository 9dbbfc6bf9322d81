import { text } from '#vybory/language';
import { Count, LocalTime, TextField } from '../../decorators.js';
import { largestCount } from '../../fields.js';
import { Structure } from '../../structure.js';

/**
 * Order № 60, 3.1.б.7 and 3.2.а.19: the district counts what the Central Election Commission sent, one protocol per contest.
 * An act on a difference goes with the submission (`acts`), not into the values; names of those who signed are not collected here.
 */
@Structure({
  key: 'ballots-received-protocol',
  category: 'ballots',
  forms: [
    {
      key: 'ballots-received-protocol',
      title: text(
        'Протокол про підрахунок (прийняття) виборчих бюлетенів, отриманих від Комісії',
        'Protocol on the counting (acceptance) of the ballots received from the Commission',
      ),
      level: 'district',
      slotKey: ['contest'],
      documentKinds: ['protocol'],
      items: [
        {
          ref: '3.1.б.7',
          body: 'territorial-commission',
          cardinality: 'once',
          title: text(
            'протокол про підрахунок виборчих бюлетенів, отриманих від Комісії',
            'Protocol on the counting of the ballots received from the Commission',
          ),
        },
        {
          ref: '3.2.а.19',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'протокол про прийняття окружною виборчою комісією виборчих бюлетенів від Комісії',
            'Protocol on the acceptance by the district election commission of ballots from the Commission',
          ),
        },
      ],
    },
  ],
})
export class BallotsReceivedProtocol {
  @LocalTime({ label: text('Дата і час одержання', 'Received at') })
  receivedAt!: string;

  @Count({
    label: text('Кількість бюлетенів, відправлених Комісією', 'Ballots dispatched by the Commission'),
    example: 3040,
  })
  ballotsDispatched!: number;

  @Count({ label: text('Кількість бюлетенів за результатами підрахунку', 'Ballots counted'), example: 3040 })
  ballotsCounted!: number;

  @Count({
    label: text('Різниця', 'Difference'),
    hint: text('Підраховано мінус відправлено; може бути від’ємною', 'Counted minus dispatched; may be negative'),
    optional: true,
    min: -largestCount,
    example: 0,
  })
  difference?: number;

  @Count({ label: text('Кількість упаковок', 'Packages'), optional: true, example: 4 })
  packages?: number;

  @TextField({ label: text('Виявлені недоліки', 'Defects found'), optional: true })
  defects?: string;
}
