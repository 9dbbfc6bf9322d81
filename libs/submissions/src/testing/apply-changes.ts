import type { JsonValue } from '#vybory/canonical-json';
import { rowName, rowNamings } from '../changes.js';
import type { FieldChange } from '../events.js';

type JsonObject = Readonly<Record<string, JsonValue>>;

/** The other way round of `changes`: reads the paths back, so that a test can hold them to say all that changed. */
export function applyChanges(before: JsonValue, made: readonly FieldChange[]): JsonValue | undefined {
  return made.reduce<JsonValue | undefined>((value, change) => applied(value, segments(change.path), change), before);
}

/** Rows sorted by name: their order is no change. */
export function withRowsInOrder(value: JsonValue): JsonValue {
  if (isList(value)) {
    const naming = rowNamings.find((members) =>
      value.every((row) => isObject(row) && rowName(row, members) !== undefined),
    );
    const inOrder = value.map(withRowsInOrder);
    return naming === undefined ? inOrder : inOrder.sort((a, b) => (nameOf(a, naming) < nameOf(b, naming) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withRowsInOrder(member)]));
}

function applied(value: JsonValue | undefined, path: readonly string[], change: FieldChange): JsonValue | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return change.after;
  if (value !== undefined && isList(value)) {
    const at = value.findIndex((row) => isObject(row) && rowNamings.some((members) => rowName(row, members) === name));
    const row = applied(at < 0 ? undefined : value[at], rest, change);
    const others = value.filter((_, i) => i !== at);
    return row === undefined ? others : [...others, row];
  }
  const members = value !== undefined && isObject(value) ? value : {};
  const member = applied(Object.hasOwn(members, name) ? members[name] : undefined, rest, change);
  const others = Object.entries(members).filter(([other]) => other !== name);
  return Object.fromEntries(member === undefined ? others : [...others, [name, member]]);
}

function segments(path: string): readonly string[] {
  return [...path.matchAll(/\["(?:[^"\\]|\\.)*"\]|\[[^\]"]*\]|[^.[]+/g)].map(([segment]) => {
    if (segment.startsWith('["')) return JSON.parse(segment.slice(1, -1)) as string;
    return segment.startsWith('[') ? segment.slice(1, -1) : segment;
  });
}

function nameOf(row: JsonValue, naming: readonly string[]): string {
  return (isObject(row) ? rowName(row, naming) : undefined) ?? '';
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
