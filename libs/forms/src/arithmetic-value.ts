import type { Expression, Operand } from './arithmetic.js';
import { isRecord } from './predicates.js';

/** Exact numbers are whole multiples of a millionth: no field has more digits behind the point. */
const digits = 6;
const one = 1_000_000n;

/** An exact number, in millionths. */
export type Exact = bigint;

/** What a count, a decimal or an amount is worth; `undefined` for anything else. */
export function exactOf(value: unknown): Exact | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) * one : undefined;
  if (typeof value !== 'string') return undefined;
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(value) ?? [];
  return whole === undefined ? undefined : BigInt(whole + fraction.padEnd(digits, '0'));
}

/** `1234`, `1234.5`, `-3`: as many digits as are needed, at least `scale` behind the point. */
export function exactText(exact: Exact, scale = 0): string {
  const sign = exact < 0n ? '-' : '';
  const padded = String(exact < 0n ? -exact : exact).padStart(digits + 1, '0');
  const fraction = padded.slice(-digits).replace(/0+$/, '').padEnd(scale, '0');
  return `${sign}${padded.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * The value of an expression over one object: the form's values, or `row` of one of its tables. `undefined` when a field that it names has no
 * value, also in one row of a table; tables and maps that are not there count as nothing.
 */
export function evaluate(
  expression: Expression,
  values: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>> = values,
): Exact | undefined {
  let sum = 0n;
  for (const operand of expression) {
    const value = operandValue(operand, values, row);
    if (value === undefined) return undefined;
    sum += operand.negative === true ? -value : value;
  }
  return sum;
}

function operandValue(
  operand: Operand,
  values: Readonly<Record<string, unknown>>,
  row: Readonly<Record<string, unknown>>,
): bigint | undefined {
  switch (operand.kind) {
    case 'field':
      return exactOf(memberAt(row, operand.field));
    case 'column':
      return total(rowsOf(values[operand.rows]).map((cells) => memberAt(cells, operand.column)));
    case 'row-count':
      return BigInt(rowsOf(values[operand.rows]).length) * one;
    case 'entries': {
      const map = values[operand.map];
      return total(isRecord(map) ? Object.values(map) : []);
    }
    default: {
      const never: never = operand;
      return never;
    }
  }
}

function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberAt(holder: unknown, path: string): unknown {
  let value = holder;
  for (const name of path.split('.')) value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

/** `undefined` when one of the values is not stated. */
function total(values: readonly unknown[]): bigint | undefined {
  let sum = 0n;
  for (const value of values) {
    const exact = exactOf(value);
    if (exact === undefined) return undefined;
    sum += exact;
  }
  return sum;
}
