import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime, Severity } from '#vybory/campaigns';
import { inLanguage, type Language } from '#vybory/language';
import { submissionId, type SlotAddress } from '#vybory/submissions';
import { countFindings, findings, findingsView, type FindingAnswer, type FindingsQuestion } from '#vybory/views';
import { members, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { placeOf } from '../parameters/territory-parameter.js';
import { listFindings } from './findings.api.js';

const severities: readonly Severity[] = ['error', 'act', 'warning', 'info'];
const query: Query = { view: findingsView, name: 'findings', define };

@Controller('api/v1/campaigns/:campaign/findings')
export class FindingsController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  /** What the checks found, in the order of finding: open ones (of the current versions) unless asked otherwise. */
  @Get()
  @ApiRoute(listFindings)
  findings(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, query);
  }
}

function define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const status = parameters.choice('status', ['open', 'closed', 'all']) ?? 'open';
  const filter = filterOf(parameters, campaign);
  const limit = parameters.limit();
  const cursors = new Cursors<[position: number, ordinal: number]>('findings', parameters, ['number', 'number']);
  const behind = cursors.read();
  const after = behind === undefined ? {} : { after: { position: behind[0], ordinal: behind[1] } };
  return async ({ db, logId }, at) => {
    const question = { db, logId, status, ...filter, ...(at === undefined ? {} : { at }) };
    const total = await countFindings(question);
    const { items, last } = pageOf(await findings(question, { ...after, limit: limit + 1 }), limit);
    const next = last === undefined ? undefined : cursors.write([Number(last.openedPosition), last.ordinal]);
    return {
      members: () =>
        members({ total, items: items.map((item) => toJson(item, campaign, language)), next: next ?? null }),
      csv: () => ({ header: csvHeader[language], rows: items.map((item) => csvRow(item, campaign, language)) }),
      next,
    };
  };
}

function filterOf(
  parameters: QueryParameters,
  campaign: CampaignRuntime,
): Pick<FindingsQuestion, 'path' | 'relation' | 'severity' | 'form' | 'carrier'> {
  const unit = parameters.text('unit');
  const relation = parameters.text('relation');
  const severity = parameters.choice('severity', severities);
  const form = parameters.text('form');
  const carrier = parameters.choice('carrier', ['electronic', 'paper']);
  return {
    ...(unit === undefined ? {} : { path: placeOf(campaign, unit).path }),
    ...(relation === undefined ? {} : { relation }),
    ...(severity === undefined ? {} : { severity }),
    ...(form === undefined ? {} : { form }),
    ...(carrier === undefined ? {} : { carrier }),
  };
}

function toJson(item: FindingAnswer, campaign: CampaignRuntime, language: Language): object {
  const { relation, severity, form, unit, key, fields, expected, actual, message, acts } = item;
  const slot = slotOf(item, campaign);
  return {
    ...{
      relation,
      severity,
      submission: submissionId(slot, item.n),
      carrier: item.carrier,
      form,
      unit,
      key,
      fields,
      expected,
      actual,
    },
    message: inLanguage(message, language),
    status: item.closedPosition === null ? 'open' : 'closed',
    acts,
    openedAt: item.openedAt.toISOString(),
    openedPosition: Number(item.openedPosition),
    closedAt: item.closedAt?.toISOString() ?? null,
    closedPosition: item.closedPosition === null ? null : Number(item.closedPosition),
    closedBecause: item.closedBecause,
    closedBy: item.closedBy,
    openedBy: item.openedBy,
  };
}

const csvHeader: Readonly<Record<Language, readonly string[]>> = {
  uk: [
    'Співвідношення',
    'Рівень',
    'Подання',
    'Форма',
    'Код території',
    'Ключ',
    'Поля',
    'Очікувалося',
    'Фактично',
    'Зауваження',
    'Стан',
    'Акти',
  ],
  en: [
    'Relation',
    'Severity',
    'Submission',
    'Form',
    'Territory code',
    'Key',
    'Fields',
    'Expected',
    'Actual',
    'Finding',
    'Status',
    'Acts',
  ],
};

function csvRow(item: FindingAnswer, campaign: CampaignRuntime, language: Language): (string | number | null)[] {
  const { relation, severity, form, unit, key, fields, expected, actual, message, acts, closedPosition } = item;
  return [
    ...[relation, severity, submissionId(slotOf(item, campaign), item.n), form, unit, key, fields.join(' ')],
    ...[JSON.stringify(expected), JSON.stringify(actual), inLanguage(message, language)],
    ...[closedPosition === null ? 'open' : 'closed', acts.map(({ explanation }) => explanation).join('; ')],
  ];
}

function slotOf({ form, unit, key }: FindingAnswer, campaign: CampaignRuntime): SlotAddress {
  return { campaign: campaign.id, form: form as SlotAddress['form'], unit, key };
}
