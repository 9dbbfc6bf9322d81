import { CalendarError, checkCalendar, isDate } from '#vybory/calendar';
import { canonicalJson } from '#vybory/canonical-json';
import { compose, text, type Text } from '#vybory/language';
import { stages } from '../definition.js';
import type { CampaignState, KnownCampaign } from '../state.js';
import type { CallRepeatVote, CourseCommand, DropUnits, PublishWorkingDays, RecordHappening } from './commands.js';
import type { CourseEvent } from './events.js';

export interface CourseRejection {
  readonly code:
    | 'campaign-unknown'
    | 'course-closed'
    | 'happening-unknown'
    | 'happening-subject'
    | 'moment-impossible'
    | 'unit-unknown'
    | 'unit-has-units'
    | 'subject-unknown'
    | 'calendar-invalid'
    | 'calendar-id-taken'
    | 'repeat-vote-day';
  readonly message: Text;
}

/** No events: it is so already. */
export type CourseDecision =
  | { readonly ok: true; readonly events: readonly CourseEvent[] }
  | { readonly ok: false; readonly rejection: CourseRejection };

/** What the stream of the command's scope holds: its own events in order. */
export type CourseHistory = readonly CourseEvent[];
export const initialCourse: CourseHistory = [];
export function evolveCourse(history: CourseHistory, event: CourseEvent): CourseHistory {
  return [...history, event];
}

/** Unit whose stream a command belongs to; undefined for the campaign's own. */
export function scopeOf(command: CourseCommand): string | undefined {
  return command.type === 'happening' ? command.unit : undefined;
}

/** @param campaign may lag behind the log: what it does not know yet of this scope, `history` knows. */
export function decideCourse(history: CourseHistory, command: CourseCommand, campaign: CampaignState): CourseDecision {
  if (campaign.status === 'absent') {
    return reject('campaign-unknown', text('Кампанію не оголошено.', 'The campaign is not announced.'));
  }
  if (campaign.stage === 'closed') {
    return reject('course-closed', text('Кампанію закрито.', 'The campaign is closed.'));
  }
  switch (command.type) {
    case 'happening':
      return recordHappening(history, command, campaign);
    case 'working-days':
      return publishWorkingDays(history, command, campaign);
    case 'repeat-vote':
      return callRepeatVote(history, command, campaign);
    case 'units-dropped':
      return dropUnits(history, command, campaign);
    default: {
      const never: never = command;
      return never;
    }
  }
}

function publishWorkingDays(
  history: CourseHistory,
  { calendar }: PublishWorkingDays,
  { course }: KnownCampaign,
): CourseDecision {
  const known = [...course.calendarVersions, ...calendarsIn(history)].find(({ id }) => id === calendar.id);
  if (known !== undefined && canonicalJson(known) === canonicalJson(calendar)) return accept();
  if (known !== undefined) {
    return reject(
      'calendar-id-taken',
      text(`Версія календаря «${calendar.id}» вже є.`, `There is a version "${calendar.id}" of the calendar already.`),
    );
  }
  const wrong = problemOf(() => checkCalendar(calendar));
  if (wrong === undefined) return accept({ type: 'WorkingDaysPublished', data: { calendar } });
  return reject(
    'calendar-invalid',
    compose((l) => `${wrong.text[l]} ${wrong.subject}`),
  );
}

function callRepeatVote(
  history: CourseHistory,
  { votingDay }: CallRepeatVote,
  { definition }: KnownCampaign,
): CourseDecision {
  if (!isDate(votingDay) || votingDay <= definition.votingDay) {
    return reject(
      'repeat-vote-day',
      text('Повторне голосування відбувається після першого.', 'A repeat vote comes after the first.'),
    );
  }
  const last = history.findLast((event) => event.type === 'RepeatVoteCalled');
  return last?.data.votingDay === votingDay ? accept() : accept({ type: 'RepeatVoteCalled', data: { votingDay } });
}

function recordHappening(
  history: CourseHistory,
  { type: _type, at, ...subject }: RecordHappening,
  campaign: KnownCampaign,
): CourseDecision {
  const wrong = subjectProblem(subject, campaign);
  if (wrong !== undefined) return wrong;
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) {
    return reject('moment-impossible', text(`Такого моменту не існує: ${at}.`, `There is no such moment: ${at}.`));
  }
  const data = { ...subject, at: moment.toISOString() };
  const last = history.findLast((event) => event.type === 'HappeningRecorded' && isSameSubject(event.data, subject));
  const recorded = last?.type === 'HappeningRecorded' && last.data.at === data.at;
  return recorded ? accept() : accept({ type: 'HappeningRecorded', data });
}

type Subject = Omit<RecordHappening, 'type' | 'at'>;

function isSameSubject(one: Subject, other: Subject): boolean {
  return one.name === other.name && one.unit === other.unit && one.subject === other.subject;
}

function subjectProblem(
  { name, unit, subject }: Subject,
  { definition, territory, subjects }: KnownCampaign,
): CourseDecision | undefined {
  const known = definition.happenings?.find((happening) => happening.name === name);
  if (known === undefined) {
    return reject(
      'happening-unknown',
      text(`Події «${name}» кампанія не знає.`, `The campaign knows no happening "${name}".`),
    );
  }
  const given = unit !== undefined ? 'unit' : subject !== undefined ? 'subject' : 'campaign';
  if (given !== known.of || (unit !== undefined && subject !== undefined)) {
    return reject(
      'happening-subject',
      text(`Подія «${name}» стосується іншого.`, `The happening "${name}" is one of another subject: ${known.of}.`),
    );
  }
  if (unit !== undefined && !territory.has(unit)) return unitUnknown(unit);
  return subject === undefined || subjects.get(subject) !== undefined ? undefined : subjectUnknown(subject);
}

function dropUnits(
  history: CourseHistory,
  { units, reason }: DropUnits,
  { stage, territory, course }: KnownCampaign,
): CourseDecision {
  if (stages.indexOf(stage) >= stages.indexOf('established')) {
    return reject(
      'course-closed',
      text(
        'Результати встановлено: територія вже не змінюється.',
        'The results are established: the territory is fixed.',
      ),
    );
  }
  const earlier = history.flatMap((event) => (event.type === 'UnitsDropped' ? event.data.units : []));
  const gone = new Set([...earlier, ...units]);
  for (const unit of units) {
    const level = territory.level(unit);
    if (level === undefined || level === 'country') return unitUnknown(unit);
    const left = [...territory.children(unit)].find((child) => !gone.has(child) && !course.isDropped(child));
    if (left !== undefined) {
      return reject(
        'unit-has-units',
        text(`У «${unit}» лишається «${left}».`, `"${left}" would be left without "${unit}" above it.`),
      );
    }
  }
  const fresh = units.filter((unit) => !earlier.includes(unit));
  return fresh.length === 0 ? accept() : accept({ type: 'UnitsDropped', data: { units: fresh, reason } });
}

function calendarsIn(history: CourseHistory) {
  return history.flatMap((event) => (event.type === 'WorkingDaysPublished' ? [event.data.calendar] : []));
}

function problemOf(check: () => void): CalendarError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof CalendarError) return error;
    throw error;
  }
}

function unitUnknown(unit: string): CourseDecision {
  return reject('unit-unknown', text(`Територіальної одиниці «${unit}» немає.`, `There is no unit "${unit}".`));
}

function subjectUnknown(subject: string): CourseDecision {
  return reject('subject-unknown', text(`Учасника «${subject}» немає.`, `There is no subject "${subject}".`));
}

function accept(...events: CourseEvent[]): CourseDecision {
  return { ok: true, events };
}

function reject(code: CourseRejection['code'], message: Text): CourseDecision {
  return { ok: false, rejection: { code, message } };
}
