export { CalendarError, calendarErrorCodes, calendarErrorMessage, type CalendarErrorCode } from './calendar-error.js';
export {
  countsFromRepeatVote,
  countsWorkingDays,
  namesIn,
  type Anchor,
  type DateRule,
  type DayOffset,
  type DayPoint,
  type DayUnit,
  type RuleSlot,
} from './date-rule.js';
export { dateRuleText, isDateName, parseDateRule } from './rule-text.js';
export {
  dueOf,
  occurrencesOf,
  repeatVote,
  type CountingContext,
  type Due,
  type DueAt,
  type Occurrence,
  type Occurrences,
} from './due.js';
export {
  addDays,
  daysBetween,
  endOfDay,
  instantOf,
  isDate,
  isTimeOfDay,
  isTimeZone,
  localOf,
  shifted,
  startOfDay,
  type Instant,
  type LocalDate,
  type TimeOfDay,
} from './local-time.js';
export {
  addWorkingDays,
  checkCalendar,
  dayKind,
  weekendsOnly,
  type DayKind,
  type WorkingDayCalendar,
} from './working-days.js';
