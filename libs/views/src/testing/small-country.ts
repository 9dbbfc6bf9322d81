import {
  campaignDefinitionHash,
  campaignStream,
  courseStream,
  territoryStream,
  type CampaignDefinition,
  type FormUse,
  type CampaignEvent,
  type Severity,
} from '#vybory/campaigns';
import type { Finding } from '#vybory/checks';
import { logName, newEvent, streamName, type DomainEvent, type EventLog, type LogName } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import {
  contentOf,
  decide,
  evolve,
  initialState,
  isPending,
  standingVersion,
  submissionId,
  submissionStream,
  awaitsOutcome,
  type FormValues,
  type CaseCommand,
  type EnterPaper,
  type PaperCommand,
  type SlotAddress,
  type SlotCommand,
  type SlotState,
} from '#vybory/submissions';
import { precinct, smallCampaign } from '../../../campaigns/src/testing/definitions.js';

export type DeedKind =
  | 'submit'
  | 'enter-paper'
  | 'read-again'
  | 'give-up-paper'
  | 'process'
  | 'revise'
  | 'attach-act'
  | 'withdraw'
  | 'explain'
  | 'close';

/** Something that somebody does to one of the slots. */
export interface Deed {
  /** Index into the slots of the country. */
  readonly slot: number;
  readonly kind: DeedKind;
  /** Chooses values and findings. */
  readonly seed: number;
}

export const precincts = ['1-0001', '1-0002', '2-0001', '2-0002', '3-0001'] as const;

export interface SlotOfCountry {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
}

/** Slots of the small country, owed and not. */
export const slots: readonly SlotOfCountry[] = [
  ...precincts.map((unit) => ({ form: 'precinct-count-protocol', unit, key: 'president' })),
  { form: 'precinct-count-protocol', unit: '1-0001', key: 'council-1' },
  { form: 'precinct-count-protocol', unit: '2-0001', key: 'president+notice' },
  { form: 'turnout-notice', unit: '1', key: '11:00' },
  { form: 'turnout-notice', unit: '3', key: '15:00' },
  { form: 'voter-list-count-notice', unit: '2', key: '' },
];

const severities: readonly Severity[] = ['act', 'error', 'warning'];

/** Writes the campaign of a small country, and then deeds, into a log: only what the deciders allow. */
export class SmallCountry {
  readonly log: LogName;
  readonly definition: CampaignDefinition;
  private readonly states = new Map<string, { state: SlotState; version: number }>();
  private registered = 0;

  private happenings = 0;

  constructor(
    private readonly eventLog: EventLog,
    id: string,
    definition: CampaignDefinition = smallCampaign,
    private readonly slotsOfDeeds: readonly SlotOfCountry[] = slots,
  ) {
    this.log = logName(id);
    const forms = definition.forms.map((use): FormUse =>
      use.form === 'turnout-notice' ? { ...use, carriers: ['electronic', 'paper'] } : use,
    );
    this.definition = { ...definition, id, forms };
  }

  async announce(): Promise<void> {
    const { definition } = this;
    await this.append(campaignStream(definition.id), 0, [
      { type: 'CampaignAnnounced', data: { definition, definitionHash: campaignDefinitionHash(definition) } },
    ]);
    for (const [index, stage] of ['preparation', 'voting'].entries()) {
      await this.append(campaignStream(definition.id), index + 1, [{ type: 'CampaignStageEntered', data: { stage } }]);
    }
    for (const district of ['1', '2', '3']) {
      const units = precincts
        .filter((code) => code.startsWith(`${district}-`) && code !== '1-0001')
        .map((code) => precinct(district, code.slice(district.length + 1)));
      await this.append(territoryStream(definition.id, district), 0, [
        { type: 'TerritoriesRegistered', data: { units } },
      ]);
    }
  }

  /** Something that changes who owes what happens; nobody asks whether it may. */
  async happen(event: CampaignEvent): Promise<void> {
    await this.append(courseStream(this.definition.id), this.happenings++, [event]);
  }

  /** What the decider refuses is left out. */
  async perform({ slot: index, kind, seed }: Deed): Promise<void> {
    const chosen = this.slotsOfDeeds[index % this.slotsOfDeeds.length];
    if (chosen === undefined) return;
    const slot: SlotAddress = { campaign: this.definition.id, ...chosen, form: chosen.form as FormKey };
    const stream = submissionStream(slot);
    const { state, version } = this.states.get(stream) ?? { state: initialState, version: 0 };
    const command = this.commandOf(kind, slot, state, seed);
    if (command === undefined) return;
    const decision = decide(state, command);
    if (!decision.ok || !('events' in decision)) return;
    await this.append(stream, version, decision.events);
    const next = decision.events.reduce(evolve, state);
    this.states.set(stream, { state: next, version: version + decision.events.length });
  }

  private commandOf(kind: Deed['kind'], slot: SlotAddress, state: SlotState, seed: number): SlotCommand | undefined {
    const carrier = kind !== 'submit' && seed % 2 === 1 ? 'paper' : 'electronic';
    const standing = standingVersion(state, carrier);
    const body = 'secretariat';
    if (kind === 'submit') {
      const values = valuesOf(slot, seed);
      const clarifies = standing === undefined ? {} : { clarifies: standing.submission };
      const content = { slot, values, ...clarifies };
      const rest = { body, channel: 'electronic', formHash: 'f', contentHash: contentOf(content).hash } as const;
      return { type: 'Submit', ...content, ...rest };
    }
    if (kind === 'process') {
      const waiting = state.versions.find(({ submission }) => awaitsOutcome(state, submission));
      if (waiting === undefined) return undefined;
      const registrationNumber = ++this.registered;
      return {
        type: 'RecordOutcome',
        submission: waiting.submission,
        findings: findingsOf(seed),
        ruleSetHash: 'r',
        registrationNumber,
      };
    }
    if (kind === 'enter-paper') return enterPaper(slot, state, seed);
    if (kind === 'read-again' || kind === 'give-up-paper') return handlePaper(kind, slot, state, seed);
    if (kind === 'explain' || kind === 'close') return settle(kind, state, seed);
    if (standing === undefined) return undefined;
    if (kind === 'revise') {
      return {
        type: 'ReviseFindings',
        submission: standing.submission,
        relations: severities.map((severity) => `P-${severity}`),
        found: findingsOf(seed).map((finding) => ({ finding, mutual: false })),
        because: submissionId(slot, 1 + (seed % 3)),
        ruleSetHash: 'r',
      };
    }
    if (kind === 'withdraw')
      return { type: 'Withdraw', submission: standing.submission, body, reason: 'wrong precinct' };
    const acts = [{ relation: 'P-act', explanation: 'one ballot was carried off' }];
    return { type: 'AttachActs', submission: standing.submission, body, acts };
  }

  private async append(stream: string, version: number, events: readonly DomainEvent[]): Promise<void> {
    const [first, ...rest] = events.map((event) => newEvent(event, { actor: 'test' }));
    if (first === undefined) return;
    const result = await this.eventLog.append(this.log, streamName(stream), version, [first, ...rest]);
    if (result.status !== 'appended') throw new Error(`${stream} at ${version}: ${result.status}`);
  }
}

/** Every paper is another sheet; of small values many agree with what came electronically. Every other one is read by two. */
function enterPaper(slot: SlotAddress, state: SlotState, seed: number): EnterPaper {
  const standing = standingVersion(state, 'paper');
  return {
    type: 'EnterPaper',
    ...{ slot, body: 'district-commission', registrar: 'secretariat', person: `first-${seed % 3}`, formHash: 'f' },
    document: { channel: 'post', incomingNumber: String(state.entries.length + 1), shelfMark: 'A' },
    ...{ doubleEntry: seed % 8 > 3, compare: {}, values: valuesOf(slot, seed % 4) },
    ...(standing === undefined ? {} : { clarifies: standing.submission }),
  };
}

/** The second person often reads the same, the third decides; or the entry is given up. */
function handlePaper(
  kind: 'read-again' | 'give-up-paper',
  slot: SlotAddress,
  state: SlotState,
  seed: number,
): PaperCommand | undefined {
  const pending = state.entries.find(isPending);
  if (pending === undefined) return undefined;
  const { id: entry, status, sent } = pending;
  if (kind === 'give-up-paper')
    return { type: 'WithdrawPaperEntry', entry, person: 'second', reason: `mistake ${seed}` };
  if (status.kind === 'disputed')
    return { type: 'ResolvePaper', entry, person: 'third', values: valuesOf(slot, seed % 4) };
  const values = seed % 2 === 0 ? sent.values : valuesOf(slot, seed % 4);
  return { type: 'EnterPaperAgain', entry, person: 'second', values };
}

function settle(kind: 'explain' | 'close', state: SlotState, seed: number): CaseCommand | undefined {
  const last = state.cases.at(-1 - (seed % 2));
  if (last === undefined) return undefined;
  return kind === 'explain'
    ? { type: 'ExplainDifference', case: last.id, person: 'first', explanation: `blot ${seed}` }
    : { type: 'CloseCase', case: last.id, person: 'second', conclusion: 'a bad copy' };
}

function valuesOf({ form, key }: SlotAddress, seed: number): FormValues {
  if (form === 'turnout-notice') {
    return { precinctsTotal: 3, precinctsReporting: seed % 4, votersOnList: 1000 + seed, votersIssuedBallots: seed };
  }
  if (form !== 'precinct-count-protocol') return { total: seed };
  if (key === 'council-1') return { lines: { ballotsReceived: seed }, votes: { A: seed % 7 } };
  const lines = seed % 3 === 0 ? { ballotsReceived: seed } : { ballotsReceived: seed, votersTookPart: seed % 11 };
  return { lines, votes: { '1': seed % 13 } };
}

function findingsOf(seed: number): readonly Finding[] {
  return severities
    .filter((_, index) => (seed >> index) % 4 === 1)
    .map((severity) => ({
      relation: `P-${severity}`,
      severity,
      fields: ['lines.ballotsReceived', 'a "quoted", {odd} path'],
      expected: seed,
      actual: null,
      message: { uk: 'Числа не збігаються', en: 'The numbers differ' },
    }));
}
