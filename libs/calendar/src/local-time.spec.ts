import fc from 'fast-check';
import { addDays, daysBetween, endOfDay, instantOf, isDate, localOf, shifted, startOfDay } from './local-time.js';
import { dates, times } from './testing/rules.js';

describe('instantOf', () => {
  it.each([
    ['2019-07-21T20:00', 'Europe/Kyiv', '2019-07-21T17:00:00.000Z'],
    // The clocks go forward at 03:00 of the voting day in 2019.
    ['2019-03-31T02:59', 'Europe/Kyiv', '2019-03-31T00:59:00.000Z'],
    ['2019-03-31T03:30', 'Europe/Kyiv', '2019-03-31T01:30:00.000Z'],
    ['2019-03-31T20:00', 'Europe/Kyiv', '2019-03-31T17:00:00.000Z'],
    // They go back at 04:00: 03:30 comes twice, the first is meant.
    ['2019-10-27T03:30', 'Europe/Kyiv', '2019-10-27T00:30:00.000Z'],
    ['2020-01-01T00:00', 'America/New_York', '2020-01-01T05:00:00.000Z'],
    ['2020-02-29T12:00', 'Asia/Kathmandu', '2020-02-29T06:15:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  it('comes back to the same local time, but for the hour that the clocks skip', () => {
    fc.assert(
      fc.property(
        dates,
        times,
        fc.constantFrom('Europe/Kyiv', 'America/New_York', 'Australia/Lord_Howe'),
        (date, time, zone) => {
          const local = `${date}T${time}`;
          const back = localOf(instantOf(local, zone), zone);
          expect(back >= local && Date.parse(`${back}Z`) - Date.parse(`${local}Z`) <= 3_600_000).toBe(true);
        },
      ),
    );
  });
});

describe('a span', () => {
  it('of days keeps the local time over a change of the clocks, one of hours does not', () => {
    const noon = '2019-03-31T09:00:00.000Z';
    expect(shifted(noon, '1 day', -1, 'Europe/Kyiv')).toBe('2019-03-30T10:00:00.000Z');
    expect(shifted(noon, '24 hours', -1, 'Europe/Kyiv')).toBe('2019-03-30T09:00:00.000Z');
    expect(shifted(noon, '2 hours', 1, 'Europe/Kyiv')).toBe('2019-03-31T11:00:00.000Z');
    expect(() => shifted(noon, '1 month', 1, 'Europe/Kyiv')).toThrow(RangeError);
  });
});

describe('a day', () => {
  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    const length = (date: string): number =>
      (Date.parse(endOfDay(date, 'Europe/Kyiv')) + 1 - Date.parse(startOfDay(date, 'Europe/Kyiv'))) / 3_600_000;
    expect([length('2019-03-31'), length('2019-10-27'), length('2019-07-01')]).toEqual([23, 25, 24]);
  });

  it('begins when the clocks let it: midnight does not exist in Beirut on 27 March 2022', () => {
    expect(startOfDay('2022-03-27', 'Asia/Beirut')).toBe('2022-03-26T22:00:00.000Z');
  });

  it('ends where the next begins, everywhere', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('Europe/Kyiv', 'Asia/Beirut', 'Pacific/Apia'), (date, zone) => {
        expect(Date.parse(endOfDay(date, zone)) + 1).toBe(Date.parse(startOfDay(addDays(date, 1), zone)));
      }),
    );
  });

  it('is counted over leap years', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2019-02-28', 1)).toBe('2019-03-01');
    expect(daysBetween('2020-01-01', '2021-01-01')).toBe(366);
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) =>
        expect(daysBetween(date, addDays(date, days))).toBe(days),
      ),
    );
  });

  it.each([
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['2019-2-1', false],
    ['2019-13-01', false],
    ['today', false],
  ])('%s exists: %s', (value, exists) => expect(isDate(value)).toBe(exists));
});
