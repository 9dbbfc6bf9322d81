import { readXlsx, type Cell, type CellValue, type Sheet } from 'hucre/xlsx';
import type { ReadSheet, SheetCell } from '#vybory/forms';
import { checkContainer } from './container.js';
import { UnreadableWorkbook } from './unreadable-workbook.js';

export interface WorkbookLimits {
  /** Of all parts together. */
  readonly unpackedBytes: number;
  /** Rows of a sheet, headings included. */
  readonly rows: number;
  readonly columns: number;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * The sheets of a workbook that came from outside.
 * @throws UnreadableWorkbook and nothing else, whatever the bytes are
 */
export function readWorkbook(bytes: Buffer, limits: WorkbookLimits): Promise<readonly ReadSheet[]> {
  const read = last.then(() => readNow(bytes, limits));
  last = read.catch(() => undefined);
  return read;
}

async function readNow(bytes: Buffer, limits: WorkbookLimits): Promise<readonly ReadSheet[]> {
  await checkContainer(bytes, limits.unpackedBytes);
  const sheets = await parse(bytes, limits);
  // The table is read one row and one column beyond the limits: what stands there is too much.
  if (sheets.some((sheet) => isBeyond(sheet, limits))) throw new UnreadableWorkbook('too-large');
  return sheets.map(readSheet);
}

async function parse(bytes: Buffer, { rows, columns }: WorkbookLimits): Promise<readonly Sheet[]> {
  try {
    return (await readXlsx(bytes, { range: `A1:${lettersOf(columns)}${rows + 1}` })).sheets;
  } catch (error) {
    throw new UnreadableWorkbook('not-a-workbook', error);
  }
}

function isBeyond({ rows }: Sheet, limits: WorkbookLimits): boolean {
  return rows.length > limits.rows || (rows[0]?.length ?? 0) > limits.columns;
}

function readSheet({ name, rows, cells, hidden, veryHidden }: Sheet): ReadSheet {
  return {
    name,
    hidden: hidden === true || veryHidden === true,
    rows: rows.map((row, at) => row.map((value, index) => readCell(value, cells?.get(`${at},${index}`)))),
  };
}

const empty: SheetCell = { value: null, computed: false };

function readCell(value: CellValue, cell: Cell | undefined): SheetCell {
  const computed =
    cell !== undefined && (cell.formula !== undefined || cell.type === 'formula' || cell.type === 'error');
  return value === null && !computed ? empty : { value, computed };
}

/** Letters of a column that counts from 0. */
export function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}
