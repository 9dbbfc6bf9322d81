import {
  choice,
  flag,
  instant,
  listOf,
  nullable,
  object,
  objectOf,
  optional,
  ref,
  words,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import { courseCommandSchema, dutyKinds, dutyParts, dutyStatuses, waiverSchema } from '#vybory/campaigns';
import { secretariatProblems, submittingBody, unreadableBody } from '../api-words.js';
import type { DueAnswer, DutyAnswer } from './duties.controller.js';

const tag = 'Duties';
const json = 'application/json';
const slotParameter = (name: string, required: boolean, description: string, example: string) =>
  ({ name, in: 'query', required, description, schema: { type: 'string', maxLength: 200 }, example }) as const;

export const listDuties: RouteDescription = {
  id: 'listDuties',
  tag,
  summary: 'Who owes what by when, and what each date rests on',
  answers: {
    200: {
      description: 'In the order of the definition.',
      content: { [json]: { schema: object({ items: listOf(ref('Duty'), 'Duties.') }) } },
    },
  },
  problems: { 404: ['campaign-unknown'] },
};

export const explainDue: RouteDescription = {
  id: 'explainDue',
  tag,
  summary: 'When one slot is due, and step by step how that was counted',
  parameters: [
    slotParameter('form', true, 'Key of the form.', 'turnout-notice'),
    slotParameter('unit', true, 'Code of the unit.', '1'),
    slotParameter('key', false, 'Key of the slot, when the unit has several.', '11:00'),
  ],
  answers: { 200: { description: 'As it is counted now.', content: { [json]: { schema: ref('Due') } } } },
  problems: { 404: ['campaign-unknown', 'slot-not-owed'] },
};

export const changeCourse: RouteDescription = {
  id: 'changeCourse',
  tag,
  summary: 'Record what changes who owes what, or by when',
  description:
    'A happening that duties wait for, a version of the calendar of working days, a repeat vote, units that are no more. Due dates are counted anew at once; what they were stays in the log. Repeating it does no harm.',
  parameters: [submittingBody],
  body: {
    description: 'What happened.',
    content: { [json]: { schema: ref('CourseChange'), example: { type: 'repeat-vote', votingDay: '2030-04-21' } } },
  },
  answers: { 200: { description: 'Recorded.', content: { [json]: { schema: ref('Recorded') } } } },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    404: ['campaign-unknown'],
    409: [
      'course-closed',
      'happening-unknown',
      'happening-subject',
      'moment-impossible',
      'unit-unknown',
      'unit-has-units',
      'subject-unknown',
      'calendar-invalid',
      'calendar-id-taken',
      'repeat-vote-day',
    ],
    422: ['course-malformed'],
  },
};

export const waiveDuty: RouteDescription = {
  id: 'waiveDuty',
  tag,
  summary: 'Release a unit from one slot, or take that back',
  description: 'Who decided and why is on record and stands in completeness. Repeating it does no harm.',
  parameters: [submittingBody],
  body: {
    description: 'The slot and the reason.',
    content: {
      [json]: {
        schema: ref('Waiver'),
        example: { form: 'precinct-count-protocol', unit: '1-000001', key: 'president', reason: 'Постанова № 1' },
      },
    },
  },
  answers: { 200: { description: 'Recorded.', content: { [json]: { schema: ref('Recorded') } } } },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    404: ['campaign-unknown'],
    409: ['slot-not-owed', 'waiver-stands', 'waiver-unknown'],
    422: ['waiver-malformed'],
  },
};

export const dutySchemas: Readonly<Record<string, Schema>> = {
  Duty: objectOf<DutyAnswer>({
    form: words('Key of the form.'),
    by: words('Id of the body that owes it.'),
    kind: choice(dutyKinds, 'Whether it is owed by everybody, once something happened, or comes as it comes.'),
    per: listOf(choice(dutyParts, 'A part.'), 'What multiplies it for one unit.'),
    when: optional(words('Happening that a conditional duty begins with.')),
    due: nullable(words('Date rule; null: no term is set.')),
    status: choice(
      dutyStatuses,
      'What the term rests on. `analogue`: another law or campaign, to be confirmed by a person.',
    ),
    source: optional(words('Clause, law, calendar plan.')),
    waitsFor: listOf(words('Name.'), 'Happenings that its dates wait for.'),
  }),
  Due: objectOf<DueAnswer>({
    form: words('Key of the form.'),
    unit: words('Code of the unit.'),
    key: words('Key of the slot.'),
    by: words('Id of the body that owes it.'),
    kind: choice(
      ['at', 'no-term', 'waits-for'],
      '`no-term`: owed without a term; `waits-for`: counted from what has not happened.',
    ),
    at: nullable(instant('Last instant at which it is in time.')),
    local: nullable(words('The same on local clocks; `T24:00`: the end of the day.')),
    opens: nullable(instant('From when it can be asked for.')),
    waitsFor: nullable(words('Name of the happening that has not happened.')),
    calendar: nullable(words('Version of the calendar that working days were counted with.')),
    explanation: listOf(ref('Text'), 'Step by step, in both languages.'),
    waived: nullable(object({ reason: words('Why.'), by: words('Who decided.') })),
    released: nullable(
      instant('When its subject withdrew, before it was due: only what had come by then is still counted as owed.'),
    ),
  }),
  CourseChange: courseCommandSchema,
  Waiver: waiverSchema,
  Recorded: object({ recorded: flag('Always true.') }),
};
