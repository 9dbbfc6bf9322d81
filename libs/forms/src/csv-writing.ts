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
  if (column === 'unit' || column === 'key') return slot[column];
  const [name = '', ...member] = column.split('.');
  const value: unknown = Object.hasOwn(values, name) ? values[name] : undefined;
  if (member.length === 0) return row === 0 ? scalarText(value) : '';
  const holder: unknown = Array.isArray(value) ? value[row] : row === 0 ? value : undefined;
  const [key = '', part] = member;
  const held = isRecord(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (part === undefined) return scalarText(held);
  return isRecord(held) && Object.hasOwn(held, part) ? scalarText(held[part]) : '';
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return harmlessCell(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
