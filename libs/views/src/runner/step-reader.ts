import { campaignEventTypes, type ExpectedSlot, type FormShape } from '#vybory/campaigns';
import {
  streamName,
  type EventLog,
  type LogName,
  type LogPage,
  type RecordedEvent,
  type StreamName,
} from '#vybory/event-log';
import { slotOfStream, type SlotAddress } from '#vybory/submissions';
import { CampaignKnowledge, isCampaignEvent } from '../campaign/campaign-knowledge.js';
import type { SlotChange } from '../slots/slot-history.js';
import { isCarrierEvent, isPaperEvent, isSubmissionEvent, SlotTracker } from '../slots/slot-tracker.js';
import type { ReceivedSubmission, Step } from '../step.js';
import { ImpossibleStep } from '../view.js';
import { Turns, type Batch } from './batch.js';

/** Streams that are asked of the log at once. */
const streamsPerQuestion = 500;
const campaignEventsPerPage = 1_000;

export interface StepReaderOptions {
  readonly eventLog: EventLog;
  readonly log: LogName;
  readonly forms: ReadonlyMap<string, FormShape>;
  /** Slots whose history is kept in memory. */
  readonly rememberedSlots: number;
  /** Slots whose duty changes in one batch, unless a single event changes more of them. */
  readonly dutiesPerBatch: number;
}

/** Turns pages of one log into steps, once for all views that are at the same place. */
export class StepReader {
  readonly campaign: CampaignKnowledge;
  private readonly slots: SlotTracker;

  constructor(private readonly options: StepReaderOptions) {
    this.campaign = new CampaignKnowledge(options.forms);
    this.slots = new SlotTracker(options.rememberedSlots);
  }

  /** Learns what the campaign was at `position`; to be called once, before the first page. */
  async restore(position: number): Promise<void> {
    let after = 0;
    while (after < position) {
      const { events, through } = await this.options.eventLog.readLog(this.options.log, {
        after,
        limit: campaignEventsPerPage,
        types: campaignEventTypes,
      });
      for (const event of events)
        if (event.position <= position && isCampaignEvent(event)) this.campaign.remember(event);
      if (through === after) return;
      after = through;
    }
  }

  /** @param page what follows what was read last */
  async read(from: number, page: LogPage): Promise<Batch> {
    await this.recall(page.events);
    const steps: Step[] = [];
    const turns = new Turns();
    let [taken, duties] = [0, 0];
    while (taken < page.events.length && duties < this.options.dutiesPerBatch) {
      const event = page.events[taken++];
      const step = event && this.toStep(event);
      if (step !== undefined) steps.push(step);
      if (step?.kind === 'campaign') duties += step.duties.length;
      if (turns.isOver) await turns.next();
    }
    this.slots.trim();
    const last = page.events[taken - 1];
    if (last === undefined || taken === page.events.length) {
      return { from, through: page.through, recordedAt: last?.recordedAt, steps };
    }
    const rest = { events: page.events.slice(taken), through: page.through };
    return { from, through: last.position, recordedAt: last.recordedAt, steps, rest };
  }

  /** Submissions of these streams as they were received, by submission id. */
  async received(streams: readonly string[]): Promise<ReadonlyMap<string, ReceivedSubmission>> {
    const found = new Map<string, ReceivedSubmission>();
    for (const event of await this.histories(streams.map(streamName))) {
      if (isSubmissionEvent(event) && event.type === 'SubmissionReceived') found.set(event.data.submission, event.data);
    }
    return found;
  }

  /** Histories of slots that the page speaks of and that are no longer in memory. */
  private async recall(events: readonly RecordedEvent[]): Promise<void> {
    const [first] = events;
    if (first === undefined) return;
    for (const event of await this.histories(this.slots.unknownStreams(events))) {
      if (event.position < first.position) this.toStep(event);
    }
  }

  private async histories(streams: readonly StreamName[]): Promise<readonly RecordedEvent[]> {
    const histories: RecordedEvent[] = [];
    for (let start = 0; start < streams.length; start += streamsPerQuestion) {
      const asked = streams.slice(start, start + streamsPerQuestion);
      const found = await this.options.eventLog.readStreams(this.options.log, asked);
      histories.push(...[...found.values()].flat());
    }
    return histories;
  }

  /** Undefined for events of types that no view knows: they are for others. */
  private toStep(event: RecordedEvent): Step | undefined {
    const { position, recordedAt, stream } = event;
    try {
      if (isSubmissionEvent(event)) {
        const history = this.slots.historyOf(event);
        const { slot } = history;
        const change = history.apply(event, position, recordedAt);
        const expected = this.expectedBy(change, slot);
        return { kind: 'submission', position, recordedAt, stream, event, slot, ...change, expected };
      }
      if (isCarrierEvent(event)) {
        const history = this.slots.historyOf(event);
        const { slot } = history;
        const change = history.compare(event);
        return {
          kind: 'carrier',
          position,
          recordedAt,
          stream,
          event,
          slot,
          ...change,
          expected: this.expectedBy(change, slot),
        };
      }
      if (isPaperEvent(event)) {
        return { kind: 'paper', position, recordedAt, stream, event, slot: slotOf(stream) };
      }
      if (isCampaignEvent(event)) {
        return { kind: 'campaign', position, recordedAt, stream, event, ...this.campaign.apply(event) };
      }
      return undefined;
    } catch (error) {
      return { kind: 'broken', position, recordedAt, stream, reason: String(error) };
    }
  }

  /** Asked now: what comes later in the page may change who owes it. */
  private expectedBy(
    { before, after }: Pick<SlotChange, 'before' | 'after'>,
    slot: SlotAddress,
  ): ExpectedSlot | undefined {
    return before === after ? undefined : this.campaign.expected(slot.form, slot.unit, slot.key);
  }
}

function slotOf(stream: string): SlotAddress {
  const slot = slotOfStream(stream);
  if (slot === undefined) throw new ImpossibleStep(`${stream} is no stream of a slot`);
  return slot;
}
