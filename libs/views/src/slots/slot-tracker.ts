import type { RecordedEvent, StreamName } from '#vybory/event-log';
import {
  carrierEventTypes,
  paperEntryEventTypes,
  type CarrierEvent,
  type PaperEntryEvent,
  type SubmissionEvent,
} from '#vybory/submissions';
import { ImpossibleStep } from '../view.js';
import { SlotHistory } from './slot-history.js';

export const submissionEventTypes = [
  'SubmissionReceived',
  'SubmissionClarified',
  'SubmissionChecked',
  'SubmissionRegistered',
  'SubmissionAcknowledged',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'FindingsRevised',
  'DiscrepancyActsAttached',
  'SubmissionWithdrawn',
] as const satisfies readonly SubmissionEvent['type'][];

/** Types without which the standing of a slot cannot be told; read for every view. */
export const standingEventTypes: readonly string[] = [
  'SubmissionReceived',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'SubmissionWithdrawn',
  ...carrierEventTypes,
];

const submissionTypes: ReadonlySet<string> = new Set(submissionEventTypes);
const carrierTypes: ReadonlySet<string> = new Set(carrierEventTypes);
const paperTypes: ReadonlySet<string> = new Set(paperEntryEventTypes);

export type RecordedSubmissionEvent = RecordedEvent & SubmissionEvent;
export type RecordedCarrierEvent = RecordedEvent & CarrierEvent;
export type RecordedPaperEvent = RecordedEvent & PaperEntryEvent;

export function isSubmissionEvent(event: RecordedEvent): event is RecordedSubmissionEvent {
  return submissionTypes.has(event.type);
}

export function isCarrierEvent(event: RecordedEvent): event is RecordedCarrierEvent {
  return carrierTypes.has(event.type);
}

export function isPaperEvent(event: RecordedEvent): event is RecordedPaperEvent {
  return paperTypes.has(event.type);
}

/**
 * The slots that were touched lately. What fell out comes back from the log itself: a stream is short and holds the whole
 * truth, so no view needs a table of its own for it.
 */
export class SlotTracker {
  private readonly slots = new Map<string, SlotHistory>();

  constructor(private readonly capacity: number) {}

  /** Streams of these events that have a history which is not at hand. */
  unknownStreams(events: readonly RecordedEvent[]): StreamName[] {
    const unknown = new Set<StreamName>();
    const begun = new Set<StreamName>();
    for (const event of events) {
      if (!(isSubmissionEvent(event) || isCarrierEvent(event)) || this.slots.has(event.stream)) continue;
      if (event.version === 1) begun.add(event.stream);
      else if (!begun.has(event.stream)) unknown.add(event.stream);
    }
    return [...unknown];
  }

  /** The slot that the event belongs to; begins it when it is new. */
  historyOf(event: RecordedSubmissionEvent | RecordedCarrierEvent): SlotHistory {
    return this.slots.get(event.stream) ?? this.begin(event);
  }

  /** Called between pages: dropping a slot in the middle of one would lose what the page itself said of it. */
  trim(): void {
    for (const stream of this.slots.keys()) {
      if (this.slots.size <= this.capacity) return;
      this.slots.delete(stream);
    }
  }

  private begin(event: RecordedSubmissionEvent | RecordedCarrierEvent): SlotHistory {
    if (event.type !== 'SubmissionReceived') throw new ImpossibleStep(`${event.stream} begins with ${event.type}`);
    const history = new SlotHistory(event.data.slot);
    this.slots.set(event.stream, history);
    return history;
  }
}
