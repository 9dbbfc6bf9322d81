import {
  dataCategories,
  dataSubjects,
  documentKinds,
  formCategories,
  identifierSchemes,
  largestCount,
  levels,
  purposes,
  requestKeyPrefix,
  ruleSeverities,
  subjectKinds,
  type ChoiceOption,
  type DescribedCell,
  type DescribedField,
  type DescribedGroup,
  type DescribedKeyed,
  type DescribedRows,
  type DescribedRule,
  type FormDescription,
  type OwedWhen,
  type PersonalOptions,
} from '#vybory/forms';
import { stages } from '../definition.js';
import { localDateTime, paperMembers, textSchema } from '../definition-schema.js';
import { listOf, objectOf, oneOfThese, textLike, type Schema } from '../json-shape.js';
import type { RequestFormDesign } from './design.js';

const fieldName = textLike('^[a-z][A-Za-z0-9]{0,63}$', 'Name in the values.');
const choiceValue = textLike('^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$', 'What is sent.');
const whole = (minimum: number, maximum: number, description: string): Schema => ({
  type: 'integer',
  ...{ minimum, maximum, description },
});
const yes = (description: string): Schema => ({ type: 'boolean', description });

const choices = listOf(
  objectOf<ChoiceOption>('One of a closed list.', { value: choiceValue, label: textSchema('What people read.') }),
  'The closed list.',
  { minItems: 1, maxItems: 300 },
);
const someLevels = listOf(oneOfThese(levels, 'A level.'), 'Levels of the territory.', { minItems: 1, maxItems: 4 });
const someSubjectKinds = listOf(oneOfThese(subjectKinds, 'A kind of subject.'), 'Kinds of subjects.', {
  minItems: 1,
  maxItems: subjectKinds.length,
});

const personalMark = objectOf<PersonalOptions>(
  'Whose data it is and why it is asked; what the group or table around it says need not be said again.',
  {
    subject: { optional: oneOfThese(Object.keys(dataSubjects), 'Whose data.') },
    purpose: { optional: oneOfThese(Object.keys(purposes), 'What for; names the law and how long they are kept.') },
    category: { optional: oneOfThese(Object.keys(dataCategories), 'What kind of data.') },
    public: {
      optional: listOf(oneOfThese(Object.keys(dataCategories), 'A category.'), 'Categories that are published.'),
    },
  },
);
const personal: Schema = {
  description: '`none`: nobody’s data. Text, identifiers, dates and files must say one or the other.',
  if: { type: 'string' },
  then: { const: 'none' },
  else: personalMark,
};

const named = {
  name: fieldName,
  label: textSchema('What people read.'),
  hint: { optional: textSchema('How to fill it in.') },
  optional: { optional: yes('May be left out.') },
  when: {
    optional: objectOf<OwedWhen>('Owed only when a choice above it has a value.', {
      field: fieldName,
      is: choiceValue,
    }),
  },
  example: { optional: { description: 'A value for the form’s example.' } },
  personal: { optional: personal },
} as const;

type Kind<Field, Name> = Extract<Field, { readonly kind: Name }>;
const kind = (value: string): Schema => ({ const: value, description: 'What it is.' });
const plain = (value: string, description: string): Schema =>
  objectOf<Kind<DescribedCell, 'precinct'>>(description, { ...named, kind: kind(value) });

const cells: Readonly<Record<DescribedCell['kind'], Schema>> = {
  count: objectOf<Kind<DescribedCell, 'count'>>('A whole number.', {
    ...named,
    kind: kind('count'),
    min: { optional: whole(0, largestCount, 'Absent: 0.') },
    max: { optional: whole(0, largestCount, 'Absent: the largest that every store holds.') },
    nullable: { optional: yes('`null` is taken for "not known".') },
  }),
  decimal: objectOf<Kind<DescribedCell, 'decimal'>>('An exact decimal, written as a text.', {
    ...named,
    kind: kind('decimal'),
    scale: whole(0, 6, 'Digits behind the point.'),
    positive: { optional: yes('Above zero.') },
  }),
  money: objectOf<Kind<DescribedCell, 'money'>>('An amount of money.', {
    ...named,
    kind: kind('money'),
    currency: { optional: textLike('^[A-Z]{3}$', 'ISO 4217. Absent: hryvnia.') },
    positive: { optional: yes('Above zero.') },
  }),
  text: objectOf<Kind<DescribedCell, 'text'>>('A text.', {
    ...named,
    kind: kind('text'),
    maxLength: { optional: whole(1, 100_000, 'In characters. Absent: 2000, long: 100,000.') },
    long: { optional: yes('Whole paragraphs.') },
  }),
  'local-time': objectOf<Kind<DescribedCell, 'local-time'>>('A date or a time on the campaign’s clock.', {
    ...named,
    kind: kind('local-time'),
    precision: oneOfThese(['minute', 'day', 'minute-or-day', 'time'], 'How exact.'),
  }),
  choice: objectOf<Kind<DescribedCell, 'choice'>>('One of a closed list.', { ...named, kind: kind('choice'), choices }),
  flag: objectOf<Kind<DescribedCell, 'flag'>>('Yes or no.', {
    ...named,
    kind: kind('flag'),
    declared: { optional: yes('A declaration: only yes is accepted.') },
  }),
  identifier: objectOf<Kind<DescribedCell, 'identifier'>>('An identifier with rules of its own.', {
    ...named,
    kind: kind('identifier'),
    scheme: oneOfThese(Object.keys(identifierSchemes), 'Which one.'),
  }),
  precinct: plain('precinct', 'Code of a precinct inside the unit of the submission.'),
  unit: objectOf<Kind<DescribedCell, 'unit'>>('Code of a unit of the territory.', {
    ...named,
    kind: kind('unit'),
    levels: someLevels,
  }),
  subject: objectOf<Kind<DescribedCell, 'subject'>>('Id of a subject of the campaign.', {
    ...named,
    kind: kind('subject'),
    kinds: someSubjectKinds,
  }),
  contestant: plain('contestant', 'Id of a contestant on the ballot.'),
  file: plain('file', 'A document that was uploaded before.'),
};

const group = objectOf<DescribedGroup>('Parts of one thing.', {
  ...named,
  kind: kind('group'),
  fields: listOf(byKind(cells), 'Its parts.', { minItems: 1, maxItems: 50 }),
});

const rows = objectOf<DescribedRows>('A table.', {
  ...named,
  kind: kind('rows'),
  fields: listOf(byKind({ ...cells, group }), 'Fields of a row.', { minItems: 1, maxItems: 100 }),
  minRows: { optional: whole(0, 10_000, 'Absent: 1.') },
  maxRows: { optional: whole(1, 10_000, 'Absent: 10,000.') },
  unique: { optional: fieldName },
});

/** The right schema is chosen by the kind, so that what is wrong is told for that kind alone. */
function byKind(kinds: Readonly<Record<string, Schema>>): Schema {
  return {
    type: 'object',
    description: 'A field.',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: Object.keys(kinds) } },
    allOf: Object.entries(kinds).map(([name, schema]) => ({
      if: { properties: { kind: { const: name } }, required: ['kind'] },
      then: schema,
    })),
  };
}

const keySource: Schema = {
  type: 'object',
  description: 'What the keys of the map name.',
  required: ['of'],
  properties: { of: { type: 'string', enum: ['region', 'subject', 'choice'] }, kinds: someSubjectKinds, choices },
  additionalProperties: false,
  allOf: [
    {
      if: { properties: { of: { const: 'subject' } } },
      then: { required: ['kinds'] },
      else: { properties: { kinds: false } },
    },
    {
      if: { properties: { of: { const: 'choice' } } },
      then: { required: ['choices'] },
      else: { properties: { choices: false } },
    },
  ],
};

const keyed = objectOf<DescribedKeyed>('A map from a region, a subject or one of a closed list to a number.', {
  ...named,
  kind: kind('keyed'),
  keys: keySource,
  value: oneOfThese(['count', 'money'], 'What stands under a key.'),
});

const fields: Readonly<Record<DescribedField['kind'], Schema>> = { ...cells, group, rows, keyed };

const memberPath = textLike('^[a-z][A-Za-z0-9]{0,63}([.][a-z][A-Za-z0-9]{0,63})?$', 'A field, or a part of a group.');
const operand: Schema = {
  type: 'object',
  description: 'A field, the sum of a column, the number of rows, or the sum over a map.',
  required: ['kind'],
  properties: {
    kind: { type: 'string', enum: ['field', 'column', 'row-count', 'entries'] },
    field: memberPath,
    rows: fieldName,
    column: memberPath,
    map: fieldName,
    negative: yes('Taken away instead of added.'),
  },
  additionalProperties: false,
  allOf: (
    [
      ['field', ['field']],
      ['column', ['rows', 'column']],
      ['row-count', ['rows']],
      ['entries', ['map']],
    ] as const
  ).map(([name, required]) => ({ if: { properties: { kind: { const: name } } }, then: { required: [...required] } })),
};
const side = listOf(operand, 'Operands that are added up.', { minItems: 1, maxItems: 100 });

const rule = objectOf<DescribedRule>('What must add up.', {
  relation: oneOfThese(
    ['T-1', 'T-2', 'T-3'],
    'T-1: a total; T-2: a part of a whole (`<=`); T-3: parts that make a whole.',
  ),
  left: side,
  op: oneOfThese(['=', '<='], 'What must hold.'),
  right: side,
  each: { optional: fieldName },
  text: { optional: textSchema('What must hold, in words.') },
  severity: oneOfThese(ruleSeverities, 'What a breach means, as with relations of a campaign.'),
});

const description = objectOf<FormDescription>('The form.', {
  title: textSchema('Title of the form.'),
  category: oneOfThese(formCategories, 'What it is about.'),
  level: oneOfThese(levels, 'Level of the units that it is submitted for.'),
  slotKey: listOf(oneOfThese(['contest', 'subject'], 'A part.'), 'What tells apart the slots of one unit.', {
    maxItems: 2,
  }),
  keySubjects: { optional: someSubjectKinds },
  documentKinds: listOf(oneOfThese(documentKinds, 'A kind.'), 'Kinds of documents that it stands for.', {
    minItems: 1,
    maxItems: documentKinds.length,
  }),
  fields: listOf(byKind(fields), 'Fields in the order of the form.', { minItems: 1, maxItems: 200 }),
  arithmetic: { optional: listOf(rule, 'What must add up.', { maxItems: 200 }) },
});

const designMembers = {
  form: description,
  by: listOf({ type: 'string' }, 'Ids of the bodies that it is addressed to; the first owes it.', {
    minItems: 1,
    maxItems: 50,
  }),
  stages: listOf(oneOfThese(stages, 'A stage.'), 'Stages of the campaign at which it is taken.', {
    minItems: 1,
    maxItems: stages.length,
  }),
  due: { optional: textLike(localDateTime, 'Local date and time after which it is late. Absent: no term is set.') },
  ...paperMembers,
} as const;

/** JSON Schema 2020-12 of a {@link RequestFormDesign}. */
export const requestFormDesignSchema: Schema = objectOf<RequestFormDesign>('A one-off request.', designMembers);

const key = textLike(`^${requestKeyPrefix}[a-z0-9]+(-[a-z0-9]+)*$`, 'Key of the form; begins with `request-`.', {
  maxLength: 64,
});

/** The same with the key that the form is to have. */
export const newRequestFormSchema: Schema = objectOf<RequestFormDesign & { readonly key: string }>(
  'A new one-off request.',
  { key, ...designMembers },
);

const hash = textLike('^[0-9a-f]{64}$', 'Hash of the version that is decided on.');
const reason: Schema = { type: 'string', minLength: 1, maxLength: 2000, description: 'Why.' };

/** What a decision on a version says: which one. */
export const versionDecisionSchema: Schema = objectOf<{ readonly hash: string }>('Which version.', { hash });

export const reasonedDecisionSchema: Schema = objectOf<{ readonly hash: string; readonly reason: string }>(
  'Which version, and why.',
  { hash, reason },
);
