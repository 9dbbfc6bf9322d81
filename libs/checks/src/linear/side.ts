import type { ContestDefinition, LinearRelation, Term } from '#vybory/campaigns';
import type { FormValues } from '../submission-view.js';
import { factorOf, termReader, type Reader } from './terms.js';

/** One side of a linear relation, compiled: reading it allocates nothing. */
export interface Side {
  readonly terms: readonly Term[];
  /** Value of each term with its factor. */
  readonly readers: readonly Reader[];
  /** Whether any term reads the form, as constants do not. */
  readonly reads: boolean;
}

export type Missing = NonNullable<LinearRelation['missing']>;

export function side(terms: readonly Term[], contest: ContestDefinition | undefined): Side {
  return {
    terms,
    readers: terms.map((term) => scaled(termReader(term, contest), factorOf(term))),
    reads: terms.some((term) => !('constant' in term)),
  };
}

function scaled(read: Reader, factor: number): Reader {
  return factor === 1 ? read : (values) => factor * read(values);
}

/** NaN, which no comparison holds for, when a missing term keeps the side from being judged. */
export function total(of: Side, values: FormValues, missing: Missing): number {
  let sum = 0;
  for (const read of of.readers) {
    const value = read(values);
    sum += missing !== 'skip-any' && Number.isNaN(value) ? 0 : value;
  }
  return sum;
}

export function anyStated(of: Side, values: FormValues): boolean {
  return of.readers.some((read, i) => !isConstant(of.terms[i]) && !Number.isNaN(read(values)));
}

function isConstant(term: Term | undefined): boolean {
  return term !== undefined && 'constant' in term;
}
