import fc from 'fast-check';
import { text } from '#vybory/language';
import { dueOf, occurrencesOf, type CountingContext, type DueAt } from './due.js';
import { parseDateRule } from './rule-text.js';
import { dates, dateRules } from './testing/rules.js';
import { weekendsOnly, type WorkingDayCalendar } from './working-days.js';

/** The presidential election of 2019: the clocks went forward in the night before the vote. */
const context: CountingContext = {
  votingDay: '2019-03-31',
  timeZone: 'Europe/Kyiv',
  calendar: weekendsOnly,
  happened: (name) => (name === 'precincts-formed' ? '2019-03-07T22:30:00.000Z' : undefined),
  ruleNamed: (name) => named[name],
};
const named: Record<string, ReturnType<typeof parseDateRule>> = {
  'polls-close': parseDateRule('E at 20:00'),
  'lists-open': parseDateRule('3 working days before eve'),
  eve: parseDateRule('E-1'),
  chicken: parseDateRule('1 day after egg'),
  egg: parseDateRule('1 day after chicken'),
  weekly: parseDateRule('every 7 days from E-60 to E'),
};

function due(rule: string, changes: Partial<CountingContext> = {}): DueAt {
  const found = dueOf(parseDateRule(rule), { ...context, ...changes });
  if (found.kind !== 'at') throw new Error(`${rule}: ${found.kind}`);
  return found;
}

describe('a due date', () => {
  it.each([
    ['E-35', '2019-02-24T24:00', '2019-02-24T21:59:59.999Z'],
    ['E', '2019-03-31T24:00', '2019-03-31T20:59:59.999Z'],
    ['E at 12:00', '2019-03-31T12:00', '2019-03-31T09:00:00.000Z'],
    ['E-1 at 12:00', '2019-03-30T12:00', '2019-03-30T10:00:00.000Z'],
    ['E+15', '2019-04-15T24:00', '2019-04-15T20:59:59.999Z'],
    ['2 hours after polls-close', '2019-03-31T22:00', '2019-03-31T19:00:00.000Z'],
    // 00:30 of Friday 8 March on local clocks: day 1 is Monday.
    ['precincts-formed', '2019-03-08T24:00', '2019-03-08T21:59:59.999Z'],
    ['1 working day after precincts-formed at 18:00', '2019-03-11T18:00', '2019-03-11T16:00:00.000Z'],
    ['3 days after precincts-formed', '2019-03-11T24:00', '2019-03-11T21:59:59.999Z'],
    ['lists-open', '2019-03-27T24:00', '2019-03-27T21:59:59.999Z'],
  ])('%s', (rule, local, at) => {
    expect(due(rule)).toMatchObject({ local, at });
  });

  it('says step by step how it was counted', () => {
    const holiday: WorkingDayCalendar = {
      ...weekendsOnly,
      id: 'ua-2019.2',
      source: 'розпорядження',
      holidays: [{ date: '2019-03-08', name: text('Жіночий день', 'Women’s Day') }],
    };
    const { explanation, calendar } = due('2 working days after 2019-03-06 at 18:00', { calendar: holiday });
    expect(calendar).toBe('ua-2019.2');
    expect(explanation.map(({ uk }) => uk)).toEqual([
      'Задано дату: 2019-03-06 (середа).',
      'Робочі дні за календарем «ua-2019.2» (розпорядження).',
      'День 0: 2019-03-06 (середа).',
      'День 1: 2019-03-07 (четвер), робочий день.',
      '2019-03-08 (п’ятниця) не рахується: свято: Жіночий день.',
      '2019-03-09 (субота) не рахується: вихідний.',
      '2019-03-10 (неділя) не рахується: вихідний.',
      'День 2: 2019-03-11 (понеділок), робочий день.',
      '2 робочі дні після дня 0: 2019-03-11 (понеділок).',
      'О 18:00 2019-03-11 за місцевим часом (Europe/Kyiv, UTC+02:00): 2019-03-11T16:00:00.000Z.',
    ]);
    expect(explanation.at(-2)?.en).toBe('2 working days after day 0: 2019-03-11 (Monday).');
  });

  it('is another one by a later version of the calendar, and each names its version', () => {
    const later = { ...weekendsOnly, id: 'later', moved: [{ from: '2019-03-11', to: '2019-03-16' }] };
    expect(due('1 working day after precincts-formed')).toMatchObject({
      local: '2019-03-11T24:00',
      calendar: 'weekends-only',
    });
    expect(due('1 working day after precincts-formed', { calendar: later })).toMatchObject({
      local: '2019-03-12T24:00',
      calendar: 'later',
    });
  });

  it('names the version too when only a rule that it refers to counted working days', () => {
    expect(due('1 day after lists-open').calendar).toBe('weekends-only');
    expect(due('E-3').calendar).toBeUndefined();
  });

  it('opens with the event that it is counted from, else with its last day', () => {
    expect(due('3 days after precincts-formed').opens).toBe('2019-03-07T22:30:00.000Z');
    expect(due('E-35').opens).toBe('2019-02-23T22:00:00.000Z');
    expect(due('2 hours after polls-close').opens).toBe('2019-03-31T17:00:00.000Z');
  });

  it('waits for an event that has not happened and for a repeat vote that nobody called', () => {
    expect(dueOf(parseDateRule('3 days after lists-printed'), context)).toEqual({
      kind: 'waits-for',
      event: 'lists-printed',
    });
    expect(dueOf(parseDateRule('E2-3'), context)).toEqual({ kind: 'waits-for', event: 'repeat-vote' });
    expect(due('E2-3', { secondVotingDay: '2019-04-21' }).local).toBe('2019-04-18T24:00');
    expect(dueOf(parseDateRule('on event'), context)).toEqual({ kind: 'on-event' });
  });

  it.each([
    ['chicken', 'rule-cycle'],
    ['1 day after weekly', 'not-one-date'],
  ])('%s is refused: %s', (rule, code) => {
    expect(() => due(rule)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('follows the day that it is counted from, never the other way round', () => {
    fc.assert(
      fc.property(
        dates,
        dates,
        fc.integer({ min: -40, max: 40 }),
        fc.constantFrom('days', 'working days'),
        (one, other, count, unit) => {
          const [earlier = one, later = other] = [one, other].sort();
          const rule = count === 0 ? 'E' : `${Math.abs(count)} ${unit} ${count < 0 ? 'before' : 'after'} E`;
          expect(due(rule, { votingDay: earlier }).at <= due(rule, { votingDay: later }).at).toBe(true);
        },
      ),
    );
  });

  it('is counted or refused with a code, explained in both languages, and opens before it ends', () => {
    fc.assert(
      fc.property(dateRules, dates, (rule, votingDay) => {
        fc.pre(rule.kind !== 'every' || rule.count > 300);
        const found = occurrencesOf(rule, { ...context, votingDay, ruleNamed: () => undefined });
        if (found.kind !== 'known') return;
        for (const { due: one } of found.occurrences) {
          expect(one.explanation.every(({ uk, en }) => uk !== '' && en !== '')).toBe(true);
          if (one.kind === 'at') expect(one.opens <= one.at).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a rule of several dates', () => {
  it('gives every week from the first day on, with the day as the key', () => {
    const found = occurrencesOf(parseDateRule('every 7 days from E-20 to E at 18:00'), context);
    expect(found).toMatchObject({
      kind: 'known',
      occurrences: [
        { key: '2019-03-11', due: { at: '2019-03-11T16:00:00.000Z' } },
        { key: '2019-03-18', due: { at: '2019-03-18T16:00:00.000Z' } },
        // An hour earlier by the sun: the clocks have not changed yet.
        { key: '2019-03-25', due: { at: '2019-03-25T16:00:00.000Z' } },
      ],
    });
  });

  it('gives the hours of the voting day, each open from its hour, and one without a term', () => {
    const rule = parseDateRule('slots 11:00 by 12:00, 20:00');
    expect(dueOf(rule, context, '11:00')).toMatchObject({
      kind: 'at',
      at: '2019-03-31T09:00:00.000Z',
      opens: '2019-03-31T08:00:00.000Z',
    });
    expect(dueOf(rule, context, '20:00')).toMatchObject({ kind: 'no-term', opens: '2019-03-31T17:00:00.000Z' });
    expect(() => dueOf(rule, context, '13:00')).toThrow(
      expect.objectContaining({ code: 'occurrence-unknown' }) as Error,
    );
  });
});
