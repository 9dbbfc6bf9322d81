import type { JsonValue } from '#vybory/canonical-json';
import { evaluate, exactText } from './arithmetic-value.js';
import type { ArithmeticRule, Expression } from './arithmetic.js';
import type { FormDefinition } from './definition.js';
import { exampleLines, type ExampleVoting } from './example-lines.js';
import { exampleOfField } from './field-registry.js';
import {
  byCellKind,
  isCell,
  type CellTable,
  type FieldDescription,
  type KeySource,
  type LocalTimePrecision,
  type RowsField,
} from './fields.js';
import type { FormContext, Level, SubjectKind } from './form.js';
import { identifierSchemes } from './identifiers.js';
import { lineNames } from './vocabulary.js';

export interface ExampleOptions {
  readonly context?: FormContext;
  /** Codes of precincts inside the unit, for forms with a row per precinct; two are shown. */
  readonly precincts?: readonly string[];
  /** A unit of each level to name where the form names units. */
  readonly units?: Partial<Readonly<Record<Level, string>>>;
  /** Reference to an uploaded file, for forms with documents. */
  readonly file?: string;
}

type Values = Readonly<Record<string, JsonValue>>;

/** What the parts of one example have in common. */
interface Scene {
  readonly voting: ExampleVoting;
  readonly lines: readonly string[];
  readonly precincts: readonly string[];
  readonly file: string;
  readonly units: Readonly<Record<Level, string>>;
  readonly context: FormContext | undefined;
}

/** SHA-256 of nothing: a reference that is well-formed and that no store has. */
const inventedFile = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const inventedPrecincts = ['11-050130', '11-050131'];
const inventedUnits: Scene['units'] = { country: 'UA', region: 'UA-05', district: '11', precinct: '11-050130' };
const exampleTime = '2024-03-31T21:45';

/** Values that the form accepts, the same every time; with a context, exactly the lines, contestants and boxes of the contest. */
export function exampleOf(form: FormDefinition, options: ExampleOptions = {}): Values {
  const scene = sceneOf(options);
  const values: Record<string, JsonValue> = {};
  for (const field of form.fields) {
    if (isShown(field, options.context) && owedBy(field, values)) values[field.name] = valueOf(field, scene, values);
  }
  for (const rule of form.arithmetic) addUp(form, rule, values);
  return values;
}

/** Gives a total that has no example of its own the value that the form's arithmetic asks for. */
function addUp(form: FormDefinition, rule: ArithmeticRule, values: Record<string, JsonValue>): void {
  if (rule.op !== '=' || rule.each !== undefined) return;
  const total = soleField(rule.left) ?? soleField(rule.right);
  const field = form.fields.find(({ name }) => name === total);
  if (field === undefined || exampleOfField(field) !== undefined || values[field.name] === undefined) return;
  const exact = evaluate(soleField(rule.left) === total ? rule.right : rule.left, values);
  if (exact === undefined) return;
  if (field.kind === 'count') values[field.name] = Number(exactText(exact));
  else if (field.kind === 'money' || field.kind === 'decimal') values[field.name] = exactText(exact, field.scale);
}

/** Name of the field when an expression is nothing but one. */
function soleField([operand, ...others]: Expression): string | undefined {
  return operand?.kind === 'field' && operand.negative !== true && others.length === 0 ? operand.field : undefined;
}

function sceneOf({ context, precincts = inventedPrecincts, units = {}, file = inventedFile }: ExampleOptions): Scene {
  const ids = context?.contestants.filter(({ struckOut }) => !struckOut).map(({ id }) => id) ?? ['1', '2'];
  const votes = Object.fromEntries(ids.map((id, index) => [id, 30 + 3 * (ids.length - index)]));
  return {
    voting: { votes, invalid: 7, supportedNone: 5, atHome: 12 },
    lines: context?.lines.map(({ name }) => name) ?? lineNames,
    precincts: precincts.slice(0, 2),
    file,
    units: { ...inventedUnits, ...units },
    context,
  };
}

/** Optional fields are shown, for the example teaches them, except those that only some submissions have. */
function isShown(field: FieldDescription, context: FormContext | undefined): boolean {
  if (field.kind === 'rows' && field.presence === 'boxes') return context?.boxes !== 'none';
  if (field.when !== undefined || exampleOfField(field) !== undefined) return true;
  return !field.optional || !shownOnlyWhenOwed.has(field.kind);
}

/** Optional fields of these kinds would only invent something that most submissions do not have. */
const shownOnlyWhenOwed: ReadonlySet<FieldDescription['kind']> = new Set([
  'line-words',
  'text',
  'contestant',
  'subject',
  'unit',
  'file',
  'identifier',
  'group',
  'keyed',
]);

function valueOf(field: FieldDescription, scene: Scene, values: Values): JsonValue {
  const example = exampleOfField(field);
  if (example !== undefined) return typeof example === 'function' ? example(values) : example;
  if (isCell(field)) return byCellKind(cellExamples, field, scene, scene.precincts[0] ?? '');
  switch (field.kind) {
    case 'line-counts':
      return exampleLines(scene.voting, scene.lines);
    case 'line-words':
      return {};
    case 'vote-counts':
      return scene.voting.votes;
    case 'keyed':
      return Object.fromEntries(
        keysFor(field.keys, scene).map((key, index) => [key, field.value === 'count' ? index + 1 : `${index + 1}.00`]),
      );
    case 'group':
      return partsValue(field.fields, scene, scene.precincts[0] ?? '');
    case 'rows':
      return rowsValue(field, scene);
    default: {
      const never: never = field;
      return never;
    }
  }
}

/** A row for each of two precincts where rows are about precincts, else one. */
function rowsValue(field: RowsField, scene: Scene): JsonValue {
  const perPrecinct = field.fields.some(({ kind }) => kind === 'precinct');
  const precincts = perPrecinct ? scene.precincts : scene.precincts.slice(0, 1);
  return precincts.map((precinct) => partsValue(field.fields, scene, precinct));
}

function partsValue(fields: readonly FieldDescription[], scene: Scene, precinct: string): Values {
  const parts: Record<string, JsonValue> = {};
  for (const field of fields) {
    if (isShown(field, scene.context) && owedBy(field, parts))
      parts[field.name] = partValue(field, scene, precinct, parts);
  }
  return parts;
}

function partValue(field: FieldDescription, scene: Scene, precinct: string, parts: Values): JsonValue {
  const example = exampleOfField(field);
  if (example === undefined && isCell(field)) return byCellKind(cellExamples, field, scene, precinct);
  return example === undefined
    ? valueOf(field, scene, parts)
    : typeof example === 'function'
      ? example(parts)
      : example;
}

/** Fields that are owed under a condition stand behind the field that they depend on. */
function owedBy({ when }: FieldDescription, values: Values): boolean {
  return when === undefined || values[when.field] === when.is;
}

function keysFor(keys: KeySource, { context }: Scene): readonly string[] {
  switch (keys.of) {
    case 'choice':
      return keys.choices.map(({ value }) => value).slice(0, 2);
    case 'region':
      return (context?.regions().map(({ code }) => code) ?? ['UA-05', 'UA-07']).slice(0, 2);
    case 'subject':
      return (context?.subjects(keys.kinds).map(({ id }) => id) ?? ['1']).slice(0, 2);
    default: {
      const never: never = keys;
      return never;
    }
  }
}

function subjectFor(kinds: readonly SubjectKind[], { context }: Scene): string {
  return context?.subjects(kinds)[0]?.id ?? `${kinds[0] ?? 'subject'}-1`;
}

const cellExamples: CellTable<[scene: Scene, precinct: string], JsonValue> = {
  count: ({ min }) => Math.max(min, 0),
  decimal: ({ scale }) => hundred(scale),
  money: ({ scale }) => hundred(scale),
  text: () => '1',
  'local-time': ({ precision }) => timeOf(precision),
  choice: ({ choices }) => choices[0]?.value ?? '',
  flag: () => true,
  identifier: ({ scheme }) => identifierSchemes[scheme].example,
  precinct: (_field, _scene, precinct) => precinct,
  unit: ({ levels: [level] }, { units }, precinct) => (level === 'precinct' ? precinct : units[level]),
  subject: ({ kinds }, scene) => subjectFor(kinds, scene),
  contestant: (_field, { voting }) => Object.keys(voting.votes)[0] ?? '',
  file: (_field, { file }) => file,
};

function hundred(scale: number): string {
  return scale === 0 ? '100' : `100.${'0'.repeat(scale)}`;
}

function timeOf(precision: LocalTimePrecision): string {
  if (precision === 'time') return exampleTime.slice(11);
  return precision === 'day' ? exampleTime.slice(0, 10) : exampleTime;
}
