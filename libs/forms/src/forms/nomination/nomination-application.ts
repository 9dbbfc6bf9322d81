import { text } from '#vybory/language';
import { Day, FileReference, TextField } from '../../decorators.js';
import { nomineeData, nominatingOfficialData, supporterData } from '../../parts/participants.js';
import { Person, Signatory } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class AttachmentRow {
  @TextField({
    label: text('Назва документа', 'Document'),
    maxLength: 500,
    example: 'Рішення з’їзду про висування претендента',
  })
  title!: string;

  @FileReference({ label: text('Файл', 'File'), personal: { category: 'document' } })
  file!: string;
}

/**
 * The paper that asks for a nominee: of a party or bloc that nominates one (order № 60, 3.1.в.1), of a meeting of voters that asks for the
 * registration of its nominee (3.1.г.1). Who nominates, the key says. The papers that the law asks for are forms of their own; attachments are
 * what else comes with the application. Signers of a party are its officials, those of a meeting are supporters.
 */
@Structure({
  key: 'nomination-application',
  category: 'nomination',
  forms: [
    {
      key: 'nomination-application-by-party',
      title: text(
        'Заява партії (блоку) про висування претендента на кандидата у Президенти України',
        'Application of the party (bloc) for the nomination of a nominee (претендент) for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['application'],
      items: [
        {
          ref: '3.1.в.1',
          body: 'party',
          cardinality: 'once',
          title: text(
            'заява партії (блоку) про висування претендента на кандидата у Президенти України',
            'Application of the party (bloc) for the nomination of a nominee (претендент) for candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'nominee-registration-application-by-meeting',
      title: text(
        'Заява про реєстрацію претендента на кандидата у Президенти України',
        'Application for the registration of a nominee for candidate for President of Ukraine',
      ),
      category: 'registration',
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['application'],
      items: [
        {
          ref: '3.1.г.1',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'заява про реєстрацію претендента на кандидата у Президенти України',
            'Application for the registration of a nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
  ],
})
export class NominationApplication {
  @TextField({
    label: text('Номер заяви', 'Number of the application'),
    maxLength: 50,
    example: '12/03',
    only: ['nomination-application-by-party'],
  })
  applicationNo!: string;

  @Group(() => Person, { label: text('Претендент', 'Nominee'), personal: nomineeData })
  nominee!: Person;

  @Day({ label: text('Дата подання', 'Date of submission') })
  submittedAt!: string;

  @Rows(() => Signatory, {
    label: text('Хто підписав', 'Signed by'),
    maxRows: 50,
    only: ['nomination-application-by-party'],
    personal: nominatingOfficialData,
  })
  @Rows(() => Signatory, {
    label: text('Хто підписав', 'Signed by'),
    maxRows: 50,
    only: ['nominee-registration-application-by-meeting'],
    personal: supporterData,
  })
  signedBy!: Signatory[];

  @Rows(() => AttachmentRow, {
    label: text('Додатки', 'Attachments'),
    optional: true,
    minRows: 0,
    maxRows: 50,
    only: ['nomination-application-by-party'],
    personal: nomineeData,
  })
  attachments?: AttachmentRow[];
}
