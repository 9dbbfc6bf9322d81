import { parse, type CsvError, type CsvErrorCode } from 'csv-parse';
import { Readable } from 'node:stream';
import { continuesSubmission, envelopeColumns, valuesFromCsvRecords, type FormDefinition } from '#vybory/forms';
import { text, type Text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { malformed } from '../submissions/prepare.js';

/** What the lines of one submission say. */
export interface CsvSubmission {
  /** Number of its first line in the file; the header is line 1. */
  readonly line: number;
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
  readonly problem?: Problem;
}

interface CsvLine {
  readonly line: number;
  readonly record?: Readonly<Record<string, string>>;
  readonly problem?: Problem;
}

const longestRecord = 256 * 1024;
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

function belongTogether({ record: first }: CsvLine, { record: next }: CsvLine, form: FormDefinition): boolean {
  return first !== undefined && next !== undefined && continuesSubmission(form, first, next);
}

function submissionOf(group: readonly CsvLine[], form: FormDefinition): CsvSubmission {
  const [first] = group;
  if (!first) throw new RangeError('a submission has a line');
  const { line, record, problem } = first;
  if (!record) return { line, problem: problem ?? notCsv(undefined) };
  const fields = group.map((each) => withoutAddress(each.record ?? {}));
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

function withoutAddress(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).filter(([column]) => !addressColumns.includes(column)));
}

async function* csvLines(content: AsyncIterable<Buffer>): AsyncGenerator<CsvLine> {
  const [delimiter, whole] = await sniffDelimiter(content);
  const skipped: CsvLine[] = [];
  const parser = parse({
    bom: true,
    delimiter,
    columns: (header: string[]) => uniqueColumns(header),
    info: true,
    trim: true,
    skip_empty_lines: true,
    // The template explains its columns in such a line.
    comment: '#',
    comment_no_infix: true,
    max_record_size: longestRecord,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      skipped.push({ line: Number(error?.lines ?? 0), problem: notCsv(error?.code) });
    },
  });
  const source = Readable.from(whole);
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>) {
    while (skipped[0] && skipped[0].line < info.lines) yield* skipped.splice(0, 1);
    yield isUtf8(record) ? { line: info.lines, record } : { line: info.lines, problem: notUtf8() };
  }
  yield* skipped;
}

/** The header line decides: it holds names only, so whatever stands most often between them is the delimiter. */
async function sniffDelimiter(content: AsyncIterable<Buffer>): Promise<[string, AsyncGenerator<Buffer>]> {
  const iterator = content[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let length = 0;
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    read.push(next.value);
    length += next.value.length;
    if (next.value.includes(0x0a) || length > longestRecord) break;
  }
  const header = Buffer.concat(read).toString('utf8').split('\n', 1)[0] ?? '';
  const count = (candidate: string): number => header.split(candidate).length;
  const delimiter = [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  async function* whole(): AsyncGenerator<Buffer> {
    yield* read;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return [delimiter, whole()];
}

function uniqueColumns(header: readonly string[]): string[] {
  const columns = header.map((column) => column.trim());
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated !== undefined || !columns.includes('unit')) {
    throw new Problem({
      status: 400,
      code: repeated === undefined ? 'csv-without-unit' : 'csv-duplicate-column',
      title:
        repeated === undefined
          ? text('У CSV немає стовпця «unit»', 'The CSV has no column "unit"')
          : text(`Стовпець «${repeated}» повторюється`, `The column "${repeated}" is repeated`),
    });
  }
  return columns;
}

/** The parser puts U+FFFD in place of what is not UTF-8; nobody writes it. */
function isUtf8(record: Readonly<Record<string, string>>): boolean {
  return !Object.values(record).some((cell) => cell.includes('\ufffd'));
}

function notUtf8(): Problem {
  const title = text('Рядок не є коректним UTF-8', 'The line is not valid UTF-8');
  return new Problem({ status: 400, code: 'body-not-utf8', title });
}

const quotes = text('Лапки розставлено неправильно', 'The quotation marks are not in their places');
const lengths = text(
  'У рядку не стільки значень, скільки стовпців',
  'The line does not have as many values as there are columns',
);
const reasons: Readonly<Partial<Record<CsvErrorCode, Text>>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: lengths,
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: lengths,
  CSV_INVALID_CLOSING_QUOTE: quotes,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: quotes,
  CSV_QUOTE_NOT_CLOSED: text('Лапки відкрито, але не закрито', 'A quotation mark is opened and never closed'),
  CSV_MAX_RECORD_SIZE: text(
    `Рядок довший за ${longestRecord / 1024} КіБ; можливо, лапки не закрито`,
    `The line is longer than ${longestRecord / 1024} KiB; perhaps a quotation mark is not closed`,
  ),
};

function notCsv(code: CsvErrorCode | undefined): Problem {
  const detail = code && reasons[code];
  return new Problem({
    status: 400,
    code: 'csv-malformed',
    title: text('Рядок CSV не вдалося прочитати', 'The CSV line cannot be read'),
    ...(detail && { detail }),
  });
}
