import {
  bodiesOfOrder,
  formUsesOfOrder,
  type CampaignDefinition,
  type ContestDefinition,
  type DutyDefinition,
  type FormUse,
  type SubjectDefinition,
} from '#vybory/campaigns';
import { findForm, orderItems, type CampaignKind, type OrderItem } from '#vybory/forms';
import { text } from '#vybory/language';

const subjects: readonly SubjectDefinition[] = [
  { id: 'party-a', kind: 'party', name: text('Партія «Перша»', 'First party') },
  { id: 'party-b', kind: 'party', name: text('Партія «Друга»', 'Second party') },
  { id: 'bloc-a', kind: 'bloc', name: text('Блок «Єдність»', 'Unity bloc'), members: ['party-a', 'party-b'] },
  { id: 'candidate-a', kind: 'candidate', name: text('Кандидат А', 'Candidate A'), territory: '11' },
  { id: 'meeting-a', kind: 'nomination-meeting', name: text('Збори виборців', 'Voters’ meeting') },
  { id: 'group-a', kind: 'initiative-group', name: text('Ініціативна група', 'Initiative group'), territory: '11' },
  { id: 'outlet-a', kind: 'media-outlet', name: text('Телеканал', 'TV channel') },
  { id: 'sender-a', kind: 'observer-sender', name: text('Місія спостерігачів', 'Observation mission') },
  { id: 'council-a', kind: 'council', name: text('Міська рада', 'City council'), territory: '11' },
];

const lines = ['ballotsReceived', 'votersOnList', 'ballotsUnused', 'votersIssued', 'votersTookPart', 'ballotsInvalid'];
const protocolLines = lines.map((line, index) => ({
  line,
  no: String(index + 1),
  label: text(`Рядок ${index + 1}`, `Line ${index + 1}`),
}));

const wholeCountry: ContestDefinition = {
  id: 'main',
  title: text('Голосування', 'Vote'),
  territory: 'UA',
  contestants: [
    { id: '1', no: 1, kind: 'answer', name: text('Так', 'Yes') },
    { id: '2', no: 2, kind: 'answer', name: text('Ні', 'No') },
  ],
  precinctLines: protocolLines,
  districtLines: protocolLines,
};

/** Protocols of single-mandate districts have the forms of the nationwide district, and contests of their own (3.2.а.22 to 3.2.а.25). */
const singleMandate: ContestDefinition = {
  ...wholeCountry,
  id: 'single',
  title: text('Одномандатний округ № 11', 'Single-mandate district No. 11'),
  territory: '11',
  contestants: [
    { id: '7', no: 1, kind: 'candidate', name: text('Кандидат А', 'Candidate A') },
    { id: '8', no: 2, kind: 'candidate', name: text('Кандидат Б', 'Candidate B') },
  ],
};

/** Everything is owed, without a term but for the periods that are reported on; what comes as often as something happens nobody owes. */
function dutyOf({ form }: FormUse): DutyDefinition {
  const parts = findForm(form)?.slotKey ?? [];
  if (parts.includes('occasion')) return { form, kind: 'on-event', due: 'on event', status: 'configured' };
  const due = parts.includes('period') ? { due: 'every 7 days from E-7 to E' } : {};
  return { form, kind: 'due', ...due, status: 'configured' };
}

/** A small campaign of one kind that asks for everything that the order asks for; nothing is checked but the shape unless said so. */
export function orderCampaign(
  kind: CampaignKind,
  id: string,
  relations: CampaignDefinition['relations'] = [],
): CampaignDefinition {
  return {
    id,
    kind,
    title: text('Вибори за Порядком', 'Elections by the order'),
    votingDay: '2002-03-31',
    timeZone: 'Europe/Kyiv',
    polls: { open: '08:00', close: '20:00' },
    territory: [
      { code: 'UA', level: 'country', name: text('Україна', 'Ukraine') },
      { code: 'UA-05', level: 'region', parent: 'UA', name: text('Вінницька область', 'Vinnytsia Oblast') },
      { code: '11', level: 'district', parent: 'UA-05', number: '11', name: text('Округ № 11', 'District No. 11') },
      ...['050130', '050131'].map((number) => ({
        code: `11-${number}`,
        level: 'precinct' as const,
        parent: '11',
        number,
        name: text(`Дільниця № ${number}`, `Precinct No. ${number}`),
      })),
    ],
    contests: kind === 'parliamentary' ? [wholeCountry, singleMandate] : [wholeCountry],
    subjects,
    turnoutSlots: [{ at: '11:00' }, { at: '15:00' }, { at: '20:00' }],
    bodies: bodiesOfOrder(kind),
    forms: formUsesOfOrder(kind),
    duties: formUsesOfOrder(kind).map(dutyOf),
    relations,
  };
}

/** Where the one example of an item is submitted, and by whom. */
export interface ItemPlace {
  readonly unit: string;
  readonly key: string;
  readonly body: string;
  /** Contest that the form is of; undefined for forms of none. */
  readonly contest: string | undefined;
}

const unitOf = { country: 'UA', region: 'UA-05', district: '11', precinct: '11-050130' } as const;

export function placeOf(item: OrderItem, definition: CampaignDefinition): ItemPlace {
  const form = findForm(item.form);
  const body = definition.bodies.find(({ id }) => id === item.body);
  if (form === undefined || body === undefined) throw new Error(`${item.ref}: no form or body`);
  const subject = subjects.find(
    ({ kind }) => form.keySubjects?.includes(kind) && (body.subjects === undefined || body.subjects.includes(kind)),
  );
  const contest = form.slotKey.includes('contest') ? contestOf(item, definition) : undefined;
  const parts = form.slotKey.flatMap((part): readonly string[] => {
    switch (part) {
      case 'contest':
        return contest === undefined ? [] : [contest];
      case 'turnout-slot':
        return ['11:00'];
      case 'subject':
        return subject === undefined ? [] : [subject.id];
      case 'period':
        return ['2002-03-24'];
      case 'document-kind':
      case 'occasion':
        return [];
      default: {
        const never: never = part;
        return never;
      }
    }
  });
  const scope =
    body.subjects === undefined ? (body.level === 'country' ? '' : unitOf[body.level]) : (subject?.id ?? '');
  const identity = scope === '' ? body.id : `${body.id}:${scope}`;
  return { unit: unitOf[form.level], key: parts.join('+'), body: identity, contest };
}

/** Items that share a form are of one contest each. */
function contestOf({ ref, kind, form }: OrderItem, { contests }: CampaignDefinition): string {
  const sharing = orderItems().filter((item) => item.kind === kind && item.form === form);
  const contest = contests[sharing.findIndex((item) => item.ref === ref)];
  if (contest === undefined) throw new Error(`${ref}: no contest of its own`);
  return contest.id;
}
