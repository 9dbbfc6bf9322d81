import { text, type Text } from '#vybory/language';
import { CalendarError } from './calendar-error.js';
import { addDays, isDate, weekdayOf, type LocalDate } from './local-time.js';

/**
 * One version of the calendar of working days. A version never changes: an amendment is a new version, so that a due date
 * that was counted by an old one can still be explained by it.
 */
export interface WorkingDayCalendar {
  /** Unique in the campaign, e.g. `ua-2019.1`. */
  readonly id: string;
  /** Where it comes from: law, resolution. */
  readonly source: string;
  /** Days of the week that are off: Monday is 1, Sunday 7 (ISO 8601). */
  readonly weekend: readonly number[];
  readonly holidays: readonly { readonly date: LocalDate; readonly name: Text }[];
  /** A working day that is off (`from`) and is worked on a day off (`to`) instead: «перенесення робочих днів». */
  readonly moved: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
}

export type DayKind =
  | { readonly working: true; readonly why: 'ordinary' | 'moved-here' }
  | { readonly working: false; readonly why: 'weekend' | 'moved-away' }
  | { readonly working: false; readonly why: 'holiday'; readonly name: Text };

/** Saturdays and Sundays off, nothing else: for campaigns whose rules count no working days. */
export const weekendsOnly: WorkingDayCalendar = {
  id: 'weekends-only',
  source: 'none: Saturdays and Sundays are off, no holidays are known',
  weekend: [6, 7],
  holidays: [],
  moved: [],
};

/** Longest run of days off that is believed; beyond it the calendar is wrong. */
const longestRest = 60;

export function dayKind(calendar: WorkingDayCalendar, date: LocalDate): DayKind {
  const days = specialDays(calendar);
  const special = days.get(date);
  if (special !== undefined) return special;
  return calendar.weekend.includes(weekdayOf(date)) ? weekend : ordinary;
}

/**
 * The day that is `count` working days after (before, when negative) a day. That day itself is day 0, whatever it is; day 1
 * is the next working day. @throws CalendarError `no-working-days`
 */
export function addWorkingDays(calendar: WorkingDayCalendar, date: LocalDate, count: number): LocalDate {
  return passedDays(calendar, date, count).at(-1)?.date ?? date;
}

export interface PassedDay {
  readonly date: LocalDate;
  /** Its number in the count; absent for a day off, which does not count. */
  readonly number?: number;
  readonly kind: DayKind;
}

/** Every day from day 1 to the last, with those that did not count. */
export function passedDays(calendar: WorkingDayCalendar, date: LocalDate, count: number): readonly PassedDay[] {
  const step = Math.sign(count);
  const passed: PassedDay[] = [];
  let rest = 0;
  for (let day = date, number = 0; number < Math.abs(count);) {
    day = addDays(day, step);
    const kind = dayKind(calendar, day);
    if (kind.working) passed.push({ date: day, number: ++number, kind });
    else passed.push({ date: day, kind });
    rest = kind.working ? 0 : rest + 1;
    if (rest > longestRest) throw new CalendarError('no-working-days', `${calendar.id} ${date}`);
  }
  return passed;
}

/** The first thing that is wrong with a calendar. @throws CalendarError `not-a-date`, `calendar-contradicts` */
export function checkCalendar(calendar: WorkingDayCalendar): void {
  const named = new Set<LocalDate>();
  const name = (date: LocalDate): void => {
    if (!isDate(date)) throw new CalendarError('not-a-date', date);
    if (named.has(date)) throw new CalendarError('calendar-contradicts', date);
    named.add(date);
  };
  for (const { date } of calendar.holidays) name(date);
  const isOff = (date: LocalDate): boolean => calendar.weekend.includes(weekdayOf(date));
  for (const { from, to } of calendar.moved) {
    name(from);
    name(to);
    if (isOff(from)) throw new CalendarError('calendar-contradicts', from);
    if (!isOff(to)) throw new CalendarError('calendar-contradicts', to);
  }
}

export function dayKindText(kind: DayKind): Text {
  switch (kind.why) {
    case 'ordinary':
      return text('робочий день', 'working day');
    case 'moved-here':
      return text('робочий день (перенесено)', 'working day (moved here)');
    case 'weekend':
      return text('вихідний', 'weekend');
    case 'moved-away':
      return text('вихідний (робочий день перенесено)', 'day off (its work was moved)');
    case 'holiday':
      return text(`свято: ${kind.name.uk}`, `holiday: ${kind.name.en}`);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

const ordinary: DayKind = { working: true, why: 'ordinary' };
const weekend: DayKind = { working: false, why: 'weekend' };
const known = new WeakMap<WorkingDayCalendar, ReadonlyMap<LocalDate, DayKind>>();

function specialDays(calendar: WorkingDayCalendar): ReadonlyMap<LocalDate, DayKind> {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const days = new Map<LocalDate, DayKind>();
  for (const { date, name } of calendar.holidays) days.set(date, { working: false, why: 'holiday', name });
  for (const { from, to } of calendar.moved) {
    days.set(from, { working: false, why: 'moved-away' });
    days.set(to, { working: true, why: 'moved-here' });
  }
  known.set(calendar, days);
  return days;
}
