import type { JsonValue } from '#vybory/canonical-json';
import type { FormDefinition } from './definition.js';
import { exampleLines, type ExampleVoting } from './example-lines.js';
import { exampleOfField, isCell, type CellField, type FieldDescription, type RowsField } from './fields.js';
import type { FormContext } from './form.js';
import { lineNames } from './vocabulary.js';

export interface ExampleOptions {
  readonly context?: FormContext;
  /** Codes of precincts inside the unit, for forms with a row per precinct; two are shown. */
  readonly precincts?: readonly string[];
}

type Values = Readonly<Record<string, JsonValue>>;

/** What the parts of one example have in common. */
interface Scene {
  readonly voting: ExampleVoting;
  readonly lines: readonly string[];
  readonly precincts: readonly string[];
}

const inventedPrecincts = ['11-050130', '11-050131'];
const exampleTime = '2024-03-31T21:45';

/** Values that the form accepts, the same every time; with a context, exactly the lines, contestants and boxes of the contest. */
export function exampleOf(form: FormDefinition, options: ExampleOptions = {}): Values {
  const scene = sceneOf(options);
  const values: Record<string, JsonValue> = {};
  for (const field of form.fields) {
    if (isShown(field, options.context)) values[field.name] = valueOf(field, scene, values);
  }
  return values;
}

function sceneOf({ context, precincts = inventedPrecincts }: ExampleOptions): Scene {
  const ids = context?.contestants.filter(({ struckOut }) => !struckOut).map(({ id }) => id) ?? ['1', '2'];
  const votes = Object.fromEntries(ids.map((id, index) => [id, 30 + 3 * (ids.length - index)]));
  return {
    voting: { votes, invalid: 7, supportedNone: 5, atHome: 12 },
    lines: context?.lines.map(({ name }) => name) ?? lineNames,
    precincts: precincts.slice(0, 2),
  };
}

/** Optional fields are shown, for the example teaches them, except those that only some submissions have. */
function isShown(field: FieldDescription, context: FormContext | undefined): boolean {
  if (field.kind === 'rows' && field.presence === 'boxes') return context?.boxes !== 'none';
  if (field.kind === 'line-words' || field.kind === 'text' || field.kind === 'contestant') {
    return !field.optional || field.when !== undefined;
  }
  return true;
}

function valueOf(field: FieldDescription, scene: Scene, values: Values): JsonValue {
  const example = exampleOfField(field);
  if (example !== undefined) return typeof example === 'function' ? example(values) : example;
  if (isCell(field)) return cellValue(field, scene, scene.precincts[0] ?? '');
  switch (field.kind) {
    case 'line-counts':
      return exampleLines(scene.voting, scene.lines);
    case 'line-words':
      return {};
    case 'vote-counts':
      return scene.voting.votes;
    case 'rows':
      return rowsValue(field, scene);
    default: {
      const never: never = field;
      return never;
    }
  }
}

function rowsValue(field: RowsField, scene: Scene): JsonValue {
  return scene.precincts.map((precinct) => {
    const row: Record<string, JsonValue> = {};
    for (const cell of field.fields) {
      const example = exampleOfField(cell);
      row[cell.name] =
        example === undefined || typeof example === 'function' ? cellValue(cell, scene, precinct) : example;
    }
    return row;
  });
}

function cellValue(field: CellField, scene: Scene, precinct: string): JsonValue {
  switch (field.kind) {
    case 'count':
      return Math.max(field.min, 0);
    case 'text':
      return '1';
    case 'local-time':
      return field.precision === 'day' ? exampleTime.slice(0, 10) : exampleTime;
    case 'choice':
      return field.choices[0]?.value ?? '';
    case 'flag':
      return true;
    case 'precinct':
      return precinct;
    case 'contestant':
      return Object.keys(scene.voting.votes)[0] ?? '';
    default: {
      const never: never = field;
      return never;
    }
  }
}
