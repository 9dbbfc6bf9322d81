import { text } from '#vybory/language';
import { formCatalogue } from './catalogue.js';
import { Count, TextField, type CountOptions } from './decorators.js';
import type { FormDeclaration, FormDefinition } from './definition.js';
import { Form, formOf } from './form-decorator.js';

const declaration: FormDeclaration = {
  key: 'weather-report',
  title: text('Звіт про погоду', 'Weather report'),
  category: 'turnout',
  level: 'district',
  slotKey: [],
  documentKinds: ['notice'],
  items: [{ ref: '0.0', title: text('звіт про погоду', 'Weather report') }],
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
  Form({ ...declaration, ...changes.declaration })(Weather);
  const form = formOf(Weather);
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

  it('is needed: other classes and values are no forms', () => {
    expect(formOf(Object)).toBeUndefined();
    expect(formOf('weather-report')).toBeUndefined();
  });
});
