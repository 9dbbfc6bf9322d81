import type { JsonValue } from '#vybory/canonical-json';
import type { TemplateSheet, ReadSheet } from '../workbook.js';

type Values = Readonly<Record<string, JsonValue>>;

/** What a table can hold of values: an empty list, map or group, and a row of nothing, have no cells. */
export function tabular(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const kept = keptOf(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function keptOf(value: JsonValue): JsonValue | undefined {
  if (value === null) return undefined;
  if (isList(value)) {
    const rows = value.flatMap((row) => keptOf(row) ?? []);
    return rows.length === 0 ? undefined : rows;
  }
  if (typeof value !== 'object') return value;
  const members = tabular(value);
  return Object.keys(members).length === 0 ? undefined : members;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The sheet of a template as it would be read back. */
export function asRead({ name, hidden = false, rows }: TemplateSheet): ReadSheet {
  return { name, hidden, rows: rows.map((row) => row.map(({ value }) => ({ value, computed: false }))) };
}
