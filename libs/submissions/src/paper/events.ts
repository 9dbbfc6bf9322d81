import type { PaperChannel } from '../carrier.js';
import type { ComparisonPolicy } from '../carriers/compare.js';
import type { AttachedFile, FormValues } from '../events.js';
import type { PaperEntryId, SlotAddress, SubmissionId } from '../slot.js';
import type { EntryDifference } from './entry-differences.js';

/** A sheet of paper, as the Secretariat's book of incoming papers and its archive know it. */
export interface PaperDocument {
  readonly channel: PaperChannel;
  /** Вхідний номер that was stamped on the paper; not the registration number that primary processing gives. */
  readonly incomingNumber: string;
  /** Where the paper lies in the archive. */
  readonly shelfMark: string;
  /** `sha256:<64 hexadecimal digits>` of the scan. */
  readonly scan?: string;
}

export interface PaperEntered {
  readonly type: 'PaperEntered';
  readonly data: {
    readonly entry: PaperEntryId;
    readonly slot: SlotAddress;
    /** Identity of the submitting body that sent the paper. */
    readonly body: string;
    /** Identity of the body whose registrars enter it. */
    readonly registrar: string;
    /** The registrar who entered it. */
    readonly person: string;
    readonly document: PaperDocument;
    /** Whether another person must enter it too, without seeing this entry. */
    readonly doubleEntry: boolean;
    /** What of it is compared with the electronic version, by the campaign's definition at this moment. */
    readonly compare: ComparisonPolicy;
    readonly idempotencyKey?: string;
    /** SHA-256 of the RFC 8785 text of what the registrar sent. */
    readonly contentHash: string;
    readonly clarifies?: SubmissionId;
    readonly formHash: string;
    /** Version of a form that was designed at run time, by which every reading is judged. */
    readonly formVersion?: number;
    readonly values: FormValues;
    /** Files that the values name. */
    readonly attachments?: readonly AttachedFile[];
  };
}

/** The entry stands; appended together with the `SubmissionReceived` of the version that it makes. */
export interface PaperConfirmed {
  readonly type: 'PaperConfirmed';
  readonly data: {
    readonly entry: PaperEntryId;
    readonly submission: SubmissionId;
    /** Everybody who entered it, in order. */
    readonly enteredBy: readonly string[];
  };
}

/** The second registrar read something else on the paper: a third one decides. */
export interface PaperEntryDisputed {
  readonly type: 'PaperEntryDisputed';
  readonly data: {
    readonly entry: PaperEntryId;
    readonly person: string;
    readonly values: FormValues;
    readonly differences: readonly EntryDifference[];
  };
}

/** What the third registrar reads on the paper; the two entries before it stay in the stream. */
export interface PaperEntryResolved {
  readonly type: 'PaperEntryResolved';
  readonly data: { readonly entry: PaperEntryId; readonly person: string; readonly values: FormValues };
}

/** Begun by mistake, such as for a wrong precinct, and given up before it was confirmed. */
export interface PaperEntryWithdrawn {
  readonly type: 'PaperEntryWithdrawn';
  readonly data: { readonly entry: PaperEntryId; readonly person: string; readonly reason: string };
}

export type PaperEntryEvent =
  PaperEntered | PaperConfirmed | PaperEntryDisputed | PaperEntryResolved | PaperEntryWithdrawn;
