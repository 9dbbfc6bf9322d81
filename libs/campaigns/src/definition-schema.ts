import type { WorkingDayCalendar } from '#vybory/calendar';
import { levels, subjectKinds } from '#vybory/forms';
import type { Text } from '#vybory/language';
import {
  type BodyDefinition,
  dutyKinds,
  dutyParts,
  dutyStatuses,
  type DutyDefinition,
  type HappeningDefinition,
  type HappeningSource,
  type NamedDate,
  type CampaignDefinition,
  type CarrierComparison,
  carrierNames,
  type ContestantDefinition,
  type ContestDefinition,
  type FormUse,
  type LinearRelation,
  type LineUse,
  precinctKinds,
  type RelationUse,
  stages,
  type SubjectDefinition,
  type TerritoryDefinition,
  type TurnoutSlotDefinition,
} from './definition.js';
import type { SubjectWithdrawal } from './events.js';
import { listOf, objectOf, oneOfThese, type Schema, textLike } from './json-shape.js';

const code = '^[A-Za-z0-9_-]{1,64}$';
const subjectId = '^[A-Za-z0-9_-]{1,32}$';
const formKey = '^[a-z0-9-]{1,64}$';
const lineName = '^[a-z][A-Za-z0-9]{0,63}$';
const timeOfDay = '^[0-2][0-9]:[0-5][0-9]$';
const date = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
const dateName = '^[a-z][a-z0-9.-]{0,63}$';
export const localDateTime = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-2][0-9]:[0-5][0-9]$';
const written: Schema = { type: 'string', minLength: 1, maxLength: 1000 };

export function textSchema(description: string): Schema {
  return objectOf<Text>(`${description} In Ukrainian (\`uk\`) and in English (\`en\`).`, { uk: written, en: written });
}

const territory = objectOf<TerritoryDefinition>('A unit of the territory.', {
  code: textLike(
    code,
    'Unique in the campaign. A precinct’s is `<district>-<number>`, because numbers repeat between districts.',
  ),
  level: oneOfThese(levels, 'Regions may be left out: a district may lie directly under the country.'),
  parent: { optional: textLike(code, 'Code of the unit that it lies in. Left out for the country only.') },
  name: textSchema('Name that people read.'),
  number: {
    optional: { type: 'string', maxLength: 32, description: 'Number as printed on protocols; leading zeros matter.' },
  },
  kind: { optional: oneOfThese(precinctKinds, 'For precincts only.') },
});

const lineUse = objectOf<LineUse>('A line of the protocol.', {
  line: textLike(lineName, 'Name from the vocabulary of lines, e.g. `ballotsReceived`.'),
  no: { type: 'string', minLength: 1, maxLength: 16, description: 'Number as printed, e.g. `8` or `3.1`.' },
  label: textSchema('Wording of the line, as the law or the form has it.'),
  required: { optional: { type: 'boolean', description: 'Whether a protocol without it is refused. Absent: true.' } },
});

const contestant = objectOf<ContestantDefinition>('A candidate, a party or an answer, in the order of the ballot.', {
  id: textLike('^[A-Za-z0-9_-]{1,32}$', 'Key in the votes of a protocol.'),
  no: { type: 'integer', minimum: 0, description: 'Number on the ballot.' },
  kind: oneOfThese(['candidate', 'party', 'answer'], 'What the voter votes for.'),
  name: textSchema('Name as on the ballot.'),
  struckOut: {
    optional: { type: 'boolean', description: 'Struck out of the ballot: protocols give no number for it.' },
  },
});

const contest = objectOf<ContestDefinition>('One thing that is decided by a vote.', {
  id: textLike('^[a-z0-9-]{1,32}$', 'Unique; part of the keys of protocols.'),
  title: textSchema('What is decided.'),
  territory: textLike(code, 'Code of the unit whose voters decide.'),
  contestants: listOf(contestant, 'Everyone on the ballot.', { minItems: 1 }),
  precinctLines: listOf(lineUse, 'Lines of the precinct protocol in the printed order.', { minItems: 1 }),
  districtLines: { optional: listOf(lineUse, 'Lines of the district protocol in the printed order.', { minItems: 1 }) },
  boxes: {
    optional: oneOfThese(['none', 'optional', 'required'], 'Whether the precinct protocol lists ballot boxes.'),
  },
});

const turnoutSlot = objectOf<TurnoutSlotDefinition>('An hour that the progress of voting is reported for.', {
  at: textLike(timeOfDay, 'Hour and minute, also its id.'),
});

const subject = objectOf<SubjectDefinition>('Who takes part and is no unit of the territory.', {
  id: textLike(
    subjectId,
    'Unique over all kinds. Not a number, a day, `notice`, `protocol` or the id of a contest: these mean something else in keys.',
  ),
  kind: oneOfThese(subjectKinds, 'What it is.'),
  name: textSchema('Name that people read.'),
  contestant: {
    optional: objectOf<NonNullable<SubjectDefinition['contestant']>>(
      'Place on a ballot, for candidates, parties and blocs.',
      {
        contest: { type: 'string', description: 'Id of the contest.' },
        id: { type: 'string', description: 'Its id there.' },
      },
    ),
  },
  members: { optional: listOf({ type: 'string' }, 'Ids of the parties that a bloc is made of.', { minItems: 1 }) },
  territory: { optional: textLike(code, 'Code of the unit that it belongs to. Absent: the whole country.') },
});

const body = objectOf<BodyDefinition>('A kind of submitting body.', {
  id: textLike('^[a-z][a-z0-9-]{0,63}$', 'E.g. `territorial-commission`.'),
  title: textSchema('Name of the body.'),
  level: oneOfThese(
    levels,
    'There is one for every unit of this level, called `<id>:<unit>`; `country`: a single one, called `<id>`.',
  ),
  subjects: {
    optional: listOf(
      oneOfThese(subjectKinds, 'A kind of subject.'),
      'Instead of a single body for the country: one for every subject of these kinds, called `<id>:<subject>`.',
      { minItems: 1 },
    ),
  },
});

const valuePath = textLike(
  '^[A-Za-z]',
  'A path in the values, such as `lines` or `votes.3`, and everything below it.',
  { maxLength: 200 },
);

const comparison = objectOf<CarrierComparison>('How paper is compared with the electronic version of a slot.', {
  only: { optional: listOf(valuePath, 'Only these are compared. Absent: everything.') },
  absentOnPaper: {
    optional: listOf(valuePath, 'What a paper may lack: not required of it, and compared only when it is stated.'),
  },
});

/** How paper is dealt with. */
export const paperMembers = {
  carriers: {
    optional: listOf(
      oneOfThese(carrierNames, 'A carrier.'),
      'What must arrive, and agree where it is both, before a slot is complete. What comes on the other carrier is taken too. Absent: electronic.',
      { minItems: 1 },
    ),
  },
  doubleEntry: {
    optional: { type: 'boolean', description: 'Whether two registrars must read a paper alike. Absent: false.' },
  },
  compare: { optional: comparison },
} as const;

const formUse = objectOf<FormUse>('A form of the catalogue that this campaign uses.', {
  form: textLike(formKey, 'Key of the form.'),
  by: listOf({ type: 'string' }, 'Ids of the bodies that may submit it, for their unit and everything inside.', {
    minItems: 1,
  }),
  stages: listOf(oneOfThese(stages, 'A stage.'), 'Stages of the campaign at which it is taken.', { minItems: 1 }),
  contests: {
    optional: listOf({ type: 'string' }, 'Ids of the contests that it is for. Absent: all.', { minItems: 1 }),
  },
  ...paperMembers,
});

const dateRule = (description: string): Schema => ({ type: 'string', minLength: 1, maxLength: 200, description });
const sourceOf: Schema = { type: 'string', minLength: 1, maxLength: 500, description: 'Clause, law, calendar plan.' };
const spans = (side: string): Schema =>
  listOf(
    textLike('^[1-9][0-9]{0,2} (day|hour)s?$', 'E.g. `3 days`, `2 hours`.'),
    `How long ${side} the term those who have not submitted are reminded.`,
    { maxItems: 10 },
  );

const duty = objectOf<DutyDefinition>('A form that is owed, by whom and by when.', {
  form: textLike(formKey, 'Key of a form that the campaign uses.'),
  kind: oneOfThese(
    dutyKinds,
    '`due`: owed by everybody; `conditional`: once its happening was recorded; `on-event`: any number may come, none is missing.',
  ),
  per: {
    optional: listOf(
      oneOfThese(dutyParts, 'What one is expected per.'),
      'One of `unit`, `precinct`, `once`, then what multiplies it, in the order of the slot’s key. Absent: as the form’s key says.',
      { minItems: 1 },
    ),
  },
  by: { optional: { type: 'string', description: 'Id of the body that owes it. Absent: the first of the form’s.' } },
  document: { optional: oneOfThese(['notice'], 'The quick message is owed, not the signed protocol.') },
  due: {
    optional: dateRule(
      'Date rule: `E-35`, `E at 12:00`, `3 working days after precincts-formed`, `every 7 days from E-60 to E`, `slots 11:00 by 12:00, 20:00`. Absent: no term is set.',
    ),
  },
  when: { optional: textLike(dateName, 'Name of the happening that a conditional duty begins with.') },
  status: oneOfThese(
    dutyStatuses,
    'What the term rests on. `law`: the law dates the submission; `anchor`: the law dates the underlying act; `analogue`: another law or campaign does, to be confirmed; `configured`: set for this campaign.',
  ),
  source: { optional: sourceOf },
  remind: {
    optional: objectOf<NonNullable<DutyDefinition['remind']>>('When reminders go out.', {
      before: { optional: spans('before') },
      after: { optional: spans('after') },
    }),
  },
});

const namedDate = objectOf<NamedDate>('A date rule that others refer to.', {
  name: textLike(dateName, 'Name used in date rules.'),
  rule: dateRule('Date rule of one date.'),
  source: { optional: sourceOf },
});

const happening = objectOf<HappeningDefinition>('An event that is recorded in the course of the campaign.', {
  name: textLike(dateName, 'Name used in duties and date rules.'),
  title: textSchema('What happens.'),
  of: oneOfThese(['campaign', 'unit', 'subject'], 'Whom it happens to.'),
  recordedBy: {
    optional: objectOf<HappeningSource>(
      'The form whose accepted version records it, for the form’s unit, for the subject in its key, or for the campaign. Absent: only the Secretariat records it.',
      {
        form: textLike(formKey, 'Key of a form that the campaign uses.'),
        day: {
          optional: textLike(
            '^[A-Za-z][A-Za-z0-9]*([.][A-Za-z][A-Za-z0-9]*)*$',
            'Path of the field that names the day, or day and time, e.g. `decisionAt`; a clarified version that names another day corrects it. Absent: the moment of the first acceptance.',
          ),
        },
      },
    ),
  },
});

export const workingDaysSchema = objectOf<WorkingDayCalendar>('A version of the calendar of working days.', {
  id: textLike('^[A-Za-z0-9._-]{1,64}$', 'Unique in the campaign, e.g. `ua-2019.1`.'),
  source: sourceOf,
  weekend: listOf({ type: 'integer', minimum: 1, maximum: 7 }, 'Days of the week that are off: Monday is 1.', {
    uniqueItems: true,
  }),
  holidays: listOf(
    objectOf<WorkingDayCalendar['holidays'][number]>('A holiday.', {
      date: textLike(date, 'Its day.'),
      name: textSchema('Its name.'),
    }),
    'Days off by law.',
  ),
  moved: listOf(
    objectOf<WorkingDayCalendar['moved'][number]>('A working day that is moved.', {
      from: textLike(date, 'Working day that is off.'),
      to: textLike(date, 'Day off that is worked instead.'),
    }),
    'Working days that are moved.',
  ),
});

const times: Schema = { type: 'number', description: 'Factor. Absent: 1.' };
const term: Schema = {
  type: 'object',
  description: 'One of: a line, the votes, the boxes, a constant.',
  properties: {
    line: textLike(lineName, 'A line of the protocol.'),
    votes: { const: 'sum', description: 'Sum of the votes for all contestants.' },
    boxes: oneOfThese(['all', 'stationary', 'portable'], 'Sum of the ballots found in boxes of this kind.'),
    constant: { type: 'number', description: 'A number of its own.' },
    times,
  },
  additionalProperties: false,
  oneOf: [{ required: ['line'] }, { required: ['votes'] }, { required: ['boxes'] }, { required: ['constant'] }],
  not: { required: ['constant', 'times'] },
};

const relationId = textLike('^[A-Za-z][A-Za-z0-9-]{0,31}$', 'Unique. Findings, acts and views refer to it.');
const severity = oneOfThese(
  ['error', 'act', 'warning', 'info'],
  '`error`: cannot be accepted; `act`: accepted with a discrepancy act only; `warning`, `info`: accepted with a note.',
);

type NamedRelation = Exclude<RelationUse, LinearRelation>;
const namedRelation = objectOf<NamedRelation>('A relation that the system has (docs/relations.md), switched on.', {
  id: relationId,
  severity,
  params: {
    optional: {
      type: 'object',
      description: 'Thresholds that the relation documents.',
      additionalProperties: { type: ['number', 'string', 'boolean'] },
    },
  },
});

const linearRelation = objectOf<LinearRelation>(
  'A relation of this definition’s own: Σ left `op` Σ right over one protocol.',
  {
    id: relationId,
    severity,
    form: textLike(formKey, 'Key of the form that it judges.'),
    left: listOf(term, 'Terms that are added up.', { minItems: 1 }),
    op: oneOfThese(['=', '<=', '<', '>=', '>'], 'What must hold between the sides.'),
    right: listOf(term, 'Terms that are added up.', { minItems: 1 }),
    text: textSchema('What must hold, in words, for the person whose protocol breaks it.'),
    missing: {
      optional: oneOfThese(
        ['skip-any', 'skip-all', 'never'],
        'When terms have no value. `skip-any` (default): not judged when one has none; `skip-all`: only when none has one; `never`: a missing value is 0.',
      ),
    },
  },
);

const relation: Schema = { if: { required: ['left'] }, then: linearRelation, else: namedRelation };

const ownLine = objectOf<NonNullable<CampaignDefinition['vocabulary']>[number]>('A line that only this law has.', {
  name: textLike(lineName, 'Name used in `precinctLines`, `districtLines` and relations.'),
  label: textSchema('What the line counts.'),
});

/** JSON Schema 2020-12 of a campaign definition. */
export const campaignDefinitionSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Campaign definition',
  ...objectOf<CampaignDefinition>('Everything that differs between elections and laws.', {
    id: textLike('^[a-z0-9][a-z0-9-]{0,63}$', 'Unique; also the name of the campaign’s event log.'),
    kind: oneOfThese(['presidential', 'parliamentary', 'referendum', 'local'], 'What kind of vote it is.'),
    title: textSchema('Name of the campaign.'),
    votingDay: textLike(date, 'First voting day, in the campaign’s time zone.'),
    timeZone: {
      type: 'string',
      minLength: 1,
      maxLength: 64,
      description: 'IANA name, e.g. `Europe/Kyiv`. Times in forms are local to it.',
    },
    polls: objectOf<CampaignDefinition['polls']>('Local hours of voting.', {
      open: textLike(timeOfDay, 'When the polls open.'),
      close: textLike(timeOfDay, 'When the polls close.'),
    }),
    territory: listOf(territory, 'Country, regions, districts; precincts may be here or be registered later.', {
      minItems: 1,
    }),
    vocabulary: { optional: listOf(ownLine, 'Lines that the system’s vocabulary does not have.') },
    contests: listOf(contest, 'What is decided; empty where the Commission counts no votes itself (local elections).'),
    subjects: { optional: listOf(subject, 'Parties, candidates, outlets; more may be registered later.') },
    turnoutSlots: listOf(turnoutSlot, 'Hours of the turnout notices, in order; may be empty.'),
    bodies: listOf(body, 'Who submits.', { minItems: 1 }),
    forms: listOf(formUse, 'What is submitted.', { minItems: 1 }),
    duties: {
      optional: listOf(
        duty,
        'What is owed, at most one duty for a form and kind of document. Absent: every unit of its level owes every form, without a term. Forms without a duty may come and are never missing.',
      ),
    },
    dates: { optional: listOf(namedDate, 'Date rules with names, beside `polls-open` and `polls-close`.') },
    happenings: { optional: listOf(happening, 'Events that duties and date rules wait for.') },
    workingDays: { optional: workingDaysSchema },
    relations: listOf(relation, 'What is checked. A relation that is not listed is not checked.'),
  }),
};

/** JSON Schema 2020-12 of a batch of units to register: what a definition's `territory` holds. */
export const territoriesSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Units to register',
  ...listOf(territory, 'Precincts that the definition does not have.', { minItems: 1 }),
};

/** JSON Schema 2020-12 of a batch of subjects to register: what a definition's `subjects` holds. */
export const subjectsSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Subjects to register',
  ...listOf(subject, 'Subjects that the definition does not have.', { minItems: 1 }),
};

/** JSON Schema 2020-12 of what ends the part of a subject. */
export const subjectWithdrawalSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Withdrawal of a subject',
  ...objectOf<SubjectWithdrawal>('Why and when a subject stopped taking part.', {
    reason: { type: 'string', minLength: 1, maxLength: 2000, description: 'Why, e.g. the decision of the Commission.' },
    at: textLike(localDateTime, 'Local date and time from which it owes nothing more.'),
  }),
};
