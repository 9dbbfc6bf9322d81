export { changes } from './changes.js';
export type { AttachActs, RecordOutcome, SubmissionCommand, Submit, Withdraw } from './commands.js';
export { contentOf, type SubmissionContent } from './content.js';
export { decide } from './decide.js';
export type { Decision, NewEvents } from './decision.js';
export type * from './events.js';
export { evolve, ImpossibleHistory } from './evolve.js';
export { promiseReceipt, type PromiseReceipt, type RecordedSubmission } from './receipt.js';
export { awaitsOutcome } from './record-outcome.js';
export type { Rejection, RejectionCode, StandingVersion } from './rejection.js';
export {
  parseSubmissionId,
  slotId,
  slotOfStream,
  submissionId,
  submissionStream,
  type ParsedSubmissionId,
  type SlotAddress,
  type SubmissionId,
} from './slot.js';
export {
  findVersion,
  initialState,
  openVersion,
  standingVersion,
  versionInForce,
  type SlotState,
  type Version,
} from './state.js';
export { statusLabels, type StatusKind, type VersionStatus } from './status.js';
