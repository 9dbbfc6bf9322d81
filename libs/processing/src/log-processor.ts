import { v5 as nameBasedUuid } from 'uuid';
import { campaignEventTypes, type CampaignEvent, type CampaignRuntime } from '#vybory/campaigns';
import { compileRuleSet, type Asks, type RuleSet, type SubmissionView } from '#vybory/checks';
import {
  handleCommand,
  newEvent,
  streamName,
  type AppendResult,
  type EventId,
  type EventLog,
  type LogName,
  type LogPage,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '#vybory/event-log';
import {
  awaitsOutcome,
  decide,
  evolve,
  initialState,
  parseSubmissionId,
  slotId,
  submissionStream,
  versionInForce,
  type OutcomeDecision,
  type RecordOutcome,
  type SlotState,
  type SubmissionEvent,
  type SubmissionId,
  type SubmissionReceived,
} from '#vybory/submissions';
import { FactStore, type PageFacts } from './fact-store.js';
import { processor } from './following-event.js';
import { Happenings } from './happenings.js';
import { type RegistrationBook } from './registration-book.js';
import { Revision, type Change } from './revision.js';
import { isReceived, readSlots, slotDecider, type SlotHistory } from './slot-reader.js';

export const processedTypes: readonly string[] = [
  ...campaignEventTypes,
  'SubmissionReceived',
  'SubmissionAcceptedWithAct',
  'SubmissionWithdrawn',
  'FindingsRevised',
];

type Received = RecordedEvent<SubmissionReceived['data']>;

type OfSubmission = RecordedEvent<{ readonly submission: SubmissionId }>;

const noticedTypes: ReadonlySet<string> = new Set([
  'SubmissionAcceptedWithAct',
  'SubmissionWithdrawn',
  'FindingsRevised',
]);

function isOfSubmission(event: RecordedEvent): event is OfSubmission {
  return noticedTypes.has(event.type);
}

/** A received version on its way through the checks. */
interface Item {
  readonly event: Received;
  readonly stream: StreamName;
  readonly view: SubmissionView;
  readonly asks: Asks;
}

/** What was decided about an item, ready to be appended. */
interface Outcome {
  readonly item: Item;
  readonly command: RecordOutcome;
  readonly events: readonly SubmissionEvent[];
  /** Events in the stream when it was decided. */
  readonly version: number;
}

/** Slots that do not stand as the page believed: what it decided was stored before, or somebody acted in the meantime. */
type Otherwise = ReadonlyMap<string, 'duplicate' | 'conflict'>;

/** Slots that the page touches, as they stand after what the page decided so far. */
type Slots = Map<string, { state: SlotState; version: number }>;

/**
 * Primary processing (order № 60, section 6) of one campaign: formal-logical control, registration, acknowledgement and
 * acceptance of everything that was received, in log order. Doing a page again changes nothing: numbers come from the book,
 * events carry ids made of the event that they answer.
 */
export class LogProcessor {
  private readonly facts: FactStore;
  private readonly revision: Revision;
  private readonly happenings: Happenings;
  private rules: RuleSet | undefined;

  constructor(
    private readonly eventLog: EventLog,
    private readonly log: LogName,
    private readonly book: RegistrationBook,
    private readonly withCampaignEvent: (
      campaign: CampaignRuntime | undefined,
      event: CampaignEvent,
    ) => CampaignRuntime | undefined,
    private campaign: CampaignRuntime | undefined,
  ) {
    this.facts = new FactStore(eventLog, log);
    this.revision = new Revision(eventLog, log, this.facts);
    this.happenings = new Happenings(eventLog, log);
    this.compileRules();
  }

  /** Resolves when everything that the page asks for is durable. */
  async process(page: LogPage): Promise<void> {
    await this.restore();
    const changes: Change[] = [];
    let received: Received[] = [];
    for (const event of page.events) {
      if (isReceived(event)) {
        received.push(event);
      } else if (isOfSubmission(event)) {
        changes.push(...this.notice(event));
      } else {
        // A campaign event changes what holds for what comes after it.
        changes.push(...(await this.processReceived(received, page.through)));
        received = [];
        // The type filter lets only campaign events through besides.
        this.campaign = this.withCampaignEvent(this.campaign, event as unknown as CampaignEvent);
        this.compileRules();
      }
    }
    changes.push(...(await this.processReceived(received, page.through)));
    if (this.campaign && this.rules) await this.revision.revise(changes, this.campaign, this.rules);
    if (this.campaign) await this.happenings.record(page.events, this.campaign);
  }

  private async restore(): Promise<void> {
    if (this.campaign && this.rules) await this.revision.restore(this.campaign, this.rules);
  }

  private compileRules(): void {
    if (this.campaign && !this.rules) this.rules = compileRuleSet(this.campaign.definition);
  }

  /** What happened to a version otherwise than by this processor's own outcome: its body's acts or withdrawal, or a revision. */
  private notice({ id, type, actor, data: { submission } }: OfSubmission): readonly Change[] {
    const parsed = parseSubmissionId(submission);
    if (parsed === undefined) return [];
    const { slot, n } = parsed;
    if (type === 'SubmissionWithdrawn') {
      // It may have been taken for what is in force while it was being accepted; what it clarified stands again.
      return [{ slot, submission, event: id, force: 'never', replaces: true, itself: true, hearsay: false }];
    }
    this.facts.invalidate(slotId(slot));
    const byActs = type === 'SubmissionAcceptedWithAct';
    if (byActs && actor === processor) return [];
    return [{ slot, submission, event: id, force: 'took', replaces: n > 1, itself: byActs, hearsay: true }];
  }

  /** @returns what took force and may concern others. */
  private async processReceived(received: readonly Received[], through: number): Promise<readonly Change[]> {
    const { campaign, rules } = this;
    if (received.length === 0 || !campaign || !rules) return [];
    const histories = await this.readTouchedSlots(received);
    this.forgetWhatOthersDid(received, histories);
    const items = received.map((event) => toItem(event, histories, rules, campaign));
    const page = await this.facts.prefetch(
      items.flatMap((item) => item.asks.facts),
      campaign,
    );
    const slots: Slots = new Map([...histories].map(([id, { state, version }]) => [id, { state, version }]));
    const outcomes = items.flatMap((item) => this.judge(item, slots, campaign, rules, page) ?? []);
    await this.book.commit(through);
    const otherwise = await this.store(outcomes);
    for (const slot of otherwise.keys()) this.facts.invalidate(slot);
    this.facts.settle();
    this.book.forget(received.map((event) => event.data.submission));
    return items.flatMap((item) => this.changeBy(item, slots, otherwise, rules) ?? []);
  }

  /** Also of what was processed before: what followed from it may not have been done. */
  private changeBy(
    { event: { id, data } }: Item,
    slots: Slots,
    otherwise: Otherwise,
    rules: RuleSet,
  ): Change | undefined {
    const { slot, submission, n } = data;
    const replaces = n > 1;
    if (!this.revision.concerns(slot, replaces, rules)) return undefined;
    if (slots.get(slotId(slot))?.state.inForce !== submission) return undefined;
    const hearsay = otherwise.has(slotId(slot));
    return { slot, submission, event: id, force: 'took', replaces, itself: false, hearsay };
  }

  /** What is processed already was processed by somebody else, or before a restart: facts in memory do not know of it. */
  private forgetWhatOthersDid(received: readonly Received[], histories: ReadonlyMap<string, SlotHistory>): void {
    for (const { data } of received) {
      const id = slotId(data.slot);
      const state = histories.get(id)?.state;
      if (state && !awaitsOutcome(state, data.submission)) this.facts.invalidate(id);
    }
  }

  /** A first version that opens its stream needs no reading; every other slot is read whole. */
  private async readTouchedSlots(received: readonly Received[]): Promise<ReadonlyMap<string, SlotHistory>> {
    const fresh = new Map<string, SlotHistory>();
    const others = new Map<string, Received>();
    for (const event of received) {
      const id = slotId(event.data.slot);
      if (event.version === 1) fresh.set(id, historyOfFirst(event));
      else others.set(id, event);
    }
    for (const id of others.keys()) fresh.delete(id);
    const read = await readSlots(
      this.eventLog,
      this.log,
      [...others.values()].map((event) => event.data.slot),
    );
    return new Map([...fresh, ...read]);
  }

  private judge(
    item: Item,
    slots: Slots,
    campaign: CampaignRuntime,
    rules: RuleSet,
    page: PageFacts,
  ): Outcome | undefined {
    const { data } = item.event;
    const id = slotId(data.slot);
    const slot = slots.get(id);
    if (!slot) throw new Error(`${id} was not read`);
    if (item.asks.watched.length > 0) this.revision.dependants.watch(data.slot, item.asks.watched, campaign);
    if (!awaitsOutcome(slot.state, data.submission)) return undefined;
    const command: RecordOutcome = {
      type: 'RecordOutcome',
      submission: data.submission,
      findings: rules.check(item.view, this.facts.book(item.asks.facts, campaign, page)),
      ruleSetHash: rules.hash,
      registrationNumber: this.book.numberFor(data.submission),
    };
    const events = eventsOf(decide(slot.state, command));
    const state = events.reduce(evolve, slot.state);
    slots.set(id, { state, version: slot.version + events.length });
    if (versionInForce(state)?.n === data.n) this.facts.takeForce(data.slot, data.values);
    return { item, command, events, version: slot.version };
  }

  /**
   * Outcomes of one slot wait for each other; all others go together.
   * @returns slots that do not stand as they were when this was decided: somebody acted in the meantime, or all this was stored before.
   */
  private async store(outcomes: readonly Outcome[]): Promise<Otherwise> {
    const otherwise = new Map<string, 'duplicate' | 'conflict'>();
    const chains = new Map<StreamName, Promise<boolean>>();
    for (const outcome of outcomes) {
      const before = chains.get(outcome.item.stream) ?? Promise.resolve(true);
      const stored = before.then(async (asExpected) => {
        const status = asExpected ? await this.storeOne(outcome) : 'conflict';
        if (status !== 'appended') otherwise.set(slotId(outcome.item.event.data.slot), status);
        if (status === 'conflict') await this.decideAgain(outcome);
        return status !== 'conflict';
      });
      chains.set(outcome.item.stream, stored);
    }
    await Promise.all(chains.values());
    return otherwise;
  }

  private async storeOne({ item, events, version }: Outcome): Promise<AppendResult['status']> {
    const [first, ...rest] = events.map(toAnswers(item.event.id));
    if (!first) return 'appended';
    const { status } = await this.eventLog.append(this.log, item.stream, version, [first, ...rest]);
    return status;
  }

  /** Its body clarified or withdrew it in the meantime: what is there now decides. */
  private async decideAgain({ item, command }: Outcome): Promise<void> {
    await handleCommand(this.eventLog, {
      log: this.log,
      stream: item.stream,
      decider: slotDecider,
      decide: (state) => decide(state, command),
      eventsOf,
      toNewEvent: toAnswers(item.event.id),
    });
  }
}

function toItem(
  event: Received,
  histories: ReadonlyMap<string, SlotHistory>,
  rules: RuleSet,
  { requestForms }: CampaignRuntime,
): Item {
  const { slot, formVersion, values, clarifies, acts } = event.data;
  const requested = formVersion === undefined ? undefined : requestForms.version(slot.form, formVersion)?.definition;
  const superseded = clarifies && supersededValues(histories.get(slotId(slot)), clarifies);
  const view: SubmissionView = {
    form: slot.form,
    ...(requested && { requested }),
    unit: slot.unit,
    key: slot.key,
    values,
    ...(clarifies !== undefined && { clarifies }),
    ...(superseded && { supersededValues: superseded }),
    ...(acts && { acts }),
  };
  return { event, stream: streamName(submissionStream(slot)), view, asks: rules.asks(view) };
}

function supersededValues(
  history: SlotHistory | undefined,
  clarifies: SubmissionId,
): SubmissionView['supersededValues'] {
  const n = parseSubmissionId(clarifies)?.n;
  return n === undefined ? undefined : history?.values(n);
}

function historyOfFirst(event: Received): SlotHistory {
  const first: SubmissionReceived = { type: 'SubmissionReceived', data: event.data };
  return { state: evolve(initialState, first), version: 1, values: (n) => (n === 1 ? event.data.values : undefined) };
}

function eventsOf(decision: OutcomeDecision): readonly SubmissionEvent[] {
  return decision.ok && 'events' in decision ? decision.events : [];
}

/** Last digit of the id of an answer. */
const digits: Readonly<Record<SubmissionEvent['type'], string>> = {
  SubmissionReceived: '0',
  SubmissionClarified: '1',
  SubmissionChecked: '2',
  SubmissionRegistered: '3',
  SubmissionAcknowledged: '4',
  SubmissionAccepted: '5',
  SubmissionAcceptedWithAct: '6',
  SubmissionReturned: '7',
  DiscrepancyActsAttached: '8',
  SubmissionWithdrawn: '9',
  FindingsRevised: 'a',
};

/**
 * The same answer to the same event has the same id, so that a repeated append is recognised (RFC 9562, 5.5). Answers to one
 * event share one hash.
 */
function toAnswers(answered: EventId): (event: SubmissionEvent) => NewEvent {
  const stem = nameBasedUuid('answer', answered).slice(0, -1);
  return (event) => newEvent(event, { actor: processor, id: `${stem}${digits[event.type]}` as EventId });
}
