import fc from 'fast-check';
import { text } from '#vybory/language';
import { addDays, weekdayOf } from './local-time.js';
import { dates } from './testing/rules.js';
import {
  addWorkingDays,
  checkCalendar,
  dayKind,
  passedDays,
  weekendsOnly,
  type WorkingDayCalendar,
} from './working-days.js';

/** May 2019 in Ukraine: 1 and 9 May are holidays, Tuesday 30 April is off and worked on Saturday 11 May. */
const may2019: WorkingDayCalendar = {
  ...weekendsOnly,
  id: 'ua-2019.1',
  source: 'invented for the test',
  holidays: [
    { date: '2019-05-01', name: text('День праці', 'Labour Day') },
    { date: '2019-05-09', name: text('День перемоги', 'Victory Day') },
  ],
  moved: [{ from: '2019-04-30', to: '2019-05-11' }],
};

describe('working days', () => {
  it('day 0 is the day itself, day 1 the next working day', () => {
    expect(addWorkingDays(may2019, '2019-05-02', 0)).toBe('2019-05-02');
    expect(addWorkingDays(may2019, '2019-05-02', 1)).toBe('2019-05-03');
    expect(addWorkingDays(may2019, '2019-05-04', 1)).toBe('2019-05-06');
    expect(addWorkingDays(may2019, '2019-05-06', -1)).toBe('2019-05-03');
  });

  it('passes holidays and moved days, and counts the Saturday that is worked instead', () => {
    expect(passedDays(may2019, '2019-04-29', 2).map(({ date, number, kind }) => [date, number, kind.why])).toEqual([
      ['2019-04-30', undefined, 'moved-away'],
      ['2019-05-01', undefined, 'holiday'],
      ['2019-05-02', 1, 'ordinary'],
      ['2019-05-03', 2, 'ordinary'],
    ]);
    expect(addWorkingDays(may2019, '2019-05-08', 2)).toBe('2019-05-11');
  });

  const step = fc.integer({ min: 1, max: 300 });

  it('more days are later, and the last of them is a working day', () => {
    fc.assert(
      fc.property(dates, step, step, (date, one, more) => {
        const earlier = addWorkingDays(may2019, date, one);
        const later = addWorkingDays(may2019, date, one + more);
        expect(later > earlier && earlier > date).toBe(true);
        expect(dayKind(may2019, later).working).toBe(true);
      }),
    );
  });

  it('there and back again ends on the same day when that is a working day', () => {
    fc.assert(
      fc.property(dates, step, (date, count) => {
        fc.pre(dayKind(may2019, date).working);
        expect(addWorkingDays(may2019, addWorkingDays(may2019, date, count), -count)).toBe(date);
      }),
    );
  });

  it('five of them are a week where nothing but weekends is off', () => {
    fc.assert(
      fc.property(dates, (date) => {
        fc.pre(weekdayOf(date) <= 5);
        expect(addWorkingDays(weekendsOnly, date, 5)).toBe(addDays(date, 7));
      }),
    );
  });

  it('a calendar without working days is an error and not a long wait', () => {
    const idle = { ...weekendsOnly, weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(() => addWorkingDays(idle, '2019-05-02', 1)).toThrow(
      expect.objectContaining({ code: 'no-working-days' }) as Error,
    );
  });
});

describe('a calendar', () => {
  it.each<[string, Partial<WorkingDayCalendar>, string]>([
    ['a day twice', { moved: [{ from: '2019-05-01', to: '2019-05-11' }] }, 'calendar-contradicts'],
    ['work moved from a Sunday', { moved: [{ from: '2019-05-05', to: '2019-05-11' }] }, 'calendar-contradicts'],
    ['work moved to a Monday', { moved: [{ from: '2019-05-03', to: '2019-05-06' }] }, 'calendar-contradicts'],
    ['a day that is none', { holidays: [{ date: '2019-02-30', name: text('свято', 'holiday') }] }, 'not-a-date'],
  ])('is refused with %s', (_, change, code) => {
    expect(() => checkCalendar({ ...may2019, ...change })).toThrow(expect.objectContaining({ code }) as Error);
    expect(() => checkCalendar(may2019)).not.toThrow();
  });
});
