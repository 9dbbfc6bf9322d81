import { type Text, text } from '#vybory/language';
import type { Condition } from './dataset.js';

/** One line of a CSV file: texts by column. */
export type CsvRecord = Readonly<Record<string, string>>;

/** Why a record could not be mapped. */
export interface RecordError {
  /** Path in the step: `unit`, `values.lines.ballotsReceived`. */
  readonly path: string;
  readonly column: string;
  readonly code: 'column-missing' | 'cell-blank' | 'not-a-count' | 'not-a-date' | 'not-boxes';
  readonly message: Text;
  readonly actual?: string;
}

/** Cell of a column without blanks around it; undefined when the file has no such column. */
export function cell(record: CsvRecord, column: string): string | undefined {
  return Object.hasOwn(record, column) ? record[column]?.trim() : undefined;
}

export function holds(condition: Condition, record: CsvRecord): boolean {
  const { column, equals, below, atLeast } = condition;
  const content = cell(record, column) ?? '';
  const number = content === '' ? Number.NaN : Number(content);
  return (
    (equals === undefined || content === equals) &&
    (below === undefined || number < below) &&
    (atLeast === undefined || number >= atLeast)
  );
}

/** Gathers everything that is wrong with a record while it is mapped. */
export class Faults {
  readonly found: RecordError[] = [];

  columnMissing(path: string, column: string): void {
    this.found.push({
      path,
      column,
      code: 'column-missing',
      message: text(`У файлі немає стовпця «${column}».`, `The file has no column "${column}".`),
    });
  }

  cellBlank(path: string, column: string): void {
    const message = text(`Клітинка «${column}» порожня.`, `The cell "${column}" is blank.`);
    this.found.push({ path, column, code: 'cell-blank', message });
  }

  notACount(path: string, column: string, actual: string): void {
    const message = text(
      `«${actual}» — не ціле число («${column}»).`,
      `"${actual}" is not a whole number ("${column}").`,
    );
    this.found.push({ path, column, code: 'not-a-count', message, actual });
  }

  notADate(path: string, column: string, actual: string): void {
    const message = text(
      `«${actual}» — не дата за жодним із форматів («${column}»).`,
      `"${actual}" is not a date in any of the formats ("${column}").`,
    );
    this.found.push({ path, column, code: 'not-a-date', message, actual });
  }

  notBoxes(path: string, column: string, actual: string): void {
    const message = text(
      `«${actual}» — не перелік скриньок («${column}»).`,
      `"${actual}" is not a list of boxes ("${column}").`,
    );
    this.found.push({ path, column, code: 'not-boxes', message, actual });
  }
}
