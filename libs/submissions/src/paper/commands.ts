import type { ComparisonPolicy } from '../carriers/compare.js';
import type { AttachedFile, FormValues } from '../events.js';
import type { PaperEntryId, SlotAddress, SubmissionId } from '../slot.js';
import type { PaperDocument } from './events.js';

export type PaperCommand = EnterPaper | EnterPaperAgain | ResolvePaper | WithdrawPaperEntry;

/** A registrar enters a paper form. */
export interface EnterPaper {
  readonly type: 'EnterPaper';
  readonly slot: SlotAddress;
  /** Who sent the paper. */
  readonly body: string;
  /** The body whose registrars enter it. */
  readonly registrar: string;
  readonly person: string;
  readonly document: PaperDocument;
  readonly doubleEntry: boolean;
  readonly compare: ComparisonPolicy;
  readonly idempotencyKey?: string;
  readonly clarifies?: SubmissionId;
  readonly formHash: string;
  /** For forms that were designed at run time. */
  readonly formVersion?: number;
  readonly values: FormValues;
  readonly attachments?: readonly AttachedFile[];
}

/** Another registrar enters the same paper without having seen the first entry. */
export interface EnterPaperAgain {
  readonly type: 'EnterPaperAgain';
  readonly entry: PaperEntryId;
  readonly person: string;
  readonly values: FormValues;
}

/** A third registrar says what the paper says. */
export interface ResolvePaper {
  readonly type: 'ResolvePaper';
  readonly entry: PaperEntryId;
  readonly person: string;
  readonly values: FormValues;
  readonly attachments?: readonly AttachedFile[];
}

export interface WithdrawPaperEntry {
  readonly type: 'WithdrawPaperEntry';
  readonly entry: PaperEntryId;
  readonly person: string;
  readonly reason: string;
}
