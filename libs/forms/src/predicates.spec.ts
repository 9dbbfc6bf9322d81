import fc from 'fast-check';
import { isCode, isLocalTime, isPlainText, localTimePattern } from './predicates.js';

describe('a local time', () => {
  it('is every day of the calendar, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2999 }), fc.nat(13), fc.nat(32), (year, month, day) => {
        const value = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month > 0 && day > 0;
        expect(isLocalTime(value, 'day')).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a time when the form asks for one', () => {
    expect(isLocalTime('2019-03-31', 'minute')).toBe(false);
    expect(isLocalTime('2019-03-31T22:10', 'day')).toBe(false);
    expect(isLocalTime('2019-03-31', 'minute-or-day')).toBe(true);
    expect(isLocalTime('2019-03-31T22:10', 'minute-or-day')).toBe(true);
  });

  it.each([
    '2019-03-31T24:00',
    '2019-03-31T23:60',
    '2019-03-31 22:10',
    '2019-03-31T22:1x',
    '2019-03-31T22-10',
    '31.03.2019',
    '2019-3-31T1',
    '2019-03-31T22:10Z',
    '201٩-03-31',
    '',
    20190331,
    null,
  ])('is not %p', (value) => {
    expect(isLocalTime(value, 'minute-or-day')).toBe(false);
  });

  it('is in its own pattern', () => {
    const times = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.constantFrom(10, 16), (date, length) => {
        const value = date.toISOString().slice(0, length);
        const precision = length === 10 ? 'day' : 'minute';
        expect(isLocalTime(value, precision)).toBe(true);
        expect(new RegExp(localTimePattern[precision]).test(value)).toBe(true);
      }),
    );
  });
});

describe('a code', () => {
  it('is Latin letters, digits, underscores and hyphens up to its length', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9_-]{0,70}$/)), (value) => {
        expect(isCode(value, 64)).toBe(/^[A-Za-z0-9_-]{1,64}$/.test(value) && !value.endsWith('\n'));
      }),
    );
  });
});

describe('plain text', () => {
  it('may have several lines and every script, but nothing that a database or canonical JSON cannot hold', () => {
    expect(isPlainText('Пошкоджено 2 упаковки\nта ящик № 3\t👍')).toBe(true);
    for (const value of ['a\u0000b', '\ud83d', '\u009f', '\u001b[0m', 7]) expect(isPlainText(value)).toBe(false);
  });
});
