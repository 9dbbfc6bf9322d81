import { text } from '#vybory/language';
import { Count, TextField } from '../../decorators.js';
import { occupation, partyMembership, residence } from '../../parts/candidate.js';
import { nomineeData } from '../../parts/participants.js';
import { Person, workplace } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class ListCandidateRow {
  @Count({ label: text('Порядковий номер', 'Position'), min: 1, max: 450 })
  position!: number;

  @Group(() => Person, { label: text('Кандидат', 'Candidate') })
  person!: Person;

  @TextField({
    label: text('Місце народження', 'Place of birth'),
    maxLength: 500,
    example: 'село Диканька Полтавської області',
    personal: { category: 'birth' },
  })
  birthPlace!: string;

  @occupation
  occupation!: string;

  @workplace
  workplace?: string;

  @residence
  residence!: string;

  @partyMembership
  partyMembership!: string;
}

/**
 * The electoral list of a party or bloc (order № 60, 3.2.б.6), clarified when somebody leaves it. A position cannot
 * be taken twice, or nobody could say who is elected; that none is skipped is a relation, for a list with a gap must be seen and not bounced. 450
 * is the number of seats (Constitution, art. 76).
 */
@Structure({
  key: 'candidate-list',
  category: 'nomination',
  forms: [
    {
      key: 'candidate-list',
      title: text(
        'Виборчий список кандидатів у народні депутати України від партії (блоку)',
        'Electoral list of candidates for people’s deputies of Ukraine from the party (bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['list'],
      items: [
        {
          ref: '3.2.б.6',
          body: 'party',
          cardinality: 'on-change',
          title: text(
            'виборчий список кандидатів у народні депутати України від партії (блоку)',
            'Electoral list of candidates for people’s deputies of Ukraine from the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class CandidateList {
  @Rows(() => ListCandidateRow, {
    label: text('Виборчий список', 'Electoral list'),
    maxRows: 450,
    unique: 'position',
    personal: nomineeData,
  })
  candidates!: ListCandidateRow[];
}
