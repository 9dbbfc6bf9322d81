import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiRoute } from '#vybory/api-document';
import { parseCourseCommand, parseWaiver, type CampaignRuntime, type DutyDefinition } from '#vybory/campaigns';
import { CampaignRegistry } from '#vybory/campaign-registry';
import { text, type Text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';
import { campaignUnknown } from '../submissions/problems.js';
import { onlySecretariat, SubmittingBody } from '../submitting-body.js';
import { changeCourse, explainDue, listDuties, waiveDuty } from './duties.api.js';

export interface DutyAnswer extends Pick<DutyDefinition, 'form' | 'kind' | 'when' | 'status' | 'source'> {
  readonly by: string;
  readonly per: readonly string[];
  readonly due: string | null;
  readonly waitsFor: readonly string[];
}

export interface DueAnswer {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly by: string;
  readonly kind: 'at' | 'no-term' | 'waits-for';
  readonly at: string | null;
  readonly local: string | null;
  readonly opens: string | null;
  readonly waitsFor: string | null;
  readonly calendar: string | null;
  readonly explanation: readonly Text[];
  readonly waived: { readonly reason: string; readonly by: string } | null;
  readonly released: string | null;
}

const recorded = { recorded: true };

/** Who owes what by when: everybody may read it; the Secretariat records what changes it. */
@Controller('api/v1/campaigns/:campaign')
export class DutiesController {
  constructor(@Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry) {}

  @Get('duties')
  @ApiRoute(listDuties)
  list(@Param('campaign') id: string): { readonly items: readonly DutyAnswer[] } {
    const { duties } = this.known(id).duties;
    return {
      items: duties.map(({ definition, by, parts, happenings }) => {
        const { form, kind, when, due = null, status, source } = definition;
        const optional = { ...(when !== undefined && { when }), ...(source !== undefined && { source }) };
        return { form, by, kind, per: parts, ...optional, due, status, waitsFor: happenings };
      }),
    };
  }

  @Get('due')
  @ApiRoute(explainDue)
  due(
    @Param('campaign') id: string,
    @Query('form') form = '',
    @Query('unit') unit = '',
    @Query('key') key = '',
  ): DueAnswer {
    const slot = this.known(id).duties.slot(form, unit, key);
    if (slot === undefined) throw slotNotOwed(form, unit, key);
    const { by, due, waived = null, released = null } = slot;
    return {
      ...{ form, unit, key, by, kind: due.kind },
      at: due.kind === 'at' ? due.at : null,
      local: due.kind === 'at' ? due.local : null,
      opens: due.kind === 'waits-for' ? null : (due.opens ?? null),
      waitsFor: due.kind === 'waits-for' ? due.event : null,
      calendar: due.kind === 'at' ? (due.calendar ?? null) : null,
      explanation: due.kind === 'waits-for' ? [] : due.explanation,
      waived,
      released,
    };
  }

  @Post('course')
  @HttpCode(200)
  @ApiRoute(changeCourse)
  async change(
    @Param('campaign') id: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
  ): Promise<object> {
    onlySecretariat(body);
    const campaign = this.known(id);
    const parsed = parseCourseCommand(payload);
    if ('errors' in parsed) throw malformed('course-malformed', parsed.errors);
    const rejection = await this.campaigns.changeCourse(campaign, parsed.command, body);
    if (rejection) throw refused(rejection);
    return recorded;
  }

  @Post('waivers')
  @HttpCode(200)
  @ApiRoute(waiveDuty)
  async waive(
    @Param('campaign') id: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
  ): Promise<object> {
    onlySecretariat(body);
    const campaign = this.known(id);
    const parsed = parseWaiver(payload);
    if ('errors' in parsed) throw malformed('waiver-malformed', parsed.errors);
    const rejection = await this.campaigns.waive(campaign, parsed.command, body);
    if (rejection) throw refused(rejection);
    return recorded;
  }

  private known(id: string): CampaignRuntime {
    const campaign = this.campaigns.get(id);
    if (!campaign) throw campaignUnknown(id);
    return campaign;
  }
}

function slotNotOwed(form: string, unit: string, key: string): Problem {
  return new Problem({
    status: 404,
    code: 'slot-not-owed',
    title: text('Такого подання ніхто не винен', 'Nobody owes such a slot'),
    extensions: { form, unit, key },
  });
}

function malformed(code: string, errors: readonly ProblemError[]): Problem {
  return new Problem({
    status: 422,
    code,
    title: text('Запит містить помилки', 'The request has errors'),
    detail: text(`Помилок: ${errors.length}. Нічого не збережено`, `${errors.length} error(s). Nothing was stored`),
    errors,
  });
}

function refused({ code, message }: { readonly code: string; readonly message: Text }): Problem {
  return new Problem({
    status: code === 'campaign-unknown' ? 404 : 409,
    code,
    title: text('Кампанія цього не допускає', 'The campaign does not allow this'),
    detail: message,
  });
}
