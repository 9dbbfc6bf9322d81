import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime } from '#vybory/campaigns';
import { inLanguage, type Language } from '#vybory/language';
import { channelLabels, paperEntryId, paperEntryLabels, submissionId, type SlotAddress } from '#vybory/submissions';
import {
  discrepanciesView,
  paperEntries,
  paperEntryFilters,
  paperEntryTotals,
  totalShown,
  type PaperEntriesQuestion,
  type PaperEntryAnswer,
  type SeenPaperStatus,
} from '#vybory/views';
import { members, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import type { CsvCell } from '../answers/csv.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { placeOf } from '../parameters/territory-parameter.js';
import { listPaperEntries } from './paper-entries.api.js';

const query: Query = { view: discrepanciesView, name: 'paper-entries', define };

@Controller('api/v1/campaigns/:campaign/paper-entries')
export class PaperEntriesListController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  /** Papers that wait for somebody unless asked otherwise, the oldest first; never what was read on them. */
  @Get()
  @ApiRoute(listPaperEntries)
  entries(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, query);
  }
}

function define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const status = parameters.choice('status', paperEntryFilters) ?? 'waiting';
  const filter = filterOf(parameters, campaign);
  const limit = parameters.limit();
  const cursors = new Cursors<[position: number]>('paper-entries', parameters, ['number']);
  const after = cursors.read()?.[0];
  return async ({ db, logId }, at) => {
    const question = { db, logId, ...filter, ...(at === undefined ? {} : { at }) };
    const totals = await paperEntryTotals(question);
    const wanted = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
    const { items, last } = pageOf(await paperEntries(question, status, wanted), limit);
    const next = last === undefined ? undefined : cursors.write([last.enteredPosition]);
    return {
      members: () => {
        const listed = items.map((item) => toJson(item, campaign));
        return members({ totals, total: totalShown(totals, status), items: listed, next: next ?? null });
      },
      csv: () => ({ header: csvHeader[language], rows: items.map((item) => csvRow(item, campaign, language)) }),
      next,
    };
  };
}

function filterOf(
  parameters: QueryParameters,
  campaign: CampaignRuntime,
): Pick<PaperEntriesQuestion, 'path' | 'form' | 'enteredBy' | 'notEnteredBy'> {
  const unit = parameters.text('unit');
  const form = parameters.text('form');
  const enteredBy = parameters.text('enteredBy');
  const notEnteredBy = parameters.text('notEnteredBy');
  return {
    ...(unit === undefined ? {} : { path: placeOf(campaign, unit).path }),
    ...(form === undefined ? {} : { form }),
    ...(enteredBy === undefined ? {} : { enteredBy }),
    ...(notEnteredBy === undefined ? {} : { notEnteredBy }),
  };
}

/** What somebody still has to do, by the name of the route that does it. */
const awaited: Readonly<Record<SeenPaperStatus, 'second-entry' | 'resolution' | null>> = {
  entered: 'second-entry',
  disputed: 'resolution',
  confirmed: null,
  withdrawn: null,
};

function toJson(item: PaperEntryAnswer, campaign: CampaignRuntime): object {
  const { form, unit, key, k, body, status, doubleEntry, enteredBy, document, formVersion } = item;
  const { enteredPosition, enteredAt, disputed, confirmed, withdrawn, clarifies } = item;
  const slot = slotOf(item, campaign);
  return {
    ...{ entry: paperEntryId(slot, k), form, formVersion, unit, key, body, status, awaits: awaited[status] },
    ...{ doubleEntry, enteredBy, ...document, scan: document.scan ?? null },
    clarifies: clarifies === null ? null : submissionId(slot, clarifies),
    enteredAt: enteredAt.toISOString(),
    enteredPosition,
    disputedAt: disputed?.at.toISOString() ?? null,
    differing: disputed?.differing ?? null,
    confirmedAt: confirmed?.at.toISOString() ?? null,
    submission: confirmed === null ? null : submissionId(slot, confirmed.n),
    withdrawal:
      withdrawn === null
        ? null
        : { at: withdrawn.at.toISOString(), person: withdrawn.person, reason: withdrawn.reason },
  };
}

const csvHeader: Readonly<Record<Language, readonly string[]>> = {
  uk: [
    ...['Введення', 'Форма', 'Код території', 'Ключ', 'Суб’єкт надання', 'Стан', 'Хто прочитав', 'Канал'],
    ...['Вхідний номер', 'Місце зберігання', 'Введено', 'Розійшлися', 'Розбіжностей', 'Підтверджено'],
    ...['Подання', 'Відкликано', 'Причина'],
  ],
  en: [
    ...['Entry', 'Form', 'Territory code', 'Key', 'Body', 'Status', 'Read by', 'Channel'],
    ...['Incoming number', 'Shelf mark', 'Entered at', 'Disputed at', 'Differences', 'Confirmed at'],
    ...['Submission', 'Withdrawn at', 'Reason'],
  ],
};

function csvRow(item: PaperEntryAnswer, campaign: CampaignRuntime, language: Language): readonly CsvCell[] {
  const { form, unit, key, k, body, status, enteredBy, document, enteredAt, disputed, confirmed, withdrawn } = item;
  const slot = slotOf(item, campaign);
  return [
    ...[paperEntryId(slot, k), form, unit, key, body, inLanguage(paperEntryLabels[status], language)],
    ...[enteredBy.join(', '), inLanguage(channelLabels[document.channel], language)],
    ...[document.incomingNumber, document.shelfMark, enteredAt.toISOString()],
    ...[disputed?.at.toISOString() ?? null, disputed?.differing ?? null, confirmed?.at.toISOString() ?? null],
    ...[confirmed === null ? null : submissionId(slot, confirmed.n)],
    ...[withdrawn?.at.toISOString() ?? null, withdrawn?.reason ?? null],
  ];
}

function slotOf({ form, unit, key }: PaperEntryAnswer, campaign: CampaignRuntime): SlotAddress {
  return { campaign: campaign.id, form: form as SlotAddress['form'], unit, key };
}
