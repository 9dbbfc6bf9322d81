import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { createHash } from 'node:crypto';
import type { CampaignRuntime } from '#vybory/campaigns';
import { text, type Language } from '#vybory/language';
import { matchesEntityTag, Problem, requestLanguage } from '#vybory/platform';
import type { ViewPosition, ViewReader } from '#vybory/views';
import { knownCampaign } from '../parameters/campaign-parameter.js';
import { QueryParameters } from '../parameters/query-parameters.js';
import { CAMPAIGN_SOURCE, VIEW_READER, type CampaignSource } from '../ports.js';
import { asOfParameter, LogMoments, type Moment } from '../positions/as-of.js';
import { ViewPositions } from '../positions/view-positions.js';
import type { Answer, Build, PreparedBuild, Query } from './answer.js';
import { AnswerCache } from './answer-cache.js';
import { csvText } from './csv.js';

const mediaTypes = ['application/json', 'text/csv'] as const;
type MediaType = (typeof mediaTypes)[number];

/** An answer as it is kept: all of it but what changes while the view stands still. */
interface Kept {
  readonly position: number;
  readonly at: string | undefined;
  readonly body: string;
  readonly next: string | undefined;
  /** From when the clock makes it another answer, in milliseconds. */
  readonly until: number;
}

interface Asked {
  readonly query: Query;
  readonly campaign: CampaignRuntime;
  readonly language: Language;
  readonly mediaType: MediaType;
  readonly build: Build | PreparedBuild;
  /** By `Cache-Control: no-cache`: nothing that has become outdated meanwhile will do (RFC 9111, 5.2.1.4). */
  readonly newest: boolean;
  /** Absent: now. */
  readonly moment: Moment | undefined;
  readonly parameters: string;
}

const cachedBytes = 64 * 1024 * 1024;

/** Answers questions to views: the same parameters at the same position are answered with the same text. */
@Injectable()
export class Answers {
  private readonly cache = new AnswerCache<Kept>(cachedBytes, ({ body }) => body.length * 2);
  private readonly building = new Map<string, Promise<Kept>>();

  constructor(
    @Inject(CAMPAIGN_SOURCE) private readonly campaigns: CampaignSource,
    @Inject(VIEW_READER) private readonly reader: ViewReader,
    @Inject(ViewPositions) private readonly positions: ViewPositions,
    @Inject(LogMoments) private readonly moments: LogMoments,
  ) {}

  async send(request: FastifyRequest, reply: FastifyReply, campaignId: string, query: Query): Promise<void> {
    const asked = await this.read(request, campaignId, query);
    const position = await this.currentPosition(asked);
    const kept = await this.answer(asked, position);
    const { position: head } = await this.moments.head(campaignId, asked.newest);
    const lagEvents = Math.max(0, head - kept.position);
    const { haltedBecause: halted = null, parkedSlots } = position;
    const frame = {
      asOf: { position: kept.position, at: kept.at ?? null, lagEvents },
      exclusions: { parkedSlots, halted },
    };
    write(request, reply, asked, kept, frame);
  }

  private async read(request: FastifyRequest, campaignId: string, query: Query): Promise<Asked> {
    const mediaType = negotiate(request);
    const language = requestLanguage(request);
    const campaign = knownCampaign(this.campaigns, campaignId);
    const parameters = new QueryParameters(request.query as Readonly<Record<string, unknown>>);
    const asOf = asOfParameter(parameters);
    const build = query.define(parameters, campaign, language);
    parameters.finish();
    const moment = asOf === undefined ? undefined : await this.moments.find(campaignId, asOf);
    const newest = /\bno-cache\b/i.test(request.headers['cache-control'] ?? '');
    return { query, campaign, language, mediaType, build, newest, moment, parameters: parameters.canonical() };
  }

  /** @throws Problem 503 while the view has not read as far as was asked for */
  private async currentPosition({ query, campaign, moment, newest }: Asked): Promise<ViewPosition> {
    const position = await this.positions.get(query.view, campaign.id, newest);
    if (position !== undefined && position.position >= (moment?.position ?? 0)) return position;
    throw new Problem({
      status: 503,
      code: 'view-behind',
      title: text('Зведення ще не дійшло до цього місця журналу', 'The view has not read that far yet'),
      ...(position?.haltedBecause === undefined ? {} : { extensions: { halted: position.haltedBecause } }),
      headers: { 'retry-after': '1' },
    });
  }

  private async answer(asked: Asked, { position }: ViewPosition): Promise<Kept> {
    if (asked.moment === undefined && 'prepared' in asked.build) return this.prepared(asked, asked.build, position);
    const key = keyOf(asked, asked.moment?.position ?? position);
    const cached = this.cache.get(key) ?? (await this.building.get(key));
    if (cached !== undefined && Date.now() < cached.until) return cached;
    const built = this.buildAnswer(asked).finally(() => this.building.delete(key));
    this.building.set(key, built);
    return built;
  }

  private async prepared(asked: Asked, { prepared }: PreparedBuild, viewPosition: number): Promise<Kept> {
    const { position, at, answer } = await prepared(viewPosition, asked.newest);
    const key = keyOf(asked, position);
    const cached = this.cache.get(key);
    if (cached !== undefined) return cached;
    const built = answer();
    const kept = { position, at, body: bodyOf(built, asked.mediaType), next: built.next, until: Infinity };
    this.cache.set(key, kept);
    return kept;
  }

  private async buildAnswer({ moment, ...asked }: Asked): Promise<Kept> {
    const { query, campaign, mediaType } = asked;
    const build = 'prepared' in asked.build ? asked.build.build : asked.build;
    const kept = await this.reader.snapshot(query.view, campaign.id, async (snapshot): Promise<Kept> => {
      // The kept sums answer faster than the history, and for the newest position both say the same.
      const past = moment !== undefined && moment.position < snapshot.position;
      const clock = moment?.clock ?? new Date();
      const answer = await build(snapshot, past ? moment.position : undefined, clock);
      const { position, at } = past ? moment : snapshot;
      // The clock of a moment stands still.
      const until = moment === undefined ? (answer.until?.getTime() ?? Infinity) : Infinity;
      return { position, at, body: bodyOf(answer, mediaType), next: answer.next, until };
    });
    if (kept === undefined) throw new Error(`${query.view.name} has lost its bookmark of ${campaign.id}`);
    this.cache.set(keyOf({ moment, ...asked }, kept.position), kept);
    return kept;
  }
}

function keyOf({ query, campaign, language, mediaType, parameters, moment }: Asked, position: number): string {
  return [
    query.name,
    campaign.id,
    language,
    mediaType,
    position,
    moment === undefined ? 'now' : moment.clock.toISOString(),
    parameters,
  ].join(' ');
}

function bodyOf(answer: Answer, mediaType: MediaType): string {
  return mediaType === 'text/csv' ? csvText(answer.csv()) : answer.members();
}

function negotiate({ headers: { accept } }: FastifyRequest): MediaType {
  if (accept === undefined) return 'application/json';
  const chosen = new Negotiator({ headers: { accept } }).mediaType([...mediaTypes]);
  const mediaType = mediaTypes.find((candidate) => candidate === chosen);
  if (mediaType !== undefined) return mediaType;
  throw new Problem({
    status: 406,
    code: 'not-acceptable',
    title: text('Такого формату відповіді немає', 'There is no answer of that type'),
    detail: text('Можливі application/json і text/csv', 'There are application/json and text/csv'),
    headers: { vary: 'Accept, Accept-Language' },
  });
}

interface Frame {
  readonly asOf: { readonly position: number; readonly at: string | null; readonly lagEvents: number };
  readonly exclusions: { readonly parkedSlots: number; readonly halted: string | null };
}

function write(request: FastifyRequest, reply: FastifyReply, asked: Asked, kept: Kept, frame: Frame): void {
  const { mediaType, language, parameters, query, campaign } = asked;
  const frameText = JSON.stringify(frame);
  // Lag and exclusions are part of the answer, so they are part of its tag; so is the stretch of time that it holds for.
  const identity = [query.name, campaign.id, language, mediaType, parameters, frameText, kept.until].join(' ');
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`;
  const { position, at, lagEvents } = frame.asOf;
  void reply.headers({
    etag,
    vary: 'Accept, Accept-Language',
    'cache-control': 'no-cache',
    'content-language': language,
    'vybory-as-of': `position=${position}, at=${at ?? ''}, lagEvents=${lagEvents}`,
    ...(kept.next === undefined ? {} : { link: `<${nextPage(request, kept.next)}>; rel="next"` }),
  });
  if (matchesEntityTag(request.headers['if-none-match'], etag)) {
    void reply.status(304).send();
    return;
  }
  const body = mediaType === 'text/csv' ? kept.body : `${frameText.slice(0, -1)},${kept.body}}`;
  const parametersOfType = mediaType === 'text/csv' ? '; charset=utf-8; header=present' : '; charset=utf-8';
  void reply.type(mediaType + parametersOfType).send(body);
}

function nextPage(request: FastifyRequest, cursor: string): string {
  const url = new URL(request.url, 'http://localhost');
  url.searchParams.set('cursor', cursor);
  return `${url.pathname}${url.search}`;
}
