import { text } from '#vybory/language';
import { Day, SubjectId, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class BlocPartyRow {
  @SubjectId({ label: text('Партія', 'Party'), kinds: ['party'] })
  party!: string;
}

/**
 * A bloc changes: a party leaves it (order № 60, 3.2.б.9; the party is the key), or it is dissolved (3.2.б.10; the bloc is the key). Neither has
 * to happen, hence a slot per occasion, which is owed by nobody.
 */
@Structure({
  key: 'bloc-change-decision',
  category: 'nomination',
  forms: [
    {
      key: 'party-bloc-withdrawal-decision',
      title: text(
        'Рішення партії, що входить до блоку, про її вихід зі складу блоку',
        'Decision of a party that belongs to the bloc on its withdrawal from the bloc',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['party'],
      documentKinds: ['decision'],
      items: [
        {
          ref: '3.2.б.9',
          body: 'party',
          cardinality: 'on-change',
          title: text(
            'рішення партії, що входить до блоку, про її вихід зі складу блоку',
            'Decision of a party that belongs to the bloc on its withdrawal from the bloc',
          ),
        },
      ],
    },
    {
      key: 'bloc-dissolution-decision',
      title: text('Рішення про розпуск виборчого блоку', 'Decision on the dissolution of the election bloc'),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['bloc'],
      documentKinds: ['decision'],
      items: [
        {
          ref: '3.2.б.10',
          body: 'party',
          cardinality: 'on-change',
          title: text('рішення про розпуск виборчого блоку', 'Decision on the dissolution of the election bloc'),
        },
      ],
    },
  ],
})
export class BlocChangeDecision {
  @SubjectId({
    label: text('Блок', 'Bloc'),
    kinds: ['bloc'],
    only: ['party-bloc-withdrawal-decision'],
  })
  bloc!: string;

  @TextField({
    label: text('Орган, який ухвалив рішення', 'Body that decided'),
    maxLength: 500,
    example: 'з’їзд партії',
    only: ['party-bloc-withdrawal-decision'],
  })
  decidedBy!: string;

  @TextField({ label: text('Номер рішення', 'Number of the decision'), maxLength: 50, example: '3' })
  decisionNo!: string;

  @Day({ label: text('Дата рішення', 'Date of the decision'), example: '2002-02-16' })
  decidedAt!: string;

  @Rows(() => BlocPartyRow, {
    label: text('Партії, що входили до блоку', 'Parties of the bloc'),
    maxRows: 100,
    unique: 'party',
    only: ['bloc-dissolution-decision'],
  })
  parties!: BlocPartyRow[];
}
