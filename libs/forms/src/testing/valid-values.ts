import fc, { type Arbitrary } from 'fast-check';
import type { FormDefinition } from '../definition.js';
import { byCellKind, type CellTable, type FieldDescription, type KeySource } from '../fields.js';
import type { FormContext } from '../form.js';
import { identifierSchemes, isIdentifier, type IdentifierSchemeId } from '../identifiers.js';

type Values = Readonly<Record<string, unknown>>;

/** Values that a form accepts in a context, all shapes of them: what may be left out is sometimes there, tables are short and long. */
export function validValues(form: FormDefinition, context: FormContext, places: Places): Arbitrary<Values> {
  return membersOf(form.fields, { context, places });
}

/** What references may name. */
export interface Places {
  readonly precincts: readonly string[];
  readonly units: Readonly<Record<'country' | 'region' | 'district' | 'precinct', readonly string[]>>;
  readonly file: string;
}

interface Scene {
  readonly context: FormContext;
  readonly places: Places;
}

function membersOf(fields: readonly FieldDescription[], scene: Scene): Arbitrary<Values> {
  const free = fields.filter((field) => field.when === undefined && !isForbidden(field, scene));
  const owed = fields.filter(({ when }) => when !== undefined);
  const required = fc.record(Object.fromEntries(free.map((field) => [field.name, fieldValue(field, scene)])), {
    requiredKeys: free.filter((field) => isRequired(field, scene)).map(({ name }) => name),
  });
  const conditional = fc.record(Object.fromEntries(owed.map((field) => [field.name, fieldValue(field, scene)])));
  return fc.tuple(required, conditional).map(([values, rest]) => ({
    ...values,
    ...Object.fromEntries(
      owed
        .filter(({ when }) => when !== undefined && (values as Values)[when.field] === when.is)
        .map(({ name }) => [name, (rest as Values)[name]]),
    ),
  }));
}

function isForbidden(field: FieldDescription, { context }: Scene): boolean {
  return field.kind === 'rows' && field.presence === 'boxes' && context.boxes === 'none';
}

function isRequired(field: FieldDescription, { context }: Scene): boolean {
  return !field.optional || (field.kind === 'rows' && field.presence === 'boxes' && context.boxes === 'required');
}

function fieldValue(field: FieldDescription, scene: Scene): Arbitrary<unknown> {
  switch (field.kind) {
    case 'line-counts':
      return fc.record(Object.fromEntries(scene.context.lines.map(({ name }) => [name, fc.nat(5000)])));
    case 'line-words':
      return fc.dictionary(fc.constantFrom(...scene.context.lines.map(({ name }) => name)), plainText(50));
    case 'vote-counts': {
      const onBallot = scene.context.contestants.filter(({ struckOut }) => !struckOut);
      return fc.record(Object.fromEntries(onBallot.map(({ id }) => [id, fc.nat(5000)])));
    }
    case 'keyed': {
      const keys = keysOf(field.keys, scene);
      return fc.dictionary(
        fc.constantFrom(...keys),
        field.value === 'count'
          ? fc.nat(5000).map((count): unknown => count)
          : decimal(2, 0).map((amount): unknown => amount),
      );
    }
    case 'group':
      return membersOf(field.fields, scene);
    case 'rows':
      return rowsOf(field, scene);
    default:
      return byCellKind(cells, field, scene);
  }
}

/** A precinct, and what is to be unique, at most once. */
function rowsOf(field: Extract<FieldDescription, { kind: 'rows' }>, scene: Scene): Arbitrary<unknown> {
  const owed = field.presence === 'boxes' && scene.context.boxes === 'required';
  const names = field.fields.flatMap(({ kind, name }) => (kind === 'precinct' ? [name] : []));
  const single = [...names, ...(field.unique === undefined ? [] : [field.unique])];
  const limits = {
    minLength: Math.max(field.minRows, owed ? 1 : 0),
    maxLength: Math.min(field.maxRows, field.minRows + 5),
  };
  const row = membersOf(field.fields, scene);
  if (single.length === 0) return fc.array(row, limits);
  return fc.uniqueArray(row, {
    ...limits,
    comparator: (a, b) => single.some((name) => a[name] !== undefined && a[name] === b[name]),
  });
}

const cells: CellTable<[scene: Scene], Arbitrary<unknown>> = {
  count: ({ min, max, nullable }) => {
    const counts = fc.integer({ min, max: Math.min(max, Math.max(min, 0) + 100_000) });
    return nullable ? fc.option(counts) : counts;
  },
  decimal: ({ scale, least }) => decimal(scale, least),
  money: ({ scale, least }) => decimal(scale, least),
  text: ({ maxLength }) => plainText(Math.min(maxLength, 60)),
  'local-time': ({ precision }) => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString());
    const minutes = day.map((at) => at.slice(0, 16));
    const days = day.map((at) => at.slice(0, 10));
    if (precision === 'time') return day.map((at) => at.slice(11, 16));
    if (precision === 'day') return days;
    return precision === 'minute' ? minutes : fc.oneof(days, minutes);
  },
  choice: ({ choices }) => fc.constantFrom(...choices.map(({ value }) => value)),
  flag: ({ declared }) => (declared ? fc.constant(true) : fc.boolean()),
  identifier: ({ scheme }) => fc.constantFrom(...identifiersOf(scheme)),
  precinct: (_field, { places }) => fc.constantFrom(...places.precincts),
  unit: ({ levels }, { places }) => fc.constantFrom(...levels.flatMap((level) => places.units[level])),
  subject: ({ kinds }, { context }) => fc.constantFrom(...context.subjects(kinds).map(({ id }) => id)),
  contestant: (_field, { context }) =>
    fc.constantFrom(...context.contestants.filter(({ struckOut }) => !struckOut).map(({ id }) => id)),
  file: (_field, { places }) => fc.constant(places.file),
};

/** The example of the scheme, and numbers near it that are valid, too: tables may ask for different ones. */
function identifiersOf(scheme: IdentifierSchemeId): readonly string[] {
  const { example } = identifierSchemes[scheme];
  const tail = /[0-9]{1,6}$/.exec(example)?.[0] ?? '';
  const head = example.slice(0, example.length - tail.length);
  const neighbours = Array.from({ length: 300 }, (_, step) =>
    String((Number(tail) + step) % 10 ** tail.length).padStart(tail.length, '0'),
  );
  const valid = neighbours.map((digits) => head + digits).filter((text) => isIdentifier(text, scheme));
  return tail === '' ? [example] : valid;
}

function decimal(scale: number, least: number): Arbitrary<string> {
  return fc
    .bigInt({ min: BigInt(least), max: 10n ** 12n })
    .map((units) => units.toString().padStart(scale + 1, '0'))
    .map((digits) => (scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`));
}

/** What people type: letters of both alphabets, quotes, signs, a digit, emoji. A few texts are enough, and cheap to make. */
const typed = ['х', 'Зоря', 'з’їзд № 1', '«Перше» – друге', 'O’Brien, J. (ed.)', '50 % / рік', '7', 'так 👍'];

function plainText(maxLength: number): Arbitrary<string> {
  return fc.constantFrom(...typed.filter((text) => text.length <= maxLength));
}

function keysOf(keys: KeySource, { context }: Scene): readonly string[] {
  switch (keys.of) {
    case 'choice':
      return keys.choices.map(({ value }) => value);
    case 'region':
      return context.regions().map(({ code }) => code);
    case 'subject':
      return context.subjects(keys.kinds).map(({ id }) => id);
    default: {
      const never: never = keys;
      return never;
    }
  }
}
