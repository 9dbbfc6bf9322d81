import {
  choice,
  count,
  listOf,
  object,
  objectOf,
  ref,
  words,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import { campaignDefinitionSchema, stages, territoriesSchema } from '#vybory/campaigns';
import { secretariatProblems, submittingBody, unreadableBody } from '../api-words.js';
import type { CampaignSummary } from './campaigns.controller.js';
import { exampleDefinition } from './example-definition.js';

const tag = 'Campaigns';
const json = 'application/json';
const summaryAnswer = (description: string): RouteDescription['answers'][number] => ({
  description,
  content: { [json]: { schema: ref('CampaignSummary') } },
});

export const listCampaigns: RouteDescription = {
  id: 'listCampaigns',
  tag,
  summary: 'All campaigns',
  answers: {
    200: {
      description: 'In the order in which they were announced.',
      content: { [json]: { schema: object({ items: listOf(ref('CampaignSummary'), 'Campaigns.') }) } },
    },
  },
};

export const announceCampaign: RouteDescription = {
  id: 'announceCampaign',
  tag,
  summary: 'Announce a campaign by its definition',
  description: 'Repeating the same definition does no harm; another one under the same id is a conflict.',
  parameters: [submittingBody],
  body: {
    description: 'Everything that differs between elections and laws.',
    content: { [json]: { schema: ref('CampaignDefinition'), example: exampleDefinition } },
  },
  answers: { 201: summaryAnswer('Announced.') },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    409: ['campaign-exists'],
    422: ['definition-malformed'],
  },
};

export const readCampaign: RouteDescription = {
  id: 'readCampaign',
  tag,
  summary: 'One campaign with its definition',
  answers: { 200: { description: 'The campaign.', content: { [json]: { schema: ref('Campaign') } } } },
  problems: { 404: ['campaign-unknown'] },
};

export const enterStage: RouteDescription = {
  id: 'enterStage',
  tag,
  summary: 'Lead a campaign into its next stage',
  description:
    'What may be submitted depends on the stage. Stages follow each other; none is skipped and none comes back.',
  parameters: [submittingBody],
  body: {
    description: 'The stage that begins.',
    content: { [json]: { schema: ref('StageChange'), example: { stage: 'preparation' } } },
  },
  answers: { 200: summaryAnswer('The campaign is in that stage.') },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    404: ['campaign-unknown'],
    409: ['stage-passed', 'stage-skipped'],
    422: ['stage-unknown'],
  },
};

export const registerTerritories: RouteDescription = {
  id: 'registerTerritories',
  tag,
  summary: 'Register units that the definition does not have',
  description:
    'Precincts, as a rule. The units of each parent are registered all or none; repeating them does no harm.',
  parameters: [submittingBody],
  body: {
    description: 'The units.',
    content: {
      [json]: {
        schema: ref('Territories'),
        example: [
          {
            code: '1-000002',
            level: 'precinct',
            parent: '1',
            number: '000002',
            name: { uk: 'Виборча дільниця № 000002', en: 'Polling station No. 000002' },
            kind: 'ordinary',
          },
        ],
      },
    },
  },
  answers: { 200: summaryAnswer('All of them are registered.') },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    404: ['campaign-unknown'],
    409: ['territories-refused'],
    422: ['definition-malformed'],
  },
};

const summaryMembers = {
  id: words('Also the name of the campaign’s event log.'),
  kind: words('Kind of vote.'),
  title: ref('Text'),
  votingDay: words('In the campaign’s time zone.', { format: 'date' }),
  stage: ref('Stage'),
  definitionHash: words('SHA-256 of the definition’s canonical text.', { pattern: '^[0-9a-f]{64}$' }),
  territory: object(
    { region: count('Regions.'), district: count('Districts.'), precinct: count('Precincts.') },
    { description: 'How many units there are, with those that were registered later.' },
  ),
};

export const campaignSchemas: Readonly<Record<string, Schema>> = {
  CampaignDefinition: withoutDialect(campaignDefinitionSchema),
  Territories: withoutDialect(territoriesSchema),
  CampaignSummary: objectOf<CampaignSummary>(summaryMembers),
  Campaign: object({ ...summaryMembers, definition: ref('CampaignDefinition') }),
  Stage: choice(stages, 'Where a campaign is in its life.'),
  StageChange: object({ stage: ref('Stage') }),
};

/** The document names its dialect itself. */
function withoutDialect({ $schema: _dialect, ...schema }: Schema): Schema {
  return schema;
}
