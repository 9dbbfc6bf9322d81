import type { JsonValue } from '#vybory/canonical-json';
import type { RowKey, RowKeys } from '#vybory/forms';
import type { FieldChange, FormValues } from './events.js';

type JsonObject = Readonly<Record<string, JsonValue>>;
type Rows = ReadonlyMap<string, JsonObject>;

/** Members that name a row within its list, where its form declares none: the first of these that name every row of both lists, each row once. */
export const rowNamings: readonly (readonly string[])[] = [['precinct'], ['kind', 'number']];

/**
 * What a clarified version changed, line by line, in an order that depends on the paths only. Paths read `lines.votersIssued`,
 * `votes.3`, `rows[11-050130].votersOnList`, `boxes[stationary:1].ballots`; a name with other characters is quoted as JSON:
 * `["a.b"]`. Rows are matched by what they are about, so that their order is no change; a list whose rows have no unique
 * name changes as a whole. A member or row that came or went is one change.
 * @param keys how the form's own tables are told apart row by row: {@link rowKeysOf}.
 */
export function changes(before: FormValues, after: FormValues, keys: RowKeys = noKeys): readonly FieldChange[] {
  const found: FieldChange[] = [];
  for (const name of namesOf(Object.keys(before), Object.keys(after))) {
    comparePart(memberPath('', name), memberOf(before, name), memberOf(after, name), found, keys.get(name));
  }
  return found;
}

const noKeys: RowKeys = new Map();

function compare(path: string, before: JsonValue, after: JsonValue, found: FieldChange[], key?: RowKey): void {
  if (isObject(before) && isObject(after)) compareMembers(path, before, after, found);
  else if (isList(before) && isList(after)) compareLists(path, before, after, found, key);
  else if (before !== after) found.push({ path, before, after });
}

function compareMembers(path: string, before: JsonObject, after: JsonObject, found: FieldChange[]): void {
  for (const name of namesOf(Object.keys(before), Object.keys(after))) {
    comparePart(memberPath(path, name), memberOf(before, name), memberOf(after, name), found);
  }
}

function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

type NameOfRow = (row: JsonObject) => string | undefined;

const byNamings: readonly NameOfRow[] = rowNamings.map((naming) => (row: JsonObject) => rowName(row, naming));

function compareLists(
  path: string,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  found: FieldChange[],
  key: RowKey | undefined,
): void {
  const namings = key === undefined ? byNamings : [(row: JsonObject) => keyName(row, key), ...byNamings];
  for (const naming of namings) {
    const rowsBefore = rowsByName(before, naming);
    const rowsAfter = rowsByName(after, naming);
    if (rowsBefore !== undefined && rowsAfter !== undefined) {
      compareRows(path, rowsBefore, rowsAfter, found);
      return;
    }
  }
  if (!sameList(before, after)) found.push({ path, before, after });
}

function compareRows(path: string, before: Rows, after: Rows, found: FieldChange[]): void {
  for (const name of namesOf(before.keys(), after.keys())) {
    comparePart(`${path}[${written(name)}]`, before.get(name), after.get(name), found);
  }
}

function comparePart(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  found: FieldChange[],
  key?: RowKey,
): void {
  if (before !== undefined && after !== undefined) compare(path, before, after, found, key);
  else if (after !== undefined) found.push({ path, after });
  else if (before !== undefined) found.push({ path, before });
}

/** `undefined` unless every row is an object with a name that no other row of the list has. */
function rowsByName(list: readonly JsonValue[], nameOf: NameOfRow): Rows | undefined {
  const rows = new Map<string, JsonObject>();
  for (const row of list) {
    if (!isObject(row)) return undefined;
    const name = nameOf(row);
    if (name === undefined || rows.has(name)) return undefined;
    rows.set(name, row);
  }
  return rows;
}

/** By the key that the form declares: `2002-02-20|137|Шевчук Марія`; what the row leaves out is empty, and one that leaves out all has no name. */
function keyName(row: JsonObject, key: RowKey): string | undefined {
  const parts = key.map((path) => statedAt(row, path));
  if (parts.every((part) => part === '') || parts.some((part) => part === undefined)) return undefined;
  return parts.length > 1 && parts.some((part) => part?.includes('|') === true) ? undefined : parts.join('|');
}

/** `undefined` for what is no text and no number. */
function statedAt(row: JsonObject, path: string): string | undefined {
  let value: JsonValue | undefined = row;
  for (const name of path.split('.'))
    value = value !== undefined && isObject(value) ? memberOf(value, name) : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Parts that hold the separator would make two rows look like one. */
export function rowName(row: JsonObject, naming: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const member of naming) {
    const part = Object.hasOwn(row, member) ? row[member] : undefined;
    if (typeof part !== 'string' && typeof part !== 'number') return undefined;
    parts.push(String(part));
  }
  return naming.length > 1 && parts.some((part) => part.includes(':')) ? undefined : parts.join(':');
}

function sameList(before: readonly JsonValue[], after: readonly JsonValue[]): boolean {
  return before.length === after.length && before.every((item, i) => sameJson(item, after[i]));
}

function sameJson(before: JsonValue, after: JsonValue | undefined): boolean {
  if (before === after) return true;
  if (after === undefined) return false;
  if (isList(before) && isList(after)) return sameList(before, after);
  if (!isObject(before) || !isObject(after)) return false;
  const names = Object.keys(before);
  return (
    names.length === Object.keys(after).length &&
    names.every((name) => Object.hasOwn(after, name) && sameJson(before[name] ?? null, after[name]))
  );
}

function namesOf(before: Iterable<string>, after: Iterable<string>): readonly string[] {
  return [...new Set([...before, ...after])].sort(byNumberThenText);
}

const digits = /^[0-9]{1,15}$/;

/** Numbers first and by value (`2` before `10`), then texts by code unit: the same on every machine. */
function byNumberThenText(a: string, b: string): number {
  const aIsNumber = digits.test(a);
  const bIsNumber = digits.test(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  const difference = aIsNumber ? Number(a) - Number(b) : 0;
  if (difference !== 0) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

function memberPath(parent: string, name: string): string {
  const plain = written(name);
  if (plain !== name) return `${parent}[${plain}]`;
  return parent === '' ? name : `${parent}.${name}`;
}

function written(name: string): string {
  return /^[\p{L}\p{N}_:-]+$/u.test(name) ? name : JSON.stringify(name);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
