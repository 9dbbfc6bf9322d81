import type { JsonValue } from '#vybory/canonical-json';
import type { FormDefinition, FormKey } from '#vybory/forms';
import type { DiscrepancyAct } from './finding.js';

/** Values of a form, as the form's DTO validated them. */
export type FormValues = Readonly<Record<string, JsonValue>>;

/**
 * What the checks see of one submission. Its shape is valid already: the form's DTO and its context were asked at
 * intake.
 */
export interface SubmissionView {
  readonly form: FormKey;
  /** The form as it was when the values were judged, for forms that were designed at run time: they bring their own rules. */
  readonly requested?: FormDefinition;
  readonly unit: string;
  /** Canonical slot key: `president`, `president+notice`, `11:00`; empty when the form has one slot per unit. */
  readonly key: string;
  readonly values: FormValues;
  /** Id of the submission that this one names as superseded («Уточнений»). */
  readonly clarifies?: string;
  /** Values of the version of this slot that this submission supersedes; absent for a first version. */
  readonly supersededValues?: FormValues;
  readonly acts?: readonly DiscrepancyAct[];
}
