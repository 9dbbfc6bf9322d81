import { CalendarError } from './calendar-error.js';
import type { Anchor, DateRule, DayOffset, DayPoint, DayUnit, RuleSlot } from './date-rule.js';
import { isDate, isTimeOfDay, type TimeOfDay } from './local-time.js';

// The sentences do not nest, so the language is regular: each is one pattern of named groups, without a parser.
const time = '(?: at (?<time>\\d\\d:\\d\\d))?';
const count = '(?<count>[1-9]\\d{0,3})';
const unit = '(?<unit>days?|working days?)';
const point = (name: string): string => `(?<${name}>\\S+|[1-9]\\d{0,3} (?:days?|working days?) (?:after|before) \\S+)`;

const onEvent = /^on event$/;
const slotsOf = new RegExp(
  `^slots (?<slots>\\d\\d:\\d\\d(?: by \\d\\d:\\d\\d)?(?:, \\d\\d:\\d\\d(?: by \\d\\d:\\d\\d)?)*)(?: on ${point('day')})?$`,
);
const every = new RegExp(`^every ${count} ${unit} from ${point('from')} to ${point('to')}${time}$`);
const hours = /^(?<count>[1-9]\d{0,3}) hours? (?<side>after|before) (?<name>\S+)$/;
const day = new RegExp(`^${point('day')}${time}$`);

const counted = /^(?<count>[1-9]\d{0,3}) (?<unit>days?|working days?) (?<side>after|before) (?<anchor>\S+)$/;
const fromElection = /^(?<anchor>E2?)(?<sign>[+-])(?<count>[1-9]\d{0,3})$/;
const nameShape = /^[a-z][a-z0-9.-]{0,63}$/;

/**
 * Reads the text form of a rule: `E-35`, `E2`, `E at 12:00`, `2019-03-05 at 18:00`, `precincts-formed`, `3 working days after
 * precincts-formed at 18:00`, `5 days before X`, `2 hours after polls-close`, `every 7 days from E-60 to E at 18:00`, `slots
 * 11:00 by 12:00, 20:00`, `slots 09:00 on E-1`, `on event`. @throws CalendarError
 */
export function parseDateRule(text: string): DateRule {
  if (onEvent.test(text)) return { kind: 'on-event' };
  const slots = slotsOf.exec(text)?.groups;
  if (slots !== undefined) return readSlots(text, slots);
  const again = every.exec(text)?.groups;
  if (again !== undefined) return readEvery(text, again);
  const inHours = hours.exec(text)?.groups;
  if (inHours !== undefined) return readHours(text, inHours);
  const once = day.exec(text)?.groups;
  if (once === undefined) throw new CalendarError('rule-unreadable', text);
  return { kind: 'day', day: readPoint(once['day'] ?? '', text), ...readTime(once['time']) };
}

/** The canonical text of a rule; reading it gives the same rule again. */
export function dateRuleText(rule: DateRule): string {
  switch (rule.kind) {
    case 'day':
      return `${pointText(rule.day)}${timeText(rule.time)}`;
    case 'hours':
      return `${plural(Math.abs(rule.count), 'hour')} ${rule.count < 0 ? 'before' : 'after'} ${rule.name}`;
    case 'every':
      return `every ${unitText(rule.count, rule.unit)} from ${pointText(rule.from)} to ${pointText(rule.to)}${timeText(rule.time)}`;
    case 'slots': {
      const hoursOfDay = rule.slots.map(({ at, by }) => (by === undefined ? at : `${at} by ${by}`)).join(', ');
      return `slots ${hoursOfDay}${rule.day === undefined ? '' : ` on ${pointText(rule.day)}`}`;
    }
    case 'on-event':
      return 'on event';
    default: {
      const never: never = rule;
      return never;
    }
  }
}

/** Whether a text can be the name of an event or of a date rule. */
export function isDateName(name: string): boolean {
  return nameShape.test(name);
}

type Groups = Readonly<Record<string, string | undefined>>;

function readSlots(text: string, groups: Groups): DateRule {
  const slots = (groups['slots'] ?? '').split(', ').map((slot): RuleSlot => {
    const [at = '', by] = slot.split(' by ').map(readTimeOfDay);
    return { at, ...(by !== undefined && { by }) };
  });
  for (const [index, { at, by }] of slots.entries()) {
    const before = slots[index - 1];
    if ((before !== undefined && before.at >= at) || (by !== undefined && by < at)) {
      throw new CalendarError('slots-unordered', text);
    }
  }
  const [first, ...rest] = slots;
  if (first === undefined) throw new CalendarError('rule-unreadable', text);
  return { kind: 'slots', slots: [first, ...rest], ...(groups['day'] && { day: readPoint(groups['day'], text) }) };
}

function readEvery(text: string, groups: Groups): DateRule {
  return {
    kind: 'every',
    count: Number(groups['count']),
    unit: readUnit(groups['unit']),
    from: readPoint(groups['from'] ?? '', text),
    to: readPoint(groups['to'] ?? '', text),
    ...readTime(groups['time']),
  };
}

function readHours(text: string, { count: number, side, name = '' }: Groups): DateRule {
  if (!isDateName(name)) throw new CalendarError('rule-unreadable', text);
  return { kind: 'hours', count: signed(number, side === 'before'), name };
}

function readPoint(written: string, text: string): DayPoint {
  const offsetOfElection = fromElection.exec(written)?.groups;
  if (offsetOfElection !== undefined) {
    const { anchor = '', sign, count: number } = offsetOfElection;
    return { anchor: readAnchor(anchor, text), offset: { count: signed(number, sign === '-'), unit: 'days' } };
  }
  const groups = counted.exec(written)?.groups;
  if (groups === undefined) return { anchor: readAnchor(written, text) };
  const { anchor = '', count: number, side, unit: unitWritten } = groups;
  const offset: DayOffset = { count: signed(number, side === 'before'), unit: readUnit(unitWritten) };
  return { anchor: readAnchor(anchor, text), offset };
}

function readAnchor(written: string, text: string): Anchor {
  if (written === 'E') return { kind: 'election', round: 1 };
  if (written === 'E2') return { kind: 'election', round: 2 };
  if (isDateName(written)) return { kind: 'named', name: written };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) throw new CalendarError('rule-unreadable', text);
  if (!isDate(written)) throw new CalendarError('not-a-date', written);
  return { kind: 'date', date: written };
}

function readUnit(written: string | undefined): DayUnit {
  return written?.startsWith('working') === true ? 'working days' : 'days';
}

function readTime(written: string | undefined): { readonly time?: TimeOfDay } {
  return written === undefined ? {} : { time: readTimeOfDay(written) };
}

function readTimeOfDay(written: string): TimeOfDay {
  if (!isTimeOfDay(written)) throw new CalendarError('not-a-time', written);
  return written;
}

function signed(number: string | undefined, negative: boolean): number {
  return negative ? -Number(number) : Number(number);
}

function pointText({ anchor, offset }: DayPoint): string {
  const name = anchorText(anchor);
  if (offset === undefined) return name;
  if (anchor.kind === 'election' && offset.unit === 'days')
    return `${name}${offset.count < 0 ? '-' : '+'}${Math.abs(offset.count)}`;
  return `${unitText(Math.abs(offset.count), offset.unit)} ${offset.count < 0 ? 'before' : 'after'} ${name}`;
}

function anchorText(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'election':
      return anchor.round === 1 ? 'E' : 'E2';
    case 'named':
      return anchor.name;
    case 'date':
      return anchor.date;
    default: {
      const never: never = anchor;
      return never;
    }
  }
}

function unitText(number: number, ofUnit: DayUnit): string {
  return plural(number, ofUnit.slice(0, -1));
}

function plural(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

function timeText(written: TimeOfDay | undefined): string {
  return written === undefined ? '' : ` at ${written}`;
}
