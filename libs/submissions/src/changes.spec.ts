import { canonicalJson, type JsonValue } from '#vybory/canonical-json';
import fc from 'fast-check';
import { changes } from './changes.js';
import type { FormValues } from './events.js';
import { applyChanges, withRowsInOrder } from './testing/apply-changes.js';

describe('changes', () => {
  it('names lines and votes, in order of their numbers', () => {
    const before = { votes: { '10': 1, '2': 7, '1': 3 }, lines: { votersIssued: 10, ballotsUnused: 5 } };
    const after = { votes: { '10': 2, '2': 8, '1': 3 }, lines: { votersIssued: 9, ballotsUnused: 6 } };
    expect(changes(before, after)).toEqual([
      { path: 'lines.ballotsUnused', before: 5, after: 6 },
      { path: 'lines.votersIssued', before: 10, after: 9 },
      { path: 'votes.2', before: 7, after: 8 },
      { path: 'votes.10', before: 1, after: 2 },
    ]);
  });

  it('orders numbers by value before texts by code unit, on every machine', () => {
    const names = ['b', 'B', '10', '9', 'a', '1-1', 'ї', 'z'];
    const after = Object.fromEntries(names.map((name) => [name, 1]));
    expect(changes({}, after).map(({ path }) => path)).toEqual(['9', '10', '1-1', 'B', 'a', 'b', 'z', 'ї']);
  });

  it('says what came and what went', () => {
    expect(changes({ quorum: true, lines: { a: 1 } }, { lines: { a: 1, b: null } })).toEqual([
      { path: 'lines.b', after: null },
      { path: 'quorum', before: true },
    ]);
  });

  it('matches rows by precinct, whatever their order', () => {
    const before = {
      rows: [
        { precinct: '11-050130', votersOnList: 900 },
        { precinct: '11-050131', votersOnList: 800 },
        { precinct: '11-050132', votersOnList: 700 },
      ],
    };
    const after = {
      rows: [
        { precinct: '11-050133', votersOnList: 600 },
        { precinct: '11-050131', votersOnList: 800 },
        { precinct: '11-050130', votersOnList: 901 },
      ],
    };
    expect(changes(before, after)).toEqual([
      { path: 'rows[11-050130].votersOnList', before: 900, after: 901 },
      { path: 'rows[11-050132]', before: { precinct: '11-050132', votersOnList: 700 } },
      { path: 'rows[11-050133]', after: { precinct: '11-050133', votersOnList: 600 } },
    ]);
  });

  it('matches boxes by kind and number', () => {
    const before = { boxes: [{ kind: 'stationary', number: '1', ballots: 500 }] };
    const after = {
      boxes: [
        { kind: 'portable', number: '1' },
        { kind: 'stationary', number: '1', ballots: null },
      ],
    };
    expect(changes(before, after)).toEqual([
      { path: 'boxes[portable:1]', after: { kind: 'portable', number: '1' } },
      { path: 'boxes[stationary:1].ballots', before: 500, after: null },
    ]);
  });

  it.each<[string, JsonValue, JsonValue]>([
    ['without names', [{ a: 1 }], [{ a: 2 }]],
    [
      'with a name twice',
      [
        { precinct: '1', a: 1 },
        { precinct: '1', a: 2 },
      ],
      [{ precinct: '1', a: 1 }],
    ],
    ['named in two ways', [{ precinct: '1:2' }], [{ kind: 1, number: 2 }]],
    ['whose names would run together', [{ kind: 'a:b', number: 'c' }], [{ kind: 'a', number: 'b:c' }]],
    ['of plain values', [1, 2], [2, 1]],
    ['that grew', [1], [1, null]],
    ['nested', [[{ a: 1 }]], [[{ a: 1, b: null }]]],
    ['with a member renamed', [{ a: null }], [{ b: null }]],
  ])('takes a list %s as a whole', (_, before, after) => {
    expect(changes({ list: before }, { list: after })).toEqual([{ path: 'list', before, after }]);
    expect(changes({ list: before }, { list: structuredClone(before) })).toEqual([]);
  });

  describe('of tables whose form declares a key', () => {
    const keys = new Map([
      ['receipts', ['receivedAt', 'documentNo', 'donor.lastName']],
      ['candidates', ['position']],
    ]);
    const receipt = (documentNo: string, amount: string, lastName?: string) => ({
      ...{ receivedAt: '2002-02-20', documentNo, amount },
      ...(lastName !== undefined && { donor: { lastName } }),
    });

    it('an inserted row is one change, and no shift of all', () => {
      const rows = [receipt('1', '5.00'), receipt('2', '6.00', 'Шевчук')];
      const inserted = receipt('0', '1.00', 'Бойко');
      expect(changes({ receipts: rows }, { receipts: [inserted, ...rows] }, keys)).toEqual([
        { path: 'receipts["2002-02-20|0|Бойко"]', after: inserted },
      ]);
      expect(changes({ receipts: rows }, { receipts: [rows[1], receipt('1', '7.00')] } as FormValues, keys)).toEqual([
        { path: 'receipts["2002-02-20|1|"].amount', before: '5.00', after: '7.00' },
      ]);
      expect(changes({ candidates: [{ position: 2 }] }, { candidates: [{ position: 2, x: 1 }] }, keys)).toEqual([
        { path: 'candidates[2].x', after: 1 },
      ]);
    });

    it.each<[string, readonly FormValues[]]>([
      ['is told twice', [receipt('1', '5.00'), receipt('1', '6.00')]],
      ['states no part of it', [{ amount: '5.00' }]],
      ['would run together with another', [receipt('1|2', '5.00')]],
    ])('a list in which a row %s changes as a whole', (_, rows) => {
      expect(changes({ receipts: rows }, { receipts: [] }, keys)).toEqual([
        { path: 'receipts', before: rows, after: [] },
      ]);
    });

    it('other tables are named as ever', () => {
      expect(changes({ rows: [{ precinct: '1', n: 1 }] }, { rows: [{ precinct: '1', n: 2 }] }, keys)).toEqual([
        { path: 'rows[1].n', before: 1, after: 2 },
      ]);
    });
  });

  it('quotes names that a path could not hold', () => {
    expect(changes({}, { 'a.b': 1, 'c"]': { d: 1 } })).toEqual([
      { path: '["a.b"]', after: 1 },
      { path: '["c\\"]"]', after: { d: 1 } },
    ]);
    expect(changes({ a: { 'b c': 1 } }, { a: { 'b c': 2 } })).toEqual([{ path: 'a["b c"]', before: 1, after: 2 }]);
  });

  it('takes members named like those of Object.prototype for what they are', () => {
    const odd = JSON.parse('{"__proto__": 1, "constructor": 2}') as FormValues;
    expect(changes({}, odd)).toEqual([
      { path: '__proto__', after: 1 },
      { path: 'constructor', after: 2 },
    ]);
  });

  it('applied to the version before give the version after', () => {
    fc.assert(
      fc.property(formValues, formValues, (before, after) => {
        const result = applyChanges(before, changes(before, after));
        expect(canonicalJson(withRowsInOrder(result ?? null))).toBe(canonicalJson(withRowsInOrder(after)));
      }),
      { numRuns: 2000 },
    );
  });

  it('are none between equal values, and the same whatever the order of members', () => {
    fc.assert(
      fc.property(formValues, formValues, (before, after) => {
        expect(changes(before, structuredClone(before))).toEqual([]);
        expect(changes(turned(before), turned(after))).toEqual(changes(before, after));
      }),
    );
  });
});

const count = fc.nat({ max: 3 });
const precinctRow = fc.record(
  { precinct: fc.constantFrom('1', '2', '3', 'a.b]"'), votersOnList: count },
  { requiredKeys: ['precinct'] },
);
const box = fc.record(
  {
    kind: fc.constantFrom<JsonValue[]>('stationary', 'portable', 'a:b', 1),
    number: fc.constantFrom<JsonValue[]>('1', 1, 'b'),
    ballots: count,
  },
  { requiredKeys: ['kind'] },
);
const member: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'b', 'a.b', '[a]', '"', '1', '10'), fc.oneof(count, fc.constant(null)), {
    noNullPrototype: true,
  }),
  fc.array(precinctRow, { maxLength: 4 }),
  fc.array(box, { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
);
const formValues: fc.Arbitrary<FormValues> = fc.dictionary(
  fc.oneof(fc.constantFrom('lines', 'rows', 'boxes'), fc.string()),
  member,
  { maxKeys: 5, noNullPrototype: true },
);

function turned(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).reverse());
}
