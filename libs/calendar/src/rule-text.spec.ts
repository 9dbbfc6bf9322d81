import fc from 'fast-check';
import { CalendarError } from './calendar-error.js';
import type { DateRule } from './date-rule.js';
import { dateRuleText, parseDateRule } from './rule-text.js';
import { dateRules } from './testing/rules.js';

describe('the text form of a date rule', () => {
  it.each<[string, DateRule]>([
    ['E', { kind: 'day', day: { anchor: { kind: 'election', round: 1 } } }],
    ['E-35', { kind: 'day', day: { anchor: { kind: 'election', round: 1 }, offset: { count: -35, unit: 'days' } } }],
    ['E2+3', { kind: 'day', day: { anchor: { kind: 'election', round: 2 }, offset: { count: 3, unit: 'days' } } }],
    ['E at 12:00', { kind: 'day', day: { anchor: { kind: 'election', round: 1 } }, time: '12:00' }],
    [
      'E-1 at 20:00',
      {
        kind: 'day',
        day: { anchor: { kind: 'election', round: 1 }, offset: { count: -1, unit: 'days' } },
        time: '20:00',
      },
    ],
    [
      '3 working days after precincts-formed',
      {
        kind: 'day',
        day: { anchor: { kind: 'named', name: 'precincts-formed' }, offset: { count: 3, unit: 'working days' } },
      },
    ],
    [
      '5 days before registration at 18:00',
      {
        kind: 'day',
        day: { anchor: { kind: 'named', name: 'registration' }, offset: { count: -5, unit: 'days' } },
        time: '18:00',
      },
    ],
    ['2019-03-05', { kind: 'day', day: { anchor: { kind: 'date', date: '2019-03-05' } } }],
    ['2 hours after polls-close', { kind: 'hours', count: 2, name: 'polls-close' }],
    [
      'every 7 days from E-60 to E',
      {
        kind: 'every',
        count: 7,
        unit: 'days',
        from: { anchor: { kind: 'election', round: 1 }, offset: { count: -60, unit: 'days' } },
        to: { anchor: { kind: 'election', round: 1 } },
      },
    ],
    ['slots 11:00 by 12:00, 20:00', { kind: 'slots', slots: [{ at: '11:00', by: '12:00' }, { at: '20:00' }] }],
    [
      'slots 09:00 on E-1',
      {
        kind: 'slots',
        slots: [{ at: '09:00' }],
        day: { anchor: { kind: 'election', round: 1 }, offset: { count: -1, unit: 'days' } },
      },
    ],
    ['on event', { kind: 'on-event' }],
  ])('%s', (text, rule) => {
    expect(parseDateRule(text)).toEqual(rule);
    expect(dateRuleText(rule)).toBe(text);
  });

  it('reads back every rule that can be written', () => {
    fc.assert(fc.property(dateRules, (rule) => expect(parseDateRule(dateRuleText(rule))).toEqual(rule)));
  });

  it('knows one canonical text: days before E are written with a sign, one day without a plural', () => {
    expect(dateRuleText(parseDateRule('35 days before E'))).toBe('E-35');
    expect(dateRuleText(parseDateRule('1 days after formed'))).toBe('1 day after formed');
  });

  it.each<[string, string]>([
    ['', 'rule-unreadable'],
    ['E-0', 'rule-unreadable'],
    ['E - 35', 'rule-unreadable'],
    ['35 days', 'rule-unreadable'],
    ['3 workdays after formed', 'rule-unreadable'],
    ['every 7 days from E-60', 'rule-unreadable'],
    ['E at 24:00', 'not-a-time'],
    ['E at 12:60', 'not-a-time'],
    ['2019-02-29', 'not-a-date'],
    ['slots 15:00, 11:00', 'slots-unordered'],
    ['slots 11:00, 11:00', 'slots-unordered'],
    ['slots 11:00 by 10:00', 'slots-unordered'],
    ['2 hours after E', 'rule-unreadable'],
  ])('refuses «%s»: %s', (text, code) => {
    expect(() => parseDateRule(text)).toThrow(expect.objectContaining({ code }) as CalendarError);
  });

  it('refuses whatever it cannot read with a code, never in another way', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('E2 -+0319:at,byondeworkigs')) }), (text) => {
        try {
          expect(parseDateRule(dateRuleText(parseDateRule(text)))).toEqual(parseDateRule(text));
        } catch (error) {
          expect(error).toBeInstanceOf(CalendarError);
        }
      }),
    );
  });
});
