import { hash } from 'node:crypto';

/** A value of RFC 8259 JSON. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

declare const canonical: unique symbol;
/** The canonical text (RFC 8785, JSON Canonicalization Scheme) of one JSON value; its UTF-8 bytes are what is hashed and stored. */
export type CanonicalJson = string & { readonly [canonical]: true };

/**
 * RFC 8785 text of `value`; members that are `undefined` are left out, as in `JSON.stringify`.
 * Every submission passes here, so it is written for speed (a quarter of the time of the reference implementation
 * `canonicalize`, which the tests hold it to).
 * @throws RangeError for what JSON cannot hold: non-finite numbers, strings that are not well-formed UTF-16 (RFC 8785, 3.2.2.2), functions, cycles.
 */
export function canonicalJson(value: object | JsonValue): CanonicalJson {
  return write(value, 0) as CanonicalJson;
}

let lastValue: object | undefined;
let lastText = '';

/**
 * The same, for a large object that is soon written again as a member of another: the last such text is kept and used
 * for the very same object. From then on it must not be changed.
 */
export function canonicalJsonKept(value: object): CanonicalJson {
  lastText = canonicalJson(value);
  lastValue = value;
  return lastText as CanonicalJson;
}

/** Deeper than any form; also what stops a cycle. */
const maximumDepth = 64;
const plain = /^[A-Za-z0-9_.:~+@/ -]*$/;
const quotedNames = new Map<string, string>();
const maximumQuotedNames = 10_000;

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}`);
      return String(value);
    case 'string':
      return quote(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (value === lastValue) return lastText;
      if (depth >= maximumDepth) throw new RangeError(`nested deeper than ${maximumDepth}`);
      return Array.isArray(value)
        ? writeArray(value, depth + 1)
        : writeObject(value as Record<string, unknown>, depth + 1);
    default:
      throw new RangeError(`JSON has no ${typeof value}`);
  }
}

function writeArray(items: readonly unknown[], depth: number): string {
  let result = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) result += ',';
    result += write(items[i] ?? null, depth);
  }
  return result + ']';
}

function writeObject(members: Record<string, unknown>, depth: number): string {
  const names = Object.keys(members);
  let result = '{';
  let separator = '';
  for (const name of names.length < fewNames ? names.sort() : sorted(names)) {
    const member = members[name];
    if (member === undefined) continue;
    result += separator + quotedName(name) + write(member, depth);
    separator = ',';
  }
  return result + '}';
}

interface Order {
  readonly names: readonly string[];
  readonly sorted: readonly string[];
}

/** Sorting so few costs less than looking for them. */
const fewNames = 8;
const manyNames = 256;
const ordersOfOneLength = 4;
/** By number of names. */
const orders = new Map<number, Order[]>();

/**
 * Array.prototype.sort without a comparator orders by UTF-16 code units, as RFC 8785, 3.2.3 asks. Objects with many names
 * are votes and lines, thousands in a row with the same names in the same order: the last orders are remembered.
 */
function sorted(names: readonly string[]): readonly string[] {
  const known = orders.get(names.length) ?? [];
  for (const order of known) if (isSame(order.names, names)) return order.sorted;
  const order: Order = { names, sorted: names.toSorted() };
  if (names.length <= manyNames) orders.set(names.length, [order, ...known].slice(0, ordersOfOneLength));
  return order.sorted;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false;
  return true;
}

function quotedName(name: string): string {
  let quoted = quotedNames.get(name);
  if (quoted === undefined) {
    quoted = quote(name) + ':';
    if (quotedNames.size < maximumQuotedNames) quotedNames.set(name, quoted);
  }
  return quoted;
}

function quote(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new RangeError('a string is not well-formed UTF-16');
  return JSON.stringify(value);
}

/** SHA-256 of the UTF-8 bytes of `content`, 64 lower-case hexadecimal digits. */
export function sha256Hex(content: string): string {
  return hash('sha256', content, 'hex');
}
