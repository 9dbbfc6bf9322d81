import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ApiDocument } from '../build.js';

const address = 'https://vybory.test/document';

/** A value of a document with its place (RFC 6901). */
export interface Member {
  readonly pointer: string;
  readonly value: unknown;
}

/** Every value of a document. */
export function* membersOf(value: unknown, pointer = ''): Generator<Member> {
  yield { pointer, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* membersOf(member, `${pointer}/${escapeName(name)}`);
}

export function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Judges values by the schemas of a document, where these stand in it. Formats are not judged: none are installed. */
export class DocumentSchemas {
  private readonly ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    validateFormats: false,
    allErrors: true,
  });

  constructor({ components, paths }: Pick<ApiDocument, 'components' | 'paths'>) {
    // OpenAPI's own words and ours are no keywords of JSON Schema.
    this.ajv.addVocabulary(['discriminator', 'components', 'paths', 'x-currency']);
    this.ajv.addSchema({ $id: address, components, paths });
  }

  /** What is wrong with a value; empty when nothing is. @throws Error when the schema itself is not one */
  errorsOf(pointer: string, value: unknown): readonly string[] {
    const validate = this.ajv.getSchema(`${address}#${encodeURI(pointer)}`);
    if (validate === undefined) throw new Error(`there is no schema at ${pointer}`);
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  }

  /** What JSON Schema 2020-12 says of a schema; empty when it is one. */
  faultsOf(schema: unknown): readonly string[] {
    if (this.ajv.validateSchema(schema as object) === true) return [];
    return (this.ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  }
}

/** Parts of an object's schema that add to it: they must not forbid what the rest of it names. */
const additions: ReadonlySet<string> = new Set(['allOf', 'if', 'then', 'else']);

/** The same document, whose objects take no member that they do not name: what an answer has and no schema says becomes visible. */
export function closed<Value>(value: Value, adds = false): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member: unknown) => closed(member, adds)) as Value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [name, closed(member, additions.has(name))]),
  );
  const isOpenObject = copy['type'] === 'object' && 'properties' in copy && !adds;
  const saysItself = 'additionalProperties' in copy || 'unevaluatedProperties' in copy;
  return (isOpenObject && !saysItself ? { ...copy, unevaluatedProperties: false } : copy) as Value;
}
