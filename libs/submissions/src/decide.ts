import { attachActs } from './attach-acts.js';
import type { SubmissionCommand } from './commands.js';
import type { Decision } from './decision.js';
import { recordOutcome } from './record-outcome.js';
import type { SlotState } from './state.js';
import { submit } from './submit.js';
import { withdraw } from './withdraw.js';

/** What a command does to a slot. Total: every command in every state has an answer, and a repeated one changes nothing. */
export function decide(state: SlotState, command: SubmissionCommand): Decision {
  switch (command.type) {
    case 'Submit':
      return submit(state, command);
    case 'RecordOutcome':
      return recordOutcome(state, command);
    case 'AttachActs':
      return attachActs(state, command);
    case 'Withdraw':
      return withdraw(state, command);
    default: {
      const never: never = command;
      return never;
    }
  }
}
