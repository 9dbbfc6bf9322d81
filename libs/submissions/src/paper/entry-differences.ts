import type { JsonValue } from '#vybory/canonical-json';
import type { RowKeys } from '#vybory/forms';
import { differences } from '../carriers/compare.js';
import type { FormValues } from '../events.js';

/** One value that two registrars read differently; `undefined` on a side means that the entry does not state it. */
export interface EntryDifference {
  readonly path: string;
  readonly first?: JsonValue;
  readonly second?: JsonValue;
}

/** Everything that two entries of one paper state differently. */
export function entryDifferences(first: FormValues, second: FormValues, keys?: RowKeys): readonly EntryDifference[] {
  return differences(first, second, keys).map(({ path, before, after }) => ({
    path,
    ...(before === undefined ? {} : { first: before }),
    ...(after === undefined ? {} : { second: after }),
  }));
}
