import type { JsonValue } from '#vybory/canonical-json';
import { envelopeColumns } from './csv-columns.js';
import type { FormDefinition } from './definition.js';
import { breach, memberPath, report } from './field-error.js';
import { isCell, type CellField, type FieldDescription, type RowsField } from './fields.js';
import type { FieldError } from './form.js';
import { isInheritedName } from './predicates.js';
import { unexpectedField } from './rules.js';

/** One line of a CSV file, by the column names of its header. */
export type CsvRecord = Readonly<Record<string, string>>;

export type CsvValues =
  | { readonly values: Readonly<Record<string, JsonValue>> }
  | { readonly errors: readonly [FieldError, ...FieldError[]] };

/**
 * Values of one submission from the record, or the records, that hold it. Forms with rows take a row from each record; what is not a row
 * column must be the same in all of them, or empty behind the first. Paths of errors are those of the values.
 *
 * Only the cells are judged here. Numbers that are none, missing fields and the like are left as they came, for the form's validation to tell.
 */
export function valuesFromCsvRecords(form: FormDefinition, records: readonly CsvRecord[]): CsvValues {
  const reader = new RecordReader(form);
  records.forEach((record, index) => reader.read(record, index));
  return reader.result();
}

/** Whether a record carries on the submission that `first` began: a form with rows, the same unit and the same key. */
export function continuesSubmission(form: FormDefinition, first: CsvRecord, next: CsvRecord): boolean {
  if (!form.fields.some(({ kind }) => kind === 'rows')) return false;
  return cell(next, 'unit') === cell(first, 'unit') && cell(next, 'key') === cell(first, 'key');
}

type Place =
  | { readonly kind: 'envelope' }
  | { readonly kind: 'field'; readonly field: CellField }
  | { readonly kind: 'entry'; readonly map: string; readonly key: string; readonly counts: boolean }
  | { readonly kind: 'cell'; readonly rows: RowsField; readonly cell: CellField };

class RecordReader {
  readonly #values: Record<string, JsonValue> = {};
  readonly #maps = new Map<string, Record<string, JsonValue>>();
  readonly #rows = new Map<string, Record<string, JsonValue>[]>();
  /** First text of every column that must not change within the submission. */
  readonly #texts = new Map<string, string>();
  #errors: FieldError[] | null = null;

  constructor(private readonly form: FormDefinition) {}

  read(record: CsvRecord, index: number): void {
    const row = new Map<string, Record<string, JsonValue>>();
    for (const [name, raw] of Object.entries(record)) {
      const place = placeOf(this.form, name);
      if (place === undefined) this.#fail(index, name, raw);
      else this.#take(place, name, raw, row);
    }
    for (const [rows, cells] of row) this.#rowsOf(rows).push(cells);
  }

  result(): CsvValues {
    const [first, ...others] = this.#errors ?? [];
    if (first !== undefined) return { errors: [first, ...others] };
    return { values: { ...this.#values, ...Object.fromEntries(this.#maps), ...Object.fromEntries(this.#rows) } };
  }

  #take(place: Place, name: string, raw: string, row: Map<string, Record<string, JsonValue>>): void {
    if (raw.trim() === '') return;
    switch (place.kind) {
      case 'envelope':
        return;
      case 'field':
        if (this.#isNew(name, raw)) this.#values[place.field.name] = this.#cellValue(place.field, name, raw);
        return;
      case 'entry':
        if (this.#isNew(name, raw)) this.#mapOf(place.map)[place.key] = this.#entryValue(place.counts, name, raw);
        return;
      case 'cell': {
        const rows = place.rows.name;
        const cells = row.get(rows) ?? {};
        row.set(rows, cells);
        const path = memberPath(rows, this.#rowsOf(rows).length, place.cell.name);
        cells[place.cell.name] = this.#cellValue(place.cell, path, raw);
        return;
      }
      default: {
        const never: never = place;
        return never;
      }
    }
  }

  /** False when an earlier record of the submission had the column; reports it when that had another text. */
  #isNew(name: string, raw: string): boolean {
    const before = this.#texts.get(name);
    if (before === undefined) this.#texts.set(name, raw.trim());
    else if (before !== raw.trim()) this.#errors = report(this.#errors, name, conflictingCell, raw);
    return before === undefined;
  }

  #cellValue(field: CellField, path: string, raw: string): JsonValue {
    if (field.kind === 'text') this.#refuseFormula(path, raw);
    return valueOf(field, raw);
  }

  #entryValue(counts: boolean, path: string, raw: string): JsonValue {
    if (counts) return count(raw.trim(), false);
    this.#refuseFormula(path, raw);
    return raw.trim();
  }

  #refuseFormula(path: string, raw: string): void {
    if (looksLikeFormula(raw)) this.#errors = report(this.#errors, path, formulaCell, raw);
  }

  /** A column that no field has: told once, and only when a cell or the header itself says something. */
  #fail(index: number, name: string, raw: string): void {
    if (index === 0 || raw.trim() !== '')
      this.#errors = report(this.#errors, memberPath('', -1, name), unexpectedField, raw);
  }

  #mapOf(name: string): Record<string, JsonValue> {
    const map = this.#maps.get(name) ?? {};
    this.#maps.set(name, map);
    return map;
  }

  #rowsOf(name: string): Record<string, JsonValue>[] {
    const rows = this.#rows.get(name) ?? [];
    this.#rows.set(name, rows);
    return rows;
  }
}

const formulaCell = breach('formula-cell');
const conflictingCell = breach('conflicting-cell');

/** Beginnings that spreadsheets take for a formula (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r]/;

export function looksLikeFormula(raw: string): boolean {
  return formulaStart.test(raw) || formulaStart.test(raw.trimStart());
}

/** A text for a CSV cell that no spreadsheet will run: an apostrophe before what looks like a formula (OWASP, CSV injection). */
export function harmlessCell(value: string): string {
  return looksLikeFormula(value) ? `'${value}` : value;
}

const placesOfForms = new WeakMap<FormDefinition, Map<string, Place | undefined>>();
/** Headers come from outside: what is remembered of them has an end. */
const rememberedColumns = 1000;

/** Every record of a file has the same columns, so where they belong is found once. */
function placeOf(form: FormDefinition, column: string): Place | undefined {
  let places = placesOfForms.get(form);
  if (places === undefined || places.size > rememberedColumns) {
    places = new Map<string, Place | undefined>();
    placesOfForms.set(form, places);
  }
  if (!places.has(column)) places.set(column, findPlace(form, column));
  return places.get(column);
}

function findPlace(form: FormDefinition, column: string): Place | undefined {
  if ((envelopeColumns as readonly string[]).includes(column)) return { kind: 'envelope' };
  const dot = column.indexOf('.');
  const name = dot < 0 ? column : column.slice(0, dot);
  const field = form.fields.find((candidate) => candidate.name === name);
  return field === undefined ? undefined : placeIn(field, dot < 0 ? undefined : column.slice(dot + 1));
}

function placeIn(field: FieldDescription, member: string | undefined): Place | undefined {
  if (isCell(field)) return member === undefined ? { kind: 'field', field } : undefined;
  if (member === undefined || member === '' || isInheritedName(member)) return undefined;
  if (field.kind !== 'rows')
    return { kind: 'entry', map: field.name, key: member, counts: field.kind !== 'line-words' };
  const cellField = field.fields.find(({ name }) => name === member);
  return cellField === undefined ? undefined : { kind: 'cell', rows: field, cell: cellField };
}

function valueOf(field: CellField, raw: string): JsonValue {
  const trimmed = raw.trim();
  switch (field.kind) {
    case 'count':
      return count(trimmed, field.min < 0);
    case 'flag':
      return flagWords.get(trimmed.toLowerCase()) ?? trimmed;
    case 'text':
    case 'local-time':
    case 'choice':
    case 'precinct':
    case 'contestant':
      return trimmed;
    default: {
      const never: never = field;
      return never;
    }
  }
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['так', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['ні', false],
  ['no', false],
  ['0', false],
]);

/** Plain ASCII digits only: what `1 234`, `1,5`, `1e3` or `٣` means is for the sender to say. */
function count(trimmed: string, signed: boolean): JsonValue {
  const digits = signed ? /^-?[0-9]+$/ : /^[0-9]+$/;
  const number = Number(trimmed);
  return digits.test(trimmed) && Number.isFinite(number) ? number : trimmed;
}

function cell(record: CsvRecord, name: string): string {
  return (Object.hasOwn(record, name) ? (record[name] ?? '') : '').trim();
}
