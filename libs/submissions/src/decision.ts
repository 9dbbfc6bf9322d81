import type { SlotEvent, SubmissionEvent } from './events.js';
import type { Rejection } from './rejection.js';
import type { CarrierCaseId, PaperEntryId, SubmissionId } from './slot.js';

/**
 * What a command does.
 * @typeParam Id what the command speaks of
 * @typeParam First the events that can come first
 * @typeParam Rest those that can follow
 */
export type Decision<
  Id extends SubmissionId | PaperEntryId | CarrierCaseId = SubmissionId,
  First extends SlotEvent = SubmissionEvent,
  Rest extends SlotEvent = SlotEvent,
> =
  /** To be appended together or not at all. */
  | { readonly ok: true; readonly events: readonly [First, ...Rest[]] }
  /** It was done before, by what is named: answer as then, append nothing. */
  | { readonly ok: true; readonly replayOf: Id }
  | { readonly ok: false; readonly rejection: Rejection };

/** Of primary processing, which touches nothing but the version that it judges. */
export type OutcomeDecision = Decision<SubmissionId, SubmissionEvent, SubmissionEvent>;

export function done<First extends SlotEvent>(
  ...events: readonly [First, ...SlotEvent[]]
): { readonly ok: true; readonly events: readonly [First, ...SlotEvent[]] } {
  return { ok: true, events };
}

export function replay<Id extends SubmissionId | PaperEntryId | CarrierCaseId>(
  replayOf: Id,
): { readonly ok: true; readonly replayOf: Id } {
  return { ok: true, replayOf };
}

export function rejected(rejection: Rejection): { readonly ok: false; readonly rejection: Rejection } {
  return { ok: false, rejection };
}
