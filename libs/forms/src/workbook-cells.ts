import type { JsonValue } from '#vybory/canonical-json';
import type { FieldErrorCode } from './field-error.js';
import type { LocalTimePrecision } from './fields.js';
import { codeEnd, type CellContent, type CellOption } from './workbook-content.js';
import type { SheetCell, SheetValue } from './workbook.js';

export type CellReading = { readonly text: string } | { readonly code: FieldErrorCode };

/** What a cell says, in the words of a CSV cell. Empty cells are empty texts; what cannot be told exactly is refused, never guessed. */
export function textOfCell(content: CellContent, { value, computed }: SheetCell): CellReading {
  if (computed) return { code: 'computed-cell' };
  if (value === null) return { text: '' };
  switch (content.kind) {
    case 'text':
      return plainText(value);
    case 'code':
    case 'reference':
      return codeText(content.kind, value);
    case 'choice':
    case 'flag':
      return { text: optionOf(content.options, String(value)) };
    case 'count':
      return { text: value instanceof Date ? isoOf(value) : String(value) };
    case 'decimal':
      return typeof value === 'number' ? decimalText(value, content.scale) : { text: String(value).trim() };
    case 'local-time':
      return { text: timeOf(value, content.precision) };
    default: {
      const never: never = content;
      return never;
    }
  }
}

/** A value of a form as a cell holds it; the inverse of {@link textOfCell}. */
export function cellOfValue(content: CellContent, value: JsonValue | undefined): SheetValue {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return shownOf(content, String(value));
  if (typeof value !== 'string') return null;
  switch (content.kind) {
    case 'decimal':
      return isExact(value) ? Number(value) : value;
    case 'local-time':
      return dateOf(value, content.precision) ?? value;
    case 'choice':
    case 'flag':
    case 'reference':
      return shownOf(content, value);
    case 'text':
    case 'code':
    case 'count':
      return value;
    default: {
      const never: never = content;
      return never;
    }
  }
}

function codeText(kind: 'code' | 'reference', value: Exclude<SheetValue, null>): CellReading {
  // Keys are times and days, too, and programs make dates of them.
  if (kind === 'code' && value instanceof Date) return { text: isoOf(value) };
  return kind === 'reference' && typeof value === 'string' ? { text: codeOf(value) } : plainText(value);
}

function timeOf(value: Exclude<SheetValue, null>, precision: LocalTimePrecision): string {
  return value instanceof Date ? timeText(value, precision) : typedTime(String(value).trim());
}

/** Spreadsheets keep fifteen significant digits of a number. */
const exactDigits = 15;

function plainText(value: Exclude<SheetValue, null>): CellReading {
  if (typeof value === 'string') return { text: value };
  // Digits without a sign of their own, where a text was meant: a decision number, a code.
  const isDigits = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 10 ** exactDigits;
  return isDigits ? { text: String(value) } : { code: 'not-a-text-cell' };
}

/**
 * The amount that was typed, or what remains of it: programs keep binary fractions, so 0.1 + 0.2 pasted as a value is 0.30000000000000004 and
 * shown as 0.3. More decimals than the scale has are left for the form to refuse.
 */
function decimalText(value: number, scale: number): CellReading {
  if (Math.abs(value) >= 10 ** (exactDigits - scale)) return { code: 'inexact-cell' };
  const rounded = value.toFixed(scale);
  return { text: Number(rounded) === Number(value.toPrecision(exactDigits)) ? rounded : String(value) };
}

function isExact(decimal: string): boolean {
  return decimal.replace('.', '').length <= exactDigits && Number.isFinite(Number(decimal));
}

function codeOf(entry: string): string {
  const end = entry.indexOf(codeEnd);
  return (end < 0 ? entry : entry.slice(0, end)).trim();
}

function optionOf(options: readonly CellOption[], typed: string): string {
  const wanted = plain(typed);
  const exact = options.find(({ value, shown }) => plain(shown) === wanted || value === typed.trim());
  if (exact !== undefined) return exact.value;
  const named = options.filter(({ label }) => plain(label.uk) === wanted || plain(label.en) === wanted);
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? only.value : typed;
}

function plain(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase();
}

function shownOf(content: CellContent, value: string): string {
  const options = 'options' in content ? content.options : [];
  return options.find((option) => option.value === value)?.shown ?? value;
}

const minuteMs = 60_000;
const secondMs = 1000;

/** Before it, programs disagree about what day a number is. */
const firstSureDay = '1900-03-01';
/** The day that a time without a date falls on. */
const dayOfTimes = '1899-12-31';

function dateOf(value: string, precision: LocalTimePrecision): Date | undefined {
  // A midnight that was stated and a time that is not known would be the same number.
  if (precision === 'minute-or-day') return undefined;
  const at = new Date(`${precision === 'time' ? `${dayOfTimes}T${value}` : value.padEnd(16, 'T00:00')}Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  return precision === 'time' || value >= firstSureDay ? at : undefined;
}

function timeText(value: Date, precision: LocalTimePrecision): string {
  const iso = isoOf(value);
  switch (precision) {
    case 'time':
      return value.getUTCFullYear() < 1900 ? iso.slice(-5) : iso;
    case 'minute':
      return iso.length === 10 ? `${iso}T00:00` : iso;
    case 'day':
    case 'minute-or-day':
      return iso;
    default: {
      const never: never = precision;
      return never;
    }
  }
}

/** Date, date and time, or time of a number that a program shows as a date; seconds stay to be refused. */
function isoOf(value: Date): string {
  const at = new Date(Math.round(value.getTime() / secondMs) * secondMs);
  if (Number.isNaN(at.getTime())) return '';
  const iso = at.toISOString();
  const time = at.getTime() % minuteMs === 0 ? iso.slice(11, 16) : iso.slice(11, 19);
  if (at.getUTCFullYear() < 1900) return time;
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`;
}

/** `31.03.2024 21:45` and `2024-03-31 21:45` as people type them; everything else as it came. */
function typedTime(typed: string): string {
  const [, day, month, year, time] =
    /^([0-9]{2})\.([0-9]{2})\.([0-9]{4})(?:[ ,T]+([0-9]{2}:[0-9]{2}))?$/.exec(typed) ?? [];
  if (day !== undefined) return `${year}-${month}-${day}${time === undefined ? '' : `T${time}`}`;
  return typed
    .replace(/^([0-9]{4}-[0-9]{2}-[0-9]{2})[ ,]+([0-9]{2}:[0-9]{2})$/, '$1T$2')
    .replace(/^([0-9]:[0-9]{2})$/, '0$1');
}
