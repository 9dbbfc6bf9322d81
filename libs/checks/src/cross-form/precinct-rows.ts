import { asRecord, rowsIn, textIn, type JsonRecord } from '../reading.js';
import type { FormValues } from '../submission-view.js';

export interface RowOfTable {
  /** `rows.3`, as in errors of the form's shape. */
  readonly path: string;
  readonly precinct: string;
  readonly record: JsonRecord;
}

/** The rows per precinct of a table, with their paths. */
export function precinctRows(values: FormValues, table: string): readonly RowOfTable[] {
  return rowsIn(values, table).flatMap((row, i) => {
    const record = asRecord(row);
    const precinct = textIn(record, 'precinct');
    return record === undefined || precinct === undefined ? [] : [{ path: `${table}.${i}`, precinct, record }];
  });
}
