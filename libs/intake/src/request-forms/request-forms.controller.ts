import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiRoute } from '#vybory/api-document';
import {
  parseNewRequestForm,
  parseReasonedDecision,
  parseRequestFormDesign,
  parseVersionDecision,
  versionInForce,
  type ActingPerson,
  type CampaignRuntime,
  type Parsed,
  type RequestFormCommand,
  type RequestFormDecisionCommand,
  type RequestFormState,
  type RequestFormVersion,
} from '#vybory/campaigns';
import { CampaignRegistry } from '#vybory/campaign-registry';
import { campaignUnknown } from '../submissions/problems.js';
import { Acting } from './acting-person.js';
import { requestMalformed, requestRefused, requestUnknown } from './problems.js';
import {
  agreeToRequestForm,
  approveRequestForm,
  draftRequestForm,
  listRequestForms,
  readRequestForm,
  redraftRequestForm,
  returnRequestForm,
  submitRequestFormForAgreement,
  withdrawRequestForm,
} from './request-forms.api.js';

export interface RequestFormDocument {
  readonly key: string;
  /** The version that submissions use when they name none. */
  readonly inForce: number | null;
  /** All of them, in order. */
  readonly versions: readonly RequestFormVersion[];
}

/**
 * One-off requests (order № 60, section 5): the Secretariat designs, the informatisation unit agrees, the head of the Commission approves.
 * Who may do what is decided in `libs/campaigns`, not here.
 */
@Controller('api/v1/campaigns/:campaign/request-forms')
export class RequestFormsController {
  constructor(@Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry) {}

  @Get()
  @ApiRoute(listRequestForms)
  list(@Param('campaign') id: string): { readonly items: readonly RequestFormDocument[] } {
    const { requestForms } = this.known(id);
    return { items: requestForms.keys().flatMap((key) => documentOf(key, requestForms.state(key)) ?? []) };
  }

  @Get(':request')
  @ApiRoute(readRequestForm)
  read(@Param('campaign') id: string, @Param('request') key: string): RequestFormDocument {
    return this.document(this.known(id), key);
  }

  @Post()
  @ApiRoute(draftRequestForm)
  async draft(
    @Param('campaign') id: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    const campaign = this.known(id);
    const { key, design } = contentOf(parseNewRequestForm(payload, campaign.definition));
    return this.take(campaign, { type: 'Draft', expect: 'new', key, design, by });
  }

  @Put(':request/draft')
  @ApiRoute(redraftRequestForm)
  async redraft(
    @Param('campaign') id: string,
    @Param('request') key: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    const campaign = this.known(id);
    this.document(campaign, key);
    const design = contentOf(parseRequestFormDesign(payload, key, campaign.definition));
    return this.take(campaign, { type: 'Draft', expect: 'known', key, design, by });
  }

  @Post(':request/submission-for-agreement')
  @HttpCode(200)
  @ApiRoute(submitRequestFormForAgreement)
  submitForAgreement(
    @Param('campaign') id: string,
    @Param('request') key: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    return this.decide(id, key, { type: 'SubmitForAgreement', ...contentOf(parseVersionDecision(payload)), by });
  }

  @Post(':request/agreement')
  @HttpCode(200)
  @ApiRoute(agreeToRequestForm)
  agree(
    @Param('campaign') id: string,
    @Param('request') key: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    return this.decide(id, key, { type: 'Agree', ...contentOf(parseVersionDecision(payload)), by });
  }

  @Post(':request/return')
  @HttpCode(200)
  @ApiRoute(returnRequestForm)
  giveBack(
    @Param('campaign') id: string,
    @Param('request') key: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    return this.decide(id, key, { type: 'Return', ...contentOf(parseReasonedDecision(payload)), by });
  }

  @Post(':request/approval')
  @HttpCode(200)
  @ApiRoute(approveRequestForm)
  approve(
    @Param('campaign') id: string,
    @Param('request') key: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    return this.decide(id, key, { type: 'Approve', ...contentOf(parseVersionDecision(payload)), by });
  }

  @Post(':request/withdrawal')
  @HttpCode(200)
  @ApiRoute(withdrawRequestForm)
  withdraw(
    @Param('campaign') id: string,
    @Param('request') key: string,
    @Body() payload: unknown,
    @Acting() by: ActingPerson,
  ): Promise<RequestFormDocument> {
    return this.decide(id, key, { type: 'Withdraw', ...contentOf(parseReasonedDecision(payload)), by });
  }

  private async decide(id: string, key: string, decision: RequestFormDecisionCommand): Promise<RequestFormDocument> {
    const campaign = this.known(id);
    // A key that nobody knows must not become the name of a stream.
    this.document(campaign, key);
    return this.take(campaign, { ...decision, key });
  }

  private async take(campaign: CampaignRuntime, command: RequestFormCommand): Promise<RequestFormDocument> {
    const rejection = await this.campaigns.changeRequestForm(campaign, command);
    if (rejection) throw requestRefused(rejection);
    return this.document(campaign, command.key);
  }

  private document({ requestForms }: CampaignRuntime, key: string): RequestFormDocument {
    const document = documentOf(key, requestForms.state(key));
    if (!document) throw requestUnknown(key);
    return document;
  }

  private known(id: string): CampaignRuntime {
    const campaign = this.campaigns.get(id);
    if (!campaign) throw campaignUnknown(id);
    return campaign;
  }
}

function documentOf(key: string, state: RequestFormState | undefined): RequestFormDocument | undefined {
  if (state === undefined) return undefined;
  return { key, inForce: versionInForce(state)?.version ?? null, versions: state.versions };
}

function contentOf<Content>(parsed: Parsed<Content>): Content {
  if ('errors' in parsed) throw requestMalformed(parsed.errors);
  return parsed.content;
}
