import type { CampaignEvent, ExpectedSlot } from '#vybory/campaigns';
import type {
  CarrierEvent,
  PaperEntryEvent,
  SlotAddress,
  SubmissionEvent,
  SubmissionReceived,
} from '#vybory/submissions';
import type { CampaignChange } from './campaign/campaign-knowledge.js';
import type { SlotStanding, VersionFacts } from './slots/slot-history.js';

interface Placed {
  readonly position: number;
  /** ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
  readonly stream: string;
}

/** An event of a log, read once for all views, with what it changed in its slot or in its campaign. */
export type Step = SubmissionStep | CarrierStep | PaperStep | CampaignStep | BrokenStep;

export interface SubmissionStep extends Placed {
  readonly kind: 'submission';
  readonly event: SubmissionEvent;
  readonly slot: SlotAddress;
  /** The version of the slot that the event speaks of. */
  readonly version: VersionFacts;
  readonly before: SlotStanding;
  readonly after: SlotStanding;
  /** The slot as it was expected at this position; undefined when nobody owed it, and when its standing did not change. */
  readonly expected: ExpectedSlot | undefined;
}

/** Something between the carriers of a slot. */
export interface CarrierStep extends Placed {
  readonly kind: 'carrier';
  readonly event: CarrierEvent;
  readonly slot: SlotAddress;
  readonly before: SlotStanding;
  readonly after: SlotStanding;
  /** As for a submission. */
  readonly expected: ExpectedSlot | undefined;
}

/** A paper on its way into a slot; as long as it is not confirmed it changes nothing there. */
export interface PaperStep extends Placed {
  readonly kind: 'paper';
  readonly event: PaperEntryEvent;
  readonly slot: SlotAddress;
}

export interface CampaignStep extends Placed, CampaignChange {
  readonly kind: 'campaign';
  readonly event: CampaignEvent;
}

/** An event that the history of its stream does not allow, or whose data nobody can read. */
export interface BrokenStep extends Placed {
  readonly kind: 'broken';
  readonly reason: string;
}

export type ReceivedSubmission = SubmissionReceived['data'];

/** Whether a slot is expected and nobody was released from it. */
export function isOwed(expected: ExpectedSlot | undefined): boolean {
  return expected !== undefined && expected.waived === undefined && expected.released === undefined;
}
