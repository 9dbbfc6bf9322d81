import { text } from '#vybory/language';
import { atMost, countOf, equal, sumOf, type ArithmeticRule } from '../../arithmetic.js';
import { Choice, Count, Day, LocalTime, SubjectId, TextField } from '../../decorators.js';
import { firstName, lastName, patronymic } from '../../parts/person.js';
import type { PersonalOptions } from '../../personal-data.js';
import { among, notTogether } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

const stage = Choice({
  label: text('Стан', 'Stage'),
  choices: [
    { value: 'held', label: text('проведено', 'held') },
    { value: 'called', label: text('призначено', 'called') },
  ],
});
const heldOnly = { field: 'stage', is: 'held' } as const;

const electionType = Choice({
  label: text('Вид виборів', 'Type of election'),
  choices: [
    { value: 'regular', label: text('чергові', 'regular') },
    { value: 'early', label: text('позачергові', 'early') },
    { value: 'repeat', label: text('повторні', 'repeat') },
    { value: 'by-election', label: text('замість вибулих', 'by-election') },
  ],
});
const calledByDecision = TextField({
  label: text('Рішення про призначення', 'Decision that called it'),
  hint: text('Орган, дата, номер', 'Body, date, number'),
  maxLength: 500,
  example: 'рішення Полтавської міської ради від 10.01.2024 № 12',
});
const votingDay = Day({ label: text('День голосування', 'Voting day') });
const votersOnList = Count({ label: text('Виборців у списках', 'Voters on the list'), when: heldOnly, example: 2000 });
const votersIssued = Count({
  label: text('Одержали бюлетені', 'Voters issued ballots'),
  when: heldOnly,
  example: 1240,
});
const votersTookPart = Count({
  label: text('Взяли участь у голосуванні', 'Voters who took part'),
  when: heldOnly,
  example: 1236,
});
const ballotsInvalid = Count({
  label: text('Недійсних бюлетенів', 'Invalid ballots'),
  when: heldOnly,
  example: 36,
});
const candidates = Count({
  label: text('Кандидатів у бюлетенях', 'Candidates on the ballot'),
  when: heldOnly,
  example: 57,
});
const council = SubjectId({ label: text('Рада', 'Council'), kinds: ['council'] });
const votes = Count({ label: text('Кількість голосів', 'Votes'), example: 640 });
const partyMembership = TextField({
  label: text('Партійність', 'Party membership'),
  maxLength: 500,
  example: 'безпартійна',
  personal: { category: 'political' },
});

const electedData = {
  subject: 'elected',
  purpose: 'establish-results',
  public: ['name', 'political'],
} as const satisfies PersonalOptions;

export class CouncilElectionRow {
  @Count({
    label: text('№ з/п', 'No.'),
    hint: text('На нього посилаються рядки про обраних депутатів', 'Rows on deputies elected refer to it'),
    min: 1,
    example: 1,
  })
  no!: number;

  @council
  council!: string;

  @electionType
  electionType!: 'regular' | 'early' | 'repeat' | 'by-election';

  @calledByDecision
  calledByDecision!: string;

  @votingDay
  votingDay!: string;

  @Count({ label: text('Мандатів, що заміщуються', 'Seats to be filled'), min: 1, example: 50 })
  seats!: number;

  @stage
  stage!: 'held' | 'called';

  @candidates
  candidates?: number;

  @votersOnList
  votersOnList?: number;

  @votersIssued
  votersIssued?: number;

  @votersTookPart
  votersTookPart?: number;

  @ballotsInvalid
  ballotsInvalid?: number;
}

export class ElectedDeputyRow {
  @Count({
    label: text('№ виборів', 'No. of the election'),
    hint: text('Номер рядка в таблиці виборів депутатів', 'Number of the row in the table of council elections'),
    min: 1,
    example: 1,
  })
  election!: number;

  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @votes
  votes!: number;

  @partyMembership
  partyMembership!: string;
}

export class ElectedMayor {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @votes
  votes!: number;

  @partyMembership
  partyMembership!: string;
}

export class MayorElectionRow {
  @council
  council!: string;

  @electionType
  electionType!: 'regular' | 'early' | 'repeat' | 'by-election';

  @calledByDecision
  calledByDecision!: string;

  @votingDay
  votingDay!: string;

  @stage
  stage!: 'held' | 'called';

  @candidates
  candidates?: number;

  @votersOnList
  votersOnList?: number;

  @votersIssued
  votersIssued?: number;

  @votersTookPart
  votersTookPart?: number;

  @ballotsInvalid
  ballotsInvalid?: number;

  @Group(() => ElectedMayor, {
    label: text('Обраний голова', 'Mayor elected'),
    hint: text('Порожньо, якщо нікого не обрано', 'Left out when nobody was elected'),
    optional: true,
    example: {
      lastName: 'Коваленко',
      firstName: 'Олена',
      patronymic: 'Іванівна',
      votes: 640,
      partyMembership: 'безпартійна',
    },
  })
  elected?: ElectedMayor;
}

export class LocalReferendumRow {
  @council
  council!: string;

  @TextField({
    label: text('Питання', 'Question'),
    maxLength: 2000,
    example: 'Чи підтримуєте Ви перейменування міста?',
  })
  question!: string;

  @calledByDecision
  calledByDecision!: string;

  @votingDay
  votingDay!: string;

  @stage
  stage!: 'held' | 'called';

  @votersOnList
  votersOnList?: number;

  @votersIssued
  votersIssued?: number;

  @votersTookPart
  votersTookPart?: number;

  @ballotsInvalid
  ballotsInvalid?: number;

  @Count({ label: text('Голосів «так»', 'Votes “yes”'), when: heldOnly, example: 700 })
  votesYes?: number;

  @Count({ label: text('Голосів «ні»', 'Votes “no”'), when: heldOnly, example: 500 })
  votesNo?: number;
}

function votersAddUp(rows: string): readonly ArithmeticRule[] {
  return [
    atMost('T-2', 'votersIssued', 'votersOnList', { each: rows }),
    atMost('T-2', 'votersTookPart', 'votersIssued', { each: rows }),
    atMost('T-2', 'ballotsInvalid', 'votersTookPart', { each: rows }),
  ];
}

/**
 * Local elections and referendums of a region, from their calling to their results: order № 60, 3.4.а.1, one item for three kinds of events. Each
 * kind has a table of its own, for deputies, mayors and questions have little in common; deputies elected are a further one, for a row cannot
 * hold a list. What exists only when the votes are counted is owed as soon as the event was held: an event is reported as called, and the
 * submission clarified with its results. A council reports whenever elections took place in its region, so each report is an occasion.
 *
 * Local elections are not processed by the system «Вибори» (order № 60, section 1), only taken in.
 */
@Structure({
  key: 'local-elections-report',
  category: 'local',
  pairs: [notTogether([among('stage', 'called'), 'elected'], { each: 'mayorElections' })],
  arithmetic: [
    ...votersAddUp('councilElections'),
    ...votersAddUp('mayorElections'),
    ...votersAddUp('localReferendums'),
    equal('T-3', 'votersTookPart', ['ballotsInvalid', 'votesYes', 'votesNo'], { each: 'localReferendums' }),
    atMost('T-2', countOf('electedDeputies'), sumOf('councilElections', 'seats')),
  ],
  forms: [
    {
      key: 'local-elections-report',
      title: text(
        'Відомості про призначення та результати місцевих виборів і місцевих референдумів',
        'Data on the calling and the results of local elections and local referendums',
      ),
      level: 'region',
      slotKey: ['occasion'],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.4.а.1',
          body: 'regional-council',
          cardinality: 'per-election',
          title: text(
            'відомості про призначення та результати виборів депутатів Верховної Ради Автономної Республіки Крим, депутатів обласних, районних, міських міст обласного значення, міських, районних у містах Києві та Севастополі рад, селищних і сільських рад, виборів міських голів міст Києва, Севастополя та міст обласного значення, місцевих референдумів',
            'Data on the calling and the results of elections of deputies of the Verkhovna Rada of the Autonomous Republic of Crimea, deputies of oblast, raion, city (cities of oblast significance), city, raion-in-city (Kyiv and Sevastopol) councils, settlement and village councils, of elections of the mayors of Kyiv, Sevastopol and cities of oblast significance, and of local referendums',
          ),
        },
      ],
    },
  ],
})
export class LocalElectionsReport {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CouncilElectionRow, {
    label: text('Вибори депутатів рад', 'Council elections'),
    optional: true,
    minRows: 0,
    unique: 'no',
  })
  councilElections?: CouncilElectionRow[];

  @Rows(() => ElectedDeputyRow, {
    label: text('Обрані депутати', 'Deputies elected'),
    optional: true,
    minRows: 0,
    maxRows: 100_000,
    personal: electedData,
  })
  electedDeputies?: ElectedDeputyRow[];

  @Rows(() => MayorElectionRow, {
    label: text('Вибори міських голів', 'Elections of mayors'),
    optional: true,
    minRows: 0,
    personal: electedData,
  })
  mayorElections?: MayorElectionRow[];

  @Rows(() => LocalReferendumRow, {
    label: text('Місцеві референдуми', 'Local referendums'),
    optional: true,
    minRows: 0,
  })
  localReferendums?: LocalReferendumRow[];
}
