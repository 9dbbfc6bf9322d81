import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Count, PrecinctCode, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CertificateRangeRow {
  @TextField({ label: text('З номера', 'From number'), maxLength: 20, example: '0045001' })
  from!: string;

  @TextField({ label: text('До номера', 'To number'), maxLength: 20, example: '0045200' })
  to!: string;
}

export class CertificateUseRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Count({ label: text('Передано дільничній комісії', 'Handed over to the precinct commission'), example: 40 })
  handedOver!: number;

  @Count({ label: text('Видано виборцям', 'Issued to voters'), example: 31 })
  issuedToVoters!: number;

  @Count({ label: text('Зіпсовано', 'Spoiled'), example: 1 })
  spoiled!: number;

  @Count({ label: text('Не використано і погашено', 'Unused and cancelled'), example: 8 })
  unusedCancelled!: number;
}

/**
 * Absentee certificates, received from the Commission and used: order № 60, 3.2.а.18, one item for two reports. They come at different times, so the
 * last day of the period is in the key: after receipt there are no rows and all that was received remains; after the election each precinct
 * has a row, and whatever it got was issued, spoiled or cancelled.
 */
@Structure({
  key: 'absentee-certificates-report',
  category: 'voter-lists',
  arithmetic: [
    equal('X-17', 'handedOver', ['issuedToVoters', 'spoiled', 'unusedCancelled'], { each: 'rows' }),
    equal('X-17', 'receivedFromCommission', [sumOf('rows', 'handedOver'), 'remainingAtDistrict']),
  ],
  forms: [
    {
      key: 'absentee-certificates-report',
      title: text(
        'Відомості про прийняття від Комісії окружною виборчою комісією відкріплювальних посвідчень та відомості щодо їх використання',
        'Data on the receipt by the district election commission from the Commission of absentee voting certificates, and data on their use',
      ),
      level: 'district',
      slotKey: ['period'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.а.18',
          body: 'district-commission',
          cardinality: 'periodic',
          title: text(
            'відомості про прийняття від Комісії окружною виборчою комісією відкріплювальних посвідчень та відомості щодо їх використання',
            'Data on the receipt by the district election commission from the Commission of absentee voting certificates, and data on their use',
          ),
        },
      ],
    },
  ],
})
export class AbsenteeCertificatesReport {
  @Count({ label: text('Одержано від Комісії', 'Received from the Commission') })
  receivedFromCommission!: number;

  @Rows(() => CertificateRangeRow, {
    label: text('Номери одержаних посвідчень', 'Numbers of the certificates received'),
    maxRows: 1000,
    unique: 'from',
  })
  numberRanges!: CertificateRangeRow[];

  @Rows(() => CertificateUseRow, {
    label: text('Використання за дільницями', 'Use by precinct'),
    hint: text('Порожньо, доки посвідчення не передано', 'None until certificates were handed over'),
    optional: true,
    minRows: 0,
  })
  rows?: CertificateUseRow[];

  @Count({ label: text('Залишок в окружній комісії', 'Remaining at the district commission'), example: 120 })
  remainingAtDistrict!: number;
}
