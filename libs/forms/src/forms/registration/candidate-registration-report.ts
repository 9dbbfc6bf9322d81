import { text } from '#vybory/language';
import { Choice, Count, Day, LocalTime, TextField } from '../../decorators.js';
import { nomineeData } from '../../parts/participants.js';
import { Person, personIn } from '../../parts/person.js';
import { among, missing, notTogether } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class RegistrationEventRow {
  @Group(() => Person, { label: text('Кандидат (претендент)', 'Candidate (nominee)') })
  person!: Person;

  @Choice({
    label: text('Подія', 'Event'),
    choices: [
      { value: 'documents-received', label: text('прийнято документи', 'documents received') },
      { value: 'registered', label: text('зареєстровано', 'registered') },
      { value: 'refused', label: text('відмовлено в реєстрації', 'registration refused') },
      { value: 'cancelled', label: text('реєстрацію скасовано', 'registration cancelled') },
      { value: 'withdrew', label: text('відмовився балотуватися', 'withdrew') },
      { value: 'died', label: text('помер', 'died') },
    ],
    personal: { category: 'political' },
  })
  event!: string;

  @Day({ label: text('Дата рішення або події', 'Date of the decision or event'), example: '2002-02-02' })
  date!: string;

  @TextField({
    label: text('Номер рішення', 'Number of the decision'),
    hint: text('Порожньо, якщо рішення не ухвалювалося', 'Left out when there was no decision'),
    maxLength: 50,
    optional: true,
    example: '14',
  })
  decisionNo?: string;

  @TextField({
    label: text('Підстава', 'Ground'),
    hint: text('Для відмови і скасування', 'For refusals and cancellations'),
    optional: true,
    personal: { category: 'convictions' },
  })
  ground?: string;
}

/**
 * How the registration of candidates in a single-mandate district goes on (order № 60, 3.2.а.8): all events so far and their totals, clarified
 * when something happens. People are told apart by date of birth too, because namesakes stand in one district. Withdrawals and deaths count as
 * cancelled, so that registered less cancelled are the candidates who are left. That the totals are the numbers of events of their kind,
 * and that decisions and grounds are there where they are owed, are relations. The ground of a refusal may be a conviction and is kept as one:
 * the event is published, its ground is not.
 */
@Structure({
  key: 'candidate-registration-report',
  category: 'registration',
  pairs: [
    notTogether([among('event', 'registered', 'refused', 'cancelled'), missing('decisionNo')], { each: 'events' }),
    notTogether([among('event', 'refused', 'cancelled'), missing('ground')], { each: 'events' }),
  ],
  forms: [
    {
      key: 'candidate-registration-report',
      title: text(
        'Відомості про реєстрацію кандидатів у народні депутати України в одномандатному виборчому окрузі',
        'Data on the registration of candidates for people’s deputies of Ukraine in the single-mandate election district',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.2.а.8',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про реєстрацію кандидатів у народні депутати України в одномандатному виборчому окрузі',
            'Data on the registration of candidates for people’s deputies of Ukraine in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class CandidateRegistrationReport {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => RegistrationEventRow, {
    key: [...personIn('person'), 'event', 'date'],
    label: text('Події', 'Events'),
    maxRows: 1000,
    personal: nomineeData,
    example: [
      {
        person: { lastName: 'Коваленко', firstName: 'Олена', patronymic: 'Іванівна', birthDate: '1969-05-14' },
        event: 'documents-received',
        date: '2002-01-28',
      },
      {
        person: { lastName: 'Коваленко', firstName: 'Олена', patronymic: 'Іванівна', birthDate: '1969-05-14' },
        event: 'registered',
        date: '2002-02-02',
        decisionNo: '14',
      },
    ],
  })
  events!: RegistrationEventRow[];

  @Count({ label: text('Прийнято документів', 'Documents received'), example: 1 })
  documentsReceivedTotal!: number;

  @Count({ label: text('Зареєстровано кандидатів', 'Candidates registered'), example: 1 })
  registeredTotal!: number;

  @Count({ label: text('Відмовлено в реєстрації', 'Registrations refused'), example: 0 })
  refusedTotal!: number;

  @Count({
    label: text('Скасовано реєстрацію', 'Registrations cancelled'),
    hint: text('Разом із тими, хто відмовився або помер', 'With those who withdrew or died'),
    example: 0,
  })
  cancelledTotal!: number;
}
