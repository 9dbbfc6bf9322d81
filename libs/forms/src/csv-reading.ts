import type { JsonValue } from '#vybory/canonical-json';
import { placeOf, type Place } from './csv-places.js';
import type { FormDefinition } from './definition.js';
import { breach, memberPath, report } from './field-error.js';
import { byCellKind, type CellField, type CellTable } from './fields.js';
import type { FieldError } from './form.js';
import { isRecord } from './predicates.js';
import { unexpectedField } from './rules.js';

/** One line of a CSV file, by the column names of its header. */
export type CsvRecord = Readonly<Record<string, string>>;

/** A CSV file does not tell a text from a formula, a workbook does. */
export type RecordSource = 'csv' | 'workbook';

export type CsvValues =
  | { readonly values: Readonly<Record<string, JsonValue>> }
  | { readonly errors: readonly [FieldError, ...FieldError[]] };

/**
 * Values of one submission from the record, or the records, that hold it. Forms with rows take a row from each record; what is not a row
 * column must be the same in all of them, or empty behind the first. Paths of errors are those of the values.
 *
 * Only the cells are judged here. Numbers that are none, missing fields and the like are left as they came, for the form's validation to tell.
 */
export function valuesFromCsvRecords(
  form: FormDefinition,
  records: readonly CsvRecord[],
  source: RecordSource = 'csv',
): CsvValues {
  const reader = new RecordReader(form, source);
  records.forEach((record, index) => reader.read(record, index));
  return reader.result();
}

/** Whether a record carries on the submission that `first` began: a form with rows, the same unit and the same key. */
export function continuesSubmission(form: FormDefinition, first: CsvRecord, next: CsvRecord): boolean {
  if (!form.fields.some(({ kind }) => kind === 'rows')) return false;
  return cell(next, 'unit') === cell(first, 'unit') && cell(next, 'key') === cell(first, 'key');
}

class RecordReader {
  readonly #values: Record<string, JsonValue> = {};
  readonly #maps = new Map<string, Record<string, JsonValue>>();
  readonly #rows = new Map<string, Record<string, JsonValue>[]>();
  /** First text of every column that must not change within the submission. */
  readonly #texts = new Map<string, string>();
  #errors: FieldError[] | null = null;

  constructor(
    private readonly form: FormDefinition,
    private readonly source: RecordSource,
  ) {}

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
        if (this.#isNew(name, raw)) this.#mapOf(place.map)[place.key] = this.#entryValue(place.value, name, raw);
        return;
      case 'part':
        if (this.#isNew(name, raw)) {
          this.#mapOf(place.group)[place.field.name] = this.#cellValue(place.field, name, raw);
        }
        return;
      case 'cell':
        this.#takeCell(place, raw, row);
        return;
      default: {
        const never: never = place;
        return never;
      }
    }
  }

  #takeCell(
    { rows: { name: rows }, group, cell: field }: Extract<Place, { kind: 'cell' }>,
    raw: string,
    row: Map<string, Record<string, JsonValue>>,
  ): void {
    const cells = row.get(rows) ?? {};
    row.set(rows, cells);
    const member = group === undefined ? field.name : `${group}.${field.name}`;
    const value = this.#cellValue(field, memberPath(rows, this.#rowsOf(rows).length, member), raw);
    if (group === undefined) cells[field.name] = value;
    else cells[group] = { ...(isRecord(cells[group]) ? cells[group] : {}), [field.name]: value };
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
    return byCellKind(cellReaders, field, raw.trim());
  }

  #entryValue(kind: 'count' | 'money' | 'text', path: string, raw: string): JsonValue {
    if (kind === 'count') return count(raw.trim(), false);
    if (kind === 'money') return decimal(raw.trim(), 2);
    this.#refuseFormula(path, raw);
    return raw.trim();
  }

  #refuseFormula(path: string, raw: string): void {
    if (this.source === 'csv' && looksLikeFormula(raw)) this.#errors = report(this.#errors, path, formulaCell, raw);
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

const verbatim = (_field: CellField, trimmed: string): JsonValue => trimmed;

const cellReaders: CellTable<[trimmed: string], JsonValue> = {
  count: (field, trimmed) => count(trimmed, field.min < 0),
  flag: (_field, trimmed) => flagWords.get(trimmed.toLowerCase()) ?? trimmed,
  decimal: (field, trimmed) => decimal(trimmed, field.scale),
  money: (field, trimmed) => decimal(trimmed, field.scale),
  // An apostrophe is what `harmlessCell` puts before a phone number.
  identifier: (_field, trimmed) => (trimmed.startsWith("'") ? trimmed.slice(1) : trimmed),
  text: verbatim,
  'local-time': verbatim,
  choice: verbatim,
  precinct: verbatim,
  unit: verbatim,
  subject: verbatim,
  contestant: verbatim,
  file: verbatim,
};

/** With a point or a comma before the digits behind it, missing ones filled in; anything else is for the sender to say. */
function decimal(trimmed: string, scale: number): string {
  const [, whole, fraction = ''] = /^([0-9]+)(?:[.,]([0-9]+))?$/.exec(trimmed) ?? [];
  if (whole === undefined || fraction.length > scale) return trimmed;
  return scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`;
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
