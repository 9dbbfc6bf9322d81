import { Temporal } from 'temporal-polyfill';

/** `YYYY-MM-DD`, a day of the ISO calendar. */
export type LocalDate = string;
/** `HH:MM`, 00:00 to 23:59. */
export type TimeOfDay = string;
/** ISO 8601 UTC with milliseconds. */
export type Instant = string;

/**
 * The instant of a local date and time, `YYYY-MM-DDTHH:MM`, in an IANA time zone. A time that the clocks skip is read with
 * the offset from before the change, one that they repeat means its first occurrence ("compatible", RFC 5545 3.3.5).
 */
export function instantOf(local: string, timeZone: string): Instant {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return toInstant(zoned.epochMilliseconds);
}

/** The local date and time of an instant, `YYYY-MM-DDTHH:MM`; seconds are dropped. */
export function localOf(instant: Instant, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** First instant of a day: midnight, or later where the clocks skip midnight. */
export function startOfDay(date: LocalDate, timeZone: string): Instant {
  return toInstant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
}

/** Last millisecond of a day. */
export function endOfDay(date: LocalDate, timeZone: string): Instant {
  return toInstant(Date.parse(startOfDay(addDays(date, 1), timeZone)) - 1);
}

/** What local clocks are ahead of UTC at an instant, `+02:00`. */
export function offsetAt(instant: Instant, timeZone: string): string {
  return zoned(instant, timeZone).offset;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function addHours(instant: Instant, hours: number): Instant {
  return toInstant(Date.parse(instant) + hours * 3_600_000);
}

/**
 * The instant that is a span, `3 days` or `2 hours`, after (`sign` 1) or before (-1) another. Days keep the time on local clocks.
 * @throws RangeError for another text
 */
export function shifted(instant: Instant, span: string, sign: 1 | -1, timeZone: string): Instant {
  const [, count, unit] = /^([1-9]\d{0,2}) (day|hour)s?$/.exec(span) ?? [];
  if (count === undefined) throw new RangeError(`not a span: ${span}`);
  const length = sign * Number(count);
  return toInstant(
    zoned(instant, timeZone).add(unit === 'day' ? { days: length } : { hours: length }).epochMilliseconds,
  );
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Whether a text is `YYYY-MM-DD` of a day that exists. */
export function isDate(value: string): value is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

export function isTimeOfDay(value: string): value is TimeOfDay {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** Whether the IANA database has it. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function zoned(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

function toInstant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
