import { bodyKeys, campaignKinds, cardinalities, carriers } from '#vybory/forms';
import {
  choice,
  count,
  listOf,
  object,
  objectOf,
  optional,
  ref,
  words,
  type Parameter,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import { workbookMediaType } from '../api-words.js';
import { formFilters } from './form-filter.js';
import type { FormDetails, FormSummary, ItemSummary } from './form-summary.js';

const tag = 'Forms';
const json = 'application/json';
const place = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
  example,
});
const filter = (name: keyof typeof formFilters, description: string, example: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', enum: formFilters[name] },
  example,
});
const places: readonly Parameter[] = [
  place('campaign', 'Shows exactly the lines and contestants of this campaign.', 'ua-president-2019-r1'),
  place('contest', 'Which contest of the campaign; absent: the first.', 'president'),
  place('unit', 'The unit that the form is submitted for; absent: the country.', '11-050130'),
];
const version = place('version', 'Which approved version of a one-off request; absent: the one in force.', '1');
const inCampaign = {
  parameters: [...places, version],
  problems: { 404: ['form-unknown', 'campaign-unknown', 'contest-unknown'] },
};

export const listForms: RouteDescription = {
  id: 'listForms',
  tag,
  summary: 'The catalogue of forms',
  description:
    'With a campaign: the forms that it uses, its one-off requests in force among them; with a body as well: those that it may submit. ' +
    'Without a campaign a body is one of the order, and the forms are those whose items name it.',
  parameters: [
    place('campaign', 'Only what this campaign uses.', 'ua-president-2019-r1'),
    place('body', 'Id of a body of that campaign, or key of a body of the order.', 'territorial-commission'),
    filter('kind', 'Forms of this kind of campaign.', 'presidential'),
    filter('category', 'Forms about this.', 'finance'),
  ],
  answers: {
    200: {
      description: 'Forms of the catalogue, then one-off requests.',
      content: { [json]: { schema: object({ items: listOf(ref('FormSummary'), 'Forms.') }) } },
    },
  },
  problems: { 400: ['parameters-malformed'], 404: ['campaign-unknown'] },
};

export const readForm: RouteDescription = {
  id: 'readForm',
  tag,
  summary: 'One form with its fields',
  parameters: [place('campaign', 'Whose one-off requests are looked into, too.', 'ua-president-2019-r1'), version],
  answers: { 200: { description: 'The form.', content: { [json]: { schema: ref('Form') } } } },
  problems: { 404: ['form-unknown'] },
};

export const readFormSchema: RouteDescription = {
  id: 'readFormSchema',
  tag,
  summary: 'JSON Schema of the form’s values',
  ...inCampaign,
  answers: {
    200: {
      description: 'A JSON Schema 2020-12; titles are in the language of `Accept-Language`.',
      content: { 'application/schema+json': { schema: { type: 'object' } } },
    },
  },
};

export const readFormExample: RouteDescription = {
  id: 'readFormExample',
  tag,
  summary: 'Values that the form accepts',
  ...inCampaign,
  answers: {
    200: { description: 'An example, the same every time.', content: { [json]: { schema: { type: 'object' } } } },
  },
};

export const readFormTemplate: RouteDescription = {
  id: 'readFormTemplate',
  tag,
  summary: 'CSV to fill in and to send to `submission-batches`',
  ...inCampaign,
  answers: {
    200: {
      description: 'Names for machines, a comment line of headers for people, then an example to write over.',
      content: { 'text/csv': { schema: { type: 'string' } } },
    },
  },
};

export const readFormWorkbook: RouteDescription = {
  id: 'readFormWorkbook',
  tag,
  summary: 'XLSX to fill in and to send to `submission-batches`',
  description:
    'The columns of template.csv on the sheet `Дані (data)`: names for machines in its first row, headers in Ukrainian and English below; ' +
    'lists to choose from, formats, hints. A guide and an example stand on sheets of their own, which are not read.',
  ...inCampaign,
  answers: {
    200: {
      description: 'A workbook in both languages.',
      content: { [workbookMediaType]: { schema: { type: 'string', format: 'binary' } } },
    },
  },
};

const summaryMembers = {
  form: words('Key of the form.'),
  title: ref('Text'),
  category: words('What the form is about.'),
  level: words('Level of the units that it is submitted for.'),
  structure: words('Name of the shape that it shares with other forms.'),
  slotKey: listOf({ type: 'string' }, 'What tells apart the slots of one unit; joined by `+` in `key`.'),
  documentKinds: listOf({ type: 'string' }, 'Kinds of documents that it stands for.'),
  order: listOf({ type: 'string' }, 'Items of order No. 60 of 21 December 2001 that it serves.'),
  items: listOf(ref('OrderItem'), 'The same items, with all that the order says of them.'),
  hash: words('SHA-256 of the form’s description: changes when a text, a field or a rule changes.', {
    pattern: '^[0-9a-f]{64}$',
  }),
  version: optional(count('Version of a one-off request.', { minimum: 1 })),
};

export const formSchemas: Readonly<Record<string, Schema>> = {
  OrderItem: objectOf<ItemSummary>({
    ref: words('Number of the item in section 3 of order No. 60.'),
    key: words('Key of the item in the catalogue of the order.'),
    kind: choice(campaignKinds, 'Kind of campaign.'),
    body: choice(bodyKeys, 'Who submits it.'),
    bodyTitle: ref('Text'),
    title: ref('Text'),
    cardinality: choice(cardinalities, 'How often it is submitted.'),
    carriers: listOf({ type: 'string', enum: carriers }, 'On what it may come.'),
    documentKinds: listOf({ type: 'string' }, 'Kinds of documents that the order names.'),
  }),
  FormSummary: objectOf<FormSummary>(summaryMembers),
  Field: {
    type: 'object',
    description:
      'Further members depend on `kind`; the JSON Schema of the form says the same in standard words. Tables and groups have `fields` of their own.',
    properties: {
      kind: { type: 'string' },
      name: { type: 'string' },
      label: ref('Text'),
      hint: ref('Text'),
      optional: { type: 'boolean' },
      personal: {
        type: 'object',
        description:
          'Present for personal data: whose they are, of what category, for what purpose, on what ground, how long they are kept.',
      },
    },
    required: ['kind', 'name', 'label', 'optional'],
    additionalProperties: true,
  },
  Form: objectOf<FormDetails>({
    ...summaryMembers,
    keySubjects: optional(listOf({ type: 'string' }, 'Kinds of subjects that the key names.')),
    fields: listOf(ref('Field'), 'Fields in the order of the form.'),
    arithmetic: listOf(
      {
        type: 'object',
        properties: { relation: { type: 'string' }, op: { enum: ['=', '<='] }, each: { type: 'string' } },
        required: ['relation', 'left', 'op', 'right'],
        additionalProperties: true,
      },
      'What must add up inside of the form: sums of operands on both sides.',
    ),
    pairs: listOf({ type: 'object', additionalProperties: true }, 'What must be stated together, or never together.'),
  }),
};
