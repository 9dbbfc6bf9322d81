import type { JsonValue } from '#vybory/canonical-json';
import { defaultLanguage, inLanguage, text, type Language, type Text } from '#vybory/language';
import type { FormDefinition } from './definition.js';
import {
  byCellKind,
  isCell,
  largestCount,
  largestWholeDigits,
  type CellTable,
  type FieldDescription,
  type KeyedField,
  type KeySource,
  type OwedWhen,
  type RowsField,
} from './fields.js';
import type { FormContext } from './form.js';
import { identifierSchemes } from './identifiers.js';
import { fileReferencePattern, localTimePattern } from './predicates.js';
import { lineNames, lineVocabulary } from './vocabulary.js';

export type JsonSchema = Readonly<Record<string, JsonValue>>;

export interface SchemaOptions {
  /** Language of titles and descriptions; default Ukrainian. */
  readonly language?: Language;
  /** Names the lines, contestants and boxes exactly. */
  readonly context?: FormContext;
}

interface Writer {
  readonly say: (words: Text) => string;
  readonly context: FormContext | undefined;
}

/** JSON Schema (2020-12) of a form's values. What it cannot say: days that a month has not, unknown or repeated precincts. */
export function jsonSchemaOf(form: FormDefinition, options: SchemaOptions = {}): JsonSchema {
  const language = options.language ?? defaultLanguage;
  const writer: Writer = { say: (words) => inLanguage(words, language), context: options.context };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:vybory:form:${form.key}`,
    title: writer.say(form.title),
    ...objectSchema(form.fields, writer),
  };
}

function objectSchema(fields: readonly FieldDescription[], writer: Writer): JsonSchema {
  const shown = fields.filter((field) => !isForbidden(field, writer.context));
  const conditional = shown.flatMap((field) => (field.when === undefined ? [] : [owedSchema(field.name, field.when)]));
  return {
    type: 'object',
    properties: Object.fromEntries(shown.map((field) => [field.name, fieldSchema(field, writer)])),
    required: shown.filter((field) => isRequired(field, writer.context)).map(({ name }) => name),
    additionalProperties: false,
    ...(conditional.length === 0 ? {} : { allOf: conditional }),
  };
}

function owedSchema(name: string, when: OwedWhen): JsonSchema {
  return {
    if: { properties: { [when.field]: { const: when.is } }, required: [when.field] },
    then: { required: [name] },
    else: { properties: { [name]: false } },
  };
}

function isForbidden(field: FieldDescription, context: FormContext | undefined): boolean {
  return isBoxes(field) && context?.boxes === 'none';
}

function isRequired(field: FieldDescription, context: FormContext | undefined): boolean {
  return !field.optional || (isBoxes(field) && context?.boxes === 'required');
}

function isBoxes(field: FieldDescription): boolean {
  return field.kind === 'rows' && field.presence === 'boxes';
}

function fieldSchema(field: FieldDescription, writer: Writer): JsonSchema {
  return {
    title: writer.say(field.label),
    ...(field.hint === undefined ? {} : { description: writer.say(field.hint) }),
    ...valueSchema(field, writer),
  };
}

function valueSchema(field: FieldDescription, writer: Writer): JsonSchema {
  if (isCell(field)) return byCellKind(cellSchemas, field, writer);
  switch (field.kind) {
    case 'line-counts':
      return linesSchema(writer, { type: 'integer', minimum: 0, maximum: largestCount }, true);
    case 'line-words':
      return linesSchema(writer, { type: 'string', minLength: 1, maxLength: 500 }, false);
    case 'vote-counts':
      return votesSchema(writer);
    case 'keyed':
      return keyedSchema(field, writer);
    case 'group':
      return objectSchema(field.fields, writer);
    case 'rows':
      return rowsSchema(field, writer);
    default: {
      const never: never = field;
      return never;
    }
  }
}

const cellSchemas: CellTable<[writer: Writer], JsonSchema> = {
  count: ({ nullable, min, max }) => ({ type: nullable ? ['integer', 'null'] : 'integer', minimum: min, maximum: max }),
  decimal: decimalSchema,
  money: (field) => ({ ...decimalSchema(field), 'x-currency': field.currency }),
  text: ({ maxLength }) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' }),
  'local-time': ({ precision }) => ({ type: 'string', pattern: localTimePattern[precision] }),
  choice: ({ choices }, { say }) => ({
    type: 'string',
    oneOf: choices.map(({ value, label }) => ({ const: value, title: say(label) })),
  }),
  flag: ({ declared }) => (declared ? { const: true } : { type: 'boolean' }),
  identifier: ({ scheme }) => {
    const { pattern, maxLength } = identifierSchemes[scheme];
    return { type: 'string', pattern, maxLength };
  },
  precinct: () => codeSchema(64),
  unit: () => codeSchema(64),
  subject: () => codeSchema(32),
  contestant: (_field, { context }) =>
    context === undefined
      ? codeSchema(32)
      : { type: 'string', enum: context.contestants.filter(isOnBallot).map(({ id }) => id) },
  file: () => ({ type: 'string', pattern: fileReferencePattern }),
};

function decimalSchema({ scale, least }: { readonly scale: number; readonly least: 0 | 1 }): JsonSchema {
  const whole = `(0|[1-9][0-9]{0,${largestWholeDigits - 1}})`;
  const pattern = scale === 0 ? `^${whole}$` : `^${whole}\\.[0-9]{${scale}}$`;
  return {
    type: 'string',
    pattern,
    ...(least === 0 ? {} : { not: { pattern: '^[0.]*$' } }),
  };
}

function keyedSchema({ keys, value }: KeyedField, writer: Writer): JsonSchema {
  const entry: JsonSchema =
    value === 'count'
      ? { type: 'integer', minimum: 0, maximum: largestCount }
      : { type: 'string', pattern: `^(0|[1-9][0-9]{0,${largestWholeDigits - 1}})\\.[0-9]{2}$` };
  const named = keysOf(keys, writer.context);
  if (named === undefined) return { type: 'object', additionalProperties: entry };
  return {
    type: 'object',
    properties: Object.fromEntries(named.map(({ key, label }) => [key, { title: writer.say(label), ...entry }])),
    additionalProperties: false,
  };
}

/** Keys that a map may have; `undefined` when only a campaign knows. */
export function keysOf(
  keys: KeySource,
  context: FormContext | undefined,
): readonly { readonly key: string; readonly label: Text }[] | undefined {
  switch (keys.of) {
    case 'choice':
      return keys.choices.map(({ value, label }) => ({ key: value, label }));
    case 'region':
      return context?.regions().map(({ code, name }) => ({ key: code, label: name }));
    case 'subject':
      return context?.subjects(keys.kinds).map(({ id, name }) => ({ key: id, label: name }));
    default: {
      const never: never = keys;
      return never;
    }
  }
}

function codeSchema(maxLength: number): JsonSchema {
  return { type: 'string', pattern: `^[A-Za-z0-9_-]{1,${maxLength}}$` };
}

function rowsSchema(field: RowsField, writer: Writer): JsonSchema {
  const owed = isRequired(field, writer.context) && isBoxes(field);
  return {
    type: 'array',
    minItems: owed ? Math.max(1, field.minRows) : field.minRows,
    maxItems: field.maxRows,
    items: objectSchema(field.fields, writer),
  };
}

/** Without a context the vocabulary is named for the reader's help, and a campaign's own lines are let through. */
function linesSchema({ context, say }: Writer, value: JsonSchema, requiredLines: boolean): JsonSchema {
  if (context === undefined) {
    const properties = lineNames.map((name) => [name, { title: say(lineVocabulary[name].label), ...value }] as const);
    return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: value };
  }
  const properties = context.lines.map(
    ({ name, no, label }) => [name, { title: `${no}. ${say(label)}`, ...value }] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: requiredLines ? context.lines.filter(({ required }) => required).map(({ name }) => name) : [],
    additionalProperties: false,
  };
}

function votesSchema({ context, say }: Writer): JsonSchema {
  const value = { type: 'integer', minimum: 0, maximum: largestCount };
  if (context === undefined) return { type: 'object', additionalProperties: value };
  const named = context.contestants.filter(isOnBallot);
  const struckOut = context.contestants.filter(({ struckOut: out }) => out);
  const mention = struckOut.map(({ no, name }) => `№ ${no} ${say(name)}`).join('; ');
  return {
    type: 'object',
    ...(struckOut.length === 0 ? {} : { description: say(text(`Вибули: ${mention}`, `Struck out: ${mention}`)) }),
    properties: Object.fromEntries(named.map(({ id, no, name }) => [id, { title: `№ ${no} ${say(name)}`, ...value }])),
    required: named.map(({ id }) => id),
    additionalProperties: false,
  };
}

function isOnBallot(contestant: { readonly struckOut: boolean }): boolean {
  return !contestant.struckOut;
}
