import type { JsonValue } from '#vybory/canonical-json';
import { isRecord } from './predicates.js';

/** For an example: the sum of a column of the rows that stand above. */
export function columnTotal(rows: string, column: string): (values: Readonly<Record<string, JsonValue>>) => JsonValue {
  return (values) => {
    const list: unknown = values[rows];
    const cells = Array.isArray(list) ? list.map((row: unknown) => (isRecord(row) ? row[column] : undefined)) : [];
    return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
  };
}
