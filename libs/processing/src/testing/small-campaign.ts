import type { CampaignDefinition, RelationUse, Stage, TerritoryDefinition } from '#vybory/campaigns';
import type { FormKey, LineName } from '#vybory/forms';
import { text } from '#vybory/language';
import type { FormValues } from '#vybory/submissions';

const lines: readonly LineName[] = [
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
];

const lineUses = lines.map((line, index) => ({
  line,
  no: String(index + 1),
  label: text(`Рядок ${index + 1}`, `Line ${index + 1}`),
}));

const relations: readonly RelationUse[] = [
  { id: 'P-1', severity: 'act' },
  { id: 'P-2', severity: 'act' },
  { id: 'P-4', severity: 'error' },
  { id: 'P-13', severity: 'error' },
  { id: 'X-1', severity: 'act' },
  { id: 'X-4', severity: 'warning' },
  { id: 'X-5', severity: 'error' },
  { id: 'X-8', severity: 'act' },
  { id: 'X-10', severity: 'error' },
  { id: 'X-11', severity: 'error' },
  { id: 'X-12', severity: 'act' },
];

const early: readonly Stage[] = ['preparation', 'voting', 'tabulation'];
const late: readonly Stage[] = ['tabulation'];
const uses: readonly (readonly [string, readonly Stage[]])[] = [
  ['voter-list-count-notice', early],
  ['voter-list-count-clarified-notice', early],
  ['ballots-received-protocol', early],
  ['ballots-handed-over-protocol', early],
  ['turnout-notice', early],
  ['precinct-count-protocol', early],
  ['district-results-protocol', late],
  ['district-results-decision', late],
];

export const precinctsOfDistrict = (district: string): readonly string[] =>
  ['000001', '000002', '000003'].map((number) => `${district}-${number}`);

/** An invented campaign: two districts of three precincts, three contestants, every form of the counting chain. */
export function smallCampaign(id = 'small'): CampaignDefinition {
  return {
    id,
    kind: 'presidential',
    title: text('Вибори в малій країні', 'Elections in a small country'),
    votingDay: '2030-03-31',
    timeZone: 'Europe/Kyiv',
    polls: { open: '08:00', close: '20:00' },
    territory: [
      { code: 'XX', level: 'country', name: text('Країна', 'Country') },
      { code: 'north', level: 'region', parent: 'XX', name: text('Північ', 'North') },
      ...['1', '2'].flatMap((code) => [district(code), ...precinctsOfDistrict(code).map((p) => precinct(p, code))]),
    ],
    contests: [
      {
        id: 'president',
        title: text('Президент', 'President'),
        territory: 'XX',
        contestants: [1, 2, 3].map((no) => ({
          id: String(no),
          no,
          kind: 'candidate' as const,
          name: text(`Кандидат ${no}`, `Candidate ${no}`),
        })),
        precinctLines: lineUses,
        districtLines: lineUses,
      },
    ],
    turnoutSlots: [{ at: '11:00' }, { at: '15:00' }, { at: '20:00' }],
    bodies: [
      {
        id: 'territorial-commission',
        title: text('Територіальна комісія', 'Territorial commission'),
        level: 'district',
      },
      { id: 'secretariat', title: text('Секретаріат', 'Secretariat'), level: 'country' },
      { id: 'media', title: text('Редакція', 'Media outlet'), level: 'country' },
    ],
    forms: uses.map(([form, stages]) => ({
      form: form as FormKey,
      by: ['territorial-commission', 'secretariat'],
      stages,
    })),
    relations,
  };
}

function district(code: string): TerritoryDefinition {
  return { code, level: 'district', parent: 'north', number: code, name: text(`Округ ${code}`, `District ${code}`) };
}

export function precinct(code: string, parent: string): TerritoryDefinition {
  const number = code.slice(parent.length + 1);
  return { code, level: 'precinct', parent, number, name: text(`Дільниця ${number}`, `Precinct ${number}`) };
}

interface Changes {
  readonly lines?: Readonly<Record<string, unknown>>;
  readonly votes?: Readonly<Record<string, unknown>>;
}

/** A precinct protocol of 1,000 ballots that keeps every relation, with changes. */
export function protocolValues({
  lines: changed,
  votes,
  ...others
}: Changes & Readonly<Record<string, unknown>> = {}): FormValues {
  return {
    lines: {
      ballotsReceived: 1000,
      votersOnList: 990,
      votersOnHomeVotingExtract: 30,
      ballotsUnused: 300,
      votersIssuedInPremises: 680,
      votersIssuedAtHome: 20,
      votersIssued: 700,
      ballotsNotCounted: 0,
      votersTookPart: 700,
      ballotsInvalid: 10,
      ...changed,
    },
    votes: { '1': 400, '2': 200, '3': 90, ...votes },
    drawnUpAt: '2030-03-31T22:10',
    ...others,
  };
}

/** One ballot is missing: a finding P-1 that an act can explain. */
export const protocolWithMissingBallot = protocolValues({ lines: { ballotsUnused: 299 } });

/** Issued in total is not the sum of its parts: a finding P-4, which only a clarified version answers. */
export const protocolWithWrongTotal = protocolValues({ lines: { votersIssuedAtHome: 21 } });

/** What the district handed over to its precincts, as many ballots to each. */
export function handedOverValues(ofDistrict: string, ballots: number): FormValues {
  const rows = precinctsOfDistrict(ofDistrict).map((code) => ({ precinct: code, ballotsHandedOver: ballots }));
  return { rows, totalHandedOver: ballots * rows.length, remainingAtDistrict: 5 };
}

export function voterListValues(ofDistrict: string, voters: number): FormValues {
  const rows = precinctsOfDistrict(ofDistrict).map((code) => ({ precinct: code, votersOnList: voters }));
  return { reportAsOf: '2030-03-30T08:00', rows, total: voters * rows.length };
}

export function turnoutValues(issued: number): FormValues {
  return { precinctsTotal: 3, precinctsReporting: 3, votersOnList: 2970, votersIssuedBallots: issued };
}
