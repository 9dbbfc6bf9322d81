import type { LocalDate, TimeOfDay } from './local-time.js';

/** What a date is counted from. */
export type Anchor =
  /** The voting day, `E`; the day of the repeat vote, `E2`. */
  | { readonly kind: 'election'; readonly round: 1 | 2 }
  /** A named event of the campaign or of the slot's unit, or another date rule that has a name. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'date'; readonly date: LocalDate };

export type DayUnit = 'days' | 'working days';

/** Days from an anchor: negative before it. Day 0 is the anchor's own day, day 1 the next (working) day. */
export interface DayOffset {
  /** Whole, not 0, at most {@link largestCount} either way. */
  readonly count: number;
  readonly unit: DayUnit;
}

export interface DayPoint {
  readonly anchor: Anchor;
  readonly offset?: DayOffset;
}

export interface RuleSlot {
  readonly at: TimeOfDay;
  /** By when it is due; absent: no term is set. */
  readonly by?: TimeOfDay;
}

/** When something is due. The text form of each kind is in `rule-text.ts`. */
export type DateRule =
  /** One date: `E-35`, `E at 12:00`, `3 working days after X`. Without a time: by the end of that day. */
  | { readonly kind: 'day'; readonly day: DayPoint; readonly time?: TimeOfDay }
  /** Hours from the moment of something that has a name: `2 hours after polls-close`. */
  | { readonly kind: 'hours'; readonly count: number; readonly name: string }
  /** Again and again, the first and, when it is hit, the last day included: `every 7 days from E-60 to E`. */
  | {
      readonly kind: 'every';
      readonly count: number;
      readonly unit: DayUnit;
      readonly from: DayPoint;
      readonly to: DayPoint;
      readonly time?: TimeOfDay;
    }
  /** Hours of one day, the voting day if absent: `slots 11:00 by 12:00, 20:00`. */
  | { readonly kind: 'slots'; readonly slots: readonly [RuleSlot, ...RuleSlot[]]; readonly day?: DayPoint }
  /** Whenever it happens, any number of times; never missing by itself: `on event`. */
  | { readonly kind: 'on-event' };

export const largestCount = 9_999;

/** Names that a rule refers to, in the order in which they appear. */
export function namesIn(rule: DateRule): readonly string[] {
  switch (rule.kind) {
    case 'day':
      return namesOf(rule.day);
    case 'hours':
      return [rule.name];
    case 'every':
      return [...namesOf(rule.from), ...namesOf(rule.to)];
    case 'slots':
      return rule.day === undefined ? [] : namesOf(rule.day);
    case 'on-event':
      return [];
    default: {
      const never: never = rule;
      return never;
    }
  }
}

/** Whether the rule needs a calendar of working days. */
export function countsWorkingDays(rule: DateRule): boolean {
  switch (rule.kind) {
    case 'day':
      return rule.day.offset?.unit === 'working days';
    case 'every':
      return [rule.unit, rule.from.offset?.unit, rule.to.offset?.unit].includes('working days');
    case 'slots':
      return rule.day?.offset?.unit === 'working days';
    case 'hours':
    case 'on-event':
      return false;
    default: {
      const never: never = rule;
      return never;
    }
  }
}

/** Whether the rule waits for a repeat vote to be called. */
export function countsFromRepeatVote(rule: DateRule): boolean {
  const points: readonly (DayPoint | undefined)[] =
    rule.kind === 'every' ? [rule.from, rule.to] : 'day' in rule ? [rule.day] : [];
  return points.some((point) => point?.anchor.kind === 'election' && point.anchor.round === 2);
}

function namesOf({ anchor }: DayPoint): readonly string[] {
  return anchor.kind === 'named' ? [anchor.name] : [];
}
