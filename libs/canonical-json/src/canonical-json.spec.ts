import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, canonicalJsonKept, sha256Hex } from './canonical-json.js';

const wellFormed = fc.string({ unit: 'binary' }).filter((s) => s.isWellFormed());
const json = fc.jsonValue({ stringUnit: 'binary' }).filter((value) => JSON.stringify(value).isWellFormed());

describe('canonicalJson', () => {
  it('writes what the reference implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.dictionary(wellFormed, json)), (value) => {
        fc.pre(wellFormedThroughout(value));
        expect(canonicalJson(value as object)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('sorts names by UTF-16 code units, also those that look like array indexes', () => {
    expect(canonicalJson({ '9': 1, '10': 2, b: 3, a: 4 })).toBe('{"10":2,"9":1,"a":4,"b":3}');
  });

  it('does not mistake one order of many names for another', () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const permutations = fc.shuffledSubarray(names, { minLength: 10 });
    fc.assert(
      fc.property(fc.array(permutations, { minLength: 8, maxLength: 20 }), (some) => {
        for (const order of some) {
          const value = Object.fromEntries(order.map((name, index) => [name, index]));
          expect(canonicalJson(value)).toBe(canonicalize(value));
        }
      }),
    );
  });

  it('writes what it has kept for that object alone', () => {
    const kept = { b: 1, a: [2] };
    expect(canonicalJsonKept(kept)).toBe('{"a":[2],"b":1}');
    expect(canonicalJson({ z: kept, y: { b: 1, a: [3] } })).toBe('{"y":{"a":[3],"b":1},"z":{"a":[2],"b":1}}');
  });

  it('is the same for the same content, whatever the order and the spacing in which it came', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(JSON.parse(JSON.stringify(value, null, 2)) as object));
      }),
    );
  });

  it('leaves out members that are undefined and keeps null', () => {
    expect(canonicalJson({ a: undefined, b: null, c: [undefined, 1] })).toBe('{"b":null,"c":[null,1]}');
  });

  it.each([
    ['NaN', { a: NaN }],
    ['infinity', [Infinity]],
    ['a lone surrogate', { a: '\ud800' }],
    ['a lone surrogate as a name', { '\udc00': 1 }],
    ['a function', { a: () => 1 }],
    ['a bigint', { a: 1n }],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value as object)).toThrow(RangeError);
  });

  it('refuses a cycle instead of running for ever', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(() => canonicalJson(cycle)).toThrow(RangeError);
  });
});

describe('sha256Hex', () => {
  it('hashes the UTF-8 bytes', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('вибори')).toBe('7c793bfebf9cba7681abc2e0887c412136474093a7f5ca748805a8d6f36dd353');
  });
});

function wellFormedThroughout(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => name.isWellFormed() && wellFormedThroughout(member));
}
