import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime } from '#vybory/campaigns';
import { logName, type EventLog } from '#vybory/event-log';
import { inLanguage, type Language } from '#vybory/language';
import { entityTag, matchesEntityTag, requestLanguage } from '#vybory/platform';
import { withheldReasons } from '#vybory/submissions';
import { knownCampaign } from '../parameters/campaign-parameter.js';
import { QueryParameters } from '../parameters/query-parameters.js';
import { CAMPAIGN_SOURCE, QUERY_EVENT_LOG, type CampaignSource } from '../ports.js';
import { readEvents } from './events.api.js';
import { withholdReadings, type ToldEvent, type WithheldEvent } from './withheld-events.js';

/** Nothing in a log is ever changed, so a page without room for more stays as it is; who may see it is asked every time. */
const forGood = 'private, max-age=31536000, immutable';
const untilAsked = 'no-cache';

interface Page {
  /** Position of the last event of the log; absent from a page that never changes. */
  readonly head?: number;
  readonly items: readonly ToldEvent[];
}

/** The log of a campaign as it is stored, for auditors: bytes, salts and leaves, from which everything can be recomputed. */
@Controller('api/v1/campaigns/:campaign/events')
export class EventsController {
  constructor(
    @Inject(CAMPAIGN_SOURCE) private readonly campaigns: CampaignSource,
    @Inject(QUERY_EVENT_LOG) private readonly eventLog: Pick<EventLog, 'head' | 'readSealed' | 'readStreams'>,
  ) {}

  @Get()
  @ApiRoute(readEvents)
  async events(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    const known = knownCampaign(this.campaigns, campaign);
    const { after, limit } = readQuestion(request.query as Readonly<Record<string, unknown>>);
    const page = await this.read(known, after, limit);
    const text = pageText(page, requestLanguage(request));
    const withheld = page.items.some(isWithheld);
    const tag = withheld ? entityTag(text) : tagOf(known, page);
    void reply.headers({
      etag: tag,
      'cache-control': page.head === undefined && !withheld ? forGood : untilAsked,
      ...(withheld && { vary: 'Accept-Language' }),
    });
    if (matchesEntityTag(request.headers['if-none-match'], tag)) return void reply.status(304).send();
    return void reply.type('application/json; charset=utf-8').send(text);
  }

  private async read({ id, stage }: CampaignRuntime, after: number | undefined, limit: number): Promise<Page> {
    const log = logName(id);
    const sealed = await this.eventLog.readSealed(log, { after: after ?? 0, limit });
    const campaignIsClosed = stage === 'closed';
    const items = await withholdReadings(sealed, { eventLog: this.eventLog, log, campaignIsClosed });
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

function tagOf({ id }: CampaignRuntime, { head, items }: Page): string {
  return entityTag(id, String(head ?? ''), ...items.map(({ leaf }) => leaf));
}

function isWithheld(event: ToldEvent): event is WithheldEvent {
  return 'until' in event;
}

function pageText({ head, items }: Page, language: Language): string {
  const texts = items.map((item) => JSON.stringify(toJson(item, language)));
  return `{${head === undefined ? '' : `"head":${head},`}"items":[${texts.join(',')}]}`;
}

function toJson(event: ToldEvent, language: Language): object {
  const { position } = event;
  const leaf = event.leaf.toString('base64');
  if (!isWithheld(event)) return { position, body: event.body, salt: event.salt.toString('base64'), leaf };
  const { stream, entry, until } = event;
  const message = inLanguage(withheldReasons[until], language);
  return { position, leaf, withheld: { stream, type: 'PaperEntered', entry, until, message } };
}
