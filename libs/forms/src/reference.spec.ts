import fc from 'fast-check';
import { formCatalogue } from './catalogue.js';
import { compileDto } from './compile.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import type { FieldError } from './form.js';
import { validateReference } from './reference.js';
import { valueRules } from './rules.js';
import { mutantsOf } from './testing/mutations.js';

type Validate = (values: unknown) => readonly FieldError[];

const forms = [...formCatalogue().values()];

/** Everything that can be stated, so that every rule of the form meets wrong values. */
function fullExample(form: FormDefinition): object {
  const words = form.fields
    .filter(({ kind }) => kind === 'line-words')
    .map(({ name }) => [name, { votersIssued: 'сто' }]);
  const texts = form.fields.filter(({ kind }) => kind === 'text').map(({ name }) => [name, 'без зауважень']);
  return { ...exampleOf(form), ...Object.fromEntries(words), ...Object.fromEntries(texts) };
}

function verdict(errors: readonly FieldError[]): readonly string[] {
  return errors.map(({ path, code }) => `${path}: ${code}`).sort();
}

async function sameVerdict(form: FormDefinition, validate: Validate, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(mutantsOf(fullExample(form)), async (values) => {
      // A copy for each: what one of them did to the values must not help the other.
      const [compiled, reference] = [
        validate(structuredClone(values)),
        await validateReference(form.dto, structuredClone(values)),
      ];
      expect(verdict(compiled)).toEqual(verdict(reference));
    }),
    { numRuns },
  );
}

describe('the compiled validation', () => {
  it.each(forms)('gives the verdict of class-validator, with the same codes and paths, for $key', async (form) => {
    await sameVerdict(form, form.validateShape, 400);
  });

  it.each(forms)('leaves no value of $key unjudged that class-validator judges', (form) => {
    expect(form.validateShape(fullExample(form))).toEqual([]);
  });

  const wrong: Record<string, string> = {
    isDefined: 'false',
    isInt: 'typeof x !== "number"',
    min: 'x < -1',
    max: 'x > 2147483648',
    isString: 'x === null',
    maxLength: 'x.length > 2000',
    localTime: 'typeof x !== "string"',
    isIn: 'typeof x !== "string"',
    isBoolean: 'x === null',
    isArray: 'x === null',
    onlyWhen: 'false',
    code: 'typeof x !== "string"',
    plainText: 'false',
    notBlank: 'x === ""',
    arrayMinSize: 'false',
  };

  it.each(Object.entries(wrong))('is caught when its form of %s is wrong', async (name, broken) => {
    const rule = valueRules[name];
    if (rule === undefined) throw new Error(`there is no rule ${name}`);
    const rules = { ...valueRules, [name]: { ...rule, broken: () => broken } };
    const caught = forms.map((form) =>
      sameVerdict(form, compileDto(form.dto, rules), 600).then(
        () => false,
        () => true,
      ),
    );
    expect(await Promise.all(caught)).toContain(true);
  });
});

describe('the reference', () => {
  it('tells what class-transformer would drop in silence and class-validator would let pass', async () => {
    const form = forms.find(({ key }) => key === 'turnout-notice');
    if (form === undefined) throw new Error('the turnout notice is missing');
    const values = JSON.parse('{"__proto__": 1, "hasOwnProperty": 2, "precinctRows": [[]]}') as unknown;
    expect(verdict(await validateReference(form.dto, values))).toEqual([
      '__proto__: unexpected-field',
      'hasOwnProperty: unexpected-field',
      'precinctRows.0: not-an-object',
      'precinctsReporting: missing-field',
      'precinctsTotal: missing-field',
      'votersIssuedBallots: missing-field',
      'votersOnList: missing-field',
    ]);
  });
});
