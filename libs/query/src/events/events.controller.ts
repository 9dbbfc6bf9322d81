import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import { logName, type EventLog, type SealedEvent } from '#vybory/event-log';
import { entityTag, matchesEntityTag } from '#vybory/platform';
import { knownCampaign } from '../parameters/campaign-parameter.js';
import { QueryParameters } from '../parameters/query-parameters.js';
import { CAMPAIGN_SOURCE, QUERY_EVENT_LOG, type CampaignSource } from '../ports.js';
import { readEvents } from './events.api.js';

/** Nothing in a log is ever changed, so a page without room for more stays as it is; who may see it is asked every time. */
const forGood = 'private, max-age=31536000, immutable';
const untilAsked = 'no-cache';

interface Page {
  /** Position of the last event of the log; absent from a page that never changes. */
  readonly head?: number;
  readonly items: readonly SealedEvent[];
}

/** The log of a campaign as it is stored, for auditors: bytes, salts and leaves, from which everything can be recomputed. */
@Controller('api/v1/campaigns/:campaign/events')
export class EventsController {
  constructor(
    @Inject(CAMPAIGN_SOURCE) private readonly campaigns: CampaignSource,
    @Inject(QUERY_EVENT_LOG) private readonly eventLog: Pick<EventLog, 'head' | 'readSealed'>,
  ) {}

  @Get()
  @ApiRoute(readEvents)
  async events(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    const { id } = knownCampaign(this.campaigns, campaign);
    const { after, limit } = readQuestion(request.query as Readonly<Record<string, unknown>>);
    const page = await this.read(id, after, limit);
    const tag = entityTag(id, String(page.head ?? ''), ...page.items.map(({ leaf }) => leaf));
    void reply.headers({ etag: tag, 'cache-control': page.head === undefined ? forGood : untilAsked });
    if (matchesEntityTag(request.headers['if-none-match'], tag)) return void reply.status(304).send();
    return void reply.type('application/json; charset=utf-8').send(pageText(page));
  }

  private async read(campaign: string, after: number | undefined, limit: number): Promise<Page> {
    const log = logName(campaign);
    const items = await this.eventLog.readSealed(log, { after: after ?? 0, limit });
    if (after !== undefined && items.length === limit) return { items };
    // Asked for last, so that it is never behind the page.
    const { position: head } = await this.eventLog.head(log);
    return { head, items };
  }
}

/** @throws Problem 400 `query-invalid` */
function readQuestion(query: Readonly<Record<string, unknown>>): {
  readonly after: number | undefined;
  readonly limit: number;
} {
  const parameters = new QueryParameters(query);
  const after = parameters.position('after');
  const limit = parameters.limit();
  parameters.finish();
  return { after, limit };
}

function pageText({ head, items }: Page): string {
  const texts = items.map(({ position, body, salt, leaf }) =>
    JSON.stringify({ position, body, salt: salt.toString('base64'), leaf: leaf.toString('base64') }),
  );
  return `{${head === undefined ? '' : `"head":${head},`}"items":[${texts.join(',')}]}`;
}
