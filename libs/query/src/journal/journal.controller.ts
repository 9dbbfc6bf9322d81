import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime } from '#vybory/campaigns';
import type { JsonValue } from '#vybory/canonical-json';
import type { Language } from '#vybory/language';
import { submissionId, type SlotAddress, type SubmissionId } from '#vybory/submissions';
import {
  countJournalEntries,
  journalEntries,
  journalView,
  type JournalEntry,
  type JournalQuestion,
} from '#vybory/views';
import { members, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { placeOf } from '../parameters/territory-parameter.js';
import { readJournal } from './journal.api.js';

const query: Query = { view: journalView, name: 'journal', define };

@Controller('api/v1/campaigns/:campaign/journal')
export class JournalController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  /** Every version of every slot, newest first; `clarified=true`: only those that clarify another one, with what they change. */
  @Get()
  @ApiRoute(readJournal)
  journal(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, query);
  }
}

function define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const filter = filterOf(parameters, campaign);
  const limit = parameters.limit();
  const cursors = new Cursors<[position: number]>('journal', parameters, ['number']);
  const before = cursors.read()?.[0];
  return async ({ db, logId }, at) => {
    const question = { db, logId, ...filter, ...(at === undefined ? {} : { at }) };
    const total = await countJournalEntries(question);
    const wanted = { limit: limit + 1, ...(before === undefined ? {} : { before }) };
    const { items, last } = pageOf(await journalEntries(question, wanted), limit);
    const next = last === undefined ? undefined : cursors.write([last.position]);
    return {
      members: () => members({ total, items: items.map((entry) => toJson(entry, campaign)), next: next ?? null }),
      csv: () => ({ header: csvHeader[language], rows: items.map((entry) => csvRow(entry, campaign)) }),
      next,
    };
  };
}

function filterOf(
  parameters: QueryParameters,
  campaign: CampaignRuntime,
): Pick<JournalQuestion, 'path' | 'form' | 'body' | 'clarified' | 'carrier'> {
  const unit = parameters.text('unit');
  const form = parameters.text('form');
  const body = parameters.text('body');
  const clarified = parameters.flag('clarified');
  const carrier = parameters.choice('carrier', ['electronic', 'paper']);
  return {
    ...(unit === undefined ? {} : { path: placeOf(campaign, unit).path }),
    ...(form === undefined ? {} : { form }),
    ...(body === undefined ? {} : { body }),
    ...(clarified === undefined ? {} : { clarified }),
    ...(carrier === undefined ? {} : { carrier }),
  };
}

type JournalStatus =
  'received' | 'registered' | 'acknowledged' | 'returned' | 'accepted' | 'accepted-with-act' | 'withdrawn';

function statusOf(entry: JournalEntry): JournalStatus {
  if (entry.withdrawnAt !== null) return 'withdrawn';
  if (entry.acceptedAt !== null) return entry.withAct === true ? 'accepted-with-act' : 'accepted';
  if (entry.returnedAt !== null) return 'returned';
  if (entry.acknowledgedAt !== null) return 'acknowledged';
  return entry.registeredAt === null ? 'received' : 'registered';
}

function versionOf(
  { form, unit, key }: JournalEntry,
  campaign: CampaignRuntime,
  n: number | null,
): SubmissionId | null {
  return n === null ? null : submissionId({ campaign: campaign.id, form: form as SlotAddress['form'], unit, key }, n);
}

function toJson(entry: JournalEntry, campaign: CampaignRuntime): object {
  const { form, unit, key, n, body, channel, paper, receivedAt, position, contentHash, idempotencyKey } = entry;
  return {
    submission: versionOf(entry, campaign, n),
    ...{ form, unit, key, n, body, channel, paper, receivedAt, position, contentHash, idempotencyKey },
    status: statusOf(entry),
    registration: entry.number === null ? null : { number: entry.number, at: entry.registeredAt },
    acknowledgedAt: entry.acknowledgedAt,
    returnedAt: entry.returnedAt,
    acceptedAt: entry.acceptedAt,
    withdrawnAt: entry.withdrawnAt,
    clarifies: versionOf(entry, campaign, entry.clarifies),
    clarifiedBy: versionOf(entry, campaign, entry.clarifiedBy),
    clarifiedAt: entry.clarifiedAt,
    changes: entry.changes ?? [],
    revisions: entry.revisions,
  };
}

const csvHeader: Readonly<Record<Language, readonly string[]>> = {
  uk: [
    ...['Подання', 'Форма', 'Код території', 'Ключ', 'Версія', 'Суб’єкт надання', 'Надійшло', 'Вхідний номер', 'Стан'],
    ...['Уточнює', 'Уточнено версією', 'Зміни', 'Хеш змісту', 'Канал', 'Номер на папері', 'Місце зберігання'],
  ],
  en: [
    ...[
      'Submission',
      'Form',
      'Territory code',
      'Key',
      'Version',
      'Body',
      'Received at',
      'Registration number',
      'Status',
    ],
    ...['Clarifies', 'Clarified by', 'Changes', 'Content hash', 'Channel', 'Number on the paper', 'Shelf mark'],
  ],
};

function csvRow(entry: JournalEntry, campaign: CampaignRuntime): (string | number | null)[] {
  const { form, unit, key, n, body, receivedAt, number, clarifies, clarifiedBy, changes, contentHash } = entry;
  const changed = (changes ?? []).map(
    ({ path, before, after }) => `${path}: ${valueText(before)} → ${valueText(after)}`,
  );
  return [
    ...[versionOf(entry, campaign, n), form, unit, key, n, body, receivedAt, number, statusOf(entry)],
    ...[
      versionOf(entry, campaign, clarifies),
      versionOf(entry, campaign, clarifiedBy),
      changed.join('; '),
      contentHash,
    ],
    ...[entry.channel, entry.paper?.incomingNumber ?? null, entry.paper?.shelfMark ?? null],
  ];
}

function valueText(value: JsonValue | undefined): string {
  return value === undefined ? '—' : JSON.stringify(value);
}
