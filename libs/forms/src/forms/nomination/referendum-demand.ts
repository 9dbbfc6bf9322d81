import { text } from '#vybory/language';
import { Day, Identifier, LongText } from '../../decorators.js';
import { supporterData } from '../../parts/participants.js';
import { Signatory } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

/**
 * The demand for a referendum (order № 60, 3.3.д.3), one per initiative group. It points to the submission with the wording of its questions
 * (3.3.г.4), which another body sent; that it exists and is of the same group is a relation, for it may still be on its way.
 */
@Structure({
  key: 'referendum-demand',
  category: 'nomination',
  forms: [
    {
      key: 'referendum-demand',
      title: text(
        'Вимога про проведення всеукраїнського референдуму',
        'Demand for the holding of the all-Ukrainian referendum',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['demand'],
      items: [
        {
          ref: '3.3.д.3',
          body: 'initiative-group',
          cardinality: 'once',
          title: text(
            'вимога про проведення всеукраїнського референдуму',
            'Demand for the holding of the all-Ukrainian referendum',
          ),
        },
      ],
    },
  ],
})
export class ReferendumDemand {
  @Identifier('submission', {
    label: text('Подання з формулюванням питань', 'Submission with the wording of the questions'),
    example: 'demo.referendum-questions.57.group-1~1',
  })
  questions!: string;

  @LongText({
    label: text('Текст вимоги', 'Text of the demand'),
    example:
      'Ми, громадяни України, вимагаємо проведення всеукраїнського референдуму за народною ініціативою з питань, сформульованих зборами громадян.',
  })
  demandText!: string;

  @Day({ label: text('Дата подання', 'Date of submission'), example: '2000-04-18' })
  submittedAt!: string;

  @Rows(() => Signatory, { label: text('Хто підписав', 'Signed by'), maxRows: 2000, personal: supporterData })
  signedBy!: Signatory[];
}
