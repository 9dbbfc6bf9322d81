import { canonicalJson, type JsonValue } from '#vybory/canonical-json';
import type { RowKeys } from '#vybory/forms';
import { changes } from '../changes.js';
import type { FieldChange, FormValues } from '../events.js';

/** What of a form is compared between the carriers. Paths as in {@link changes}; each means everything below it too. */
export interface ComparisonPolicy {
  /** Only these. Absent: everything. */
  readonly only?: readonly string[];
  /** What the paper may lack: it is compared only when the paper states it. */
  readonly absentOnPaper?: readonly string[];
}

/** One value that the carriers state differently; `undefined` on a side means that it does not state it. */
export interface CarrierDifference {
  readonly path: string;
  readonly electronic?: JsonValue;
  readonly paper?: JsonValue;
}

/**
 * Where the electronic and the paper version of a slot differ, line by line, in an order that depends on the paths only:
 * numbers by value, maps by name, rows by what they are about, times whatever their spelling, texts whatever their blanks.
 * What only one side states is a difference, unless the policy lets the paper lack it.
 */
export function compareCarriers(
  electronic: FormValues,
  paper: FormValues,
  policy: ComparisonPolicy,
  keys?: RowKeys,
): readonly CarrierDifference[] {
  return differences(electronic, paper, keys)
    .filter((difference) => isCompared(difference, policy))
    .map(({ path, before, after }) => ({
      path,
      ...(before === undefined ? {} : { electronic: before }),
      ...(after === undefined ? {} : { paper: after }),
    }));
}

/** What two sets of values state differently; how a thing is spelt makes no difference. */
export function differences(before: FormValues, after: FormValues, keys?: RowKeys): readonly FieldChange[] {
  return changes(before, after, keys).filter((change) => !isSame(change.before, change.after));
}

function isCompared({ path, after }: FieldChange, { only, absentOnPaper = [] }: ComparisonPolicy): boolean {
  if (only !== undefined && !only.some((named) => isWithin(path, named) || isWithin(named, path))) return false;
  return after !== undefined || !absentOnPaper.some((named) => isWithin(path, named));
}

/** Whether a path is `named`, or lies below it. */
function isWithin(path: string, named: string): boolean {
  return path === named || (path.startsWith(named) && (path[named.length] === '.' || path[named.length] === '['));
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return canonicalJson(meaning(one)) === canonicalJson(meaning(other));
}

/** What a value says, however it is spelt; a value that states nothing is null. */
function meaning(value: JsonValue | undefined): JsonValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return meaningOfText(value);
  if (isList(value)) return value.length === 0 ? null : value.map(meaning);
  if (typeof value !== 'object') return value;
  const stated = Object.entries(value)
    .map(([name, member]) => [name, meaning(member)] as const)
    .filter(([, member]) => member !== null);
  return stated.length === 0 ? null : Object.fromEntries(stated);
}

const wholeMinute = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}):00(?:\.0+)?$/;

function meaningOfText(value: string): string | null {
  const text = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text.replace(wholeMinute, '$1');
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
