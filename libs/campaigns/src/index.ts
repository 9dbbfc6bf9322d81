export * from './definition.js';
export {
  campaignDefinitionSchema,
  subjectsSchema,
  subjectWithdrawalSchema,
  territoriesSchema,
} from './definition-schema.js';
export { type DefinitionError, definitionErrorCodes } from './definition-error.js';
export {
  type DefinitionCatalogue,
  type ParsedDefinition,
  type ParsedSubjects,
  type ParsedSubjectWithdrawal,
  type ParsedTerritories,
  parseCampaignDefinition,
  parseSubjects,
  parseSubjectWithdrawal,
  parseTerritories,
} from './parse-definition.js';
export { campaignDefinitionHash } from './definition-hash.js';
export {
  campaignEventTypes,
  type CampaignAnnounced,
  type CampaignEvent,
  type CampaignLifeEvent,
  type CampaignStageEntered,
  type SubjectEvent,
  type SubjectsRegistered,
  type SubjectWithdrawal,
  type SubjectWithdrawn,
  type TerritoriesRegistered,
} from './events.js';
export {
  campaignStream,
  courseStream,
  requestFormStream,
  subjectsStream,
  territoryStream,
  waiverStream,
} from './streams.js';
export {
  type AnnounceCampaign,
  type CampaignLifeCommand,
  type CampaignLifeDecision,
  type CampaignLifeRejection,
  type CampaignLifeState,
  decideCampaignLife,
  evolveCampaignLife,
  initialCampaignLife,
} from './life.js';
export {
  decideRegistration,
  evolveRegistration,
  initialRegistration,
  type RegisterTerritories,
  type RegistrationDecision,
  type RegistrationRejection,
  type RegistrationState,
  registrationsByParent,
} from './registration.js';
export {
  decideSubjects,
  evolveSubjects,
  initialSubjectRegister,
  type RegisterSubjects,
  type SubjectCommand,
  type SubjectDecision,
  type SubjectRegister,
  type SubjectRejection,
  type WithdrawSubject,
} from './subject-registration.js';
export { SubjectIndex } from './subject-index.js';
export { TerritoryIndex } from './territory.js';
export { type CampaignState, evolve, initialCampaignState, type KnownCampaign } from './state.js';
export { type DocumentKind, documentKinds, type FormShape, type ResolvedKey } from './slot-key.js';
export { type Refusal, type Verdict } from './verdict.js';
export { CampaignRuntime } from './runtime.js';
export type { DutyChange, ExpectedSlot } from './duties/expected-slot.js';
export type { CompiledDuty } from './duties/compile-duties.js';
export { Course, type Waiver } from './course/course.js';
export * from './course/events.js';
export { courseCommandSchema, parseCourseCommand, type CourseCommand } from './course/commands.js';
export {
  decideCourse,
  evolveCourse,
  initialCourse,
  scopeOf,
  type CourseDecision,
  type CourseRejection,
} from './course/decide.js';
export { decideTold, type ToldHappening, type VersionInForce } from './course/told-happenings.js';
export {
  decideWaiver,
  evolveWaivers,
  initialWaivers,
  parseWaiver,
  waiverSchema,
  type WaiverCommand,
  type WaiverDecision,
  type WaiverRejection,
} from './course/waivers.js';
export * from './dataset/dataset.js';
export { datasetSchema } from './dataset/dataset-schema.js';
export { type ParsedDataset, parseDataset } from './dataset/parse-dataset.js';
export { type Mapped, type MappedPaper, type MappedSubmission, mapSubmission, mapUnit } from './dataset/map-records.js';
export { planSubmissions, type SubmissionPlan } from './dataset/plan.js';
export type { CsvRecord, RecordError } from './dataset/record.js';
export { bodiesOfOrder, formUsesOfOrder } from './order/order-campaign.js';
export { designHash, type RequestFormDesign } from './request-forms/design.js';
export {
  newRequestFormSchema,
  reasonedDecisionSchema,
  requestFormDesignSchema,
  versionDecisionSchema,
} from './request-forms/design-schema.js';
export * from './request-forms/events.js';
export * from './request-forms/state.js';
export * from './request-forms/decide.js';
export { RequestFormBook, type RequestedForm } from './request-forms/request-form-book.js';
export {
  parseNewRequestForm,
  parseReasonedDecision,
  parseRequestFormDesign,
  parseVersionDecision,
  type Parsed,
} from './request-forms/parse-design.js';
