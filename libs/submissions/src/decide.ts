import { attachActs } from './attach-acts.js';
import type { CaseCommand } from './carriers/commands.js';
import type { CarrierEvent } from './carriers/events.js';
import { closeCase, explainDifference } from './carriers/settle-case.js';
import type { RecordOutcome, ReviseFindings, SlotCommand, SubmissionCommand } from './commands.js';
import type { Decision, OutcomeDecision } from './decision.js';
import type { SlotEvent } from './events.js';
import type { PaperCommand } from './paper/commands.js';
import { enterPaper } from './paper/enter-paper.js';
import type { PaperEntryEvent } from './paper/events.js';
import { enterPaperAgain, resolvePaper, withdrawPaperEntry } from './paper/read-again.js';
import { recordOutcome } from './record-outcome.js';
import { reviseFindings } from './revise-findings.js';
import type { CarrierCaseId, PaperEntryId, SubmissionId } from './slot.js';
import type { SlotState } from './state.js';
import { submit } from './submit.js';
import { withdraw } from './withdraw.js';

export type SlotDecision = Decision<SubmissionId | PaperEntryId | CarrierCaseId, SlotEvent>;

/** What a command does to a slot. Total: every command in every state has an answer, and a repeated one changes nothing. */
export function decide(state: SlotState, command: RecordOutcome | ReviseFindings): OutcomeDecision;
export function decide(state: SlotState, command: SubmissionCommand): Decision;
export function decide(state: SlotState, command: PaperCommand): Decision<PaperEntryId, PaperEntryEvent>;
export function decide(state: SlotState, command: CaseCommand): Decision<CarrierCaseId, CarrierEvent>;
export function decide(state: SlotState, command: SlotCommand): SlotDecision;
export function decide(state: SlotState, command: SlotCommand): SlotDecision {
  switch (command.type) {
    case 'Submit':
      return submit(state, command);
    case 'RecordOutcome':
      return recordOutcome(state, command);
    case 'ReviseFindings':
      return reviseFindings(state, command);
    case 'AttachActs':
      return attachActs(state, command);
    case 'Withdraw':
      return withdraw(state, command);
    case 'EnterPaper':
      return enterPaper(state, command);
    case 'EnterPaperAgain':
      return enterPaperAgain(state, command);
    case 'ResolvePaper':
      return resolvePaper(state, command);
    case 'WithdrawPaperEntry':
      return withdrawPaperEntry(state, command);
    case 'ExplainDifference':
      return explainDifference(state, command);
    case 'CloseCase':
      return closeCase(state, command);
    default: {
      const never: never = command;
      return never;
    }
  }
}
