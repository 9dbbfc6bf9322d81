import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime } from '#vybory/campaigns';
import type { Language } from '#vybory/language';
import { carrierCaseId, carrierCaseStatuses, submissionId, type SlotAddress } from '#vybory/submissions';
import {
  discrepancies,
  discrepanciesView,
  discrepancyTotals,
  type DiscrepanciesQuestion,
  type DiscrepancyAnswer,
  type DiscrepancyFilter,
  type DiscrepancyTotals,
  type Saying,
} from '#vybory/views';
import { members, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import type { CsvCell } from '../answers/csv.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { placeOf } from '../parameters/territory-parameter.js';
import { listDiscrepancies } from './discrepancies.api.js';

const query: Query = { view: discrepanciesView, name: 'discrepancies', define };

@Controller('api/v1/campaigns/:campaign/discrepancies')
export class DiscrepanciesController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  /** Where the carriers differ, in the order of opening: open cases unless asked otherwise. */
  @Get()
  @ApiRoute(listDiscrepancies)
  discrepancies(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, query);
  }
}

function define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const status = parameters.choice('status', [...carrierCaseStatuses, 'all'] as const) ?? 'open';
  const filter = filterOf(parameters, campaign);
  const limit = parameters.limit();
  const cursors = new Cursors<[position: number]>('discrepancies', parameters, ['number']);
  const after = cursors.read()?.[0];
  return async ({ db, logId }, at) => {
    const question = { db, logId, ...filter, ...(at === undefined ? {} : { at }) };
    const totals = await discrepancyTotals(question);
    const wanted = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
    const { items, last } = pageOf(await discrepancies(question, status, wanted), limit);
    const next = last === undefined ? undefined : cursors.write([last.openedPosition]);
    return {
      members: () => {
        const listed = items.map((item) => toJson(item, campaign));
        return members({ totals, total: totalOf(totals, status), items: listed, next: next ?? null });
      },
      csv: () => ({ header: csvHeader[language], rows: items.map((item) => csvRow(item, campaign)) }),
      next,
    };
  };
}

function filterOf(
  parameters: QueryParameters,
  campaign: CampaignRuntime,
): Pick<DiscrepanciesQuestion, 'path' | 'form'> {
  const unit = parameters.text('unit');
  const form = parameters.text('form');
  return {
    ...(unit === undefined ? {} : { path: placeOf(campaign, unit).path }),
    ...(form === undefined ? {} : { form }),
  };
}

function totalOf(totals: DiscrepancyTotals, status: DiscrepancyFilter): number {
  return status === 'all' ? totals.differing : totals[status];
}

function toJson(item: DiscrepancyAnswer, campaign: CampaignRuntime): object {
  const { form, unit, key, k, status, differences, openedPosition, clarified, closing } = item;
  const slot = slotOf(item, campaign);
  return {
    ...{ case: carrierCaseId(slot, k), form, unit, key, status },
    electronic: submissionId(slot, item.electronic),
    paper: submissionId(slot, item.paper),
    ...{ differences, openedAt: item.openedAt.toISOString(), openedPosition },
    explanations: item.explanations.map(said),
    clarified:
      clarified === null
        ? null
        : {
            at: clarified.at.toISOString(),
            by: clarified.by,
            submission: clarified.n === null ? null : submissionId(slot, clarified.n),
          },
    closing: closing === null ? null : said(closing),
  };
}

function said({ at, person, words }: Saying): Omit<Saying, 'position'> {
  return { at, person, words };
}

const csvHeader: Readonly<Record<Language, readonly string[]>> = {
  uk: [
    ...['Розбіжність', 'Форма', 'Код території', 'Ключ', 'Стан', 'Електронне подання', 'Паперове подання'],
    ...[
      'Кількість відмінностей',
      'Відмінності (електронне / паперове)',
      'Відкрито',
      'Пояснення',
      'Уточнено',
      'Висновок',
    ],
  ],
  en: [
    ...['Case', 'Form', 'Territory code', 'Key', 'Status', 'Electronic version', 'Paper version'],
    ...[
      'Number of differences',
      'Differences (electronic / paper)',
      'Opened at',
      'Explanations',
      'Clarified by',
      'Conclusion',
    ],
  ],
};

function csvRow(item: DiscrepancyAnswer, campaign: CampaignRuntime): readonly CsvCell[] {
  const { form, unit, key, k, status, differences, openedAt, explanations, clarified, closing } = item;
  const slot = slotOf(item, campaign);
  const side = (value: unknown): string => (value === undefined ? '-' : JSON.stringify(value));
  return [
    ...[carrierCaseId(slot, k), form, unit, key, status],
    ...[submissionId(slot, item.electronic), submissionId(slot, item.paper), differences.length],
    differences.map(({ path, electronic, paper }) => `${path}: ${side(electronic)} / ${side(paper)}`).join('; '),
    ...[openedAt.toISOString(), explanations.map(({ words }) => words).join('; ')],
    ...[clarified?.by ?? null, closing?.words ?? null],
  ];
}

function slotOf({ form, unit, key }: DiscrepancyAnswer, campaign: CampaignRuntime): SlotAddress {
  return { campaign: campaign.id, form: form as SlotAddress['form'], unit, key };
}
