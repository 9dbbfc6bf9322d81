import { text } from '#vybory/language';
import { Count, LongText } from '../../decorators.js';
import { nomineeData } from '../../parts/participants.js';
import { PersonName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class AutobiographyRow {
  @Count({ label: text('Порядковий номер у списку', 'Position on the list'), min: 1, max: 450 })
  position!: number;

  @Group(() => PersonName, { label: text('Кандидат', 'Candidate') })
  person!: PersonName;

  @LongText({
    label: text('Автобіографія', 'Autobiography'),
    maxLength: 20_000,
    example:
      'Народилася 14 травня 1969 року в селі Диканька. У 1991 році закінчила Полтавський державний педагогічний інститут. Працюю директором школи. Одружена, двоє дітей. Не судима.',
    personal: { category: 'private-life' },
  })
  text!: string;
}

/**
 * Autobiographies of those on the list of a party or bloc (order № 60, 3.2.б.7): one submission with a row per position, as the order has it one
 * item. That every position has one, and of the same person, is a relation. They are no part of what is published.
 */
@Structure({
  key: 'autobiography',
  category: 'nomination',
  forms: [
    {
      key: 'list-candidate-autobiographies',
      title: text(
        'Автобіографії осіб, включених до виборчого списку партії (блоку)',
        'Autobiographies of the persons included in the electoral list of the party (bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['autobiography'],
      items: [
        {
          ref: '3.2.б.7',
          body: 'party',
          cardinality: 'once',
          title: text(
            'автобіографії осіб, включених до виборчого списку партії (блоку)',
            'Autobiographies of the persons included in the electoral list of the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class ListCandidateAutobiographies {
  @Rows(() => AutobiographyRow, {
    label: text('Автобіографії', 'Autobiographies'),
    maxRows: 450,
    unique: 'position',
    personal: nomineeData,
  })
  autobiographies!: AutobiographyRow[];
}
