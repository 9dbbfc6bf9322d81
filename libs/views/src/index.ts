export {
  ProjectionRunner,
  type CommitNotice,
  type ProjectionRunnerOptions,
  type Tuning,
  type ViewStatus,
} from './runner/projection-runner.js';
export type { RebuildReport, TableDifference } from './runner/rebuild.js';
export {
  ImpossibleStep,
  type FoldSource,
  type FoldStart,
  type OnPoison,
  type View,
  type ViewFold,
  type ViewName,
} from './view.js';
export type { CampaignStep, Step, SubmissionStep } from './step.js';
export { schemaName, viewDataSource } from './schema/view-schema.js';
export { slotStates, type Agreement, type SlotState } from './slots/slot-history.js';
export { allViews } from './all-views.js';
export { ViewReader, type ViewPosition, type ViewSnapshot } from './reading/view-snapshot.js';
export { resultsView } from './results/results.view.js';
export { turnoutFigures, turnoutView } from './turnout/turnout.view.js';
export type { Figure } from './sums/summed.js';
export { SumBoard } from './sums/sum-board.js';
export { stageAt, sumOfUnit, sumsOfChildren, sumsOfLevel, type SumQuestion, type UnitSum } from './sums/sum-reader.js';
export { completenessView } from './completeness/completeness.view.js';
export {
  matrix,
  missingByUnit,
  nextBoundary,
  tallies,
  termsMissing,
  type CompletenessQuestion,
  type FormTally,
  type UnitTally,
} from './completeness/tally-reader.js';
export {
  countSlots,
  slotFilterStates,
  slots,
  timelinessOf,
  timelinessValues,
  type SlotAt,
  type SlotFilter,
  type SlotFilterState,
  type Timeliness,
} from './completeness/slot-reader.js';
export { carriersReceived, type CarriersReceived } from './completeness/slot-facts.js';
export { findingsView } from './findings/findings.view.js';
export {
  countFindings,
  findings,
  type FindingAnswer,
  type FindingPlace,
  type FindingsQuestion,
  type FindingStatus,
} from './findings/findings-reader.js';
export { discrepanciesView } from './discrepancies/discrepancies.view.js';
export type { Saying } from './discrepancies/entities.js';
export {
  discrepancies,
  discrepancyTotals,
  type DiscrepanciesQuestion,
  type DiscrepancyAnswer,
  type DiscrepancyFilter,
  type DiscrepancyTotals,
} from './discrepancies/discrepancies-reader.js';
export {
  paperEntries,
  paperEntryFilters,
  paperEntryTotals,
  totalShown,
  type PaperEntriesQuestion,
  type PaperEntryAnswer,
  type PaperEntryFilter,
  type PaperEntryTotals,
  type SeenPaperStatus,
} from './discrepancies/paper-entries-reader.js';
export { journalView } from './journal/journal.view.js';
export {
  countJournalEntries,
  journalEntries,
  type JournalEntry,
  type JournalQuestion,
} from './journal/journal-reader.js';
export { isTransient } from './runner/failure.js';
export type { Queryable } from './schema/queryable.js';
