import { declaredRowKeys, formCatalogue, type FormKey, type RowKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { canonicalJson } from '#vybory/canonical-json';
import { memberIn, recordsIn, type JsonRecord } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

/**
 * F-21: what a table tells of one thing it tells in one row: no payment, person of a list, account or council's party stands twice. Which fields tell rows apart,
 * the forms declare beside their tables; what may not repeat at all is refused by their shape. Rows that state
 * no part of the key are not compared. Source: OWN, from the forms. Severity `warning`: a row twice is a slip, and only its body knows which one to strike out.
 */
export const f21 = relation({
  id: 'F-21',
  version: 1,
  title: text('Рядок таблиці не повторюється', 'No row stands twice'),
  formula: 'rows with the same declared key ≤ 1',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'warning',
  judges: [...formCatalogue().values()]
    .filter((form) => declaredRowKeys(form).size > 0)
    .map(({ key }) => ({ form: key })),
  missing: 'skip-all',
  params: {},
  bind: ({ form }) => {
    const tables = tablesOf(form);
    return { judge: ({ values }) => tables.flatMap(([table, key]) => repeated(table, key, values)) };
  },
});

function tablesOf(key: FormKey): readonly (readonly [table: string, key: RowKey])[] {
  const form = formCatalogue().get(key);
  return form === undefined ? [] : [...declaredRowKeys(form)];
}

function repeated(table: string, key: RowKey, values: FormValues): readonly Violation[] {
  const first = new Map<string, string>();
  return recordsIn(values, table).flatMap(({ path, row }) => {
    const name = nameOf(row, key);
    const before = name === undefined ? undefined : first.get(name);
    if (name !== undefined && before === undefined) first.set(name, path);
    return before === undefined ? [] : [again(path, before, key)];
  });
}

/** `undefined` when no part of the key is stated. */
function nameOf(row: JsonRecord, key: RowKey): string | undefined {
  const parts = key.map((field) => memberIn(row, field) ?? null);
  return parts.every((part) => part === null) ? undefined : canonicalJson(parts);
}

function again(path: string, before: string, key: RowKey): Violation {
  const [row, other] = [path, before].map((one) => Number(one.slice(one.lastIndexOf('.') + 1)) + 1) as [number, number];
  const message = compose((l) =>
    l === 'uk'
      ? `Рядок ${number(row, l)} повторює рядок ${number(other, l)}.`
      : `Row ${number(row, l)} repeats row ${number(other, l)}.`,
  );
  const fields = [path, before].flatMap((one) => key.map((field) => `${one}.${field}`));
  return { fields, expected: 1, actual: 2, message };
}
