import type { JsonValue } from '#vybory/canonical-json';
import type { Text } from '#vybory/language';

/** Largest count that a form takes: the largest signed 32-bit number, which every store and spreadsheet holds exactly. */
export const largestCount = 2_147_483_647;

/** A field that is owed only when another field of the same object has a value, and must be left out otherwise. */
export interface OwedWhen {
  readonly field: string;
  readonly is: string;
}

interface FieldBase {
  /** Name in the values. */
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  /** Whether the field may be left out, which means "not stated". A field with `when` is optional unless the condition holds. */
  readonly optional: boolean;
  readonly when?: OwedWhen;
}

export interface CountField extends FieldBase {
  readonly kind: 'count';
  readonly min: number;
  readonly max: number;
  /** Whether `null` is accepted: the item is there, its number is not known. */
  readonly nullable: boolean;
}

export interface TextFieldDescription extends FieldBase {
  readonly kind: 'text';
  /** In characters, as a reader counts them. */
  readonly maxLength: number;
}

/** `minute`: `YYYY-MM-DDTHH:MM`; `day`: `YYYY-MM-DD`; `minute-or-day`: a date, with the time when it is known. Local to the campaign. */
export type LocalTimePrecision = 'minute' | 'day' | 'minute-or-day';

export interface LocalTimeField extends FieldBase {
  readonly kind: 'local-time';
  readonly precision: LocalTimePrecision;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: Text }[];
}

export interface FlagField extends FieldBase {
  readonly kind: 'flag';
}

/** Code of a precinct inside the unit that the form is submitted for. */
export interface PrecinctField extends FieldBase {
  readonly kind: 'precinct';
}

/** Id of a contestant of the contest. */
export interface ContestantField extends FieldBase {
  readonly kind: 'contestant';
}

/** Map from line name to a count, to a text (the number in words), or from contestant id to a count. */
export interface MapField extends FieldBase {
  readonly kind: 'line-counts' | 'line-words' | 'vote-counts';
}

export interface RowsField extends FieldBase {
  readonly kind: 'rows';
  readonly fields: readonly CellField[];
  readonly minRows: number;
  readonly maxRows: number;
  /** Present when the campaign decides whether the rows are there: `boxes` follows the contest's setting. */
  readonly presence?: 'boxes';
}

/** A field that fits one cell of a table. */
export type CellField =
  CountField | TextFieldDescription | LocalTimeField | ChoiceField | FlagField | PrecinctField | ContestantField;

/** What a form says about one of its fields; everything but the values themselves is derived from this and the rules beside it. */
export type FieldDescription = CellField | MapField | RowsField;

/** A class whose decorated properties are the fields of a form or of its rows. */
export type DtoClass<Values extends object = object> = new () => Values;

/** A value for the form's example, or how it follows from the fields above it. Teaches only, so it is no part of the form's hash. */
export type FieldExample = JsonValue | ((values: Readonly<Record<string, JsonValue>>) => JsonValue);

const fieldsByClass = new WeakMap<object, FieldDescription[]>();
const rowClasses = new WeakMap<FieldDescription, DtoClass>();
const examples = new WeakMap<FieldDescription, FieldExample>();

/** Called by the decorators, in the order in which the properties stand in the class. */
export function addField(prototype: object, field: FieldDescription, example?: FieldExample): void {
  if (example !== undefined) examples.set(field, example);
  const fields = fieldsByClass.get(prototype.constructor);
  if (fields === undefined) fieldsByClass.set(prototype.constructor, [field]);
  else fields.push(field);
}

export function addRows(prototype: object, field: RowsField, rowClass: DtoClass, example?: FieldExample): void {
  addField(prototype, field, example);
  rowClasses.set(field, rowClass);
}

/** What the form's author gave as an example, if anything. */
export function exampleOfField(field: FieldDescription): FieldExample | undefined {
  return examples.get(field);
}

/** Fields of a decorated class, in order; empty when the class has none. */
export function fieldsOf(dto: DtoClass): readonly FieldDescription[] {
  return fieldsByClass.get(dto) ?? [];
}

/** Fields of a row class. @throws TypeError when it has maps or rows of its own: a row is one line of a table. */
export function cellFieldsOf(rowClass: DtoClass): readonly CellField[] {
  return fieldsOf(rowClass).map((field) => {
    if (isCell(field)) return field;
    throw new TypeError(`${rowClass.name}.${field.name}: a row holds single values only, not ${field.kind}`);
  });
}

/** @throws TypeError when the field was not declared by `@Rows`. */
export function rowClassOf(field: RowsField): DtoClass {
  const rowClass = rowClasses.get(field);
  if (rowClass === undefined) throw new TypeError(`${field.name} was not declared by @Rows`);
  return rowClass;
}

export function isCell(field: FieldDescription): field is CellField {
  switch (field.kind) {
    case 'count':
    case 'text':
    case 'local-time':
    case 'choice':
    case 'flag':
    case 'precinct':
    case 'contestant':
      return true;
    case 'rows':
    case 'line-counts':
    case 'line-words':
    case 'vote-counts':
      return false;
    default: {
      const never: never = field;
      return never;
    }
  }
}
