import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  parseCampaignDefinition,
  type CampaignDefinition,
  type MappedPaper,
  type MappedSubmission,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import { demoDefinition } from '../../../apps/cli/src/demo/definition.js';
import { formsOf, generateElection, type Station } from '../../../apps/cli/src/demo/generate.js';
import type { Chance } from '../../../apps/cli/src/demo/random.js';

const law = fileURLToPath(new URL('../../../campaigns/ua-president-2019-r1/campaign.json', import.meta.url));
const votingDay = '2019-03-31';
/** One precinct in so many sends a wrong protocol first and a clarified one later. */
const oneClarifiedOf = 8;
/** One precinct in so many that say nothing else sends its protocol on paper, too. */
const oneOnPaperOf = 5;
const explanation = 'Виборець виніс бюлетень із приміщення для голосування.';

/** One thing that one body wants done, and wants to have done. */
export type Errand = Submit | Explain | EnterPaper;

export interface Submit {
  readonly kind: 'submit';
  readonly name: string;
  readonly submission: MappedSubmission;
  /** What it clarifies; goes out when that has its receipt. */
  readonly clarifies?: Submit;
  /** Nothing else depends on it: its client may go away after a broken connection. */
  readonly expendable: boolean;
}

/** Attaches discrepancy acts to what was returned. */
export interface Explain {
  readonly kind: 'explain';
  readonly name: string;
  readonly of: Submit;
  readonly explanation: string;
}

/** A registrar enters what came on paper, before or after the electronic version. */
export interface EnterPaper {
  readonly kind: 'enter-paper';
  readonly name: string;
  readonly paper: MappedSubmission & { readonly paper: MappedPaper };
  /** Whether it says what the electronic version says. */
  readonly agrees: boolean;
}

export interface Act {
  readonly stage: 'preparation' | 'voting' | 'tabulation';
  /** In no order but that of their dependencies. */
  readonly errands: readonly Errand[];
}

export interface Plan {
  readonly definition: CampaignDefinition;
  readonly units: readonly TerritoryDefinition[];
  readonly acts: readonly Act[];
  readonly count: number;
  /** Final protocols by the name of the errand that brings the first version of the slot. */
  readonly finalProtocols: ReadonlyMap<string, FinalProtocol>;
}

export interface FinalProtocol {
  readonly unit: string;
  readonly lines: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
}

export interface PlanSize {
  readonly districts: number;
  /** In all districts together. */
  readonly precincts: number;
}

/** A small election, the same for the same chance, in the order in which a country would send it. */
export async function makePlan({ districts, precincts }: PlanSize, chance: Chance): Promise<Plan> {
  const definition = await smallDefinition(districts);
  const election = generateElection(definition, precincts, chance.between(1, 1_000_000));
  const forms = formsOf(election, definition);
  const told = election.stations.filter(({ silent }) => !silent);
  const finalProtocols = new Map<string, FinalProtocol>();
  const protocols = forms.protocols.flatMap((submission, index) => {
    const station = told[index];
    return station ? protocolErrands(station, submission, finalProtocols, chance) : [];
  });
  const acts: readonly Act[] = [
    { stage: 'preparation', errands: [forms.voterLists, forms.ballotsReceived, forms.handedOver].flat().map(plain) },
    { stage: 'voting', errands: forms.turnout.flat().map(plain) },
    { stage: 'tabulation', errands: interleaved(protocols, chance) },
    { stage: 'tabulation', errands: [forms.districtNotices, forms.districtProtocols].flat().map(plain) },
  ];
  const count = acts.reduce((sum, { errands }) => sum + errands.length, 0);
  return { definition, units: election.units, acts, count, finalProtocols };
}

async function smallDefinition(districts: number): Promise<CampaignDefinition> {
  const parsed = parseCampaignDefinition(JSON.parse(await readFile(law, 'utf8')));
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  const { territory } = parsed.definition;
  const kept = territory.filter(({ level, parent }) => level === 'district' && parent !== 'UA').slice(0, districts);
  const small = territory.filter((unit) => unit.level !== 'district' || kept.includes(unit));
  const { forms, ...others } = demoDefinition(parsed.definition, votingDay);
  const carriers = ['electronic', 'paper'] as const;
  const onPaper = forms.map((use) => (use.form === 'precinct-count-protocol' ? { ...use, carriers } : use));
  return { ...others, forms: onPaper, id: 'faults', territory: small };
}

function plain(submission: MappedSubmission): Submit {
  return { kind: 'submit', name: nameOf(submission), submission, expendable: false };
}

function nameOf({ form, unit, key = '' }: MappedSubmission): string {
  return `${form}.${unit}.${key}`;
}

/** What a precinct sends in the end; before it, some a wrong version, and after it, some an explanation. */
function protocolErrands(
  station: Station,
  submission: MappedSubmission,
  finalProtocols: Map<string, FinalProtocol>,
  chance: Chance,
): readonly (readonly Errand[])[] {
  const { lines, votes } = station;
  const name = nameOf(submission);
  finalProtocols.set(name, { unit: submission.unit, lines, votes });
  const right: MappedSubmission = { ...submission, values: { ...submission.values, lines } };
  if (station.oddBallot) {
    const odd: Submit = { ...plain(right), name };
    return [[odd, { kind: 'explain', name: `${name} explained`, of: odd, explanation }]];
  }
  if (station.slip === undefined && !chance.onceIn(oneClarifiedOf)) {
    if (chance.onceIn(oneOnPaperOf)) return [[plain(right)], [onPaper(right, votes, chance)]];
    return [[{ ...plain(right), expendable: true }]];
  }
  const wrong: Submit = plain({ ...right, values: chance.onceIn(2) ? slipOf(right) : otherVotes(right, votes) });
  return [[wrong, { ...plain(right), name: `${name} clarified`, clarifies: wrong }]];
}

/** Every second one tells a vote for another candidate. */
function onPaper(right: MappedSubmission, votes: Readonly<Record<string, number>>, chance: Chance): EnterPaper {
  const agrees = chance.onceIn(2);
  const name = `${nameOf(right)} on paper`;
  const sheet = { person: 'registrar', channel: 'courier', incomingNumber: right.unit, shelfMark: 'A-1' } as const;
  const values = agrees ? right.values : otherVotes(right, votes);
  return { kind: 'enter-paper', name, paper: { ...right, values, paper: sheet }, agrees };
}

/** Line 7 ten too high: breaks a relation, so that it is returned. */
function slipOf({ values }: MappedSubmission): MappedSubmission['values'] {
  const lines = values['lines'] as Readonly<Record<string, number>>;
  return { ...values, lines: { ...lines, votersIssued: (lines['votersIssued'] ?? 0) + 10 } };
}

/** A vote told for the wrong candidate: breaks nothing, so that it is accepted and counted until it is clarified. */
function otherVotes({ values }: MappedSubmission, votes: Readonly<Record<string, number>>): MappedSubmission['values'] {
  const sorted = Object.entries(votes).sort(([, a], [, b]) => b - a);
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least) return values;
  return { ...values, votes: { ...votes, [most[0]]: most[1] - 1, [least[0]]: least[1] + 1 } };
}

/** First versions in a random order; what depends on one comes some hundred errands later. */
function interleaved(chains: readonly (readonly Errand[])[], chance: Chance): readonly Errand[] {
  return chains
    .flatMap((chain) => {
      let place = chance.share();
      return chain.map((errand, index) => {
        if (index > 0) place += 0.02 + 0.1 * chance.share();
        return { errand, place };
      });
    })
    .sort((a, b) => a.place - b.place)
    .map(({ errand }) => errand);
}
