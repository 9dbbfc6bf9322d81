import { ValidationPipe } from '@nestjs/common';
import fc from 'fast-check';
import { formCatalogue } from './catalogue.js';
import { compileDto } from './compile.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import type { FieldError } from './form.js';
import { referenceOptions, validateReference, type Judge, type ReportedError } from './reference.js';
import { valueRules } from './rules.js';
import { copy, mutantsOf } from './testing/mutations.js';

type Validate = (values: unknown) => readonly FieldError[];

const forms = [...formCatalogue().values()];

/** Everything that can be stated, so that every rule of the form meets wrong values. */
function fullExample(form: FormDefinition): object {
  const words = form.fields
    .filter(({ kind }) => kind === 'line-words')
    .map(({ name }) => [name, { votersIssued: 'сто' }] as const);
  const texts = form.fields.filter(({ kind }) => kind === 'text').map(({ name }) => [name, 'без зауважень'] as const);
  return { ...exampleOf(form), ...Object.fromEntries<unknown>(words), ...Object.fromEntries<unknown>(texts) };
}

function verdict(errors: readonly FieldError[]): readonly string[] {
  return errors.map(({ path, code }) => `${path}: ${code}`).sort();
}

class Refusal extends Error {
  constructor(readonly errors: readonly ReportedError[]) {
    super('refused');
  }
}

const pipe = new ValidationPipe({ ...referenceOptions, exceptionFactory: (errors) => new Refusal(errors) });

/** Asks the pipe as an HTTP request would. */
const judgeByPipe: Judge = async (dto, values) => {
  try {
    await pipe.transform(values, { type: 'body', metatype: dto });
    return [];
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.errors;
    throw refusal;
  }
};

async function sameVerdict(form: FormDefinition, validate: Validate, runs: fc.Parameters<[unknown]>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(mutantsOf(fullExample(form)), async (values) => {
      // A copy for each: what one of them did to the values must not help the other.
      const [compiled, reference] = [
        validate(copy(values)),
        await validateReference(form.dto, copy(values), judgeByPipe),
      ];
      expect(verdict(compiled)).toEqual(verdict(reference));
    }),
    { endOnFailure: true, ...runs },
  );
}

function isCaught(form: FormDefinition, validate: Validate): Promise<boolean> {
  return sameVerdict(form, validate, { numRuns: 1000, seed: 20190331 }).then(
    () => false,
    () => true,
  );
}

describe('the compiled validation', () => {
  it.each(forms)('gives the verdict of the ValidationPipe, with the same codes and paths, for $key', async (form) => {
    await sameVerdict(form, form.validateShape, { numRuns: 200 });
  });

  it.each(forms)('accepts $key with everything stated that can be stated', (form) => {
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
    for (const form of forms) if (await isCaught(form, compileDto(form.dto, rules))) return;
    throw new Error(`nobody noticed that the compiled form of ${name} is wrong`);
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
