import type { JsonValue } from '#vybory/canonical-json';
import type { BoxesMapping } from './dataset.js';
import { cell, type CsvRecord, type Faults } from './record.js';

interface BoxRow {
  readonly [field: string]: JsonValue;
  readonly kind: 'stationary' | 'portable';
  readonly number: number;
  readonly ballots: number | null;
}

/** The boxes of a cell by number, then kind, so that two lists of the same boxes are equal whatever their order on paper. */
export function boxRows(
  mapping: BoxesMapping,
  record: CsvRecord,
  path: string,
  faults: Faults,
): readonly BoxRow[] | undefined {
  const content = cell(record, mapping.column);
  if (content === undefined) faults.columnMissing(path, mapping.column);
  if (content === undefined || content === '') return undefined;
  const rows = readBoxes(content, mapping);
  if (rows === undefined) faults.notBoxes(path, mapping.column, content);
  return rows?.sort((a, b) => a.number - b.number || (a.kind < b.kind ? -1 : 1));
}

function readBoxes(content: string, { pattern, kinds }: BoxesMapping): BoxRow[] | undefined {
  const oneBox = new RegExp(pattern, 'uy');
  const rows: BoxRow[] = [];
  while (oneBox.lastIndex < content.length) {
    const before = oneBox.lastIndex;
    const row = boxOf(oneBox.exec(content)?.groups, kinds);
    if (row === undefined || oneBox.lastIndex === before) return undefined;
    rows.push(row);
  }
  return rows;
}

function boxOf(groups: Partial<Record<string, string>> | undefined, kinds: BoxesMapping['kinds']): BoxRow | undefined {
  const { kind = '', number = '', ballots = '' } = groups ?? {};
  const meant = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (meant === undefined || !/^[0-9]{1,9}$/.test(number) || !/^[0-9]{0,15}$/.test(ballots)) return undefined;
  return { kind: meant, number: Number(number), ballots: ballots === '' ? null : Number(ballots) };
}
