import { text } from '#vybory/language';
import { Count, LongText } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class ReferendumQuestionRow {
  @Count({ label: text('№', 'No.'), min: 1, max: 50 })
  no!: number;

  @LongText({
    label: text('Формулювання питання', 'Wording of the question'),
    maxLength: 5000,
    example: 'Чи підтримуєте Ви пропозицію про зменшення кількості народних депутатів України до 300?',
  })
  text!: string;
}

/**
 * The clear wording of the questions of a referendum (order № 60, 3.3.г.4), sent by the head of the council for each initiative group. What the
 * ballot will say, so it is asked apart from the meeting's protocol; that both have as many questions is a relation.
 */
@Structure({
  key: 'referendum-questions',
  category: 'nomination',
  forms: [
    {
      key: 'referendum-questions',
      title: text(
        'Формулювання питань, що виносяться на всеукраїнський референдум',
        'Wording of the questions submitted to the all-Ukrainian referendum',
      ),
      level: 'district',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['text'],
      items: [
        {
          ref: '3.3.г.4',
          body: 'council-head',
          cardinality: 'once',
          title: text(
            'чітке формулювання питань, що виносяться на всеукраїнський референдум',
            'Clear wording of the questions submitted to the all-Ukrainian referendum',
          ),
        },
      ],
    },
  ],
})
export class ReferendumQuestions {
  @Rows(() => ReferendumQuestionRow, { label: text('Питання', 'Questions'), maxRows: 50, unique: 'no' })
  questions!: ReferendumQuestionRow[];
}
