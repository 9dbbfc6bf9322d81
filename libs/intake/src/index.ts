export { attachmentProblems } from './attachments/problems.js';
export { intakeApi } from './intake.api.js';
export { IntakeModule } from './intake.module.js';
export { eventLogProblems } from './submissions/problems.js';
export type { SubmissionDocument } from './submissions/submission-reader.js';
export { SUBMISSION_BODIES } from './submission-bodies.js';
export { SubmittingBody, submittingBodyHeader } from './submitting-body.js';
