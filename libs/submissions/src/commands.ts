import type { DiscrepancyAct, Finding, FoundAgain } from '#vybory/checks';
import type { CaseCommand } from './carriers/commands.js';
import type { AttachedFile, FormValues } from './events.js';
import type { PaperCommand } from './paper/commands.js';
import type { SlotAddress, SubmissionId } from './slot.js';

export type SubmissionCommand = Submit | RecordOutcome | ReviseFindings | AttachActs | Withdraw;

/** Everything that can be done to a slot. */
export type SlotCommand = SubmissionCommand | PaperCommand | CaseCommand;

export interface Submit {
  readonly type: 'Submit';
  readonly slot: SlotAddress;
  readonly body: string;
  readonly channel: 'electronic';
  readonly idempotencyKey?: string;
  readonly contentHash: string;
  readonly clarifies?: SubmissionId;
  readonly acts?: readonly DiscrepancyAct[];
  readonly formHash: string;
  /** For forms that were designed at run time. */
  readonly formVersion?: number;
  readonly values: FormValues;
  /** Every file that the values name; absent when they name none. */
  readonly attachments?: readonly AttachedFile[];
}

/** What primary processing found; the decider derives acceptance, acceptance with an act, or return. */
export interface RecordOutcome {
  readonly type: 'RecordOutcome';
  readonly submission: SubmissionId;
  readonly findings: readonly Finding[];
  readonly ruleSetHash: string;
  readonly registrationNumber: number;
}

/** What primary processing found when it judged a version again. */
export interface ReviseFindings {
  readonly type: 'ReviseFindings';
  readonly submission: SubmissionId;
  /** Ids of the relations that were judged again: findings of others are left alone. */
  readonly relations: readonly string[];
  /** All that they find now. */
  readonly found: readonly FoundAgain[];
  readonly because: SubmissionId;
  readonly ruleSetHash: string;
}

export interface AttachActs {
  readonly type: 'AttachActs';
  readonly submission: SubmissionId;
  readonly body: string;
  readonly acts: readonly DiscrepancyAct[];
}

export interface Withdraw {
  readonly type: 'Withdraw';
  readonly submission: SubmissionId;
  readonly body: string;
  readonly reason: string;
}
