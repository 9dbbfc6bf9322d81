import type { CarrierCaseId } from '../slot.js';

export type CaseCommand = ExplainDifference | CloseCase;

export interface ExplainDifference {
  readonly type: 'ExplainDifference';
  readonly case: CarrierCaseId;
  readonly person: string;
  readonly explanation: string;
}

/** Ends a case that was explained, by somebody else than who explained it, or one that was clarified. */
export interface CloseCase {
  readonly type: 'CloseCase';
  readonly case: CarrierCaseId;
  readonly person: string;
  readonly conclusion: string;
}
