import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null;

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** RFC 4180 with a header row. Texts that a spreadsheet would take for a formula get an apostrophe (OWASP, CSV injection). */
export function csvText({ header, rows }: CsvTable): string {
  return stringify([header, ...rows], {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  });
}
