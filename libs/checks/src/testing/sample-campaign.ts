import type { CampaignDefinition, ContestantDefinition, LineUse, RelationUse } from '#vybory/campaigns';
import type { LineName } from '#vybory/forms';
import { text } from '#vybory/language';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { districtProtocol, precinctProtocol } from '../forms.js';

const lineNames: readonly LineName[] = [
  'ballotsReceived',
  'votersOnList',
  'votersOnHomeVotingExtract',
  'ballotsUnused',
  'votersIssuedInPremises',
  'votersIssuedAtHome',
  'votersIssued',
  'ballotsNotCounted',
  'votersTookPart',
  'ballotsInvalid',
  'votesTotal',
  'votesIllegal',
];

export const sampleLines: readonly LineUse[] = lineNames.map((line, i) => ({
  line,
  no: String(i + 1),
  label: text(`Назва рядка ${line}`, `Label of ${line}`),
}));

const contestants: readonly ContestantDefinition[] = [1, 2, 3, 4].map((no) => ({
  id: String(no),
  no,
  kind: 'candidate',
  name: text(`Кандидат ${no}`, `Candidate ${no}`),
  ...(no === 4 ? { struckOut: true } : {}),
}));

/** An invented campaign with one contest, one district `7` and its precincts `7-000001`, `7-000002`. */
export function sampleCampaign(
  relations: readonly RelationUse[],
  changes: Partial<CampaignDefinition> = {},
): CampaignDefinition {
  return {
    id: 'sample',
    kind: 'presidential',
    title: text('Зразкові вибори', 'Sample election'),
    votingDay: '2030-03-31',
    timeZone: 'Europe/Kyiv',
    polls: { open: '08:00', close: '20:00' },
    territory: [],
    contests: [
      {
        id: 'president',
        title: text('Президент', 'President'),
        territory: 'UA',
        contestants,
        precinctLines: sampleLines,
        districtLines: sampleLines,
        boxes: 'optional',
      },
    ],
    turnoutSlots: [{ at: '11:00' }, { at: '15:00' }, { at: '20:00' }],
    bodies: [],
    forms: [],
    relations,
    ...changes,
  };
}

/** A clean protocol of 1,000 ballots: every relation of the catalogue holds for it. */
export const cleanProtocol = {
  lines: {
    ballotsReceived: 1000,
    votersOnList: 990,
    votersOnHomeVotingExtract: 30,
    ballotsUnused: 300,
    votersIssuedInPremises: 680,
    votersIssuedAtHome: 20,
    votersIssued: 700,
    ballotsNotCounted: 1,
    votersTookPart: 699,
    ballotsInvalid: 9,
    votesTotal: 690,
    votesIllegal: 0,
  },
  votes: { '1': 400, '2': 200, '3': 90 },
  boxes: [
    { kind: 'stationary', number: 1, ballots: 680 },
    { kind: 'portable', number: 2, ballots: 20, controlSheet: 20 },
  ],
  drawnUpAt: '2030-03-31T23:40',
  membersTotal: 12,
  membersSigned: 12,
  chairSigned: true,
  deputyChairSigned: true,
  secretarySigned: true,
  quorum: true,
} as const satisfies FormValues;

interface ProtocolChanges {
  readonly lines?: Readonly<Record<string, number | null | undefined>>;
  readonly votes?: Readonly<Record<string, number | undefined>>;
  readonly [field: string]: unknown;
}

/** The clean protocol with some values changed; `undefined` leaves a value out. */
export function protocol(changes: ProtocolChanges = {}): FormValues {
  const { lines, votes, ...fields } = changes;
  const merged = {
    ...cleanProtocol,
    ...fields,
    lines: without({ ...cleanProtocol.lines, ...lines }),
    votes: without({ ...cleanProtocol.votes, ...votes }),
  };
  return without(merged) as FormValues;
}

function without(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

export function precinctSubmission(values: FormValues, more: Partial<SubmissionView> = {}): SubmissionView {
  return { form: precinctProtocol, unit: '7-000001', key: 'president', values, ...more };
}

/** The district protocol of two precincts that both submitted the clean protocol. */
export function districtSubmission(changes: ProtocolChanges = {}, more: Partial<SubmissionView> = {}): SubmissionView {
  const { lines, votes, ...fields } = changes;
  const values = {
    precinctsTotal: 2,
    precinctsIncluded: 2,
    precinctsInvalid: 0,
    ...fields,
    lines: without({ ...doubled(cleanProtocol.lines), ...lines }),
    votes: without({ ...doubled(cleanProtocol.votes), ...votes }),
  };
  return { form: districtProtocol, unit: '7', key: 'president', values: values as FormValues, ...more };
}

function doubled(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, 2 * count]));
}
