import type { SubmissionEvent } from './events.js';
import type { Rejection } from './rejection.js';
import type { SubmissionId } from './slot.js';

export type NewEvents = readonly [SubmissionEvent, ...SubmissionEvent[]];

export type Decision =
  /** To be appended together or not at all. */
  | { readonly ok: true; readonly events: NewEvents }
  /** It was done before, by the submission named: answer as then, append nothing. */
  | { readonly ok: true; readonly replayOf: SubmissionId }
  | { readonly ok: false; readonly rejection: Rejection };

export function done(...events: [SubmissionEvent, ...SubmissionEvent[]]): Decision {
  return { ok: true, events };
}

export function replay(submission: SubmissionId): Decision {
  return { ok: true, replayOf: submission };
}

export function rejected(rejection: Rejection): Decision {
  return { ok: false, rejection };
}
