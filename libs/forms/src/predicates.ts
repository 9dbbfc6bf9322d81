import { largestWholeDigits, type LocalTimePrecision } from './fields.js';

/** An object with fields, as JSON has it: not a list, not null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Names that every object inherits. As members of what was sent they are never fields, and libraries on the way
 * (class-transformer, class-validator's whitelist) treat them unlike others, so they are refused by name.
 */
const inheritedNames: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

export function isInheritedName(name: string): boolean {
  return inheritedNames.has(name);
}

const loneSurrogate = /\p{Surrogate}/u;
/** Text with a lone surrogate has no UTF-8 and no canonical JSON (RFC 8785, 3.2.2.2). */
export function isWellFormed(value: string): boolean {
  return !loneSurrogate.test(value);
}

// Tabs and line breaks are what people type into a remark; the rest of C0, DEL and C1 has no place in one, and NUL no place in PostgreSQL.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u; // eslint-disable-line no-control-regex -- control characters are what it looks for

export function isPlainText(value: unknown): boolean {
  return typeof value === 'string' && !unprintable.test(value);
}

export function isNotBlank(value: unknown): boolean {
  return typeof value === 'string' && /\S/u.test(value);
}

const hyphen = 0x2d;

/** Opaque code of a territory or contestant: Latin letters, digits, `_` and `-`. */
export function isCode(value: unknown, maxLength: number): boolean {
  if (typeof value !== 'string' || value.length === 0 || value.length > maxLength) return false;
  for (let i = 0; i < value.length; i += 1) if (!isCodeUnit(value.charCodeAt(i))) return false;
  return true;
}

function isCodeUnit(unit: number): boolean {
  return (
    isDigit(unit) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === hyphen ||
    unit === 0x5f
  );
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A day of the Gregorian calendar, with or without the time of day, as the precision asks (ISO 8601, no offset). Stands in every row, so it makes no garbage. */
export function isLocalTime(value: unknown, precision: LocalTimePrecision): boolean {
  if (typeof value !== 'string') return false;
  if (precision === 'time') return value.length === 5 && endsWithTime(value, 0);
  if (value.length === 10) return precision !== 'minute' && startsWithDay(value);
  if (value.length === 16)
    return precision !== 'day' && startsWithDay(value) && value.charCodeAt(10) === 0x54 && endsWithTime(value, 11);
  return false;
}

function startsWithDay(value: string): boolean {
  if (value.charCodeAt(4) !== hyphen || value.charCodeAt(7) !== hyphen) return false;
  return isDay(100 * twoDigits(value, 0) + twoDigits(value, 2), twoDigits(value, 5), twoDigits(value, 8));
}

function endsWithTime(value: string, at: number): boolean {
  if (value.charCodeAt(at + 2) !== 0x3a) return false;
  const hour = twoDigits(value, at);
  const minute = twoDigits(value, at + 3);
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
}

/** So far below zero that no number made with it is a year, month, day, hour or minute. */
const notDigits = -10_000;

function twoDigits(value: string, at: number): number {
  const tens = value.charCodeAt(at);
  const ones = value.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? 10 * tens + ones - 11 * 0x30 : notDigits;
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * An exact decimal as a text: digits without leading zeros, a point, exactly `scale` digits; not below `least` units of the last digit. Stands
 * in every row, so it makes no garbage.
 */
export function isDecimal(value: unknown, scale: number, least: number): boolean {
  if (typeof value !== 'string') return false;
  const whole = scale === 0 ? value.length : value.length - scale - 1;
  if (whole < 1 || whole > largestWholeDigits || (whole > 1 && value.charCodeAt(0) === zero)) return false;
  let nothing = true;
  for (let i = 0; i < value.length; i += 1) {
    const unit = value.charCodeAt(i);
    if (i === whole ? unit !== point : !isDigit(unit)) return false;
    if (i !== whole && unit !== zero) nothing = false;
  }
  return least === 0 || !nothing;
}

const zero = 0x30;
const point = 0x2e;

const fileReference = /^sha256:[0-9a-f]{64}$/;
export const fileReferencePattern = fileReference.source;

export function isFileReference(value: unknown): boolean {
  return typeof value === 'string' && value.length === 71 && fileReference.test(value);
}

/** How a local time is written, for people and schemas. */
export const localTimeFormat: Readonly<Record<LocalTimePrecision, string>> = {
  minute: 'YYYY-MM-DDTHH:MM',
  day: 'YYYY-MM-DD',
  'minute-or-day': 'YYYY-MM-DD[THH:MM]',
  time: 'HH:MM',
};

const dayPattern = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const timePattern = '([01]\\d|2[0-3]):[0-5]\\d';
/** The same as regular expressions (ECMA-262), all but the length of months. */
export const localTimePattern: Readonly<Record<LocalTimePrecision, string>> = {
  minute: `^${dayPattern}T${timePattern}$`,
  day: `^${dayPattern}$`,
  'minute-or-day': `^${dayPattern}(T${timePattern})?$`,
  time: `^${timePattern}$`,
};
