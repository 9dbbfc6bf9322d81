import { weekendsOnly } from '#vybory/calendar';
import { dutifulCampaign, runtimeOf } from '../testing/dutiful.js';
import { parseCourseCommand, type CourseCommand } from './commands.js';
import { decideCourse, evolveCourse, initialCourse } from './decide.js';
import type { CourseEvent } from './events.js';

function after(...commands: CourseCommand[]): {
  readonly events: readonly CourseEvent[];
  readonly code: string | undefined;
} {
  const runtime = runtimeOf(dutifulCampaign);
  let history = initialCourse;
  let last: readonly CourseEvent[] = [];
  for (const command of commands) {
    const decision = decideCourse(history, command, runtime.known);
    if (!decision.ok) return { events: [], code: decision.rejection.code };
    last = decision.events;
    for (const event of last) {
      history = evolveCourse(history, event);
      runtime.apply(event);
    }
  }
  return { events: last, code: undefined };
}

const formed: CourseCommand = {
  type: 'happening',
  name: 'precincts-formed',
  unit: '1',
  at: '2030-04-04T12:00:00+03:00',
};
const calendar = { ...weekendsOnly, id: 'v2' };
const drop: CourseCommand = { type: 'units-dropped', units: ['1-0001'], reason: 'закрито' };

describe('the course of a campaign', () => {
  it('records a happening by the instant, once, and its correction', () => {
    const data = { name: 'precincts-formed', unit: '1', at: '2030-04-04T09:00:00.000Z' };
    expect(after(formed).events).toEqual([{ type: 'HappeningRecorded', data }]);
    expect(after(formed, { ...formed, at: '2030-04-04T09:00:00Z' }).events).toEqual([]);
    expect(after(formed, { ...formed, at: '2030-04-05T09:00:00Z' }).events).toHaveLength(1);
  });

  it.each<CourseCommand[]>([
    [{ type: 'working-days', calendar }],
    [{ type: 'repeat-vote', votingDay: '2030-06-02' }],
    [drop],
  ])('takes each change once: %j', (command) => {
    expect(after(command).events).toHaveLength(1);
    expect(after(command, command).events).toEqual([]);
  });

  it('lets a commission go with its precincts, not before them', () => {
    expect(after({ ...drop, units: ['1'] }).code).toBe('unit-has-units');
    expect(after({ ...drop, units: ['1', '1-0001'] }).events).toHaveLength(1);
    expect(after(drop, { ...drop, units: ['1'] }).events).toHaveLength(1);
  });

  it.each<[CourseCommand, string]>([
    [{ ...formed, name: 'moon-landed' }, 'happening-unknown'],
    [{ ...formed, unit: '9' }, 'unit-unknown'],
    [{ type: 'happening', name: 'precincts-formed', at: formed.at }, 'happening-subject'],
    [{ type: 'happening', name: 'campaign-ended', unit: '1', at: formed.at }, 'happening-subject'],
    [{ type: 'happening', name: 'fund-opened', subject: 'nobody', at: formed.at }, 'subject-unknown'],
    [{ ...formed, at: '2030-02-30T99:00:00Z' }, 'moment-impossible'],
    [{ type: 'repeat-vote', votingDay: '2030-05-12' }, 'repeat-vote-day'],
    [{ type: 'repeat-vote', votingDay: '2030-06-31' }, 'repeat-vote-day'],
    [{ type: 'working-days', calendar: { ...calendar, id: 'weekends-only', source: 'x' } }, 'calendar-id-taken'],
    [
      { type: 'working-days', calendar: { ...calendar, moved: [{ from: '2030-05-11', to: '2030-05-12' }] } },
      'calendar-invalid',
    ],
    [{ ...drop, units: ['XX'] }, 'unit-unknown'],
  ])('refuses %j: %s', (command, code) => expect(after(command).code).toBe(code));

  it('ends with the campaign', () => {
    const { known } = runtimeOf(dutifulCampaign);
    expect(decideCourse([], formed, { status: 'absent' })).toMatchObject({ rejection: { code: 'campaign-unknown' } });
    expect(decideCourse([], formed, { ...known, stage: 'closed' })).toMatchObject({
      rejection: { code: 'course-closed' },
    });
    expect(decideCourse([], drop, { ...known, stage: 'established' })).toMatchObject({
      rejection: { code: 'course-closed' },
    });
  });
});

describe('what is asked for in the course of a campaign', () => {
  it.each<[unknown, string]>([
    [null, ': wrong-type'],
    [{}, 'type: missing-field'],
    [{ type: 'party' }, 'type: not-in-list'],
    [{ type: 'repeat-vote' }, 'votingDay: missing-field'],
    [{ type: 'happening', name: 'x', at: 'soon' }, 'at: wrong-format'],
    [{ ...drop, colour: 'red' }, 'colour: unexpected-field'],
  ])('says where %j is wrong', (json, error) => {
    const parsed = parseCourseCommand(json);
    expect('errors' in parsed && parsed.errors.map(({ path, code }) => `${path}: ${code}`)).toEqual([error]);
  });

  it('is read as it is when it is right', () => {
    for (const command of [formed, drop]) expect(parseCourseCommand(command)).toEqual({ command });
  });
});
