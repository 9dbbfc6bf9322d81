import { text } from '#vybory/language';
import { Day, FileReference, SubjectId, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CharterRow {
  @SubjectId({
    label: text('Партія, що входить до блоку', 'Party of the bloc'),
    hint: text('Лише для блоку', 'For a bloc only'),
    kinds: ['party'],
    optional: true,
  })
  party?: string;

  @Day({ label: text('Дата ухвалення', 'Adopted on'), example: '1999-10-16' })
  adoptedAt!: string;

  @Day({ label: text('Дата останніх змін', 'Last amended on'), optional: true, example: '2001-05-19' })
  amendedAt?: string;

  @TextField({
    label: text('Ким завірено', 'Certified by'),
    maxLength: 500,
    example: 'Міністерство юстиції України',
  })
  certifiedBy!: string;

  @FileReference({ label: text('Копія статуту', 'Copy of the charter') })
  copy!: string;
}

/**
 * The charter of a party, or those of the parties of a bloc (order № 60, 3.2.б.2): a row per charter, because dates and copies differ from party
 * to party. That a bloc gives one of each of its parties is a relation.
 */
@Structure({
  key: 'party-charter-copy',
  category: 'nomination',
  forms: [
    {
      key: 'party-charter-copy',
      title: text(
        'Копія статуту партії (статутів партій, що входять до блоку)',
        'Copy of the charter of the party (charters of the parties that belong to the bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['copy'],
      items: [
        {
          ref: '3.2.б.2',
          body: 'party',
          cardinality: 'once',
          title: text(
            'копія статуту партії (статутів партій, що входять до блоку)',
            'Copy of the charter of the party (charters of the parties that belong to the bloc)',
          ),
        },
      ],
    },
  ],
})
export class PartyCharterCopy {
  @Rows(() => CharterRow, { label: text('Статути', 'Charters'), maxRows: 100, unique: 'party' })
  charters!: CharterRow[];
}
