import type { Text } from '#vybory/language';
import type { Level, SubjectKind } from './form.js';
import type { IdentifierSchemeId } from './identifiers.js';
import type { PersonalMark } from './personal-data.js';

/** Largest count that a form takes: the largest signed 32-bit number, which every store and spreadsheet holds exactly. */
export const largestCount = 2_147_483_647;

/** Digits before the decimal point that an amount may have: more than any budget, and exact in every decimal type. */
export const largestWholeDigits = 15;

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
  /** Present when the field holds personal data. */
  readonly personal?: PersonalMark;
}

export interface CountField extends FieldBase {
  readonly kind: 'count';
  readonly min: number;
  readonly max: number;
  /** Whether `null` is accepted: the item is there, its number is not known. */
  readonly nullable: boolean;
}

/** An exact decimal, written as a text with exactly `scale` digits behind the point: `1234.50`. Never floating point. */
export interface DecimalField extends FieldBase {
  readonly kind: 'decimal';
  readonly scale: number;
  /** Smallest value in units of the last digit: 0, or 1 for "more than nothing". */
  readonly least: 0 | 1;
}

/** An amount of money: an exact decimal with two digits behind the point. */
export interface MoneyField extends FieldBase {
  readonly kind: 'money';
  /** ISO 4217; a field that takes several has a choice of currency beside it. */
  readonly currency: string;
  readonly scale: 2;
  readonly least: 0 | 1;
}

export interface TextFieldDescription extends FieldBase {
  readonly kind: 'text';
  /** In characters, as a reader counts them. */
  readonly maxLength: number;
  /** Whole paragraphs: shown in a large box. */
  readonly long: boolean;
}

/**
 * `minute`: `YYYY-MM-DDTHH:MM`; `day`: `YYYY-MM-DD`; `minute-or-day`: a date, with the time when it is known; `time`: `HH:MM`. Local to the
 * campaign.
 */
export type LocalTimePrecision = 'minute' | 'day' | 'minute-or-day' | 'time';

export interface LocalTimeField extends FieldBase {
  readonly kind: 'local-time';
  readonly precision: LocalTimePrecision;
}

export interface ChoiceOption {
  readonly value: string;
  readonly label: Text;
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly choices: readonly ChoiceOption[];
}

export interface FlagField extends FieldBase {
  readonly kind: 'flag';
  /** A declaration: only `true` is accepted. */
  readonly declared: boolean;
}

/** An identifier with rules of its own, check digits included. */
export interface IdentifierField extends FieldBase {
  readonly kind: 'identifier';
  readonly scheme: IdentifierSchemeId;
}

/** Code of a precinct inside the unit that the form is submitted for. */
export interface PrecinctField extends FieldBase {
  readonly kind: 'precinct';
}

/** Code of a unit of the territory, of one of these levels. */
export interface UnitField extends FieldBase {
  readonly kind: 'unit';
  readonly levels: readonly [Level, ...Level[]];
}

/** Id of a subject of the campaign, of one of these kinds. */
export interface SubjectField extends FieldBase {
  readonly kind: 'subject';
  readonly kinds: readonly [SubjectKind, ...SubjectKind[]];
}

/** Id of a contestant of the contest. */
export interface ContestantField extends FieldBase {
  readonly kind: 'contestant';
}

/** A document that was uploaded before: `sha256:` and the hash of its content. */
export interface FileField extends FieldBase {
  readonly kind: 'file';
}

/** Map from line name to a count, to a text (the number in words), or from contestant id to a count. */
export interface MapField extends FieldBase {
  readonly kind: 'line-counts' | 'line-words' | 'vote-counts';
}

/** What the keys of a map name; no key has to be there. */
export type KeySource =
  | { readonly of: 'region' }
  | { readonly of: 'subject'; readonly kinds: readonly [SubjectKind, ...SubjectKind[]] }
  | { readonly of: 'choice'; readonly choices: readonly ChoiceOption[] };

/** Map from a region, a subject or one of a closed list to a count or an amount. */
export interface KeyedField extends FieldBase {
  readonly kind: 'keyed';
  readonly keys: KeySource;
  readonly value: 'count' | 'money';
}

/** Parts of one thing under one name: a person, an address. */
export interface GroupField extends FieldBase {
  readonly kind: 'group';
  readonly fields: readonly CellField[];
}

export interface RowsField extends FieldBase {
  readonly kind: 'rows';
  readonly fields: readonly RowField[];
  readonly minRows: number;
  readonly maxRows: number;
  /** Present when the campaign decides whether the rows are there: `boxes` follows the contest's setting. */
  readonly presence?: 'boxes';
  /** Name of the single-valued field whose values may not repeat. */
  readonly unique?: string;
  /** Names of the fields that together tell a row from the others; `person.lastName` is a part of a group. */
  readonly key?: readonly string[];
}

/** A field that fits one cell of a table. */
export type CellField =
  | CountField
  | DecimalField
  | MoneyField
  | TextFieldDescription
  | LocalTimeField
  | ChoiceField
  | FlagField
  | IdentifierField
  | PrecinctField
  | UnitField
  | SubjectField
  | ContestantField
  | FileField;

/** What one row of a table holds: cells, and groups of them. */
export type RowField = CellField | GroupField;

/** What a form says about one of its fields; everything but the values themselves is derived from this and the rules beside it. */
export type FieldDescription = CellField | GroupField | MapField | KeyedField | RowsField;

const cellKinds: ReadonlySet<FieldDescription['kind']> = new Set<CellField['kind']>([
  'count',
  'decimal',
  'money',
  'text',
  'local-time',
  'choice',
  'flag',
  'identifier',
  'precinct',
  'unit',
  'subject',
  'contestant',
  'file',
]);

export function isCell(field: FieldDescription): field is CellField {
  return cellKinds.has(field.kind);
}

/** What is done with each kind of cell. Adding a kind breaks every table that does not know it. */
export type CellTable<Rest extends readonly unknown[], Result> = {
  readonly [Kind in CellField['kind']]: (field: Extract<CellField, { readonly kind: Kind }>, ...rest: Rest) => Result;
};

export function byCellKind<Rest extends readonly unknown[], Result>(
  table: CellTable<Rest, Result>,
  field: CellField,
  ...rest: Rest
): Result {
  // The entry under a field's kind takes fields of that kind.
  const entry = table[field.kind] as (field: CellField, ...rest: Rest) => Result;
  return entry(field, ...rest);
}
