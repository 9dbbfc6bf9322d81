import type { JsonValue } from '#vybory/canonical-json';
import { asRecord } from '../reading.js';
import type { FormValues } from '../submission-view.js';

/** The value that a finding's field names: `rows.0.votersOnList`. */
export function valueAt(values: FormValues, field: string): JsonValue | undefined {
  return field.split('.').reduce<JsonValue | undefined>((value, name) => member(value, name), values);
}

/** Paths of all single values. */
export function leavesOf(value: JsonValue, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, path === '' ? name : `${path}.${name}`));
}

/** The same values without that one. */
export function withoutValue(values: FormValues, field: string): FormValues {
  const [name = '', ...rest] = field.split('.');
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      if (key !== name) return [[key, value]];
      return rest.length === 0 ? [] : [[key, within(value, rest)]];
    }),
  );
}

function within(value: JsonValue, path: readonly string[]): JsonValue {
  const [name = '', ...rest] = path;
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    if (rest.length === 0) return items.filter((_, i) => String(i) !== name);
    return items.map((item, i) => (String(i) === name ? within(item, rest) : item));
  }
  const record = asRecord(value);
  return record === undefined ? value : withoutValue(record, path.join('.'));
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return (value as readonly JsonValue[])[Number(name)];
  return asRecord(value)?.[name];
}
