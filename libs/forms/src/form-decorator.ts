import { canonicalJson, sha256Hex, type JsonValue } from '#vybory/canonical-json';
import { compileDto } from './compile.js';
import type { FormDeclaration, FormDefinition } from './definition.js';
import { fieldsOf, type DtoClass } from './fields.js';
import type { FormKey } from './form.js';
import { rulesOf } from './metadata.js';

const definitions = new WeakMap<object, FormDefinition>();

/**
 * Makes a decorated class a form of the catalogue. Compiles its validation on the spot, so that a rule nobody knows stops the start.
 * @throws UncompilableRule
 */
export function Form(declaration: FormDeclaration): (dto: DtoClass) => void {
  return (dto) => {
    definitions.set(dto, defineForm(declaration, dto));
  };
}

/** The form that a class was declared to be; `undefined` for other classes and values. */
export function formOf(dto: unknown): FormDefinition | undefined {
  return typeof dto === 'function' ? definitions.get(dto) : undefined;
}

function defineForm(declaration: FormDeclaration, dto: DtoClass): FormDefinition {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(declaration.key)) throw new TypeError(`not a form key: ${declaration.key}`);
  const fields = fieldsOf(dto);
  return {
    ...declaration,
    key: declaration.key as FormKey,
    dto,
    fields,
    hash: sha256Hex(canonicalJson({ ...declaration, fields, rules: describeRules(dto) })),
    validateShape: compileDto(dto),
  };
}

function describeRules(dto: DtoClass): JsonValue {
  return rulesOf(dto).map(({ field, presence, rules, rowClass }) => ({
    field: field.name,
    presence: presence.kind,
    rules: rules.map(({ name, args }) => [name, ...args.map(describeArgument)]),
    ...(rowClass === undefined ? {} : { rows: describeRules(rowClass) }),
  }));
}

function describeArgument(argument: unknown): JsonValue {
  if (typeof argument === 'string' || typeof argument === 'number') return argument;
  if (Array.isArray(argument)) return argument.map(describeArgument);
  throw new TypeError(`a rule argument that the form's hash cannot cover: ${typeof argument}`);
}
