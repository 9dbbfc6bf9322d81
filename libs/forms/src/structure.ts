import { canonicalJson, sha256Hex, type JsonValue } from '#vybory/canonical-json';
import type { ArithmeticRule, Operand } from './arithmetic.js';
import { compileDto } from './compile.js';
import {
  carriers,
  type CampaignKind,
  type FormDeclaration,
  type FormDefinition,
  type OrderItem,
  type OrderItemDeclaration,
  type StructureDeclaration,
} from './definition.js';
import { describeFields, variantOf, type DtoClass } from './field-registry.js';
import { requestKeyPrefix } from './described/form-description.js';
import type { FieldDescription } from './fields.js';
import type { FormCategory, FormKey } from './form.js';
import { rulesOf } from './metadata.js';
import type { PairRule } from './pairs.js';

/** A class of the catalogue and the forms that have its shape. */
export interface StructureDefinition {
  readonly key: string;
  /** Also the folder that the class stands in. */
  readonly category: FormCategory;
  readonly forms: readonly FormDefinition[];
}

const structures = new WeakMap<object, StructureDefinition>();

/**
 * Makes a decorated class a structure of the catalogue, and of each of its forms a form. Compiles their validation on the spot, so that a
 * rule nobody knows stops the start.
 * @throws UncompilableRule
 */
export function Structure(declaration: StructureDeclaration): (dto: DtoClass) => void {
  return (dto) => {
    checkKey(declaration.key);
    const keys = declaration.forms.map(({ key }) => key);
    const forms = declaration.forms.map((form) => defineForm(declaration, form, variantOf(dto, form.key, keys)));
    structures.set(dto, { key: declaration.key, category: declaration.category, forms });
  };
}

/** The structure that a class was declared to be; `undefined` for other classes and values. */
export function structureOf(dto: unknown): StructureDefinition | undefined {
  return typeof dto === 'function' ? structures.get(dto) : undefined;
}

function defineForm(structure: StructureDeclaration, declaration: FormDeclaration, dto: DtoClass): FormDefinition {
  if (declaration.key.startsWith(requestKeyPrefix)) {
    throw new TypeError(
      `${declaration.key}: keys with ${requestKeyPrefix} are for forms that are designed at run time`,
    );
  }
  const declared = { ...declaration, category: declaration.category ?? structure.category };
  const items = declaration.items.map((item) => orderItem(structure.key, declared, item));
  return makeForm(
    declared,
    structure.key,
    items,
    { arithmetic: structure.arithmetic ?? [], pairs: structure.pairs ?? [] },
    dto,
  );
}

/** What a form says of itself besides its fields. */
type Declared = Omit<FormDeclaration, 'items' | 'category'> & { readonly category: FormCategory };

/**
 * A form of a decorated class. Its hash covers all of `declared`, also what only some callers have there.
 * @throws UncompilableRule
 */
export function makeForm(
  declared: Declared,
  structure: string,
  items: readonly OrderItem[],
  rules: { readonly arithmetic: readonly ArithmeticRule[]; readonly pairs: readonly PairRule[] },
  dto: DtoClass,
): FormDefinition {
  checkKey(declared.key);
  if (declared.slotKey.includes('subject') !== (declared.keySubjects !== undefined)) {
    throw new TypeError(`${declared.key}: keySubjects belongs to a key with a subject, and to no other`);
  }
  const fields = describeFields(dto, {});
  const arithmetic = rules.arithmetic.filter((rule) => appliesTo(fields, rule));
  const pairs = rules.pairs.filter((rule) => pairApplies(fields, rule));
  return {
    ...declared,
    key: declared.key as FormKey,
    structure,
    items,
    arithmetic,
    pairs,
    dto,
    fields,
    hash: sha256Hex(canonicalJson({ ...declared, fields, arithmetic, pairs, rules: describeRules(dto) })),
    validateShape: compileDto(dto),
  };
}

function checkKey(key: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) throw new TypeError(`not a form key: ${key}`);
}

const kinds: ReadonlyMap<string, CampaignKind> = new Map([
  ['3.1', 'presidential'],
  ['3.2', 'parliamentary'],
  ['3.3', 'referendum'],
  ['3.4', 'local'],
]);

function orderItem(
  structure: string,
  { key, category = 'formation', level, documentKinds }: FormDeclaration,
  item: OrderItemDeclaration,
): OrderItem {
  const kind = kinds.get(item.ref.slice(0, 3));
  if (kind === undefined) throw new TypeError(`${key}: ${item.ref} is no item of section 3 of the order`);
  return { key, documentKinds, ...item, kind, form: key as FormKey, structure, level, category, carriers };
}

function appliesTo(fields: readonly FieldDescription[], rule: ArithmeticRule): boolean {
  const operands = [...rule.left, ...rule.right];
  const known = operands.filter((operand) => isKnown(fields, rule, operand)).length;
  return known === operands.length;
}

function pairApplies(fields: readonly FieldDescription[], { each, sides }: PairRule): boolean {
  const known = each === undefined ? fields : fieldsIn(fields, each);
  return sides.every(({ field }) => hasPath(known, field));
}

function isKnown(fields: readonly FieldDescription[], { each }: ArithmeticRule, operand: Operand): boolean {
  switch (operand.kind) {
    case 'field':
      return hasPath(each === undefined ? fields : fieldsIn(fields, each), operand.field);
    case 'column':
      return hasPath(fieldsIn(fields, operand.rows), operand.column);
    case 'row-count':
      return fields.some(({ name, kind }) => name === operand.rows && kind === 'rows');
    case 'entries':
      return fields.some(({ name, kind }) => name === operand.map && (kind === 'keyed' || kind === 'vote-counts'));
    default: {
      const never: never = operand;
      return never;
    }
  }
}

function hasPath(fields: readonly FieldDescription[], path: string): boolean {
  const [head = '', ...tail] = path.split('.');
  const field = fields.find(({ name }) => name === head);
  if (field === undefined || tail.length === 0) return field !== undefined;
  return field.kind === 'group' && hasPath(field.fields, tail.join('.'));
}

function fieldsIn(fields: readonly FieldDescription[], rows: string): readonly FieldDescription[] {
  const table = fields.find(({ name }) => name === rows);
  return table?.kind === 'rows' ? table.fields : [];
}

function describeRules(dto: DtoClass): JsonValue {
  return rulesOf(dto).map(({ field, presence, rules, inner }) => ({
    field: field.name,
    presence: presence.kind,
    rules: rules.map(({ name, args }) => [name, ...args.map(describeArgument)]),
    ...(inner === undefined ? {} : { inner: describeRules(inner) }),
  }));
}

function describeArgument(argument: unknown): JsonValue {
  if (typeof argument === 'string' || typeof argument === 'number') return argument;
  if (Array.isArray(argument)) return argument.map(describeArgument);
  throw new TypeError(`a rule argument that the form's hash cannot cover: ${typeof argument}`);
}
