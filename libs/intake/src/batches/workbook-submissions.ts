import {
  mostDataRows,
  sheetToRead,
  workbookRecords,
  type CsvRecord,
  type FormDefinition,
  type ReadSheet,
} from '#vybory/forms';
import { text } from '#vybory/language';
import {
  mebibytes,
  noRoomForBody,
  Problem,
  type BodyClaim,
  type ProblemError,
  type LargeBodyLimits,
} from '#vybory/platform';
import { readWorkbook, UnreadableWorkbook, type UnreadableReason } from '#vybory/spreadsheets';
import { addressColumns, submissionsOf, type TableLine, type TableSubmission } from './table-submissions.js';

const headingRows = 10;
const limits = { unpackedBytes: 64 * 1024 * 1024, rows: mostDataRows + headingRows, columns: 700 };

/**
 * Submissions of a filled XLSX template; its rows are read as lines of the CSV are.
 * @throws Problem 413, 422, 503 when the file as a whole cannot be read
 */
export async function* workbookSubmissions(
  content: AsyncIterable<Buffer>,
  form: FormDefinition,
  bodies: LargeBodyLimits,
): AsyncGenerator<TableSubmission> {
  const claim = bodies.underWay.claim();
  try {
    yield* submissionsOf(await linesOf(await bytesOf(content, bodies.limit, claim), form, bodies.limit), {
      ...{ form, bodies },
      source: 'workbook',
    });
  } finally {
    claim.release();
  }
}

async function linesOf(bytes: Buffer, form: FormDefinition, limit: number): Promise<readonly TableLine[]> {
  const sheet = sheetToRead(await sheetsOf(bytes, limit));
  if (!sheet) throw unreadable('not-a-workbook', limit);
  const read = workbookRecords(form, sheet, addressColumns);
  if ('errors' in read) throw columnsMisplaced(read.errors);
  if (read.records.length === 0) throw noRows(sheet.name);
  return read.records.map((row) => ({ ...row, bytes: bytesOfCells(row.record) }));
}

/** As many as a line of CSV would have. */
function bytesOfCells(record: CsvRecord): number {
  return Object.values(record).reduce((sum, cell) => sum + Buffer.byteLength(cell) + 1, 0);
}

async function bytesOf(content: AsyncIterable<Buffer>, limit: number, claim: BodyClaim): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    length += chunk.length;
    if (length > limit) throw tooLargeWorkbook(limit);
    if (!claim.cover(length)) throw noRoomForBody();
    chunks.push(chunk);
  }
  if (length === 0) {
    throw new Problem({ status: 400, code: 'body-empty', title: text('Файл порожній', 'The file is empty') });
  }
  return Buffer.concat(chunks);
}

async function sheetsOf(bytes: Buffer, limit: number): Promise<readonly ReadSheet[]> {
  try {
    return await readWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw unreadable(error.reason, limit);
    throw error;
  }
}

function tooLargeWorkbook(limit: number): Problem {
  const { uk, en } = mebibytes(limit);
  return new Problem({
    status: 413,
    code: 'workbook-too-large',
    title: text('Файл завеликий', 'The file is too large'),
    detail: text(
      `Не більше ${uk} і ${mostDataRows} рядків; більше надсилайте як CSV`,
      `At most ${en} and ${mostDataRows} rows; send more as CSV`,
    ),
    extensions: { limit, rows: mostDataRows },
  });
}

function unreadable(reason: UnreadableReason, limit: number): Problem {
  switch (reason) {
    case 'too-large':
      return tooLargeWorkbook(limit);
    case 'protected':
      return new Problem({
        status: 422,
        code: 'workbook-protected',
        title: text('Файл захищено паролем або це не XLSX', 'The file is protected with a password, or is not XLSX'),
      });
    case 'not-a-workbook':
      return new Problem({
        status: 422,
        code: 'workbook-unreadable',
        title: text('Файл не є справною книгою XLSX', 'The file is not a sound XLSX workbook'),
      });
    default: {
      const never: never = reason;
      return never;
    }
  }
}

function columnsMisplaced(errors: readonly ProblemError[]): Problem {
  return new Problem({
    status: 422,
    code: 'workbook-columns',
    title: text('Стовпці таблиці не відповідають формі', 'The columns of the table are not those of the form'),
    errors,
  });
}

function noRows(sheet: string): Problem {
  return new Problem({
    status: 422,
    code: 'workbook-without-rows',
    title: text(`На аркуші «${sheet}» нічого не заповнено`, `Nothing is filled in on the sheet "${sheet}"`),
  });
}
