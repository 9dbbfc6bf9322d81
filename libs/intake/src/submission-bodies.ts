/** Injection token of the `LargeBodyLimits`: how large a filled-in form may be, and how many bytes of large ones are under way. */
export const SUBMISSION_BODIES = Symbol('SubmissionBodies');
