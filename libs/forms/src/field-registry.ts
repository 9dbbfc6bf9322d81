import type { JsonValue } from '#vybory/canonical-json';
import type { FieldDescription, GroupField, RowField, RowsField } from './fields.js';
import type { PersonalOptions } from './personal-data.js';

/** A class whose decorated properties are the fields of a form, of its rows or of a group. */
export type DtoClass<Values extends object = object> = new () => Values;

/** A value for the form's example, or how it follows from the fields above it. Teaches only, so it is no part of the form's hash. */
export type FieldExample = JsonValue | ((values: Readonly<Record<string, JsonValue>>) => JsonValue);

/** What a decorator has said of one property, so that it can be said again of a variant of the class. */
export interface FieldDeclaration {
  readonly name: string;
  /** Keys of the forms of the structure that have this field; absent: all. */
  readonly only?: readonly string[];
  /** Describes the field, given what the thing around it says of personal data; `undefined` leaves the marks out. */
  readonly describe: (outer: PersonalOptions | undefined) => FieldDescription;
  /** The class-validator rules. */
  readonly decorate: PropertyDecorator;
  readonly example?: FieldExample;
  /** Class of the rows or of the group. */
  readonly inner?: DtoClass;
  /** The same field with another class of rows or parts. */
  readonly withInner?: (inner: DtoClass) => FieldDeclaration;
}

const declarations = new WeakMap<object, FieldDeclaration[]>();
const describedFields = new WeakMap<object, readonly FieldDescription[]>();
const innerClasses = new WeakMap<FieldDescription, DtoClass>();
const examples = new WeakMap<FieldDescription, FieldExample>();

/** Called by the decorators, in the order in which the properties stand in the class. */
export function declareField(prototype: object, declaration: FieldDeclaration): void {
  const known = declarations.get(prototype.constructor);
  if (known === undefined) declarations.set(prototype.constructor, [declaration]);
  else known.push(declaration);
  declaration.decorate(prototype, declaration.name);
}

/** Fields of a decorated class, in order, without the marks of personal data; empty when the class has none. */
export function fieldsOf(dto: DtoClass): readonly FieldDescription[] {
  const known = describedFields.get(dto);
  if (known !== undefined) return known;
  const described = describeFields(dto, undefined);
  describedFields.set(dto, described);
  return described;
}

/** The same with the marks. What a class does not say itself of whose data its fields hold and why, the thing around it must say. */
export function describeFields(dto: DtoClass, outer: PersonalOptions | undefined): readonly FieldDescription[] {
  return (declarations.get(dto) ?? []).map((declaration) => {
    const field = declaration.describe(outer);
    if (declaration.example !== undefined) examples.set(field, declaration.example);
    if (declaration.inner !== undefined) innerClasses.set(field, declaration.inner);
    return field;
  });
}

/** Fields of a row class. @throws TypeError when it has maps or rows of its own: a row is one line of a table. */
export function rowFieldsOf(rowClass: DtoClass, outer: PersonalOptions | undefined): readonly RowField[] {
  return describeFields(rowClass, outer).map((field) => {
    if (field.kind === 'rows' || field.kind === 'keyed' || isMap(field)) {
      throw new TypeError(
        `${rowClass.name}.${field.name}: a row holds single values and groups only, not ${field.kind}`,
      );
    }
    return field;
  });
}

function isMap(
  field: FieldDescription,
): field is Extract<FieldDescription, { kind: 'line-counts' | 'line-words' | 'vote-counts' }> {
  return field.kind === 'line-counts' || field.kind === 'line-words' || field.kind === 'vote-counts';
}

/** @throws TypeError when the field was declared neither by `@Rows` nor by `@Group`. */
export function innerClassOf(field: RowsField | GroupField): DtoClass {
  const inner = innerClasses.get(field);
  if (inner === undefined) throw new TypeError(`${field.name} was declared neither by @Rows nor by @Group`);
  return inner;
}

/** What the form's author gave as an example, if anything. */
export function exampleOfField(field: FieldDescription): FieldExample | undefined {
  return examples.get(field);
}

/**
 * The class as one form of the structure has it: the class itself when all fields, also those inside of rows and groups, belong to the form;
 * else a class with those only.
 * @throws TypeError when a field names a form that the structure does not have.
 */
export function variantOf<Values extends object>(
  dto: DtoClass<Values>,
  form: string,
  forms: readonly string[],
): DtoClass<Values> {
  const all = declarations.get(dto) ?? [];
  for (const { name, only = [] } of all) {
    const stranger = only.find((key) => !forms.includes(key));
    if (stranger !== undefined) throw new TypeError(`${dto.name}.${name}: the structure has no form ${stranger}`);
  }
  const kept = all
    .filter(({ only }) => only === undefined || only.includes(form))
    .map((declaration) => innerVariant(declaration, form, forms));
  if (kept.length === all.length && kept.every((declaration, index) => declaration === all[index])) return dto;
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its properties are declared on the next line
  const variant = { [dto.name]: class {} }[dto.name] as DtoClass<Values>;
  for (const declaration of kept) declareField(variant.prototype as object, declaration);
  return variant;
}

function innerVariant(declaration: FieldDeclaration, form: string, forms: readonly string[]): FieldDeclaration {
  if (declaration.inner === undefined || declaration.withInner === undefined) return declaration;
  const inner = variantOf(declaration.inner, form, forms);
  return inner === declaration.inner ? declaration : declaration.withInner(inner);
}
