import type { JsonValue } from '#vybory/canonical-json';
import { csvColumns } from './csv-columns.js';
import { harmlessCell } from './csv-reading.js';
import type { FormDefinition } from './definition.js';
import type { FormContext } from './form.js';
import { isRecord } from './predicates.js';

/** Values as the records of the form's CSV template: one, or one per row for forms with rows. The inverse of `valuesFromCsvRecords`. */
export function csvRecordsOf(
  form: FormDefinition,
  slot: { readonly unit: string; readonly key: string },
  values: Readonly<Record<string, JsonValue>>,
  context?: FormContext,
): readonly Readonly<Record<string, string>>[] {
  const columns = csvColumns(form, context).map(({ name }) => name);
  const lists = form.fields.filter(({ kind }) => kind === 'rows').map(({ name }) => values[name]);
  const records = Math.max(1, ...lists.map((rows) => (Array.isArray(rows) ? rows.length : 0)));
  return Array.from({ length: records }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column, cellText(slot, values, column, row)])),
  );
}

function cellText(
  slot: { readonly unit: string; readonly key: string },
  values: Readonly<Record<string, JsonValue>>,
  column: string,
  row: number,
): string {
  return column === 'unit' || column === 'key' ? slot[column] : scalarText(valueAt(values, column, row));
}

/** The value that stands in a column of the form's table, in the record of this number from 0; `undefined` for an empty cell. */
export function valueAt(
  values: Readonly<Record<string, JsonValue>>,
  column: string,
  row: number,
): JsonValue | undefined {
  const [name = '', ...member] = column.split('.');
  const value = memberOf(values, name);
  if (member.length === 0) return row === 0 ? value : undefined;
  const [key = '', part] = member;
  const held = memberOf(Array.isArray(value) ? value[row] : row === 0 ? value : undefined, key);
  return part === undefined ? held : memberOf(held, part);
}

function memberOf(holder: unknown, name: string): JsonValue | undefined {
  return isRecord(holder) && Object.hasOwn(holder, name) ? (holder[name] as JsonValue) : undefined;
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return harmlessCell(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
