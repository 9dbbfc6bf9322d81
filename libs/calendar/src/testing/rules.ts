import fc from 'fast-check';
import type { DateRule, DayPoint, RuleSlot } from '../date-rule.js';
import { addDays, type LocalDate } from '../local-time.js';

export const dates: fc.Arbitrary<LocalDate> = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((days) => addDays('2000-01-01', days));

export const times: fc.Arbitrary<string> = fc
  .nat(24 * 60 - 1)
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);

const names = fc.constantFrom('precincts-formed', 'registered', 'a', 'item-3.1.b.3');
const units = fc.constantFrom('days' as const, 'working days' as const);
const counts = fc.integer({ min: 1, max: 9_999 });

const points: fc.Arbitrary<DayPoint> = fc.record(
  {
    anchor: fc.oneof(
      fc.record({ kind: fc.constant('election' as const), round: fc.constantFrom(1 as const, 2 as const) }),
      fc.record({ kind: fc.constant('named' as const), name: names }),
      fc.record({ kind: fc.constant('date' as const), date: dates.filter((date) => date.length === 10) }),
    ),
    offset: fc.record({
      count: fc.oneof(
        counts,
        counts.map((count) => -count),
      ),
      unit: units,
    }),
  },
  { requiredKeys: ['anchor'] },
);

const slots = fc
  .uniqueArray(times, { minLength: 1, maxLength: 5 })
  .chain((hours) =>
    fc.tuple(
      ...[...hours].sort().map((at) =>
        fc
          .option(
            times.filter((by) => by >= at),
            { nil: undefined },
          )
          .map((by): RuleSlot => ({ at, ...(by !== undefined && { by }) })),
      ),
    ),
  )
  // At least one by construction.
  .map((list) => list as unknown as readonly [RuleSlot, ...RuleSlot[]]);

/** Every rule that can be written. */
export const dateRules: fc.Arbitrary<DateRule> = fc.oneof(
  fc.record({ kind: fc.constant('day' as const), day: points, time: times }, { requiredKeys: ['kind', 'day'] }),
  fc.record({
    kind: fc.constant('hours' as const),
    count: fc.oneof(
      counts,
      counts.map((count) => -count),
    ),
    name: names,
  }),
  fc.record(
    { kind: fc.constant('every' as const), count: counts, unit: units, from: points, to: points, time: times },
    { requiredKeys: ['kind', 'count', 'unit', 'from', 'to'] },
  ),
  fc.record({ kind: fc.constant('slots' as const), slots, day: points }, { requiredKeys: ['kind', 'slots'] }),
  fc.constant({ kind: 'on-event' as const }),
);
