import type { CampaignDefinition, CampaignEvent, CampaignRuntime, Stage } from '#vybory/campaigns';
import {
  campaignDefinitionHash,
  campaignEventTypes,
  campaignStream,
  CampaignRuntime as Runtime,
  evolve as evolveCampaign,
  initialCampaignState,
  territoryStream,
} from '#vybory/campaigns';
import type { Finding } from '#vybory/checks';
import {
  handleCommand,
  logName,
  newEvent,
  replay,
  streamName,
  type DomainEvent,
  type EventLog,
  type RecordedEvent,
} from '#vybory/event-log';
import { formCatalogue, type FormKey } from '#vybory/forms';
import {
  contentOf,
  decide,
  parseSubmissionId,
  slotId,
  standingVersion,
  submissionStream,
  type Decision,
  type FindingsRevised,
  type FormValues,
  type SlotAddress,
  type SlotCommand,
  type SlotDecision,
  type SlotEvent,
  type SubmissionCommand,
  type SubmissionId,
} from '#vybory/submissions';
import { bookStream } from '../registration-book.js';
import { readSlots, slotDecider } from '../slot-reader.js';
import { precinct, smallCampaign } from './small-campaign.js';

export const log = logName('small');

/** A campaign and its bodies, written into an event log the way intake does. */
export class TestCampaign {
  private papers = 0;

  constructor(readonly eventLog: EventLog) {}

  async announce(changes: Partial<CampaignDefinition> = {}): Promise<void> {
    const definition = { ...smallCampaign(), ...changes };
    const data = { definition, definitionHash: campaignDefinitionHash(definition) };
    await this.append(campaignStream('small'), { type: 'CampaignAnnounced', data });
  }

  async enter(stage: Stage): Promise<void> {
    await this.append(campaignStream('small'), { type: 'CampaignStageEntered', data: { stage } });
  }

  /** One more precinct in district 1. */
  async register(code: string): Promise<void> {
    const data = { parent: '1', units: [precinct(code, '1')] };
    await this.append(territoryStream('small', '1'), { type: 'TerritoriesRegistered', data });
  }

  async protocol(unit: string, values: FormValues, more: Sent = {}): Promise<SubmissionId> {
    return this.submit(
      { campaign: 'small', form: 'precinct-count-protocol' as FormKey, unit, key: 'president' },
      values,
      more,
    );
  }

  async handedOver(district: string, values: FormValues, more: Sent = {}): Promise<SubmissionId> {
    return this.submit(
      { campaign: 'small', form: 'ballots-handed-over-protocol' as FormKey, unit: district, key: 'president' },
      values,
      more,
    );
  }

  async withdraw(submission: SubmissionId, slot: SlotAddress): Promise<Decision> {
    return this.command(slot, { type: 'Withdraw', submission, body: 'body', reason: 'a wrong precinct' });
  }

  async attachAct(submission: SubmissionId, slot: SlotAddress, relation: string): Promise<Decision> {
    const acts = [{ relation, explanation: 'a ballot was taken away' }];
    return this.command(slot, { type: 'AttachActs', submission, body: 'body', acts });
  }

  async submit(slot: SlotAddress, values: FormValues, { clarifies }: Sent = {}): Promise<SubmissionId> {
    const content = { slot, values, ...(clarifies && { clarifies }) };
    const decision = await this.command(slot, {
      type: 'Submit',
      body: 'body',
      channel: 'electronic',
      formHash: 'form-hash',
      contentHash: contentOf(content).hash,
      ...content,
    });
    if (!decision.ok || !('events' in decision)) throw new Error(JSON.stringify(decision));
    return decision.events[0].data.submission;
  }

  /** A paper that one registrar enters; clarifies the paper that stands. */
  async paper(slot: SlotAddress, values: FormValues): Promise<SubmissionId> {
    const stream = await this.eventLog.readStream(log, streamName(submissionStream(slot)));
    const standing = standingVersion(replay(slotDecider, stream), 'paper');
    const decision = await this.command(slot, {
      type: 'EnterPaper',
      ...{ slot, body: 'body', registrar: 'secretariat', person: 'first', values, formHash: 'form-hash' },
      document: { channel: 'post', incomingNumber: `in ${++this.papers}`, shelfMark: 'A' },
      ...{ doubleEntry: false, compare: {} },
      ...(standing && { clarifies: standing.submission }),
    });
    const received =
      decision.ok && 'events' in decision
        ? decision.events.find((event) => event.type === 'SubmissionReceived')
        : undefined;
    if (!received) throw new Error(JSON.stringify(decision));
    return received.data.submission;
  }

  async command(slot: SlotAddress, command: SubmissionCommand): Promise<Decision>;
  async command(slot: SlotAddress, command: SlotCommand): Promise<SlotDecision>;
  async command(slot: SlotAddress, command: SlotCommand): Promise<SlotDecision> {
    const { decision } = await handleCommand(this.eventLog, {
      log,
      stream: streamName(submissionStream(slot)),
      decider: slotDecider,
      decide: (state) => decide(state, command),
      eventsOf: (decided: SlotDecision): readonly SlotEvent[] =>
        decided.ok && 'events' in decided ? decided.events : [],
      toNewEvent: (event) => newEvent(event, { actor: 'body' }),
    });
    return decision;
  }

  /** Everything that ever happened, in order. */
  async events(): Promise<readonly RecordedEvent[]> {
    const { events } = await this.eventLog.readLog(log, { after: 0, limit: 1_000_000 });
    return events;
  }

  /** `type` of what happened to a submission, in order. */
  async lifeOf(submission: SubmissionId): Promise<readonly string[]> {
    return (await this.events()).filter((event) => submissionOf(event) === submission).map(({ type }) => type);
  }

  /** What is open of a submission: what its check and its revisions found, without what revisions closed. */
  async openFindings(submission: SubmissionId): Promise<readonly Finding[]> {
    const slot = parseSubmissionId(submission)?.slot;
    const history = slot && (await readSlots(this.eventLog, log, [slot])).get(slotId(slot));
    const status = history?.state.versions.find((version) => version.submission === submission)?.status;
    return status !== undefined && 'findings' in status ? status.findings : [];
  }

  /** Revisions of a submission, in order. */
  async revisionsOf(submission: SubmissionId): Promise<readonly FindingsRevised['data'][]> {
    const own = (await this.events()).filter((e) => e.type === 'FindingsRevised' && submissionOf(e) === submission);
    return own.map(({ data }) => data as FindingsRevised['data']);
  }

  /** Relations of the findings of a submission. */
  async findingsOf(submission: SubmissionId): Promise<readonly string[]> {
    const checked = (await this.events()).find((e) => e.type === 'SubmissionChecked' && submissionOf(e) === submission);
    return (checked?.data as { readonly findings: readonly { readonly relation: string }[] }).findings.map(
      (f) => f.relation,
    );
  }

  /** Registration numbers by submission. */
  async numbers(): Promise<readonly (readonly [string, number])[]> {
    const registered = (await this.events()).filter(({ type }) => type === 'SubmissionRegistered');
    return registered
      .map(({ data }) => data as { submission: string; number: number })
      .map((d) => [d.submission, d.number]);
  }

  async bookEntries(): Promise<readonly RecordedEvent[]> {
    return this.eventLog.readStream(log, bookStream(log));
  }

  private async append(stream: string, event: DomainEvent): Promise<void> {
    const name = streamName(stream);
    const version = (await this.eventLog.readStream(log, name)).length;
    const result = await this.eventLog.append(log, name, version, [newEvent(event, { actor: 'secretariat' })]);
    if (result.status !== 'appended') throw new Error(result.status);
  }
}

interface Sent {
  readonly clarifies?: SubmissionId;
}

export function submissionOf({ data }: RecordedEvent): string | undefined {
  return (data as { readonly submission?: string }).submission;
}

/** As the composition gives it to primary processing. */
export function withCampaignEvent(
  campaign: CampaignRuntime | undefined,
  event: CampaignEvent,
): CampaignRuntime | undefined {
  if (campaign) {
    campaign.apply(event);
    return campaign;
  }
  const state = evolveCampaign(initialCampaignState, event);
  return state.status === 'known' ? new Runtime(state, formCatalogue()) : undefined;
}

/** The campaign as its log tells it. */
export async function runtimeOf(eventLog: EventLog): Promise<CampaignRuntime> {
  const { events } = await eventLog.readLog(log, { after: 0, limit: 1_000_000, types: campaignEventTypes });
  const runtime = events.reduce<CampaignRuntime | undefined>(
    // The type filter lets only these through.
    (campaign, event) => withCampaignEvent(campaign, event as unknown as CampaignEvent),
    undefined,
  );
  if (runtime === undefined) throw new Error('the campaign is not announced');
  return runtime;
}

export function protocolSlot(unit: string): SlotAddress {
  return { campaign: 'small', form: 'precinct-count-protocol' as FormKey, unit, key: 'president' };
}
