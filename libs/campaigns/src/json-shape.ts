import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonValue } from '#vybory/canonical-json';
import { type DefinitionError, type DefinitionErrorCode, definitionError } from './definition-error.js';

/** A JSON Schema 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

type OptionalKeys<T> = { [K in keyof T]-?: T extends Record<K, unknown> ? never : K }[keyof T];

/** A schema per member of `T`, neither more nor fewer: the type and its schema cannot drift apart. */
type Members<T> = { readonly [K in keyof T]-?: K extends OptionalKeys<T> ? { readonly optional: Schema } : Schema };

/** Schema of a closed object with the members of `T`. */
export function objectOf<T>(description: string, members: Members<T>, more: Schema = {}): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const [name, member] of Object.entries<Schema | { readonly optional: Schema }>(members)) {
    if (isOptional(member)) {
      properties[name] = member.optional;
    } else {
      properties[name] = member;
      required.push(name);
    }
  }
  return { type: 'object', description, properties, required, additionalProperties: false, ...more };
}

export function listOf(items: Schema, description: string, more: Schema = {}): Schema {
  return { type: 'array', description, items, ...more };
}

export function textLike(pattern: string, description: string, more: Schema = {}): Schema {
  return { type: 'string', description, pattern, ...more };
}

export function oneOfThese(values: readonly string[], description: string): Schema {
  return { type: 'string', description, enum: values };
}

function isOptional(member: Schema | { readonly optional: Schema }): member is { readonly optional: Schema } {
  return Object.keys(member).length === 1 && 'optional' in member;
}

/**
 * A function that lists everything that is wrong with a document, each with path and code. The schema is compiled when the first document
 * comes: all of them together take a second, which no start should wait for.
 */
export function shapeChecker(schema: Schema): (document: unknown) => readonly DefinitionError[] {
  let validate: ValidateFunction | undefined;
  return (document) => {
    validate ??= compiled(schema);
    return validate(document) ? [] : (validate.errors ?? []).flatMap(toDefinitionError);
  };
}

function compiled(schema: Schema): ValidateFunction {
  const reporting = { allErrors: true, verbose: true };
  const strictness = { strict: true, strictTypes: false, strictRequired: false };
  // To optimise the code takes half of the time of a compilation, and a document of this kind comes once.
  return new Ajv2020({ ...reporting, ...strictness, code: { optimize: false } }).compile(schema);
}

const codes: Readonly<Record<string, DefinitionErrorCode>> = {
  type: 'wrong-type',
  required: 'missing-field',
  additionalProperties: 'unexpected-field',
  enum: 'not-in-list',
  const: 'not-in-list',
  pattern: 'wrong-format',
  minItems: 'too-few',
  minProperties: 'too-few',
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'below-minimum',
  maximum: 'above-maximum',
  maxItems: 'too-many',
  uniqueItems: 'duplicate',
  'false schema': 'unexpected-field',
  oneOf: 'not-exactly-one',
  not: 'not-together',
};

/** Branches of a choice say nothing of their own: the choice as a whole has failed. */
function toDefinitionError(error: ErrorObject): DefinitionError[] {
  const code = codes[error.keyword];
  if (code === undefined || /\/oneOf\/\d+\//.test(error.schemaPath)) return [];
  const path = [...pointerParts(error.instancePath), ...memberNamedBy(error)].join('.');
  const expected = expectedBy(error);
  const actual = shortScalar(error.keyword === 'required' ? undefined : error.data);
  return [
    definitionError(path, code, {
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
    }),
  ];
}

function pointerParts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function memberNamedBy({ params }: ErrorObject): string[] {
  const { missingProperty, additionalProperty } = params as Record<string, unknown>;
  const name = missingProperty ?? additionalProperty;
  return typeof name === 'string' ? [name] : [];
}

function expectedBy(error: ErrorObject): JsonValue | undefined {
  switch (error.keyword) {
    case 'type':
    case 'enum':
    case 'const':
    case 'pattern':
    case 'minItems':
    case 'minLength':
    case 'maxLength':
    case 'minimum':
    case 'maximum':
    case 'maxItems':
      return error.schema as JsonValue;
    case 'oneOf':
      return (error.schema as readonly { readonly required: readonly string[] }[]).flatMap(({ required }) => required);
    default:
      return undefined;
  }
}

/** Long or nested values are not echoed. */
function shortScalar(value: unknown): JsonValue | undefined {
  if (typeof value === 'string') return value.length <= 80 ? value : undefined;
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined;
}
