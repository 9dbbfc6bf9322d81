import type { CampaignDefinition } from '#vybory/campaigns';
import { type FactBook } from '../../facts.js';
import type { SubmissionView } from '../../submission-view.js';

/** What a relation judges, and what it knows of other slots. */
export interface Judging {
  readonly submission: SubmissionView;
  readonly facts?: FactBook;
}

/** A relation that holds, and the same broken; what both have in common besides. */
export interface RelationExample {
  readonly id: string;
  readonly holds: Judging;
  readonly broken: Judging;
  readonly params?: Readonly<Record<string, number | string | boolean>>;
  readonly campaign?: Partial<CampaignDefinition>;
}

/** A breach between forms: the same facts, another submission. */
export function against(facts: FactBook, holds: SubmissionView, broken: SubmissionView) {
  return { holds: { submission: holds, facts }, broken: { submission: broken, facts } };
}

/** A breach that the submission shows by itself. */
export function alone(holds: SubmissionView, broken: SubmissionView) {
  return { holds: { submission: holds }, broken: { submission: broken } };
}
