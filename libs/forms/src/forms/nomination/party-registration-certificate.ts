import { text } from '#vybory/language';
import { Day, FileReference, SubjectId, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CertificateRow {
  @SubjectId({
    label: text('Партія, що входить до блоку', 'Party of the bloc'),
    hint: text('Лише для блоку', 'For a bloc only'),
    kinds: ['party'],
    optional: true,
  })
  party?: string;

  @TextField({ label: text('Номер свідоцтва', 'Number of the certificate'), maxLength: 50, example: '112-п.п.' })
  certificateNo!: string;

  @Day({ label: text('Дата реєстрації партії', 'Date of registration of the party'), example: '1999-12-27' })
  registeredAt!: string;

  @Day({
    label: text('Дата завірення в Міністерстві юстиції України', 'Date of certification by the Ministry of Justice'),
    hint: text('Обов’язково на виборах Президента України', 'Owed in elections of the President of Ukraine'),
    optional: true,
    example: '2001-12-28',
  })
  certifiedAt?: string;

  @FileReference({ label: text('Копія свідоцтва', 'Copy of the certificate') })
  copy!: string;
}

/**
 * Copies of the certificates of registration: one of a party, one of each party of a bloc (order № 60, 3.1.в.3 and 3.2.б.1). One row per
 * certificate, because number and date differ from party to party. Only 3.1.в.3 asks for copies that the Ministry of Justice has certified, so
 * that date may be left out and is judged by the kind of campaign; who certifies is given and not asked.
 */
@Structure({
  key: 'party-registration-certificate',
  category: 'nomination',
  forms: [
    {
      key: 'party-registration-certificate',
      title: text(
        'Копія свідоцтва про реєстрацію партії (партій, що входять до блоку)',
        'Copy of the registration certificate of the party (of the parties that belong to the bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['copy'],
      items: [
        {
          ref: '3.1.в.3',
          body: 'party',
          cardinality: 'once',
          title: text(
            'копія свідоцтва про реєстрацію партії (партій, що об’єдналися у виборчий блок), завірені в Міністерстві юстиції України',
            'Copy of the registration certificate of the party (of the parties united in an election bloc), certified by the Ministry of Justice of Ukraine',
          ),
        },
        {
          ref: '3.2.б.1',
          body: 'party',
          cardinality: 'once',
          title: text(
            'копія свідоцтва про реєстрацію партії (партій, що входять до блоку)',
            'Copy of the registration certificate of the party (of the parties that belong to the bloc)',
          ),
        },
      ],
    },
  ],
})
export class PartyRegistrationCertificate {
  @Rows(() => CertificateRow, {
    label: text('Свідоцтва про реєстрацію', 'Certificates of registration'),
    maxRows: 100,
    unique: 'party',
  })
  certificates!: CertificateRow[];
}
