import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime } from '#vybory/campaigns';
import type { Language } from '#vybory/language';
import { text } from '#vybory/language';
import {
  completenessView,
  countSlots,
  matrix,
  nextBoundary,
  slotFilterStates,
  slots,
  tallies,
  timelinessOf,
  type FormTally,
  type SlotAt,
  type UnitTally,
} from '#vybory/views';
import { members, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import type { CsvCell, CsvTable } from '../answers/csv.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { levelName, levelParameter, territoryParameter, type Place } from '../parameters/territory-parameter.js';
import { listSlots, readCompleteness } from './completeness.api.js';
import { byBody, CampaignWords, completenessOf, sumOf, type Completeness } from './completeness-words.js';
import type { Level } from '#vybory/forms';

const summary: Query = { view: completenessView, name: 'completeness', define: defineSummary };
const slotList: Query = { view: completenessView, name: 'completeness/slots', define: defineSlots };

@Controller('api/v1/campaigns/:campaign/completeness')
export class CompletenessController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  /** Owed, received, accepted, late, returned, missing: per form for one territory, or a page of forms and territories of a level. */
  @Get()
  @ApiRoute(readCompleteness)
  completeness(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, summary);
  }

  /** The slots themselves, e.g. `state=missing`. */
  @Get('slots')
  @ApiRoute(listSlots)
  slots(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, slotList);
  }
}

function defineSummary(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const place = territoryParameter(parameters, campaign);
  const level = levelParameter(parameters);
  const words = new CampaignWords(campaign, language);
  if (level !== undefined) return defineMatrix(parameters, place, level, words, language);
  return async ({ db, logId }, at, clock) => {
    const question = { db, logId, clock, path: place.path, ...(at === undefined ? {} : { at }) };
    const found = await tallies(question, place.level);
    const bodies = [...byBody(found, campaign)].map(([body, own]) => ({
      ...{ body, title: words.bodyTitle(body) },
      ...completenessOf(sumOf(own)),
    }));
    const forms = found.map(({ form, ...tally }) => ({ form, title: words.formTitle(form), ...completenessOf(tally) }));
    return {
      members: () =>
        members({
          territory: place.unit,
          name: words.unitName(place.unit),
          level: levelName(place.level),
          ...completenessOf(sumOf(found)),
          forms,
          bodies,
        }),
      csv: () => csvOf(found, language, () => [place.unit, words.unitName(place.unit)], words),
      until: await nextBoundary(question),
    };
  };
}

function defineMatrix(
  parameters: QueryParameters,
  place: Place,
  level: Level,
  words: CampaignWords,
  language: Language,
): Build {
  const limit = parameters.limit();
  const cursors = new Cursors<[path: string, form: string]>('completeness', parameters, ['string', 'string']);
  const [path, form] = cursors.read() ?? [];
  const after = path === undefined || form === undefined ? {} : { after: { path, form } };
  if (level === 'precinct') {
    const message = text('Для дільниць запитуйте completeness/slots', 'For precincts ask completeness/slots');
    parameters.refuse('level', 'parameter-not-allowed', message, 'precinct', ['national', 'region', 'district']);
  }
  const tallied = level === 'precinct' ? 'district' : level;
  return async ({ db, logId }, at, clock) => {
    const question = { db, logId, clock, path: place.path, ...(at === undefined ? {} : { at }) };
    const { items, last } = pageOf(await matrix(question, tallied, { ...after, limit: limit + 1 }), limit);
    const next = last === undefined ? undefined : cursors.write([last.path, last.form]);
    return {
      members: () =>
        members({
          level: levelName(level),
          territory: place.unit,
          items: items.map(({ unit, form: key, ...tally }) => ({
            ...{ territory: unit, name: words.unitName(unit), form: key, title: words.formTitle(key) },
            ...completenessOf(tally),
          })),
          next: next ?? null,
        }),
      csv: () => csvOf(items, language, ({ unit }) => [unit, words.unitName(unit)], words),
      next,
      until: await nextBoundary(question),
    };
  };
}

function defineSlots(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const place = territoryParameter(parameters, campaign, 'unit');
  const state = parameters.choice('state', slotFilterStates);
  const form = parameters.text('form');
  const limit = parameters.limit();
  const cursors = new Cursors<[form: string, path: string, key: string]>('completeness/slots', parameters, [
    'string',
    'string',
    'string',
  ]);
  const behind = cursors.read();
  const words = new CampaignWords(campaign, language);
  const filter = { ...(state === undefined ? {} : { state }), ...(form === undefined ? {} : { form }) };
  const after = behind === undefined ? {} : { after: { form: behind[0], path: behind[1], key: behind[2] } };
  return async ({ db, logId }, at, clock) => {
    const question = { db, logId, clock, path: place.path, ...(at === undefined ? {} : { at }) };
    const total = await countSlots(question, place.level, filter);
    const { items, last } = pageOf(await slots(question, { ...filter, ...after, limit: limit + 1 }), limit);
    const next = last === undefined ? undefined : cursors.write([last.form, last.path, last.key]);
    return {
      members: () =>
        members({ unit: place.unit, total, items: items.map((slot) => words.slot(slot, clock)), next: next ?? null }),
      csv: () => ({ header: slotsHeader[language], rows: items.map((slot) => slotRow(slot, clock, words)) }),
      next,
      until: await nextBoundary(question),
    };
  };
}

const slotsHeader: Readonly<Record<Language, readonly string[]>> = {
  uk: [
    ...['Форма', 'Код території', 'Територія', 'Ключ', 'Стан', 'Вчасність', 'Термін', 'Надійшло'],
    ...['Носії', 'Узгодженість', 'Завершено'],
  ],
  en: [
    ...['Form', 'Territory code', 'Territory', 'Key', 'State', 'Timeliness', 'Due', 'Received at'],
    ...['Carriers', 'Agreement', 'Complete'],
  ],
};

function slotRow(slot: SlotAt, clock: Date, words: CampaignWords): readonly CsvCell[] {
  return [
    ...[slot.form, slot.unit, words.unitName(slot.unit), slot.key, slot.state, timelinessOf(slot, clock)],
    ...[slot.due?.toISOString() ?? null, slot.since?.toISOString() ?? null],
    ...[slot.carriers, slot.agreement, slot.complete],
  ];
}

const countNames = [
  'owed',
  'received',
  'accepted',
  'acceptedWithAct',
  'awaiting',
  'returned',
  'clarified',
  'missing',
  'notYetDue',
  'dueNow',
  'overdue',
  'withdrawn',
  'late',
  'onTime',
  'waived',
  'extra',
  'complete',
] as const;
const countTitles: Readonly<
  Record<Language, Readonly<Record<keyof Completeness & (typeof countNames)[number], string>>>
> = {
  uk: {
    owed: 'Очікується',
    received: 'Надійшло',
    accepted: 'Прийнято',
    acceptedWithAct: 'Прийнято з актом',
    awaiting: 'Опрацьовується',
    returned: 'Повернено',
    clarified: 'Уточнено',
    missing: 'Не надійшло',
    notYetDue: 'Строк ще не настав',
    dueNow: 'Час подавати',
    overdue: 'Прострочено',
    withdrawn: 'Відкликано',
    late: 'Із запізненням',
    onTime: 'Вчасно',
    waived: 'Звільнено',
    extra: 'Понад очікуване',
    complete: 'Завершено',
  },
  en: {
    owed: 'Owed',
    received: 'Received',
    accepted: 'Accepted',
    acceptedWithAct: 'Accepted with an act',
    awaiting: 'Being processed',
    returned: 'Returned',
    clarified: 'Clarified',
    missing: 'Missing',
    notYetDue: 'Not yet due',
    dueNow: 'Due now',
    overdue: 'Overdue',
    withdrawn: 'Withdrawn',
    late: 'Late',
    onTime: 'On time',
    waived: 'Waived',
    extra: 'Not owed',
    complete: 'Complete',
  },
};

function csvOf<Tally extends FormTally | UnitTally>(
  rows: readonly Tally[],
  language: Language,
  place: (row: Tally) => readonly [unit: string, name: string],
  words: CampaignWords,
): CsvTable {
  const titles =
    language === 'uk'
      ? ['Код території', 'Територія', 'Форма', 'Назва форми']
      : ['Territory code', 'Territory', 'Form', 'Title of the form'];
  return {
    header: [...titles, ...countNames.map((name) => countTitles[language][name])],
    rows: rows.map((row) => {
      const counts = completenessOf(row);
      return [...place(row), row.form, words.formTitle(row.form), ...countNames.map((name) => counts[name])];
    }),
  };
}
