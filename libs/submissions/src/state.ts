import type { DiscrepancyAct } from '#vybory/checks';
import type { Carrier } from './carrier.js';
import type { CarrierCase } from './carriers/case.js';
import type { ComparedVersions } from './carriers/events.js';
import type { FormValues } from './events.js';
import type { PaperEntry } from './paper/entry.js';
import type { SubmissionId } from './slot.js';
import type { VersionStatus } from './status.js';

/** One version of a slot, as the decider needs to know it. */
export interface Version {
  readonly submission: SubmissionId;
  /** Ordinal in the slot, from 1, dense. */
  readonly n: number;
  readonly carrier: Carrier;
  readonly body: string;
  /** Who may attach acts to it and take it back: its body, and of a paper also those who registered it. */
  readonly actors: readonly string[];
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
  /**
   * The version whose figures count: the accepted electronic one or, while there is none, the accepted one on paper. So it
   * does not matter which carrier came first, and paper never changes what an accepted electronic version says.
   */
  readonly inForce: SubmissionId | undefined;
  /** The highest accepted version of each carrier. */
  readonly accepted: Readonly<Record<Carrier, SubmissionId | undefined>>;
  /**
   * By n, the values that a version may still be compared with: those of the standing version of each carrier, and of the
   * earlier ones that would stand again if it were withdrawn. An accepted version cannot be withdrawn, so nothing below it
   * is kept.
   */
  readonly comparable: ReadonlyMap<number, FormValues>;
  /** Paper forms that were begun to be entered, in order. */
  readonly entries: readonly PaperEntry[];
  /** Differences between the carriers, in order. */
  readonly cases: readonly CarrierCase[];
  /** The versions that were compared last. */
  readonly compared: ComparedVersions | undefined;
}

export const initialState: SlotState = {
  versions: [],
  inForce: undefined,
  accepted: { electronic: undefined, paper: undefined },
  comparable: new Map(),
  entries: [],
  cases: [],
  compared: undefined,
};

export function findVersion(state: SlotState, submission: SubmissionId): Version | undefined {
  return state.versions.find((version) => version.submission === submission);
}

/** The version whose figures count. */
export function versionInForce(state: SlotState): Version | undefined {
  return state.inForce === undefined ? undefined : findVersion(state, state.inForce);
}

/** The accepted version of a carrier. */
export function acceptedVersion(state: SlotState, carrier: Carrier): Version | undefined {
  const accepted = state.accepted[carrier];
  return accepted === undefined ? undefined : findVersion(state, accepted);
}

/** The latest version of a carrier that was not withdrawn: the only one that can be clarified. */
export function standingVersion(state: SlotState, carrier: Carrier): Version | undefined {
  return state.versions.findLast((version) => version.carrier === carrier && version.status.kind !== 'withdrawn');
}
