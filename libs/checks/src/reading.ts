import type { JsonValue } from '#vybory/canonical-json';
import { exactOf, exactText, type Exact } from '#vybory/forms';
import type { FormValues } from './submission-view.js';

export type JsonRecord = Readonly<Record<string, JsonValue>>;

/**
 * A count, or NaN when it is not stated: every sum with NaN is NaN and every comparison with NaN is false,
 * so that a relation with a missing term finds nothing without asking.
 */
export function countIn(record: JsonRecord | undefined, name: string): number {
  const value = record?.[name];
  return typeof value === 'number' ? value : Number.NaN;
}

export function stated(count: number): boolean {
  return !Number.isNaN(count);
}

export function recordIn(values: FormValues, name: string): JsonRecord | undefined {
  return asRecord(values[name]);
}

export function textIn(record: JsonRecord | undefined, name: string): string | undefined {
  const value = record?.[name];
  return typeof value === 'string' ? value : undefined;
}

const noRows: readonly JsonValue[] = Object.freeze([]);

/** The rows of a table; none when it is not there. */
export function rowsIn(values: FormValues, name: string): readonly JsonValue[] {
  const rows = values[name];
  return isArray(rows) ? rows : noRows;
}

export function asRecord(value: JsonValue | undefined): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !isArray(value) ? value : undefined;
}

// `Array.isArray` does not narrow a union with a readonly array.
function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Slack for shares and fractional factors; counts themselves are whole numbers. */
const slack = 1e-6;

/** `false` when either side is not stated. */
export function exceeds(left: number, right: number): boolean {
  return left - right > slack;
}

/** `false` when either side is not stated. */
export function differs(left: number, right: number): boolean {
  return exceeds(left, right) || exceeds(right, left);
}

/** The largest count that does not exceed a limit. */
export function largestWithin(limit: number): number {
  return Math.floor(limit + slack);
}

/** Without the noise that fractional factors leave behind: 770.0000000000001 is 770. */
export function tidy(sum: number): number {
  return Number.isInteger(sum) ? sum : Number(sum.toFixed(6));
}

/** The value at a path of names: `chair.lastName`. */
export function memberIn(record: JsonRecord | undefined, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = record;
  for (const name of path.split('.')) {
    const holder = asRecord(value);
    value = holder !== undefined && Object.hasOwn(holder, name) ? holder[name] : undefined;
  }
  return value;
}

/** The rows of a table that are objects, each with its path. */
export function recordsIn(
  values: FormValues,
  table: string,
): readonly { readonly path: string; readonly row: JsonRecord }[] {
  return rowsIn(values, table).flatMap((value, i) => {
    const row = asRecord(value);
    return row === undefined ? [] : [{ path: `${table}.${i}`, row }];
  });
}

/** An amount, exact; `undefined` when it is not stated. */
export function amountIn(record: JsonRecord | undefined, path: string): Exact | undefined {
  return exactOf(memberIn(record, path));
}

/** Whole numbers as numbers, as counts are; everything else as the exact text, as amounts are. */
export function exactJson(exact: Exact): JsonValue {
  const number = Number(exactText(exact));
  return Number.isSafeInteger(number) ? number : exactText(exact, 2);
}
