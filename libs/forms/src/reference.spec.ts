import { ValidationPipe } from '@nestjs/common';
import fc from 'fast-check';
import { formCatalogue } from './catalogue.js';
import { compileDto } from './compile.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import type { FieldError } from './form.js';
import { rulesOf } from './metadata.js';
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
  const examples = overfull(form).map((values): [unknown] => [values]);
  return sameVerdict(form, validate, { numRuns: 1000, seed: 20190331, examples }).then(
    () => false,
    () => true,
  );
}

/** The example with one row more than a table may have, for each short table: chance makes no such thing. */
function overfull(form: FormDefinition): readonly object[] {
  const example = fullExample(form);
  return form.fields.flatMap((field) => {
    if (field.kind !== 'rows' || field.maxRows > 50) return [];
    const [row] = (example as Readonly<Record<string, readonly unknown[] | undefined>>)[field.name] ?? [];
    return [{ ...example, [field.name]: Array.from({ length: field.maxRows + 1 }, () => row) }];
  });
}

function hasRule(dto: FormDefinition['dto'], rule: string): boolean {
  return rulesOf(dto).some(
    ({ rules, inner }) => rules.some(({ name }) => name === rule) || (inner !== undefined && hasRule(inner, rule)),
  );
}

// The compiler knows rules and no forms, and every form is judged: a few dozen mutants of each are thousands of every rule.
const mutantsOfForm = 60;

describe('the compiled validation', () => {
  it.each(forms)('gives the verdict of the ValidationPipe, with the same codes and paths, for $key', async (form) => {
    await sameVerdict(form, form.validateShape, { numRuns: mutantsOfForm });
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
    arrayMaxSize: 'false',
    declared: 'typeof x !== "boolean"',
    decimal: 'typeof x !== "string"',
    moreThanNothing: 'false',
    identifier: 'typeof x !== "string"',
    fileReference: 'typeof x !== "string"',
  };

  it('is tried with a wrong form of every rule', () => {
    expect(Object.keys(wrong).sort()).toEqual(Object.keys(valueRules).sort());
  });

  it.each(Object.entries(wrong))('is caught when its form of %s is wrong', async (name, broken) => {
    const rule = valueRules[name];
    if (rule === undefined) throw new Error(`there is no rule ${name}`);
    const rules = { ...valueRules, [name]: { ...rule, broken: () => broken } };
    const concerned = forms.filter(({ dto }) => hasRule(dto, name));
    for (const form of concerned) if (await isCaught(form, compileDto(form.dto, rules))) return;
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
