import type { JsonValue } from '#vybory/canonical-json';
import type { Severity } from '#vybory/campaigns';
import type { Text } from '#vybory/language';

/**
 * What a check says of one submission. Stored in events as it is, so that a later wording never changes what was said.
 */
export interface Finding {
  /** Stable id: `P-2`, `X-1`, or the id of a relation that the campaign definition adds. */
  readonly relation: string;
  readonly severity: Severity;
  /**
   * Paths of the fields that take part, in this submission; `<form>.<unit>[.<key>]:<path>` for a field of another slot,
   * and `<form>[<precinct>][.<key>]:<column>` for the row of a precinct in a table of its district.
   */
  readonly fields: readonly string[];
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly message: Text;
}

/** A discrepancy act (акт про невідповідність) that explains findings of severity `act`. */
export interface DiscrepancyAct {
  readonly relation: string;
  readonly explanation: string;
  /** Number and date of the paper act, as written on it. */
  readonly number?: string;
  readonly date?: string;
}
