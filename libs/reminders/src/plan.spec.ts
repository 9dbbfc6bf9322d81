import fc from 'fast-check';
import type { DutyDefinition } from '#vybory/campaigns';
import { plannedReminders } from './plan.js';
import { decideReminder, evolveReminded, nothingReminded } from './reminder-stream.js';

const form = 'turnout-notice' as DutyDefinition['form'];
const due = '2030-05-12T09:00:00.000Z';
const remind = { before: ['3 days', '1 hour'], after: ['2 hours'] };
const at = (now: string) =>
  plannedReminders({ form, remind }, [due], 'Europe/Kyiv', new Date(now)).map(({ side, span }) => `${span} ${side}`);

describe('reminders', () => {
  it.each([
    ['2030-05-09T08:59:59.999Z', []],
    ['2030-05-09T09:00:00.000Z', ['3 days before']],
    ['2030-05-12T08:30:00.000Z', ['1 hour before']],
    ['2030-05-12T11:00:00.000Z', ['1 hour before', '2 hours after']],
    ['2030-05-13T12:00:00.000Z', []],
  ])('at %s: %j', (now, expected) => expect(at(now)).toEqual(expected));

  it('are each found by a clock that is looked at every few hours, and said once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 * 60 }), fc.nat(1_000), (everyMinutes, phase) => {
        let reminded = nothingReminded;
        const said: string[] = [];
        for (
          let now = Date.parse('2030-05-01T00:00:00Z') + phase * 1_000;
          now < Date.parse('2030-05-20');
          now += everyMinutes * 60_000
        ) {
          for (const planned of plannedReminders({ form, remind }, [due], 'Europe/Kyiv', new Date(now))) {
            for (const event of decideReminder(reminded, planned, 'commission', [{ unit: '1', missing: 2 }])) {
              said.push(`${event.data.span} ${event.data.side}`);
              reminded = evolveReminded(reminded, event);
            }
          }
        }
        expect(said.sort()).toEqual(['1 hour before', '2 hours after', '3 days before']);
      }),
    );
  });

  it('are not said when nothing is missing, and in parts when many miss something', () => {
    const [planned] = plannedReminders({ form, remind }, [due], 'Europe/Kyiv', new Date('2030-05-09T10:00:00Z'));
    if (planned === undefined) throw new Error('it is due');
    expect(decideReminder(nothingReminded, planned, 'commission', [])).toEqual([]);
    const units = Array.from({ length: 1_001 }, (_, n) => ({ unit: String(n), missing: 1 }));
    const events = decideReminder(nothingReminded, planned, 'commission', units);
    expect(events.map(({ data }) => [data.part, data.parts, data.missing, data.units.length])).toEqual([
      [1, 3, 1_001, 500],
      [2, 3, 1_001, 500],
      [3, 3, 1_001, 1],
    ]);
  });
});
