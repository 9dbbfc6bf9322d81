import type { Carrier } from '../carrier.js';
import type { CarrierCaseId, SubmissionId } from '../slot.js';
import type { CarrierDifference, ComparisonPolicy } from './compare.js';

/** The two versions of a slot that were compared. */
export interface ComparedVersions {
  readonly electronic: SubmissionId;
  readonly paper: SubmissionId;
}

export interface CarriersAgreed {
  readonly type: 'CarriersAgreed';
  readonly data: ComparedVersions & { readonly compare: ComparisonPolicy };
}

export interface CarrierDifferenceOpened {
  readonly type: 'CarrierDifferenceOpened';
  readonly data: ComparedVersions & {
    readonly case: CarrierCaseId;
    readonly compare: ComparisonPolicy;
    readonly differences: readonly CarrierDifference[];
  };
}

export interface CarrierDifferenceExplained {
  readonly type: 'CarrierDifferenceExplained';
  readonly data: { readonly case: CarrierCaseId; readonly person: string; readonly explanation: string };
}

/** One of the compared versions no longer stands: its side has spoken anew, or taken it back. */
export interface CarrierDifferenceClarified {
  readonly type: 'CarrierDifferenceClarified';
  readonly data: {
    readonly case: CarrierCaseId;
    readonly by: Carrier;
    /** The version that stands on that side now; absent: none does. */
    readonly submission?: SubmissionId;
  };
}

export interface CarrierDifferenceClosed {
  readonly type: 'CarrierDifferenceClosed';
  readonly data: { readonly case: CarrierCaseId; readonly person: string; readonly conclusion: string };
}

/** What happens between the carriers of a slot. */
export type CarrierEvent =
  | CarriersAgreed
  | CarrierDifferenceOpened
  | CarrierDifferenceExplained
  | CarrierDifferenceClarified
  | CarrierDifferenceClosed;
