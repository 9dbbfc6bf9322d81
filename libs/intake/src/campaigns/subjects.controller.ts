import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import {
  parseSubjects,
  parseSubjectWithdrawal,
  type CampaignRuntime,
  type SubjectDefinition,
  type SubjectWithdrawal,
} from '#vybory/campaigns';
import { CampaignRegistry } from '#vybory/campaign-registry';
import { campaignUnknown } from '../submissions/problems.js';
import { onlySecretariat, SubmittingBody } from '../submitting-body.js';
import { definitionMalformed, subjectsRefused } from './problems.js';
import { listSubjects, registerSubjects, withdrawSubject } from './subjects.api.js';

export interface SubjectDocument extends SubjectDefinition {
  /** Absent while it takes part. */
  readonly withdrawal?: SubjectWithdrawal;
}

export interface SubjectCounts {
  readonly known: number;
  readonly withdrawn: number;
}

/** Who takes part in a campaign and is no unit of its territory. The Secretariat registers them; everybody may read who they are. */
@Controller('api/v1/campaigns/:campaign/subjects')
export class SubjectsController {
  constructor(@Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry) {}

  @Get()
  @ApiRoute(listSubjects)
  list(@Param('campaign') id: string): { readonly items: readonly SubjectDocument[] } {
    const { subjects } = this.known(id);
    return { items: [...subjects].map((subject) => document(subject, subjects.withdrawal(subject.id))) };
  }

  @Post()
  @ApiRoute(registerSubjects)
  @HttpCode(200)
  async register(
    @Param('campaign') id: string,
    @Req() request: FastifyRequest,
    @SubmittingBody() body: string,
  ): Promise<SubjectCounts> {
    onlySecretariat(body);
    const campaign = this.known(id);
    const parsed = parseSubjects(request.body);
    if ('errors' in parsed) throw definitionMalformed(parsed.errors);
    const { subjects } = parsed;
    const rejection = await this.campaigns.changeSubjects(campaign, { type: 'RegisterSubjects', subjects }, body);
    if (rejection) throw subjectsRefused(rejection);
    return counts(campaign);
  }

  @Post(':subject/withdrawal')
  @ApiRoute(withdrawSubject)
  @HttpCode(200)
  async withdraw(
    @Param('campaign') id: string,
    @Param('subject') subject: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
  ): Promise<SubjectCounts> {
    onlySecretariat(body);
    const campaign = this.known(id);
    const parsed = parseSubjectWithdrawal(payload);
    if ('errors' in parsed) throw definitionMalformed(parsed.errors);
    const command = { type: 'WithdrawSubject', subject, ...parsed.withdrawal } as const;
    const rejection = await this.campaigns.changeSubjects(campaign, command, body);
    if (rejection) throw subjectsRefused(rejection);
    return counts(campaign);
  }

  private known(id: string): CampaignRuntime {
    const campaign = this.campaigns.get(id);
    if (!campaign) throw campaignUnknown(id);
    return campaign;
  }
}

function document(subject: SubjectDefinition, withdrawal: SubjectWithdrawal | undefined): SubjectDocument {
  return withdrawal === undefined ? subject : { ...subject, withdrawal };
}

function counts({ subjects }: CampaignRuntime): SubjectCounts {
  return { known: subjects.size, withdrawn: subjects.withdrawnCount };
}
