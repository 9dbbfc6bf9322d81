import {
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
import type { FormSummary } from './forms.controller.js';

const tag = 'Forms';
const json = 'application/json';
const place = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
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
    'With a campaign: the forms that it uses, its one-off requests in force among them; with a body: those that it may submit.',
  parameters: [
    place('campaign', 'Only what this campaign uses.', 'ua-president-2019-r1'),
    place('body', 'Id of a body of that campaign: only what it may submit.', 'territorial-commission'),
  ],
  answers: {
    200: {
      description: 'Forms of the catalogue, then one-off requests.',
      content: { [json]: { schema: object({ items: listOf(ref('FormSummary'), 'Forms.') }) } },
    },
  },
  problems: { 404: ['campaign-unknown'] },
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
  slotKey: listOf({ type: 'string' }, 'What tells apart the slots of one unit; joined by `+` in `key`.'),
  documentKinds: listOf({ type: 'string' }, 'Kinds of documents that it stands for.'),
  order: listOf({ type: 'string' }, 'Items of order No. 60 of 21 December 2001 that it serves.'),
  hash: words('SHA-256 of the form’s description: changes when a text, a field or a rule changes.', {
    pattern: '^[0-9a-f]{64}$',
  }),
  version: optional(count('Version of a one-off request.', { minimum: 1 })),
};

export const formSchemas: Readonly<Record<string, Schema>> = {
  FormSummary: objectOf<FormSummary>(summaryMembers),
  Form: object({
    ...summaryMembers,
    fields: listOf(
      {
        type: 'object',
        description: 'Further members depend on `kind`; the JSON Schema of the form says the same in standard words.',
        properties: {
          kind: { type: 'string' },
          name: { type: 'string' },
          label: ref('Text'),
          optional: { type: 'boolean' },
        },
        required: ['kind', 'name', 'label', 'optional'],
        additionalProperties: true,
      },
      'Fields in the order of the form.',
    ),
  }),
};
