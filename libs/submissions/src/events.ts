import type { DiscrepancyAct, Finding } from '#vybory/checks';
import type { JsonValue } from '#vybory/canonical-json';
import type { Channel } from './carrier.js';
import type { CarrierEvent } from './carriers/events.js';
import type { PaperDocument, PaperEntryEvent } from './paper/events.js';
import type { PaperEntryId, SlotAddress, SubmissionId } from './slot.js';

/** Values of a form, as the form's DTO validated them. */
export type FormValues = Readonly<Record<string, JsonValue>>;

/** One value that a clarified version changed; `undefined` on a side means that the field was not there. */
export interface FieldChange {
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** A file that values name, as it was when they were received. */
export interface AttachedFile {
  /** `sha256:` and the hash of the content, as the values name it. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

export interface SubmissionReceived {
  readonly type: 'SubmissionReceived';
  readonly data: {
    readonly submission: SubmissionId;
    readonly slot: SlotAddress;
    /** Ordinal of this version in its slot, from 1. */
    readonly n: number;
    /** Identity of the submitting body, e.g. `territorial-commission:11`. */
    readonly body: string;
    readonly channel: Channel;
    readonly idempotencyKey?: string;
    /** SHA-256 of the RFC 8785 text of what the body sent: `{acts, clarifies, form, key, unit, values}` without absent members and without an empty key. */
    readonly contentHash: string;
    readonly clarifies?: SubmissionId;
    readonly acts?: readonly DiscrepancyAct[];
    /** Hash of the form's definition that validated the values. */
    readonly formHash: string;
    /** Version of a form that was designed at run time, by which the values were judged; absent for forms of the catalogue. */
    readonly formVersion?: number;
    readonly values: FormValues;
    /** Every file that the values name, once; absent when they name none. */
    readonly attachments?: readonly AttachedFile[];
    /** Of a version on paper only. */
    readonly paper?: ReceivedPaper;
  };
}

/** The sheet behind a version on paper, and who entered it: one person, or those whose entries were compared. */
export interface ReceivedPaper extends PaperDocument {
  readonly entry: PaperEntryId;
  /** Identity of the body whose registrars entered it. */
  readonly registrar: string;
  readonly enteredBy: readonly string[];
}

/** «Уточнений»: appended together with the `SubmissionReceived` that it speaks of. */
export interface SubmissionClarified {
  readonly type: 'SubmissionClarified';
  readonly data: {
    readonly submission: SubmissionId;
    readonly supersedes: SubmissionId;
    readonly changes: readonly FieldChange[];
  };
}

export interface SubmissionChecked {
  readonly type: 'SubmissionChecked';
  readonly data: {
    readonly submission: SubmissionId;
    readonly findings: readonly Finding[];
    /** Hash of the rule set (relations, severities, parameters) that judged it. */
    readonly ruleSetHash: string;
  };
}

export interface SubmissionRegistered {
  readonly type: 'SubmissionRegistered';
  /** `number`: вхідний номер, from 1, without a gap per campaign. */
  readonly data: { readonly submission: SubmissionId; readonly number: number };
}

export interface SubmissionAcknowledged {
  readonly type: 'SubmissionAcknowledged';
  readonly data: { readonly submission: SubmissionId; readonly number: number };
}

/**
 * Which version of its carrier an accepted one replaces, or which one it comes too late to replace (at most one of the two),
 * and which accepted version of the other carrier stands beside it: of the two the electronic one counts.
 */
interface Succession {
  /** The accepted version until now. */
  readonly supersedes?: SubmissionId;
  /** The later version that is accepted already: this one is accepted in its turn and never takes force. */
  readonly supersededBy?: SubmissionId;
  readonly beside?: SubmissionId;
}

export interface SubmissionAccepted {
  readonly type: 'SubmissionAccepted';
  readonly data: Succession & { readonly submission: SubmissionId };
}

export interface SubmissionAcceptedWithAct {
  readonly type: 'SubmissionAcceptedWithAct';
  /** `acts`: those that explain its findings. */
  readonly data: Succession & { readonly submission: SubmissionId; readonly acts: readonly DiscrepancyAct[] };
}

export interface SubmissionReturned {
  readonly type: 'SubmissionReturned';
  /** `relations`: ids of the findings that an act or a clarified version must answer. */
  readonly data: { readonly submission: SubmissionId; readonly relations: readonly string[] };
}

/** One finding of a version, told well enough to find it again among the others. */
export type ClosedFinding = Pick<Finding, 'relation' | 'fields' | 'expected' | 'actual'>;

/**
 * A version was judged again by the relations between forms, because another submission that it is compared with took force or gave way. What is
 * closed was told by `SubmissionChecked` or an earlier revision, and stays told.
 */
export interface FindingsRevised {
  readonly type: 'FindingsRevised';
  readonly data: {
    readonly submission: SubmissionId;
    readonly opened: readonly Finding[];
    /** What no longer holds, as it was told. */
    readonly closed: readonly ClosedFinding[];
    /** The submission that took force, stands again or was accepted by its acts. */
    readonly because: SubmissionId;
    /** Hash of the rule set that judged it. */
    readonly ruleSetHash: string;
  };
}

export interface DiscrepancyActsAttached {
  readonly type: 'DiscrepancyActsAttached';
  readonly data: { readonly submission: SubmissionId; readonly acts: readonly DiscrepancyAct[] };
}

export interface SubmissionWithdrawn {
  readonly type: 'SubmissionWithdrawn';
  readonly data: { readonly submission: SubmissionId; readonly reason: string };
}

/** What happens to one version of a slot. */
export type SubmissionEvent =
  | SubmissionReceived
  | SubmissionClarified
  | SubmissionChecked
  | SubmissionRegistered
  | SubmissionAcknowledged
  | SubmissionAccepted
  | SubmissionAcceptedWithAct
  | SubmissionReturned
  | FindingsRevised
  | DiscrepancyActsAttached
  | SubmissionWithdrawn;

/** Everything that can stand in the stream of a slot. */
export type SlotEvent = SubmissionEvent | PaperEntryEvent | CarrierEvent;
