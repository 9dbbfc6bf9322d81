import type { DiscrepancyAct } from '#vybory/checks';
import type { FormValues } from './events.js';
import type { SubmissionId } from './slot.js';
import type { VersionStatus } from './status.js';

/** One version of a slot, as the decider needs to know it. */
export interface Version {
  readonly submission: SubmissionId;
  /** Ordinal in the slot, from 1, dense. */
  readonly n: number;
  readonly body: string;
  readonly idempotencyKey: string | undefined;
  readonly contentHash: string;
  readonly clarifies: SubmissionId | undefined;
  /** Sent with it or attached later, in order of arrival. */
  readonly acts: readonly DiscrepancyAct[];
  readonly status: VersionStatus;
}

/** The life of one slot so far: what `evolve` makes of the events of its stream. */
export interface SlotState {
  /** In order of arrival; version n is at index n - 1. Nothing is ever removed. */
  readonly versions: readonly Version[];
  /** The highest accepted n. */
  readonly inForce: SubmissionId | undefined;
  /**
   * By n, the values that a clarification may still be compared with: those of the standing version, and of the earlier
   * ones that would stand again if it were withdrawn. An accepted version cannot be withdrawn, so nothing below it is kept.
   */
  readonly comparable: ReadonlyMap<number, FormValues>;
}

export const initialState: SlotState = { versions: [], inForce: undefined, comparable: new Map() };

export function findVersion(state: SlotState, submission: SubmissionId): Version | undefined {
  return state.versions.find((version) => version.submission === submission);
}

/** The version whose figures count. */
export function versionInForce(state: SlotState): Version | undefined {
  return state.inForce === undefined ? undefined : findVersion(state, state.inForce);
}

/** The latest version that was not withdrawn: the only one that can be clarified. */
export function standingVersion(state: SlotState): Version | undefined {
  return state.versions.findLast((version) => version.status.kind !== 'withdrawn');
}

/** The standing version while it is not in force: its body still owes something, or primary processing does. */
export function openVersion(state: SlotState): Version | undefined {
  const standing = standingVersion(state);
  return standing?.submission === state.inForce ? undefined : standing;
}
