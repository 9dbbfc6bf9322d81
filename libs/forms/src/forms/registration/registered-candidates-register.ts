import { text } from '#vybory/language';
import { Choice, Count, LocalTime, SubjectId } from '../../decorators.js';
import { occupation, partyMembership, residence } from '../../parts/candidate.js';
import { nomineeData } from '../../parts/participants.js';
import { Person, personIn, workplace } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class RegisteredCandidateRow {
  @Count({
    label: text('Номер у бюлетені', 'Number on the ballot'),
    hint: text('Порожньо, поки номерів немає', 'Left out while there are no numbers yet'),
    optional: true,
    min: 1,
    max: 225,
  })
  ballotNo?: number;

  @Group(() => Person, { label: text('Кандидат', 'Candidate') })
  person!: Person;

  @occupation
  occupation!: string;

  @workplace
  workplace?: string;

  @residence
  residence!: string;

  @partyMembership
  partyMembership!: string;

  @Choice({
    label: text('Суб’єкт висування', 'Nominated by'),
    choices: [
      { value: 'party', label: text('партія', 'party') },
      { value: 'bloc', label: text('блок', 'bloc') },
      { value: 'self', label: text('самовисування', 'self-nomination') },
    ],
    personal: { category: 'political' },
  })
  nomination!: 'party' | 'bloc' | 'self';

  @SubjectId({
    label: text('Партія', 'Party'),
    kinds: ['party'],
    when: { field: 'nomination', is: 'party' },
    personal: { category: 'political' },
  })
  party?: string;

  @SubjectId({
    label: text('Блок', 'Bloc'),
    kinds: ['bloc'],
    when: { field: 'nomination', is: 'bloc' },
    personal: { category: 'political' },
  })
  bloc?: string;
}

/**
 * The candidates who are registered in a single-mandate district now (order № 60, 3.2.а.9), clarified when one comes or goes. Numbers follow the
 * drawing up of the ballot and may be left out before. Who nominated is asked as a party or as a bloc, so that each is one of its kind; one who
 * nominated himself has neither. X-16: as many rows as are registered and not cancelled (3.2.а.8), on the ballot (3.2.а.10) and in the protocol.
 */
@Structure({
  key: 'registered-candidates-register',
  category: 'registration',
  forms: [
    {
      key: 'registered-candidates-register',
      title: text(
        'Відомості про кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
        'Data on the candidates for people’s deputies of Ukraine registered in the single-mandate election district',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['list'],
      items: [
        {
          ref: '3.2.а.9',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
            'Data on the candidates for people’s deputies of Ukraine registered in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class RegisteredCandidatesRegister {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => RegisteredCandidateRow, {
    key: personIn('person'),
    label: text('Зареєстровані кандидати', 'Registered candidates'),
    maxRows: 225,
    unique: 'ballotNo',
    personal: nomineeData,
  })
  candidates!: RegisteredCandidateRow[];
}
