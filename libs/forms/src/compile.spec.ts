import { text } from '#vybory/language';
import {
  Equals,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  registerDecorator,
} from 'class-validator';
import { compileDto } from './compile.js';
import { Choice, Count, Declaration, Flag, Identifier, LocalTime, Money, TextField } from './decorators.js';
import { noErrors } from './field-error.js';
import type { DtoClass } from './field-registry.js';
import { largestCount } from './fields.js';
import { CountsBy, Group, Rows } from './table-decorators.js';

const label = text('Поле', 'Field');

class Parts {
  @Money({ label, positive: true })
  amount!: string;

  @Identifier('edrpou', { label, optional: true })
  payer?: string;
}

class Row {
  @Count({ label })
  votes!: number;

  @Count({ label, nullable: true })
  sheet?: number | null;

  @Group(() => Parts, { label, optional: true })
  parts?: Parts;
}

class Everything {
  @Count({ label })
  total!: number;

  @TextField({ label, maxLength: 5, optional: true })
  remark?: string;

  @Choice({
    label,
    choices: [
      { value: 'a', label },
      { value: 'b', label },
    ],
  })
  outcome!: string;

  @LocalTime({ label, when: { field: 'outcome', is: 'b' } })
  since?: string;

  @Flag({ label, optional: true })
  signed?: boolean;

  @Rows(() => Row, { label, minRows: 1, maxRows: 3, optional: true })
  rows?: Row[];

  @Group(() => Parts, { label, optional: true })
  parts?: Parts;

  @CountsBy({ of: 'region' }, { label, optional: true })
  byRegion?: Record<string, number>;

  @Declaration({ label, optional: true })
  consent?: boolean;
}

const check = compileDto(Everything);
const valid = { total: 1, outcome: 'a' };

function told(values: unknown): readonly string[] {
  return check(values).map(({ path, code }) => `${path}: ${code}`);
}

describe('the generated function', () => {
  it('makes nothing when nothing is wrong', () => {
    expect(check({ ...valid, remark: 'так', signed: false, rows: [{ votes: 0, sheet: null }] })).toBe(noErrors);
  });

  it('tells everything at once, each value once', () => {
    expect(
      told({
        total: '1',
        remark: 'забагато',
        outcome: 'c',
        signed: 1,
        rows: [{ votes: -1 }, 7, { votes: 2.5, sheet: 'x' }],
        more: 1,
      }),
    ).toEqual([
      'more: unexpected-field',
      'total: not-a-whole-number',
      'remark: text-too-long',
      'outcome: unknown-choice',
      'signed: not-a-flag',
      'rows.0.votes: below-minimum',
      'rows.1: not-an-object',
      'rows.2.votes: not-a-whole-number',
      'rows.2.sheet: not-a-whole-number',
    ]);
  });

  it.each([
    ['not stated', undefined, ['total: missing-field']],
    ['null', null, ['total: missing-field']],
    ['a text', '12', ['total: not-a-whole-number']],
    ['fractional', 0.5, ['total: not-a-whole-number']],
    ['not a number', Number.NaN, ['total: not-a-whole-number']],
    ['infinite', Number.POSITIVE_INFINITY, ['total: not-a-whole-number']],
    ['negative', -1, ['total: below-minimum']],
    ['huge', largestCount + 1, ['total: above-maximum']],
    ['the largest', largestCount, []],
    ['zero', 0, []],
  ])('judges a count that is %s', (_what, total, errors) => {
    expect(told({ ...valid, total })).toEqual(errors);
  });

  it('owes a field exactly when another one says so', () => {
    expect(told({ total: 1, outcome: 'b' })).toEqual(['since: missing-field']);
    expect(told({ total: 1, outcome: 'b', since: '2019-03-31T20:00' })).toEqual([]);
    expect(told({ total: 1, outcome: 'a', since: '2019-03-31T20:00' })).toEqual(['since: not-applicable']);
  });

  it('takes null for what may be left out only where null means something', () => {
    expect(told({ ...valid, remark: null })).toEqual(['remark: not-a-text']);
    expect(told({ ...valid, rows: [{ votes: 1, sheet: null }] })).toEqual([]);
  });

  it('counts rows and characters', () => {
    expect(told({ ...valid, rows: [] })).toEqual(['rows: too-few-rows']);
    expect(told({ ...valid, rows: Array.from({ length: 4 }, () => ({ votes: 1 })) })).toEqual(['rows: too-many-rows']);
    expect(told({ ...valid, remark: '👍👍👍👍👍' })).toEqual([]);
  });

  it('looks into groups, also those inside of rows', () => {
    expect(told({ ...valid, parts: { amount: '12.50', payer: '21661711' } })).toEqual([]);
    expect(told({ ...valid, parts: [] })).toEqual(['parts: not-an-object']);
    expect(
      told({
        ...valid,
        parts: { payer: '21661712', more: 1 },
        rows: [
          { votes: 1, parts: { amount: '0.00' } },
          { votes: 1, parts: { amount: 12.5 } },
          { votes: 1, parts: 7 },
        ],
      }),
    ).toEqual([
      'rows.0.parts.amount: not-more-than-nothing',
      'rows.1.parts.amount: not-a-decimal',
      'rows.2.parts: not-an-object',
      'parts.more: unexpected-field',
      'parts.amount: missing-field',
      'parts.payer: not-an-identifier',
    ]);
  });

  it('judges every entry of a map and every declaration', () => {
    expect(told({ ...valid, byRegion: { 'UA-05': 1 }, consent: true })).toEqual([]);
    expect(told({ ...valid, byRegion: { 'UA-05': '1' }, consent: false })).toEqual([
      'byRegion.UA-05: not-a-whole-number',
      'consent: not-declared',
    ]);
  });

  it.each([
    ['1234.50', []],
    ['0.01', []],
    ['999999999999999.99', []],
    ['1234.5', ['parts.amount: not-a-decimal']],
    ['1234', ['parts.amount: not-a-decimal']],
    ['01.00', ['parts.amount: not-a-decimal']],
    ['-1.00', ['parts.amount: not-a-decimal']],
    ['1,00', ['parts.amount: not-a-decimal']],
    ['.50', ['parts.amount: not-a-decimal']],
    ['1e5.00', ['parts.amount: not-a-decimal']],
    ['1000000000000000.00', ['parts.amount: not-a-decimal']],
  ])('judges the amount %s', (amount, errors) => {
    expect(told({ ...valid, parts: { amount } })).toEqual(errors);
  });

  it.each([[null], [[]], ['{}'], [undefined], [7]])('refuses %p as the values', (values) => {
    expect(told(values)).toEqual([': not-an-object']);
  });

  it('is not fooled by names that every object inherits', () => {
    expect(told(JSON.parse('{"total": 1, "outcome": "a", "__proto__": {"rows": 1}, "constructor": 1}'))).toEqual([
      '__proto__: unexpected-field',
      'constructor: unexpected-field',
    ]);
  });
});

/** A class with one described count that carries one more rule. */
function withRule(decorate: PropertyDecorator): DtoClass {
  class Strange {
    total!: number;
  }
  Count({ label })(Strange.prototype, 'total');
  decorate(Strange.prototype, 'total');
  return Strange;
}

const never = { validate: () => true };

const Asynchronous: PropertyDecorator = (target, name) => {
  registerDecorator({
    name: 'max',
    async: true,
    target: target.constructor,
    propertyName: String(name),
    validator: never,
  });
};

describe('compiling', () => {
  it.each<[string, PropertyDecorator, RegExp]>([
    ['a rule that it does not know', Equals(1), /equals/],
    ['a rule of one’s own', ValidateBy({ name: 'lucky', validator: never }), /lucky/],
    ['a rule without a name', ValidateBy({ name: '', validator: never }), /no compiled form/],
    ['an asynchronous rule', Asynchronous, /asynchronous/],
    ['groups', Min(0, { groups: ['night'] }), /groups/],
    ['always', Max(1, { always: true }), /always/],
    ['each', IsInt({ each: true }), /each/],
    ['validateIf', Max(1, { validateIf: () => false }), /validateIf/],
    ['a context', Max(1, { context: { severity: 'low' } }), /context/],
    ['a message of one’s own', Max(1, { message: 'too much' }), /message/],
    ['a condition of one’s own', ValidateIf(() => false), /condition/],
    ['nested objects that are no rows', ValidateNested(), /nestedValidation/],
  ])('refuses %s', (_what, decorate, reason) => {
    expect(() => compileDto(withRule(decorate))).toThrow(reason);
  });

  it('knows the optional fields of class-validator', () => {
    expect(compileDto(withRule(IsOptional()))({ total: null })).toEqual([]);
  });

  it('refuses two conditions on one field', () => {
    class Twice {
      @Count({ label, optional: true })
      @IsOptional()
      total?: number;
    }
    expect(() => compileDto(Twice)).toThrow(/several conditions/);
  });

  it('refuses a property that has rules and no label', () => {
    class Silent {
      @Count({ label })
      total!: number;

      @IsInt()
      other!: number;
    }
    expect(() => compileDto(Silent)).toThrow(/Silent.other.*no field decorator/);
  });

  it('refuses a class that inherits, and one without fields', () => {
    class Heir extends Row {}
    expect(() => compileDto(Heir)).toThrow(/extends nothing/);
    expect(() => compileDto(Object)).toThrow(/no fields/);
  });

  it('refuses rows within rows when they are declared', () => {
    expect(() => {
      class Deep {
        @Rows(() => Everything, { label })
        rows!: Everything[];
      }
      return Deep;
    }).toThrow(/single values and groups only/);
  });
});
