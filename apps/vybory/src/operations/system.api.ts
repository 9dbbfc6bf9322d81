import {
  count,
  flag,
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
import type { RebuildReport } from '#vybory/views';
import type { CampaignStatus, SystemStatus } from './system-status.js';

const tag = 'Operations';
const json = 'application/json';

export const readStatus: RouteDescription = {
  id: 'readStatus',
  tag,
  summary: 'How far processing and views have come',
  parameters: [
    {
      name: 'campaign',
      in: 'query',
      description: 'Only this campaign.',
      schema: { type: 'string' },
      example: 'ua-president-2019-r1',
    },
  ],
  answers: { 200: { description: 'By campaign.', content: { [json]: { schema: ref('SystemStatus') } } } },
};

export const rebuildViews: RouteDescription = {
  id: 'rebuildViews',
  tag,
  summary: 'Build views anew from the log and put them in their place',
  description: 'The live ones answer all the while. It answers when it is done.',
  parameters: [
    {
      name: 'Vybory-Body',
      in: 'header',
      required: true,
      description: 'The Secretariat.',
      schema: { type: 'string' },
      example: 'secretariat',
    },
  ],
  body: {
    description: 'Which view; absent: all of them.',
    content: { [json]: { schema: ref('RebuildRequest'), example: { view: 'results' } } },
  },
  answers: { 200: { description: 'Switched.', content: { [json]: { schema: ref('RebuildReport') } } } },
  problems: { 401: ['body-not-named'], 403: ['secretariat-only'], 409: ['rebuild-refused'] },
};

export const readIndexPage: RouteDescription = {
  id: 'readIndexPage',
  tag,
  summary: 'Addresses that are worth a look, for people',
  answers: {
    200: {
      description: 'In both languages; HTML for browsers.',
      content: { 'text/plain': { schema: { type: 'string' } }, 'text/html': { schema: { type: 'string' } } },
    },
  },
};

export const systemSchemas: Readonly<Record<string, Schema>> = {
  SystemStatus: objectOf<SystemStatus>({
    caughtUp: flag('Everything that was received is processed and visible in every view.'),
    campaigns: listOf(ref('CampaignStatus'), 'By campaign.'),
  }),
  CampaignStatus: objectOf<CampaignStatus>({
    id: words('Id of the campaign.'),
    stage: ref('Stage'),
    head: count('Position of the last event.'),
    processing: nullable(object({ position: count('Processed up to here.'), state: words('What it is doing.') })),
    views: listOf(
      objectOf<CampaignStatus['views'][number]>({
        view: words('Name of the view.'),
        position: count('It shows everything up to here.'),
        state: words('What it is doing.'),
        reason: optional(words('Why it is halted, or what it tries again.')),
        parked: count('Slots that are left out.'),
      }),
      'By view.',
    ),
  }),
  RebuildRequest: object({ view: optional(words('Name of the view.')) }),
  RebuildReport: objectOf<RebuildReport>({
    views: listOf({ type: 'string' }, 'What was built anew.'),
    positions: {
      type: 'object',
      additionalProperties: count('Position.'),
      description: 'Where the new views stand, by campaign.',
    },
    differences: listOf(
      objectOf<RebuildReport['differences'][number]>({
        view: words('Name of the view.'),
        table: words('Name of the table.'),
        live: count('Rows that it had.'),
        rebuilt: count('Rows that it has now.'),
      }),
      'Tables that have another number of rows than before: to be explained by new code or a repair.',
    ),
  }),
};
