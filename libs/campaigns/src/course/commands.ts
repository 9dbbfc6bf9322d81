import type { WorkingDayCalendar } from '#vybory/calendar';
import { textLike, objectOf, shapeChecker, type Schema } from '../json-shape.js';
import { workingDaysSchema } from '../definition-schema.js';
import type { DefinitionError } from '../definition-error.js';

export interface RecordHappening {
  readonly type: 'happening';
  readonly name: string;
  /** ISO 8601 with an offset. */
  readonly at: string;
  readonly unit?: string;
  readonly subject?: string;
}

export interface PublishWorkingDays {
  readonly type: 'working-days';
  readonly calendar: WorkingDayCalendar;
}

export interface CallRepeatVote {
  readonly type: 'repeat-vote';
  readonly votingDay: string;
}

export interface DropUnits {
  readonly type: 'units-dropped';
  readonly units: readonly string[];
  readonly reason: string;
}

/** What changes who owes what, or by when. */
export type CourseCommand = RecordHappening | PublishWorkingDays | CallRepeatVote | DropUnits;

const instant = textLike(
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,3})?)?(Z|[+-][0-9]{2}:[0-9]{2})$',
  'Date and time with an offset.',
);
const code = textLike('^[A-Za-z0-9_-]{1,64}$', 'Code of a unit.');
const subjectId = textLike('^[A-Za-z0-9_-]{1,32}$', 'Id of a subject.');
const reason: Schema = { type: 'string', minLength: 1, maxLength: 1000, description: 'Why, as the decision has it.' };
const type = (value: CourseCommand['type']): Schema => ({ const: value, description: 'What it is.' });

const shapes: Readonly<Record<CourseCommand['type'], Schema>> = {
  happening: objectOf<RecordHappening>('A happening of the definition took place.', {
    type: type('happening'),
    name: textLike('^[a-z][a-z0-9.-]{0,63}$', 'Name of the happening.'),
    at: instant,
    unit: { optional: code },
    subject: { optional: subjectId },
  }),
  'working-days': objectOf<PublishWorkingDays>('A further version of the calendar of working days.', {
    type: type('working-days'),
    calendar: workingDaysSchema,
  }),
  'repeat-vote': objectOf<CallRepeatVote>('A repeat vote is called, or moved.', {
    type: type('repeat-vote'),
    votingDay: textLike('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'E2.'),
  }),
  'units-dropped': objectOf<DropUnits>('Units that are no more.', {
    type: type('units-dropped'),
    units: { type: 'array', items: code, minItems: 1, maxItems: 1000, uniqueItems: true, description: 'Their codes.' },
    reason,
  }),
};

/** JSON Schema 2020-12 of a {@link CourseCommand}. */
export const courseCommandSchema: Schema = {
  description: 'What changes who owes what, or by when.',
  oneOf: Object.values(shapes),
};

const checkers = new Map(Object.entries(shapes).map(([name, schema]) => [name, shapeChecker(schema)]));

/** The command, or everything that is wrong with its shape. */
export function parseCourseCommand(
  json: unknown,
): { readonly command: CourseCommand } | { readonly errors: readonly DefinitionError[] } {
  const named = typeof json === 'object' && json !== null && 'type' in json ? String(json.type) : '';
  const check = checkers.get(named) ?? chooseType;
  const errors = check(json);
  return errors.length > 0 ? { errors } : { command: json as CourseCommand };
}

const chooseType = shapeChecker({
  type: 'object',
  properties: { type: { type: 'string', enum: Object.keys(shapes) } },
  required: ['type'],
});
