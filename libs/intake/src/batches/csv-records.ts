import { CsvError, parse } from 'csv-parse/sync';
import { isUtf8 } from 'node:buffer';
import type { Problem } from '#vybory/platform';
import { csvMalformed, lineLost, lineNotUtf8, quotesMisplaced, quotesNotClosed } from './line-problems.js';
import type { Line } from './lines.js';

/** The cells of one record, or why there are none. `line` is the number of its first line, from 1. */
export type CsvCells =
  | { readonly line: number; readonly cells: readonly string[]; readonly bytes: number }
  | { readonly line: number; readonly problem: Problem };

type Piece = { readonly line: number } & (
  { readonly text: string; readonly bytes: number } | { readonly problem: Problem }
);
type Parsed = { readonly cells: readonly string[] } | 'open' | 'broken';

/** A text with line breaks in a cell has that many lines at most; beyond it a quotation mark was forgotten. */
const mostLines = 20;

/**
 * Puts lines together to CSV records (RFC 4180). A record that cannot be read costs its first line only: the lines behind it
 * are tried on their own, so that one stray quotation mark does not swallow the rest of a file.
 */
export class CsvRecords {
  private readonly pieces: Piece[] = [];
  /** So many of the first pieces are known to end within a quotation. */
  private open = 0;
  private read = 0;

  /** @param longestLine bytes, for who sent a longer one */
  constructor(
    private readonly delimiter: string,
    private readonly longestLine: number,
  ) {}

  /** Takes the next line and gives the records that it completes. Lines that are blank or begin with `#` are no records. */
  take(line: Line): readonly CsvCells[] {
    const piece = pieceOf(++this.read, line, this.longestLine);
    if (this.pieces.length === 0 && 'text' in piece && /^\s*(#|$)/.test(piece.text)) return [];
    this.pieces.push(piece);
    return this.complete(false);
  }

  /** A line that is no record, for the numbers of those behind it. */
  skip(): void {
    this.read++;
  }

  /** There are no more lines. */
  end(): readonly CsvCells[] {
    return this.complete(true);
  }

  private complete(final: boolean): readonly CsvCells[] {
    const records: CsvCells[] = [];
    for (let record = this.first(final); record; record = this.first(final)) records.push(record);
    return records;
  }

  private first(final: boolean): CsvCells | undefined {
    const [first] = this.pieces;
    if (!first) return undefined;
    const { line } = first;
    if ('problem' in first) return this.taken(1, first);
    for (let count = this.open + 1; count <= this.pieces.length; count++) {
      const parsed = this.parse(count);
      if (parsed === 'broken') return this.taken(1, { line, problem: csvMalformed(quotesMisplaced) });
      if (parsed !== 'open') return this.taken(count, { line, cells: parsed.cells, bytes: this.bytesOf(count) });
      this.open = count;
    }
    if (!final && this.pieces.length < mostLines) return undefined;
    return this.taken(1, { line, problem: csvMalformed(quotesNotClosed) });
  }

  private taken(count: number, record: CsvCells): CsvCells {
    this.pieces.splice(0, count);
    this.open = 0;
    return record;
  }

  private bytesOf(count: number): number {
    return this.pieces.slice(0, count).reduce((sum, piece) => sum + ('bytes' in piece ? piece.bytes : 0), 0);
  }

  private parse(count: number): Parsed {
    const texts = this.pieces.slice(0, count).flatMap((piece) => ('text' in piece ? [piece.text] : []));
    return texts.length === count ? cellsOf(texts.join('\n'), this.delimiter) : 'broken';
  }
}

function pieceOf(line: number, read: Line, longestLine: number): Piece {
  if ('lost' in read) return { line, problem: lineLost(read.lost, longestLine) };
  const { bytes } = read;
  return isUtf8(bytes) ? { line, text: bytes.toString('utf8'), bytes: bytes.length } : { line, problem: lineNotUtf8() };
}

export function cellsOf(text: string, delimiter: string): Parsed {
  try {
    const [cells, ...others] = parse(text, { delimiter, trim: true, relax_column_count: true });
    return cells && others.length === 0 ? { cells } : 'broken';
  } catch (error) {
    return error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open' : 'broken';
  }
}
