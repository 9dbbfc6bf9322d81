import type { CampaignKind, SubjectKind } from '#vybory/forms';
import { text, type Text } from '#vybory/language';
import type { Place } from './geography.js';
import type { People, Person } from './people.js';
import { pick } from './pick.js';
import type { Participant, Question } from './world.js';

const partyNames: readonly Text[] = [
  text('Партія «Обрій»', 'Horizon party'),
  text('Партія «Криниця»', 'Well party'),
  text('Партія «Світанок»', 'Dawn party'),
  text('Партія «Поле»', 'Field party'),
  text('Партія «Берег»', 'Shore party'),
  text('Партія «Ліс»', 'Forest party'),
];
const blocName = text('Блок «Поле і Берег»', 'Field and Shore bloc');
const endedBlocName = text('Блок «Ліс»', 'Forest bloc');

/** Who takes part in a campaign of a kind. Each kind has those whom its section of the order asks for papers. */
export function makeParticipants(
  kind: CampaignKind,
  places: readonly Place[],
  people: People,
): { readonly participants: readonly Participant[]; readonly questions: readonly Question[] } {
  const make = maker(people);
  const others = [...outlets(make, kind), ...senders(make)];
  switch (kind) {
    case 'presidential':
      return presidential(make, places, others);
    case 'parliamentary':
      return parliamentary(make, places, others);
    case 'referendum':
      return { participants: [...groups(make, places), ...others], questions: referendumQuestions };
    case 'local':
      return { participants: [...parties(make), ...councils(make, places), ...others], questions: [] };
    default: {
      const never: never = kind;
      return never;
    }
  }
}

type Make = (
  kind: SubjectKind,
  id: string,
  name: Text | ((person: Person) => Text),
  more?: Partial<Participant> & { readonly helpers?: number },
) => Participant;

function maker(people: People): Make {
  return (kind, id, name, { helpers = 6, ...more } = {}) => {
    const person = more.person ?? people.next();
    return {
      id,
      kind,
      name: typeof name === 'function' ? name(person) : name,
      takesPart: true,
      ...more,
      person,
      people: people.several(helpers),
    };
  };
}

function nameOf({ lastName, firstName }: Person): Text {
  return text(`${lastName} ${firstName}`, `${lastName} ${firstName}`);
}

/** Three parties of their own, two in a bloc, one that leaves a bloc, and the bloc that ends with it. */
function parties(make: Make): readonly Participant[] {
  const party = (n: number, takesPart: boolean): Participant =>
    make('party', `party-${n + 1}`, pick(partyNames, n), { takesPart });
  return [
    ...[0, 1, 2].map((n) => party(n, true)),
    ...[3, 4, 5].map((n) => party(n, false)),
    make('bloc', 'bloc-1', blocName, { members: ['party-4', 'party-5'] }),
    make('bloc', 'bloc-2', endedBlocName, { members: ['party-6'], takesPart: false }),
  ];
}

function presidential(
  make: Make,
  _places: readonly Place[],
  others: readonly Participant[],
): ReturnType<typeof makeParticipants> {
  const nominating = [
    ...parties(make),
    make('nomination-meeting', 'meeting-1', text('Збори виборців', 'Meeting of voters'), { helpers: 520 }),
  ];
  const candidates = nominating
    .filter(({ takesPart }) => takesPart)
    .map(({ person }, n) =>
      make('candidate', `candidate-${n + 1}`, nameOf, {
        person,
        helpers: 8,
        place: { contest: 'president', id: String(n + 1) },
      }),
    );
  const answers = candidates.map(({ name }, n) => ({ id: String(n + 1), kind: 'candidate' as const, name }));
  const question = {
    id: 'president',
    title: text('Вибори Президента', 'Election of the President'),
    territory: 'UA',
    answers,
  };
  return { participants: [...nominating, ...candidates, ...others], questions: [question] };
}

const candidatesPerDistrict = 3;

function parliamentary(
  make: Make,
  places: readonly Place[],
  others: readonly Participant[],
): ReturnType<typeof makeParticipants> {
  const listed = parties(make);
  const onBallot = listed.filter(({ takesPart }) => takesPart);
  const withPlaces = listed.map((party) => {
    const no = onBallot.indexOf(party) + 1;
    return no === 0 ? party : { ...party, place: { contest: 'multi', id: String(no) } };
  });
  const multi: Question = {
    id: 'multi',
    title: text('Багатомандатний округ', 'Multi-mandate district'),
    territory: 'UA',
    answers: onBallot.map(({ name }, n) => ({ id: String(n + 1), kind: 'party', name })),
  };
  const districts = places.map(({ code, number }) => {
    const candidates = Array.from({ length: candidatesPerDistrict }, (_, n) =>
      make('candidate', `candidate-${code}-${n + 1}`, nameOf, {
        territory: code,
        place: { contest: `single-${code}`, id: String(n + 1) },
      }),
    );
    const question: Question = {
      id: `single-${code}`,
      title: text(`Одномандатний округ № ${number}`, `Single-mandate district No. ${number}`),
      territory: code,
      answers: candidates.map(({ name }, n) => ({ id: String(n + 1), kind: 'candidate', name })),
    };
    return { candidates, question };
  });
  return {
    participants: [...withPlaces, ...districts.flatMap(({ candidates }) => candidates), ...others],
    questions: [multi, ...districts.map(({ question }) => question)],
  };
}

const yesOrNo = [
  { id: '1', kind: 'answer', name: text('Так', 'Yes') },
  { id: '2', kind: 'answer', name: text('Ні', 'No') },
] as const;

const referendumQuestions: readonly Question[] = [
  { id: 'question-1', title: text('Питання 1', 'Question 1'), territory: 'UA', answers: yesOrNo },
  { id: 'question-2', title: text('Питання 2', 'Question 2'), territory: 'UA', answers: yesOrNo },
];

/** One initiative group in each region, at home in its first district. */
function groups(make: Make, places: readonly Place[]): readonly Participant[] {
  return firstDistricts(places).map(({ code, region }) =>
    make(
      'initiative-group',
      `group-${region.toLowerCase()}`,
      text(`Ініціативна група (${region})`, `Initiative group (${region})`),
      {
        territory: code,
        helpers: 20,
      },
    ),
  );
}

function councils(make: Make, places: readonly Place[]): readonly Participant[] {
  return places.map(({ code, number }) =>
    make('council', `council-${code}`, text(`Міська рада № ${number}`, `City council No. ${number}`), {
      territory: code,
    }),
  );
}

function firstDistricts(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter(({ region }) => !seen.has(region) && seen.add(region));
}

function outlets(make: Make, kind: CampaignKind): readonly Participant[] {
  if (kind === 'local') return [];
  return [
    make('media-outlet', 'outlet-tv', text('Телеканал «Вежа»', 'Tower television')),
    make('media-outlet', 'outlet-radio', text('Радіо «Хвиля»', 'Wave radio')),
    make('media-outlet', 'outlet-paper', text('Газета «Слово»', 'Word newspaper')),
  ];
}

function senders(make: Make): readonly Participant[] {
  return [
    make('observer-sender', 'sender-state', text('Парламент сусідньої держави', 'Parliament of a neighbour state'), {
      helpers: 12,
    }),
    make('observer-sender', 'sender-mission', text('Міжнародна місія', 'International mission'), { helpers: 15 }),
  ];
}
