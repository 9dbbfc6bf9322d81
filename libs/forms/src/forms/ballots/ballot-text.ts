import { text } from '#vybory/language';
import { Count, Day, FileReference, Flag, SubjectId, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class BallotEntryRow {
  @Count({ label: text('Номер у бюлетені', 'Number on the ballot'), min: 1, max: 999, example: 1 })
  ballotNo!: number;

  @SubjectId({ label: text('Кандидат', 'Candidate'), kinds: ['candidate'] })
  candidate!: string;

  @TextField({
    label: text('Текст у бюлетені', 'Text on the ballot'),
    maxLength: 1000,
    example: 'Коваленко Олена Іванівна, 1969 року народження, учитель, безпартійна, самовисування',
    personal: {
      subject: 'nominee',
      purpose: 'register-candidates',
      category: 'political',
      public: ['political'],
    },
  })
  text!: string;
}

/**
 * The text of the ballot of a single-mandate district: order № 60, 3.2.а.10. It is printed for every voter, so its personal data are public; the
 * line of a candidate names the party membership, hence the category. The language is Ukrainian by law and is not asked. X-16 holds the entries
 * against the register of candidates and the protocol.
 */
@Structure({
  key: 'ballot-text',
  category: 'ballots',
  forms: [
    {
      key: 'ballot-text',
      title: text(
        'Текст виборчого бюлетеня для голосування в одномандатному виборчому окрузі',
        'Text of the ballot for voting in a single-mandate district',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['text'],
      items: [
        {
          ref: '3.2.а.10',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'текст виборчого бюлетеня для голосування в одномандатному виборчому окрузі',
            'Text of the ballot for voting in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class BallotText {
  @TextField({
    label: text('Номер рішення про затвердження', 'Number of the approving decision'),
    maxLength: 50,
    example: '41',
  })
  decisionNo!: string;

  @Day({ label: text('Дата рішення', 'Date of the decision'), example: '2002-03-10' })
  approvedAt!: string;

  @Rows(() => BallotEntryRow, { label: text('Кандидати', 'Candidates'), maxRows: 225, unique: 'ballotNo' })
  entries!: BallotEntryRow[];

  @Flag({ label: text('Є рядок «Не підтримую жодного кандидата»', 'Has the line "I support none"') })
  hasNoneOfAbove!: boolean;

  @FileReference({ label: text('Зразок бюлетеня', 'Specimen of the ballot') })
  specimen!: string;
}
