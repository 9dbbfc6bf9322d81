import type { Text } from '#vybory/language';

/**
 * What must add up inside one form, said beside its fields: `total = Σ rows`, `men + women = members`. Pure description; `libs/checks`
 * judges it and makes findings of it, because real papers break it and must be seen, not bounced.
 */
export interface ArithmeticRule {
  /** Relation of `docs/relations.md` that it is an instance of: `T-1` (total of a table), `T-2` (a part of a whole), `T-3` (parts that make a whole), `X-22` … */
  readonly relation: string;
  readonly left: Expression;
  readonly op: '=' | '<=';
  readonly right: Expression;
  /** Name of a table: the rule holds for each of its rows, and `field` names a field of the row. */
  readonly each?: string;
  /** What must hold, in words; absent: written from the labels. */
  readonly text?: Text;
  /** What a breach means. Absent for forms of the catalogue: the campaign definition switches the relation on and says it. */
  readonly severity?: RuleSeverity;
}

export const ruleSeverities = ['error', 'act', 'warning', 'info'] as const;
export type RuleSeverity = (typeof ruleSeverities)[number];

/** Operands are added up. A value that is not stated makes the rule silent; a table or map that is not there counts as nothing. */
export type Expression = readonly Operand[];

export type Operand =
  /** A count, a decimal or an amount: `total`, or `totals.receipts` inside a group. */
  | { readonly kind: 'field'; readonly field: string; readonly negative?: boolean }
  /** Sum of a column of a table. */
  | { readonly kind: 'column'; readonly rows: string; readonly column: string; readonly negative?: boolean }
  /** Number of rows of a table. */
  | { readonly kind: 'row-count'; readonly rows: string; readonly negative?: boolean }
  /** Sum over a map. */
  | { readonly kind: 'entries'; readonly map: string; readonly negative?: boolean };

/** A field's name, or an operand made by the functions below. */
export type Term = string | Operand;

export function sumOf(rows: string, column: string): Operand {
  return { kind: 'column', rows, column };
}

export function countOf(rows: string): Operand {
  return { kind: 'row-count', rows };
}

export function entriesOf(map: string): Operand {
  return { kind: 'entries', map };
}

export function minus(term: Term): Operand {
  return { ...operand(term), negative: true };
}

/** `left` adds up to `right`. */
export function equal(
  relation: string,
  left: Term | readonly Term[],
  right: Term | readonly Term[],
  options: Pick<ArithmeticRule, 'each' | 'text'> = {},
): ArithmeticRule {
  return { relation, left: expression(left), op: '=', right: expression(right), ...options };
}

/** `left` is not more than `right`. */
export function atMost(
  relation: string,
  left: Term | readonly Term[],
  right: Term | readonly Term[],
  options: Pick<ArithmeticRule, 'each' | 'text'> = {},
): ArithmeticRule {
  return { relation, left: expression(left), op: '<=', right: expression(right), ...options };
}

function expression(terms: Term | readonly Term[]): Expression {
  return isList(terms) ? terms.map(operand) : [operand(terms)];
}

function isList(terms: Term | readonly Term[]): terms is readonly Term[] {
  return Array.isArray(terms);
}

function operand(term: Term): Operand {
  return typeof term === 'string' ? { kind: 'field', field: term } : term;
}
