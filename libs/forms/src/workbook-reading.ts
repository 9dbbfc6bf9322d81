import { unitHeader } from './csv-columns.js';
import type { CsvRecord } from './csv-reading.js';
import type { FormDefinition } from './definition.js';
import { breach, fieldError, report } from './field-error.js';
import type { FieldError } from './form.js';
import { textOfCell } from './workbook-cells.js';
import { contentOf, type CellContent } from './workbook-content.js';
import { dataSheet } from './workbook-template.js';
import type { ReadSheet, SheetCell } from './workbook.js';

/** A row of the sheet that is not empty, as a record of the CSV template. Paths of errors are cells: `Дані (data)!C7`. */
export interface WorkbookRecord {
  /** Number of the row in the sheet, from 1. */
  readonly line: number;
  readonly record: CsvRecord;
  readonly errors: readonly FieldError[];
}

export type WorkbookRecords =
  | { readonly records: readonly WorkbookRecord[] }
  /** The table is none of this form: nothing of it can be read. */
  | { readonly errors: readonly FieldError[] };

interface Column {
  readonly name: string;
  readonly index: number;
  readonly content: CellContent;
}

/** The sheet that a filled template is read from: by its name, else the first that is seen. */
export function sheetToRead(sheets: readonly ReadSheet[]): ReadSheet | undefined {
  return sheets.find(({ name }) => name === dataSheet) ?? sheets.find(({ hidden }) => !hidden);
}

/** Records of a filled template. `alsoKnown` names columns that are the caller's, besides those of the form. */
export function workbookRecords(
  form: FormDefinition,
  sheet: ReadSheet,
  alsoKnown: readonly string[] = [],
): WorkbookRecords {
  const [names = [], ...rows] = sheet.rows;
  const header = readHeader(form, sheet.name, names, alsoKnown);
  if ('errors' in header) return header;
  const unit = header.columns.find(({ name }) => name === 'unit');
  return {
    records: rows.flatMap((row, index) => {
      if (row.every(isEmpty) || isHeading(row, unit)) return [];
      return [readRow(header.columns, sheet.name, row, index + 2)];
    }),
  };
}

function readHeader(
  form: FormDefinition,
  sheet: string,
  names: readonly SheetCell[],
  alsoKnown: readonly string[],
): { readonly columns: readonly Column[] } | { readonly errors: readonly FieldError[] } {
  const columns: Column[] = [];
  let errors: FieldError[] | null = null;
  for (const [index, cell] of names.entries()) {
    if (isEmpty(cell)) continue;
    const name = typeof cell.value === 'string' ? cell.value.trim() : '';
    const content = alsoKnown.includes(name) ? alsoKnownContent : contentOf(form, name);
    const path = cellName(sheet, 1, index);
    if (content === undefined) errors = report(errors, path, unknownColumn, name);
    else if (columns.some((other) => other.name === name)) errors = report(errors, path, repeatedColumn, name);
    else columns.push({ name, index, content });
  }
  if (errors !== null) return { errors };
  if (columns.some(({ name }) => name === 'unit')) return { columns };
  return { errors: [fieldError(cellName(sheet, 1, 0), breach('missing-column', ['unit']))] };
}

const unknownColumn = breach('unexpected-field');
const repeatedColumn = breach('repeated-column');
const alsoKnownContent: CellContent = { kind: 'code', expected: unitHeader };

function readRow(columns: readonly Column[], sheet: string, row: readonly SheetCell[], line: number): WorkbookRecord {
  const record: Record<string, string> = {};
  let errors: FieldError[] | null = null;
  for (const { name, index, content } of columns) {
    const read = textOfCell(content, row[index] ?? nothing);
    if ('code' in read) errors = report(errors, cellName(sheet, line, index), breach(read.code));
    else record[name] = read.text;
  }
  return { line, record, errors: errors ?? [] };
}

const nothing: SheetCell = { value: null, computed: false };

function isEmpty({ value, computed }: SheetCell): boolean {
  return !computed && (value === null || (typeof value === 'string' && value.trim() === ''));
}

/** The headers for people stand between the names and the data. */
function isHeading(row: readonly SheetCell[], unit: Column | undefined): boolean {
  const value = unit === undefined ? undefined : row[unit.index]?.value;
  return typeof value === 'string' && [unitHeader.uk, unitHeader.en].includes(value.replace(/\*$/, '').trim());
}

/** `Дані (data)!C7`; the column counts from 0. */
function cellName(sheet: string, line: number, index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${sheet}!${letters}${line}`;
}
