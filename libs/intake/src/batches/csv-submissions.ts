import { isUtf8 } from 'node:buffer';
import {
  continuesSubmission,
  envelopeColumns,
  valuesFromCsvRecords,
  type CsvRecord,
  type FormDefinition,
} from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { malformed } from '../submissions/prepare.js';
import { cellsOf, CsvRecords, type CsvCells } from './csv-records.js';
import { csvMalformed, lineNotUtf8, lineTooLong, quotesMisplaced, wrongNumberOfCells } from './line-problems.js';
import { lines, type Line } from './lines.js';

/** What the lines of one submission say. */
export interface CsvSubmission {
  /** Number of its first line in the file; the header is line 1. */
  readonly line: number;
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
  readonly problem?: Problem;
}

type CsvLine =
  { readonly line: number; readonly record: CsvRecord } | { readonly line: number; readonly problem: Problem };

const longestLine = 256 * 1024;
/** More than any form takes. */
const mostRows = 10_001;
/** Columns that address the submission; all others are fields of the form. */
const addressColumns: readonly string[] = [...envelopeColumns, 'idempotencyKey'];

/**
 * Submissions of a CSV file (RFC 4180; also with a byte order mark, or semicolons or tabs as spreadsheets of many
 * countries write them). Consecutive lines with the same unit and key are the rows of one submission.
 */
export async function* csvSubmissions(
  content: AsyncIterable<Buffer>,
  form: FormDefinition,
): AsyncGenerator<CsvSubmission> {
  let group: CsvLine[] = [];
  for await (const line of csvLines(content)) {
    const [first] = group;
    if (first && !belongTogether(first, line, form)) {
      yield submissionOf(group, form);
      group = [];
    }
    // The form will say that there are too many rows; until then the others need not be held.
    if (group.length < mostRows) group.push(line);
  }
  if (group.length > 0) yield submissionOf(group, form);
}

function belongTogether(first: CsvLine, next: CsvLine, form: FormDefinition): boolean {
  return 'record' in first && 'record' in next && continuesSubmission(form, first.record, next.record);
}

function submissionOf(group: readonly CsvLine[], form: FormDefinition): CsvSubmission {
  const [first] = group;
  if (!first) throw new RangeError('a submission has a line');
  if ('problem' in first) return first;
  const { line, record } = first;
  const fields = group.flatMap((each) => ('record' in each ? [withoutAddress(each.record)] : []));
  const read = valuesFromCsvRecords(form, fields);
  if ('errors' in read)
    return { line, problem: malformed(read.errors.map((e) => ({ ...e, path: `values.${e.path}` }))) };
  const { unit = '', key = '', clarifies = '', idempotencyKey = '' } = record;
  const envelope = {
    form: form.key,
    unit,
    values: read.values,
    ...(key !== '' && { key }),
    ...(clarifies !== '' && { clarifies }),
  };
  return { line, envelope, ...(idempotencyKey !== '' && { idempotencyKey }) };
}

function withoutAddress(record: CsvRecord): CsvRecord {
  return Object.fromEntries(Object.entries(record).filter(([column]) => !addressColumns.includes(column)));
}

/** The header line says which columns there are and, by what stands between them, how they are separated. */
async function* csvLines(content: AsyncIterable<Buffer>): AsyncGenerator<CsvLine> {
  let table: { readonly columns: readonly string[]; readonly records: CsvRecords } | undefined;
  for await (const line of lines(content, longestLine)) {
    if (!table) {
      table = tableOf(line);
      continue;
    }
    for (const cells of table.records.take(line)) yield recordOf(cells, table.columns);
  }
  if (!table) throw new Problem({ status: 400, code: 'body-empty', title: text('CSV порожній', 'The CSV is empty') });
  for (const cells of table.records.end()) yield recordOf(cells, table.columns);
}

function tableOf(line: Line): { readonly columns: readonly string[]; readonly records: CsvRecords } {
  if (!line) throw lineTooLong();
  if (!isUtf8(line)) throw lineNotUtf8();
  const header = line.toString('utf8').replace(/^\ufeff/, '');
  const count = (candidate: string): number => header.split(candidate).length;
  const delimiter = [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  const parsed = cellsOf(header, delimiter);
  if (typeof parsed === 'string') throw csvMalformed(quotesMisplaced);
  const records = new CsvRecords(delimiter);
  // It is line 1 of the file, and no record.
  records.skip();
  return { columns: uniqueColumns(parsed.cells), records };
}

function recordOf(found: CsvCells, columns: readonly string[]): CsvLine {
  if ('problem' in found) return found;
  const { line, cells } = found;
  if (cells.length !== columns.length) return { line, problem: csvMalformed(wrongNumberOfCells) };
  return { line, record: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) };
}

function uniqueColumns(header: readonly string[]): readonly string[] {
  const repeated = header.find((column, index) => header.indexOf(column) !== index);
  if (repeated !== undefined) {
    throw new Problem({
      status: 400,
      code: 'csv-duplicate-column',
      title: text(`Стовпець «${repeated}» повторюється`, `The column "${repeated}" is repeated`),
    });
  }
  if (header.includes('unit')) return header;
  throw new Problem({
    status: 400,
    code: 'csv-without-unit',
    title: text('У CSV немає стовпця «unit»', 'The CSV has no column "unit"'),
  });
}
