import type { JsonValue } from '#vybory/canonical-json';
import { isDate } from '#vybory/calendar';
import { boxRows } from './boxes.js';
import type { DateTimeFormat, ObjectMapping, ValueMapping } from './dataset.js';
import { cell, type CsvRecord, type Faults } from './record.js';
import { fill } from './template.js';

/** The records that make one submission; the first gives the single values. */
export type RecordGroup = readonly [CsvRecord, ...CsvRecord[]];

/** The values of a form; what is blank is left out. */
export function mapObject(
  mappings: ObjectMapping,
  group: RecordGroup,
  path: string,
  faults: Faults,
): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  for (const [name, mapping] of Object.entries(mappings)) {
    const value = mapValue(mapping, group, `${path}.${name}`, faults);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function mapValue(mapping: ValueMapping, group: RecordGroup, path: string, faults: Faults): JsonValue | undefined {
  const [record] = group;
  if ('constant' in mapping) return mapping.constant;
  if ('count' in mapping) return count(record, mapping.count, path, faults);
  if ('counts' in mapping) return counts(mapping.counts, record, path, faults);
  if ('sum' in mapping) return group.reduce((sum, each) => sum + (count(each, mapping.sum, path, faults) ?? 0), 0);
  if ('text' in mapping) return fill(mapping.text, record, path, faults);
  if ('dateTime' in mapping) return dateTime(record, mapping.dateTime, mapping.formats, path, faults);
  if ('rows' in mapping) return group.map((each, index) => mapObject(mapping.rows, [each], `${path}.${index}`, faults));
  return boxRows(mapping.boxes, record, path, faults);
}

function count(record: CsvRecord, column: string, path: string, faults: Faults): number | undefined {
  const content = cell(record, column);
  if (content === undefined) faults.columnMissing(path, column);
  else if (/^[0-9]{1,15}$/.test(content)) return Number(content);
  else if (content !== '') faults.notACount(path, column, content);
  return undefined;
}

function counts(
  columns: string | Readonly<Record<string, string>>,
  record: CsvRecord,
  path: string,
  faults: Faults,
): Record<string, number> {
  const found: Record<string, number> = {};
  const pairs = typeof columns === 'string' ? (columnRange(columns) ?? []) : Object.entries(columns);
  for (const [name, column] of pairs) {
    const value = count(record, column, `${path}.${name}`, faults);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

const ranges = new Map<string, readonly (readonly [string, string])[] | undefined>();

/** `v01..v03` as `[['1', 'v01'], ['2', 'v02'], ['3', 'v03']]`; undefined when the text is no range. */
export function columnRange(range: string): readonly (readonly [string, string])[] | undefined {
  if (!ranges.has(range)) ranges.set(range, readRange(range));
  return ranges.get(range);
}

function readRange(range: string): readonly (readonly [string, string])[] | undefined {
  const [, prefix = '', from = '', lastPrefix = '', to = ''] =
    /^(.*?)([0-9]{1,4})\.\.(.*?)([0-9]{1,4})$/.exec(range) ?? [];
  if (from === '' || prefix !== lastPrefix || from.length > to.length || Number(from) > Number(to)) return undefined;
  const numbers = Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => Number(from) + n);
  return numbers.map((number) => [String(number), prefix + String(number).padStart(from.length, '0')]);
}

function dateTime(
  record: CsvRecord,
  column: string,
  formats: readonly DateTimeFormat[],
  path: string,
  faults: Faults,
): string | undefined {
  const content = cell(record, column);
  if (content === undefined) faults.columnMissing(path, column);
  if (content === undefined || content === '') return undefined;
  for (const format of formats) {
    const local = localDateTime(content, format);
    if (local !== undefined) return local;
  }
  faults.notADate(path, column, content);
  return undefined;
}

const patterns: Readonly<Record<DateTimeFormat, RegExp>> = {
  'yyyy-mm-ddThh:mm': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<time>\d\d:\d\d)(?::\d\d)?$/,
  'yyyy-mm-dd': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  'dd.mm.yyyy hh:mm': /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4}) (?<time>\d\d:\d\d)$/,
  'dd.mm.yyyy': /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4})$/,
  'dd.mm.yy': /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d\d)$/,
};

/** `YYYY-MM-DDTHH:MM` or `YYYY-MM-DD`; undefined when the text is not of this format or the day does not exist. */
function localDateTime(content: string, format: DateTimeFormat): string | undefined {
  const parts = patterns[format].exec(content)?.groups;
  if (parts === undefined) return undefined;
  const { year = '', month = '', day = '', time } = parts;
  const date = `${year.length === 2 ? `20${year}` : year}-${month}-${day}`;
  if (!isDate(date) || (time !== undefined && time >= '24:00')) return undefined;
  return time === undefined ? date : `${date}T${time}`;
}
