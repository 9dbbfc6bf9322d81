import 'reflect-metadata';
import fc from 'fast-check';
import { bindForm } from '../context.js';
import { csvColumns } from '../csv-columns.js';
import { valuesFromCsvRecords } from '../csv-reading.js';
import { csvRecordsOf } from '../csv-writing.js';
import { formCatalogue } from '../catalogue.js';
import { exampleOf } from '../example.js';
import { jsonSchemaOf } from '../json-schema.js';
import { validateReference } from '../reference.js';
import { breaksOf } from '../testing/breaks.js';
import { inventedContext, inventedPlaces } from '../testing/contexts.js';
import { validValues } from '../testing/valid-values.js';
import { requestKeyPrefix, type DescribedCell, type FormDescription } from './form-description.js';
import { formFromDescription } from './form-from-description.js';

const label = { uk: 'Поле', en: 'Field' };
const choices = [
  { value: 'yes', label },
  { value: 'no', label },
] as const;

/** A cell of every kind; a kind that is added breaks this table. */
const cells: { readonly [Kind in DescribedCell['kind']]: Extract<DescribedCell, { readonly kind: Kind }> } = {
  choice: { name: 'answer', kind: 'choice', label, choices: [...choices] },
  count: { name: 'people', kind: 'count', label, max: 500, when: { field: 'answer', is: 'yes' } },
  decimal: { name: 'share', kind: 'decimal', label, scale: 3 },
  money: { name: 'price', kind: 'money', label, positive: true },
  text: {
    ...{ name: 'lastName', kind: 'text', label, maxLength: 100, example: 'Коваленко' },
    personal: { subject: 'official', purpose: 'establish-results', category: 'name' },
  },
  'local-time': { name: 'since', kind: 'local-time', label, precision: 'minute', personal: 'none' },
  flag: { name: 'sure', kind: 'flag', label, declared: true },
  identifier: { name: 'company', kind: 'identifier', label, scheme: 'edrpou', personal: 'none' },
  precinct: { name: 'station', kind: 'precinct', label, optional: true },
  unit: { name: 'district', kind: 'unit', label, levels: ['district'] },
  subject: { name: 'party', kind: 'subject', label, kinds: ['party'] },
  contestant: { name: 'candidate', kind: 'contestant', label },
  file: { name: 'document', kind: 'file', label, personal: 'none' },
};
const every = Object.values(cells) as [DescribedCell, ...DescribedCell[]];

const description: FormDescription = {
  title: label,
  category: 'counting',
  level: 'district',
  slotKey: ['contest'],
  documentKinds: ['report'],
  fields: [
    ...every,
    { name: 'total', kind: 'count', label },
    { name: 'parts', kind: 'group', label, fields: every },
    {
      ...{ name: 'table', kind: 'rows', label, maxRows: 20 },
      fields: [{ name: 'n', kind: 'count', label }, ...every, { name: 'group', kind: 'group', label, fields: every }],
    },
    { name: 'byRegion', kind: 'keyed', label, keys: { of: 'region' }, value: 'count' },
    { name: 'byAnswer', kind: 'keyed', label, keys: { of: 'choice', choices: [...choices] }, value: 'money' },
  ],
  arithmetic: [
    {
      relation: 'T-1',
      left: [{ kind: 'field', field: 'total' }],
      op: '=',
      right: [{ kind: 'column', rows: 'table', column: 'n' }],
      severity: 'act',
    },
  ],
};

const form = formFromDescription('request-everything', description);
const context = inventedContext();
const judge = bindForm(form, context);
const valid = validValues(form, context, inventedPlaces);

describe('a form made of its description', () => {
  it('accepts its own example, with and without a campaign', () => {
    const example = exampleOf(form, { context, units: { district: '11' } });
    expect(judge(example)).toEqual([]);
    expect(form.validateShape(exampleOf(form))).toEqual([]);
  });

  it('accepts all values of its shape, as its slow twin does', async () => {
    await fc.assert(
      fc.asyncProperty(valid, async (values) => {
        expect(judge(values)).toEqual([]);
        expect(await validateReference(form.dto, values)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('tells each broken rule by code and place', () => {
    fc.assert(
      fc.property(valid, (values) => {
        for (const { path, code, values: broken } of breaksOf(form, values, context)) {
          expect(judge(broken).map((error) => `${error.path} ${error.code}`)).toContain(`${path} ${code}`);
        }
      }),
      { numRuns: 3 },
    );
  });

  it('has a schema and a template that takes back what was written', () => {
    expect(jsonSchemaOf(form, { language: 'uk', context })).toMatchObject({
      type: 'object',
      required: expect.any(Array),
    });
    const example = exampleOf(form, { context, units: { district: '11' } });
    const records = csvRecordsOf(form, { unit: '11', key: '' }, example, context);
    const columns = csvColumns(form, context).map(({ name }) => name);
    expect(Object.keys(records[0] ?? {}).filter((name) => !columns.includes(name))).toEqual([]);
    expect(valuesFromCsvRecords(form, records)).toEqual({ values: example });
  });

  it('carries the marks of personal data and nothing where it is nobody’s', () => {
    const marks = new Map(form.fields.map(({ name, personal }) => [name, personal]));
    expect(marks.get('lastName')).toMatchObject({ subject: 'official', category: 'name', public: false });
    expect(marks.get('company')).toBeUndefined();
  });

  it('is the same object for the same description, and has another hash for another', () => {
    expect(formFromDescription('request-everything', structuredClone(description))).toBe(form);
    const { fields, ...rest } = description;
    const other = {
      ...rest,
      fields: [...fields, { name: 'more', kind: 'count', label }],
    } as unknown as FormDescription;
    expect(formFromDescription('request-everything', other).hash).not.toBe(form.hash);
  });

  it('has a key that the catalogue never has', () => {
    expect([...formCatalogue().keys()].filter((key) => key.startsWith(requestKeyPrefix))).toEqual([]);
  });
});
