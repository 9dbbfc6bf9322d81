import { text } from '#vybory/language';
import { equal, sumOf } from './arithmetic.js';
import { formCatalogue } from './catalogue.js';
import { Count, TextField, type CountOptions } from './decorators.js';
import type { FormDeclaration, FormDefinition } from './definition.js';
import { Structure, structureOf } from './structure.js';
import { Rows } from './table-decorators.js';

const declaration: FormDeclaration = {
  key: 'weather-report',
  title: text('Звіт про погоду', 'Weather report'),
  level: 'district',
  slotKey: [],
  documentKinds: ['notice'],
  items: [{ ref: '3.1.я.1', body: 'media', cardinality: 'once', title: text('звіт про погоду', 'Weather report') }],
};

function define(
  changes: { declaration?: Partial<FormDeclaration>; count?: Partial<CountOptions>; remark?: boolean } = {},
): FormDefinition {
  class Weather {
    degrees!: number;
    remark?: string;
  }
  Count({ label: text('Градуси', 'Degrees'), ...changes.count })(Weather.prototype, 'degrees');
  if (changes.remark === true)
    TextField({ label: text('Примітка', 'Remark'), optional: true })(Weather.prototype, 'remark');
  Structure({ key: 'weather', category: 'media', forms: [{ ...declaration, ...changes.declaration }] })(Weather);
  const [form] = structureOf(Weather)?.forms ?? [];
  if (form === undefined) throw new Error('the form was not registered');
  return form;
}

describe('the hash of a form', () => {
  it('is the same for the same form', () => {
    expect(define().hash).toMatch(/^[0-9a-f]{64}$/);
    expect(define().hash).toBe(define().hash);
  });

  it.each([
    ['a rule', { count: { max: 50 } }],
    ['what may be left out', { count: { optional: true } }],
    ['a label', { count: { label: text('Температура', 'Temperature') } }],
    ['a field', { remark: true }],
    ['the title', { declaration: { title: text('Погода', 'Weather') } }],
    ['the slot key', { declaration: { slotKey: ['contest' as const] } }],
  ])('changes with %s', (_what, changes) => {
    expect(define(changes).hash).not.toBe(define().hash);
  });

  it('does not change with the example', () => {
    expect(define({ count: { example: 7 } }).hash).toBe(define().hash);
  });

  it('is different for every form of the catalogue', () => {
    const hashes = [...formCatalogue().values()].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('declaring a form', () => {
  it('refuses keys that do not fit into an address', () => {
    for (const key of ['', 'Weather', 'weather.report', '-weather', 'weather--report']) {
      expect(() => define({ declaration: { key } })).toThrow(/not a form key/);
    }
  });

  it('asks for the kinds of subjects exactly when a subject is in the key', () => {
    expect(() => define({ declaration: { slotKey: ['subject'] } })).toThrow(/keySubjects/);
    expect(() => define({ declaration: { keySubjects: ['party'] } })).toThrow(/keySubjects/);
    expect(define({ declaration: { slotKey: ['subject'], keySubjects: ['party'] } }).keySubjects).toEqual(['party']);
  });

  it('tells of each item what its form says', () => {
    expect(define().items).toMatchObject([
      { ref: '3.1.я.1', key: 'weather-report', form: 'weather-report', structure: 'weather', kind: 'presidential' },
    ]);
  });

  it('refuses items that section 3 of the order cannot have', () => {
    const [item] = declaration.items;
    expect(() => define({ declaration: { items: [{ ...item, ref: '4.1.а.1' }] } })).toThrow(/no item of section 3/);
  });

  it('is needed: other classes and values are no forms', () => {
    expect(structureOf(Object)).toBeUndefined();
    expect(structureOf('weather-report')).toBeUndefined();
  });
});

describe('forms of one structure', () => {
  class Row {
    @Count({ label: text('Опади', 'Rain') })
    rain!: number;

    @Count({ label: text('Сніг', 'Snow'), only: ['winter-report'] })
    snow!: number;
  }

  @Structure({
    key: 'seasons',
    category: 'media',
    arithmetic: [equal('T-1', 'total', sumOf('rows', 'snow'))],
    forms: [
      { ...declaration, key: 'summer-report' },
      { ...declaration, key: 'winter-report' },
    ],
  })
  class Seasons {
    @Rows(() => Row, { label: text('Дні', 'Days') })
    rows!: Row[];

    @Count({ label: text('Усього', 'Total'), only: ['winter-report'] })
    total!: number;
  }
  const [summer, winter] = structureOf(Seasons)?.forms ?? [];

  it('have the fields that name them, also inside of rows', () => {
    expect(summer?.validateShape({ rows: [{ rain: 1 }] })).toEqual([]);
    expect(winter?.validateShape({ rows: [{ rain: 1 }] }).map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'rows.0.snow: missing-field',
      'total: missing-field',
    ]);
    expect(summer?.validateShape({ rows: [{ rain: 1, snow: 1 }], total: 1 })).toHaveLength(2);
  });

  it('have the arithmetic of the fields that they have', () => {
    expect(summer?.arithmetic).toEqual([]);
    expect(winter?.arithmetic).toHaveLength(1);
  });

  it('are known by name', () => {
    expect(() => {
      @Structure({ key: 'strange', category: 'media', forms: [declaration] })
      class Strange {
        @Count({ label: text('Сніг', 'Snow'), only: ['winter-report'] })
        snow!: number;
      }
      return Strange;
    }).toThrow(/no form winter-report/);
  });
});
