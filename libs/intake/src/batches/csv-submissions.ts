import { isUtf8 } from 'node:buffer';
import type { FormDefinition } from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem, type LargeBodyLimits } from '#vybory/platform';
import { cellsOf, CsvRecords, type CsvCells } from './csv-records.js';
import { csvMalformed, lineLost, lineNotUtf8, quotesMisplaced, wrongNumberOfCells } from './line-problems.js';
import { lines, type Line } from './lines.js';
import { submissionsOf, type TableLine, type TableSubmission } from './table-submissions.js';

const longestLine = 256 * 1024;

/**
 * Submissions of a CSV file (RFC 4180; also with a byte order mark, or semicolons or tabs as spreadsheets of many
 * countries write them).
 */
export function csvSubmissions(
  content: AsyncIterable<Buffer>,
  form: FormDefinition,
  bodies: LargeBodyLimits,
): AsyncGenerator<TableSubmission> {
  return submissionsOf(csvLines(content, bodies), { form, source: 'csv', bodies });
}

/** The header line says which columns there are and, by what stands between them, how they are separated. */
async function* csvLines(content: AsyncIterable<Buffer>, { underWay }: LargeBodyLimits): AsyncGenerator<TableLine> {
  let table: { readonly columns: readonly string[]; readonly records: CsvRecords } | undefined;
  for await (const line of lines(content, { longest: longestLine, claim: () => underWay.claim() })) {
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
  if ('lost' in line) throw lineLost(line.lost, longestLine);
  if (!isUtf8(line.bytes)) throw lineNotUtf8();
  const header = line.bytes.toString('utf8').replace(/^\ufeff/, '');
  const count = (candidate: string): number => header.split(candidate).length;
  const delimiter = [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
  const parsed = cellsOf(header, delimiter);
  if (typeof parsed === 'string') throw csvMalformed(quotesMisplaced);
  const records = new CsvRecords(delimiter, longestLine);
  // It is line 1 of the file, and no record.
  records.skip();
  return { columns: uniqueColumns(parsed.cells), records };
}

function recordOf(found: CsvCells, columns: readonly string[]): TableLine {
  if ('problem' in found) return found;
  const { line, cells, bytes } = found;
  if (cells.length !== columns.length) return { line, problem: csvMalformed(wrongNumberOfCells) };
  return { line, record: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])), bytes };
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
