/** A JSON Schema 2020-12, as OpenAPI 3.1 has them. */
export type Schema = Readonly<Record<string, unknown>>;

interface Optional {
  readonly optional: Schema;
}

type OptionalKeys<T> = { [K in keyof T]-?: T extends Record<K, unknown> ? never : K }[keyof T];

/** A schema per member of `T`, neither more nor fewer. */
export type Members<T> = { readonly [K in keyof T]-?: K extends OptionalKeys<T> ? Optional : Schema };

/** Schema of an object with the members of `T`: the type and its schema cannot drift apart. */
export function objectOf<T>(members: Members<T>, more: Schema = {}): Schema {
  return object(members, more);
}

/** Schema of an object that has no type of its own. */
export function object(members: Readonly<Record<string, Schema | Optional>>, more: Schema = {}): Schema {
  const entries = Object.entries(members);
  return {
    type: 'object',
    ...more,
    properties: Object.fromEntries(
      entries.map(([name, member]) => [name, isOptional(member) ? member.optional : member]),
    ),
    required: entries.filter(([, member]) => !isOptional(member)).map(([name]) => name),
  };
}

/** A member that may be left out. */
export function optional(schema: Schema): Optional {
  return { optional: schema };
}

function isOptional(member: Schema | Optional): member is Optional {
  return 'optional' in member;
}

export function words(description: string, more: Schema = {}): Schema {
  return { type: 'string', description, ...more };
}

/** A whole number from 0. */
export function count(description: string, more: Schema = {}): Schema {
  return { type: 'integer', minimum: 0, description, ...more };
}

export function flag(description: string): Schema {
  return { type: 'boolean', description };
}

export function instant(description: string): Schema {
  return { type: 'string', format: 'date-time', description };
}

export function choice(values: readonly string[], description: string): Schema {
  return { type: 'string', enum: [...values], description };
}

export function listOf(items: Schema, description: string): Schema {
  return { type: 'array', items, description };
}

/** The same, or null. */
export function nullable(schema: Schema): Schema {
  if (typeof schema['type'] !== 'string' || 'enum' in schema) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [schema['type'], 'null'] };
}
