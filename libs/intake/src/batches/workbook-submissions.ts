import { mostDataRows, sheetToRead, workbookRecords, type FormDefinition, type ReadSheet } from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';
import { readWorkbook, UnreadableWorkbook, type UnreadableReason } from '#vybory/spreadsheets';
import { addressColumns, submissionsOf, type TableSubmission } from './table-submissions.js';

/** Far more than a filled template weighs: 5,000 rows of 15 columns are some 600 KB. */
const largestWorkbook = 4 * 1024 * 1024;
const headingRows = 10;
const limits = { unpackedBytes: 48 * 1024 * 1024, rows: mostDataRows + headingRows, columns: 700 };

/**
 * Submissions of a filled XLSX template; its rows are read as lines of the CSV are.
 * @throws Problem 413, 422 when the file as a whole cannot be read
 */
export async function* workbookSubmissions(
  content: AsyncIterable<Buffer>,
  form: FormDefinition,
): AsyncGenerator<TableSubmission> {
  const sheet = sheetToRead(await sheetsOf(await bytesOf(content)));
  if (!sheet) throw unreadable('not-a-workbook');
  const read = workbookRecords(form, sheet, addressColumns);
  if ('errors' in read) throw columnsMisplaced(read.errors);
  if (read.records.length === 0) throw noRows(sheet.name);
  yield* submissionsOf(read.records, form, 'workbook');
}

async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    length += chunk.length;
    if (length > largestWorkbook) throw tooLargeWorkbook();
    chunks.push(chunk);
  }
  if (length === 0) {
    throw new Problem({ status: 400, code: 'body-empty', title: text('Файл порожній', 'The file is empty') });
  }
  return Buffer.concat(chunks);
}

async function sheetsOf(bytes: Buffer): Promise<readonly ReadSheet[]> {
  try {
    return await readWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw unreadable(error.reason);
    throw error;
  }
}

function tooLargeWorkbook(): Problem {
  const megabytes = largestWorkbook / 1024 / 1024;
  return new Problem({
    status: 413,
    code: 'workbook-too-large',
    title: text('Файл завеликий', 'The file is too large'),
    detail: text(
      `Не більше ${megabytes} МБ і ${mostDataRows} рядків; більше надсилайте як CSV`,
      `At most ${megabytes} MB and ${mostDataRows} rows; send more as CSV`,
    ),
    extensions: { limit: largestWorkbook, rows: mostDataRows },
  });
}

function unreadable(reason: UnreadableReason): Problem {
  switch (reason) {
    case 'too-large':
      return tooLargeWorkbook();
    case 'protected':
      return new Problem({
        status: 422,
        code: 'workbook-protected',
        title: text('Файл захищено паролем або це не XLSX', 'The file is protected with a password, or no XLSX'),
      });
    case 'not-a-workbook':
      return new Problem({
        status: 422,
        code: 'workbook-unreadable',
        title: text('Файл не є справною книгою XLSX', 'The file is no sound XLSX workbook'),
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
