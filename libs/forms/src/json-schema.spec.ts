import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { formCatalogue } from './catalogue.js';
import { bindForm } from './context.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import { jsonSchemaOf } from './json-schema.js';
import { inventedContext } from './testing/contexts.js';
import { mutantsOf } from './testing/mutations.js';

const forms = [...formCatalogue().values()];
const context = inventedContext({ boxes: 'required' });

function form(key: string): FormDefinition {
  const found = forms.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

/** What the schema leaves to the form's own validation. */
const beyondSchema = new Set([
  'unknown-precinct',
  'duplicate-precinct',
  'not-a-local-time',
  'unprintable-character',
  'text-too-long',
  'not-an-identifier',
  'unknown-unit',
  'unit-of-other-level',
  'unknown-subject',
  'subject-of-other-kind',
  'duplicate-row',
]);

/** Annotations of our own. */
function ajv(options: Options = {}): Ajv2020 {
  return new Ajv2020(options).addVocabulary(['x-currency']);
}

/** JSON has no NaN, no infinity, no undefined and no negative zero. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.keys(value).every(
    (name) => name !== '__proto__' && isJson(Object.getOwnPropertyDescriptor(value, name)?.value),
  );
}

describe('the JSON Schema of a form', () => {
  it.each(forms)('of $key is valid 2020-12 and has the form’s example', (definition) => {
    for (const options of [{}, { context }, { language: 'en' as const }]) {
      const schema = jsonSchemaOf(definition, options);
      const validate = ajv({
        strict: true,
        strictRequired: false,
        allowUnionTypes: true,
        allErrors: true,
      }).compile(schema);
      expect([validate(exampleOf(definition, { context })), validate.errors]).toEqual([true, null]);
    }
  });

  it.each(forms)('of $key says of mutants what the form says, as far as a schema can', (definition) => {
    const validate = ajv().compile(jsonSchemaOf(definition, { context }));
    const bound = bindForm(definition, context);
    fc.assert(
      fc.property(mutantsOf(exampleOf(definition, { context })).filter(isJson), (values) => {
        const errors = bound(values);
        if (errors.length > 0 && errors.every(({ code }) => beyondSchema.has(code))) return;
        expect([validate(values), errors]).toEqual([errors.length === 0, errors]);
      }),
      { numRuns: 100 },
    );
  });

  it('names the lines and contestants of the contest in the reader’s language', () => {
    expect(jsonSchemaOf(form('precinct-count-protocol'), { context, language: 'en' })).toMatchObject({
      title: 'Protocol of the precinct election commission on the count of votes at the election precinct',
      required: ['lines', 'votes', 'boxes', 'drawnUpAt'],
      properties: {
        lines: { properties: { ballotsUnused: { title: '4. Unused ballots' } }, additionalProperties: false },
        votes: { description: 'Struck out: № 3 Candidate 3', required: ['1', '2', '4'] },
        boxes: { minItems: 1 },
      },
    });
    expect(jsonSchemaOf(form('precinct-count-protocol'), { context })).toMatchObject({
      properties: {
        lines: { properties: { ballotsUnused: { title: '4. Кількість невикористаних виборчих бюлетенів' } } },
      },
    });
  });

  it('has no boxes where the contest has none', () => {
    const schema = jsonSchemaOf(form('precinct-count-protocol'), { context: inventedContext({ boxes: 'none' }) });
    expect(schema.properties).not.toHaveProperty('boxes');
  });
});
