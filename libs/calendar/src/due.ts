import type { Text } from '#vybory/language';
import { CalendarError } from './calendar-error.js';
import type { DateRule, DayPoint, RuleSlot } from './date-rule.js';
import {
  dateStep,
  daysStep,
  electionStep,
  endOfDayStep,
  eventStep,
  hoursStep,
  namedRuleStep,
  noTermStep,
  occurrenceStep,
  timeStep,
  workingDaysSteps,
} from './due-words.js';
import {
  addDays,
  addHours,
  endOfDay,
  instantOf,
  localOf,
  startOfDay,
  type Instant,
  type LocalDate,
  type TimeOfDay,
} from './local-time.js';
import { dateRuleText } from './rule-text.js';
import { addWorkingDays, passedDays, type WorkingDayCalendar } from './working-days.js';

/** What a rule is counted with: one campaign at one moment, as one slot sees it. */
export interface CountingContext {
  /** E. */
  readonly votingDay: LocalDate;
  /** E2; absent: no repeat vote has been called. */
  readonly secondVotingDay?: LocalDate;
  /** IANA name. */
  readonly timeZone: string;
  /** The version of the calendar to count with. */
  readonly calendar: WorkingDayCalendar;
  /** When a named event happened to whom the rule is for; undefined: not yet. */
  readonly happened: (name: string) => Instant | undefined;
  /** A date rule that has a name; undefined: the name is an event's. */
  readonly ruleNamed: (name: string) => DateRule | undefined;
}

export interface DueAt {
  readonly kind: 'at';
  /** Last instant at which it is in time. */
  readonly at: Instant;
  /** The same on local clocks: `YYYY-MM-DDTHH:MM`, `T24:00` for the end of a day. */
  readonly local: string;
  /** From when it can be asked for: the event, the slot's hour, or the beginning of the last day. */
  readonly opens: Instant;
  /** Step by step how it was counted. */
  readonly explanation: readonly Text[];
  /** Id of the version of the calendar that its working days were counted with; absent when none were. */
  readonly calendar?: string;
}

export type Due =
  | DueAt
  /** Owed, and the rule sets no term for it. */
  | {
      readonly kind: 'no-term';
      /** Absent: at any time. */ readonly opens?: Instant;
      readonly explanation: readonly Text[];
    }
  /** Counted from an event, or a vote, that has not happened. */
  | { readonly kind: 'waits-for'; readonly event: string }
  | { readonly kind: 'on-event' };

/** One of the dates that a rule gives. `key` tells them apart: empty for a rule of one date, `HH:MM` of a slot, `YYYY-MM-DD` of a period. */
export interface Occurrence {
  readonly key: string;
  readonly due: Extract<Due, { kind: 'at' | 'no-term' }>;
}

export type Occurrences =
  | { readonly kind: 'known'; readonly occurrences: readonly Occurrence[] }
  | Extract<Due, { kind: 'waits-for' | 'on-event' }>;

/** Name that a rule on E2 waits for. */
export const repeatVote = 'repeat-vote';

/** The due date of a rule, or of one of its occurrences. @throws CalendarError */
export function dueOf(rule: DateRule, context: CountingContext, occurrence = ''): Due {
  const found = occurrencesOf(rule, context);
  if (found.kind !== 'known') return found;
  const one = found.occurrences.find(({ key }) => key === occurrence);
  if (one === undefined) throw new CalendarError('occurrence-unknown', `${dateRuleText(rule)}: ${occurrence}`);
  return one.due;
}

/** All dates of a rule in order. @throws CalendarError */
export function occurrencesOf(rule: DateRule, context: CountingContext): Occurrences {
  return count(rule, context, []);
}

interface CountedDay {
  readonly date: LocalDate;
  readonly explanation: readonly Text[];
  /** The event that began the count; rules have no moment at which they begin. */
  readonly since?: Instant;
  /** Version of the calendar, once working days were counted. */
  readonly calendar?: string;
}

type Waiting = Extract<Due, { kind: 'waits-for' }>;

function count(rule: DateRule, context: CountingContext, names: readonly string[]): Occurrences {
  switch (rule.kind) {
    case 'day': {
      const day = dayOf(rule.day, context, names);
      return isWaiting(day) ? day : known([{ key: '', due: dueOn(day, rule.time, context) }]);
    }
    case 'hours':
      return hoursFrom(rule, context, names);
    case 'every':
      return again(rule, context, names);
    case 'slots': {
      const day = dayOf(rule.day ?? { anchor: { kind: 'election', round: 1 } }, context, names);
      return isWaiting(day)
        ? day
        : known(rule.slots.map((slot) => ({ key: slot.at, due: slotDue(slot, day, context) })));
    }
    case 'on-event':
      return { kind: 'on-event' };
    default: {
      const never: never = rule;
      return never;
    }
  }
}

function dayOf({ anchor, offset }: DayPoint, context: CountingContext, names: readonly string[]): CountedDay | Waiting {
  const from = anchorDay(anchor, context, names);
  if (isWaiting(from) || offset === undefined) return from;
  const { date, explanation } = from;
  if (offset.unit === 'days') {
    const to = addDays(date, offset.count);
    return { ...from, date: to, explanation: [...explanation, daysStep(offset, anchor, date, to)] };
  }
  const passed = passedDays(context.calendar, date, offset.count);
  const steps = workingDaysSteps(offset, date, passed, context.calendar);
  return {
    ...from,
    date: passed.at(-1)?.date ?? date,
    explanation: [...explanation, ...steps],
    calendar: context.calendar.id,
  };
}

function anchorDay(
  anchor: DayPoint['anchor'],
  context: CountingContext,
  names: readonly string[],
): CountedDay | Waiting {
  switch (anchor.kind) {
    case 'election': {
      const date = anchor.round === 1 ? context.votingDay : context.secondVotingDay;
      if (date === undefined) return { kind: 'waits-for', event: repeatVote };
      return { date, explanation: [electionStep(anchor.round, date)] };
    }
    case 'date':
      return { date: anchor.date, explanation: [dateStep(anchor.date)] };
    case 'named': {
      const moment = momentOf(anchor.name, context, names);
      if (isWaiting(moment)) return moment;
      const { local, ...counted } = moment;
      return { ...counted, date: local.slice(0, 10) };
    }
    default: {
      const never: never = anchor;
      return never;
    }
  }
}

interface Moment extends Omit<CountedDay, 'date'> {
  readonly at: Instant;
  readonly local: string;
}

function momentOf(name: string, context: CountingContext, names: readonly string[]): Moment | Waiting {
  const rule = context.ruleNamed(name);
  if (rule === undefined) {
    const at = context.happened(name);
    if (at === undefined) return { kind: 'waits-for', event: name };
    const local = localOf(at, context.timeZone);
    return { at, local, since: at, explanation: [eventStep(name, at, local.slice(0, 10))] };
  }
  if (names.includes(name)) throw new CalendarError('rule-cycle', [...names, name].join(' → '));
  const counted = count(rule, context, [...names, name]);
  if (counted.kind === 'waits-for') return counted;
  const only = counted.kind === 'known' && counted.occurrences.length === 1 ? counted.occurrences[0]?.due : undefined;
  if (only?.kind !== 'at') throw new CalendarError('not-one-date', name);
  const { at, local, explanation, calendar } = only;
  const steps = [namedRuleStep(name, dateRuleText(rule)), ...explanation];
  return { at, local, explanation: steps, ...(calendar !== undefined && { calendar }) };
}

function hoursFrom(
  rule: Extract<DateRule, { kind: 'hours' }>,
  context: CountingContext,
  names: readonly string[],
): Occurrences {
  const moment = momentOf(rule.name, context, names);
  if (isWaiting(moment)) return moment;
  const at = addHours(moment.at, rule.count);
  const local = localOf(at, context.timeZone);
  const opens = rule.count > 0 ? moment.at : startOfDay(local.slice(0, 10), context.timeZone);
  const explanation = [...moment.explanation, hoursStep(rule.count, at)];
  const calendar = moment.calendar === undefined ? {} : { calendar: moment.calendar };
  return known([{ key: '', due: { kind: 'at', at, local, opens, explanation, ...calendar } }]);
}

function again(
  rule: Extract<DateRule, { kind: 'every' }>,
  context: CountingContext,
  names: readonly string[],
): Occurrences {
  const from = dayOf(rule.from, context, names);
  if (isWaiting(from)) return from;
  const to = dayOf(rule.to, context, names);
  if (isWaiting(to)) return to;
  const days: LocalDate[] = [];
  for (let date = from.date; date <= to.date; date = step(date, rule, context)) days.push(date);
  const steps = [...from.explanation, ...to.explanation];
  const calendar = rule.unit === 'days' ? (from.calendar ?? to.calendar) : context.calendar.id;
  return known(
    days.map((date, index) => {
      const explanation = [...steps, occurrenceStep(index + 1, days.length, date)];
      return {
        key: date,
        due: dueOn({ date, explanation, ...(calendar !== undefined && { calendar }) }, rule.time, context),
      };
    }),
  );
}

function step(
  date: LocalDate,
  { count: number, unit }: Extract<DateRule, { kind: 'every' }>,
  context: CountingContext,
): LocalDate {
  return unit === 'days' ? addDays(date, number) : addWorkingDays(context.calendar, date, number);
}

function dueOn(
  { date, explanation, since, calendar }: CountedDay,
  time: TimeOfDay | undefined,
  { timeZone }: CountingContext,
): DueAt {
  const at = time === undefined ? endOfDay(date, timeZone) : instantOf(`${date}T${time}`, timeZone);
  const last = time === undefined ? endOfDayStep(date, at, timeZone) : timeStep(date, time, at, timeZone);
  const dayBegins = startOfDay(date, timeZone);
  return {
    kind: 'at',
    at,
    local: `${date}T${time ?? '24:00'}`,
    opens: since !== undefined && since < dayBegins ? since : dayBegins,
    explanation: [...explanation, last],
    ...(calendar !== undefined && { calendar }),
  };
}

function slotDue({ at, by }: RuleSlot, day: CountedDay, context: CountingContext): Occurrence['due'] {
  const opens = instantOf(`${day.date}T${at}`, context.timeZone);
  if (by === undefined) return { kind: 'no-term', opens, explanation: [...day.explanation, noTermStep(at)] };
  return { ...dueOn(day, by, context), opens };
}

function known(occurrences: readonly Occurrence[]): Occurrences {
  return { kind: 'known', occurrences };
}

function isWaiting(found: object): found is Waiting {
  return 'kind' in found && found.kind === 'waits-for';
}
