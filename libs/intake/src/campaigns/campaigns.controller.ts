import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import {
  parseCampaignDefinition,
  parseTerritories,
  stages,
  type CampaignDefinition,
  type CampaignRuntime,
  type Stage,
} from '#vybory/campaigns';
import { CampaignRegistry, FORM_CATALOGUE } from '#vybory/campaign-registry';
import { relationProblems } from '#vybory/checks';
import type { FormDefinition } from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { campaignUnknown } from '../submissions/problems.js';
import { onlySecretariat, SubmittingBody } from '../submitting-body.js';
import { announceCampaign, enterStage, listCampaigns, readCampaign, registerTerritories } from './campaigns.api.js';
import { definitionMalformed, lifeRefused, registrationRefused } from './problems.js';

export interface CampaignSummary {
  readonly id: string;
  readonly kind: CampaignDefinition['kind'];
  readonly title: CampaignDefinition['title'];
  readonly votingDay: string;
  readonly stage: Stage;
  readonly definitionHash: string;
  readonly territory: Readonly<Record<'region' | 'district' | 'precinct', number>>;
}

/** The Secretariat defines campaigns and leads them through their life; everybody may read them. */
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(FORM_CATALOGUE) private readonly forms: ReadonlyMap<string, FormDefinition>,
  ) {}

  @Get()
  @ApiRoute(listCampaigns)
  list(): { readonly items: readonly CampaignSummary[] } {
    return { items: this.campaigns.list().map(summary) };
  }

  @Post()
  @ApiRoute(announceCampaign)
  async announce(@Body() payload: unknown, @SubmittingBody() body: string): Promise<CampaignSummary> {
    onlySecretariat(body);
    const parsed = parseCampaignDefinition(payload, { forms: this.forms });
    if ('errors' in parsed) throw definitionMalformed(parsed.errors);
    const problems = relationProblems(parsed.definition);
    if (problems.length > 0) throw definitionMalformed(problems);
    const rejection = await this.campaigns.announce(parsed.definition, body);
    if (rejection) throw lifeRefused(rejection);
    return summary(this.known(parsed.definition.id));
  }

  @Get(':campaign')
  @ApiRoute(readCampaign)
  read(@Param('campaign') id: string): CampaignSummary & { readonly definition: CampaignDefinition } {
    const campaign = this.known(id);
    return { ...summary(campaign), definition: campaign.definition };
  }

  @Put(':campaign/stage')
  @ApiRoute(enterStage)
  async enterStage(
    @Param('campaign') id: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
  ): Promise<CampaignSummary> {
    onlySecretariat(body);
    const campaign = this.known(id);
    const rejection = await this.campaigns.enterStage(campaign.id, readStage(payload), body);
    if (rejection) throw lifeRefused(rejection);
    return summary(campaign);
  }

  /** Registers precincts (or other units) that the definition does not have; repeating it does no harm. */
  @Post(':campaign/territories')
  @ApiRoute(registerTerritories)
  @HttpCode(200)
  async register(
    @Param('campaign') id: string,
    @Req() request: FastifyRequest,
    @SubmittingBody() body: string,
  ): Promise<CampaignSummary> {
    onlySecretariat(body);
    const campaign = this.known(id);
    const parsed = parseTerritories(request.body);
    if ('errors' in parsed) throw definitionMalformed(parsed.errors);
    const rejections = await this.campaigns.registerTerritories(campaign, parsed.units, body);
    if (rejections.length > 0) throw registrationRefused(rejections);
    return summary(campaign);
  }

  private known(id: string): CampaignRuntime {
    const campaign = this.campaigns.get(id);
    if (!campaign) throw campaignUnknown(id);
    return campaign;
  }
}

function summary({ definition, definitionHash, stage, territory }: CampaignRuntime): CampaignSummary {
  const { id, kind, title, votingDay } = definition;
  const count = (level: 'region' | 'district' | 'precinct'): number => territory.countOfLevel(level);
  return {
    id,
    kind,
    title,
    votingDay,
    stage,
    definitionHash,
    territory: { region: count('region'), district: count('district'), precinct: count('precinct') },
  };
}

function readStage(payload: unknown): Stage {
  const wanted: unknown =
    typeof payload === 'object' && payload !== null && 'stage' in payload ? payload.stage : undefined;
  const stage = stages.find((known) => known === wanted);
  if (stage) return stage;
  throw new Problem({
    status: 422,
    code: 'stage-unknown',
    title: text('Такого етапу немає', 'There is no such stage'),
    errors: [
      {
        path: 'stage',
        code: 'unknown-choice',
        message: text('Значення не з переліку', 'Not one of the allowed values'),
        expected: [...stages],
      },
    ],
  });
}
