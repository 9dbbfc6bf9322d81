export type { DiscrepancyAct, Finding } from './finding.js';
export { outcome, relationsToAnswer, type Outcome } from './outcome.js';
export type { FormValues, SubmissionView } from './submission-view.js';
export {
  FactBook,
  factId,
  noFacts,
  type Fact,
  type FactKey,
  type Facts,
  type Row,
  type SlotReference,
  type SlotValues,
  type WithinKey,
} from './facts.js';
export {
  compileRuleSet,
  RuleSetError,
  type Asks,
  type BetweenForms,
  type FoundAgain,
  type RuleSet,
} from './rule-set.js';
export { relationProblems, relationProblemCodes, type RelationProblem } from './relation-problems.js';
export { relationCatalogue } from './relation-catalogue.js';
export { relationsDocument } from './relations-document.js';
export type { Judged, MissingValues, ParamDefinition, Relation, Violation } from './relation.js';
