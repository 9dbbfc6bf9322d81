import type { Text } from '#vybory/language';

/**
 * What must be stated together, or never together, in one object of a form, as DHIS2 has compulsory and exclusive pairs. Pure description, like
 * {@link ArithmeticRule}: `libs/checks` judges it (relations F-1 and F-2).
 */
export interface PairRule {
  /** `compulsory`: all sides hold or none does. `exclusive`: at most one holds. */
  readonly kind: 'compulsory' | 'exclusive';
  readonly sides: readonly [PairSide, PairSide, ...PairSide[]];
  /** Name of a table: the rule holds for each of its rows, and the sides name fields of the row. */
  readonly each?: string;
  /** Why, in words; absent: written from the labels. */
  readonly text?: Text;
}

/** Holds for an object whose field is stated (neither left out nor `null`), or as `when` says. */
export interface PairSide {
  readonly field: string;
  readonly when?:
    | { readonly is: readonly [string, ...string[]] }
    /** Above zero, for counts and amounts. */
    | { readonly is: 'positive' }
    | { readonly is: 'missing' };
}

/** A field's name stands for "it is stated". */
export type SideTerm = string | PairSide;

export function among(field: string, ...values: readonly [string, ...string[]]): PairSide {
  return { field, when: { is: values } };
}

export function positive(field: string): PairSide {
  return { field, when: { is: 'positive' } };
}

export function missing(field: string): PairSide {
  return { field, when: { is: 'missing' } };
}

type PairOptions = Pick<PairRule, 'each' | 'text'>;
type Sides = readonly [SideTerm, SideTerm, ...SideTerm[]];

/** All of them or none. */
export function together(sides: Sides, options: PairOptions = {}): PairRule {
  return { kind: 'compulsory', sides: sidesOf(sides), ...options };
}

/** At most one of them. */
export function notTogether(sides: Sides, options: PairOptions = {}): PairRule {
  return { kind: 'exclusive', sides: sidesOf(sides), ...options };
}

function sidesOf([first, second, ...rest]: Sides): PairRule['sides'] {
  return [side(first), side(second), ...rest.map(side)];
}

function side(term: SideTerm): PairSide {
  return typeof term === 'string' ? { field: term } : term;
}
