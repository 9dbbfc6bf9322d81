export { changes } from './changes.js';
export type {
  AttachActs,
  RecordOutcome,
  ReviseFindings,
  SlotCommand,
  SubmissionCommand,
  Submit,
  Withdraw,
} from './commands.js';
export { contentOf, type SubmissionContent } from './content.js';
export { decide, type SlotDecision } from './decide.js';
export type { Decision, OutcomeDecision } from './decision.js';
export { carrierEventTypes, paperEntryEventTypes } from './event-types.js';
export type * from './events.js';
export { evolve } from './evolve.js';
export { ImpossibleHistory } from './impossible-history.js';
export {
  carrierLabels,
  carrierOf,
  channelLabels,
  otherCarrier,
  paperChannels,
  type Carrier,
  type Channel,
  type PaperChannel,
} from './carrier.js';
export {
  carrierCaseLabels,
  carrierCaseStatuses,
  type CarrierCase,
  type CarrierCaseStatus,
  type CarrierCaseStatusKind,
} from './carriers/case.js';
export type { CaseCommand, CloseCase, ExplainDifference } from './carriers/commands.js';
export { compareCarriers, type CarrierDifference, type ComparisonPolicy } from './carriers/compare.js';
export type * from './carriers/events.js';
export type { EnterPaper, EnterPaperAgain, PaperCommand, ResolvePaper, WithdrawPaperEntry } from './paper/commands.js';
export {
  isBlind,
  isPending,
  paperEntryLabels,
  type PaperEntry,
  type PaperEntryStatus,
  type PaperEntryStatusKind,
} from './paper/entry.js';
export type { EntryDifference } from './paper/entry-differences.js';
export type * from './paper/events.js';
export { withheldReadings, withheldReasons, withoutReading, type WithheldUntil } from './paper/withheld.js';
export { promiseReceipt, type PromiseReceipt, type RecordedSubmission } from './receipt.js';
export { awaitsOutcome } from './record-outcome.js';
export { isJudged, type Judged } from './revise-findings.js';
export type { Rejection, RejectionCode, StandingVersion } from './rejection.js';
export {
  carrierCaseId,
  paperEntryId,
  parseCarrierCaseId,
  parsePaperEntryId,
  parseSubmissionId,
  slotId,
  slotOfStream,
  submissionId,
  submissionStream,
  type CarrierCaseId,
  type PaperEntryId,
  type ParsedSubmissionId,
  type SlotAddress,
  type SubmissionId,
} from './slot.js';
export {
  acceptedVersion,
  findVersion,
  initialState,
  standingVersion,
  versionInForce,
  type SlotState,
  type Version,
} from './state.js';
export { statusLabels, type StatusKind, type VersionStatus } from './status.js';
