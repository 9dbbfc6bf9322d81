import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request, { type Response } from 'supertest';
import type { CampaignRuntime } from '#vybory/campaigns';
import { canonicalJson } from '#vybory/canonical-json';
import { leafHash, logName, MemoryEventLog, newEvent, streamName } from '#vybory/event-log';
import { ProblemFilter } from '#vybory/platform';
import { CAMPAIGN_SOURCE, QUERY_EVENT_LOG } from '../ports.js';
import { EventsController } from './events.controller.js';

const campaign = 'small';
const eventLog = new MemoryEventLog(() => Date.parse('2030-03-31T20:00:00Z'));
let app: NestFastifyApplication;

async function happen(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const event = newEvent({ type: 'BallotCounted', data: { name } }, { actor: 'commission:1' });
    await eventLog.append(logName(campaign), streamName(`ballot-${name}`), 0, [event]);
  }
}

beforeAll(async () => {
  const known = { id: campaign } as CampaignRuntime;
  const testing = await Test.createTestingModule({
    controllers: [EventsController],
    providers: [
      { provide: CAMPAIGN_SOURCE, useValue: { get: (id: string) => (id === campaign ? known : undefined) } },
      { provide: QUERY_EVENT_LOG, useValue: eventLog },
    ],
  }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await happen('a', 'b', 'c', 'd', 'e');
});

afterAll(() => app.close());

function get(query: string, headers: Readonly<Record<string, string>> = {}, id = campaign): Promise<Response> {
  return Promise.resolve(
    request(app.getHttpServer())
      .get(`/api/v1/campaigns/${id}/events${query}`)
      .set({ 'accept-language': 'en', ...headers }),
  );
}

interface Item {
  readonly position: number;
  readonly body: string;
  readonly salt: string;
  readonly leaf: string;
}

const itemsOf = ({ body }: Response): readonly Item[] => (body as { items: readonly Item[] }).items;

describe('GET /campaigns/{campaign}/events', () => {
  it('gives the bytes of every event, from which its leaf can be recomputed', async () => {
    const items = itemsOf(await get(''));
    expect(items.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    for (const { body, salt, leaf } of items) {
      expect(leafHash(Buffer.from(salt, 'base64'), body).toString('base64')).toBe(leaf);
      expect(canonicalJson(JSON.parse(body))).toBe(body);
    }
  });

  it('tells the head, also to who wants no more than that', async () => {
    expect((await get('?limit=1')).body).toMatchObject({ head: 5, items: [{ position: 1 }] });
    expect((await get('?after=5')).body).toEqual({ head: 5, items: [] });
    expect((await get('?after=7')).body).toEqual({ head: 5, items: [] });
  });

  it('pages through the whole log without a gap', async () => {
    const seen: number[] = [];
    for (let after = 0; after < 5; after = seen.at(-1) ?? 5) {
      seen.push(...itemsOf(await get(`?after=${after}&limit=2`)).map(({ position }) => position));
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets a full page be kept for good, and only that one', async () => {
    const [full, last, heads] = await Promise.all([get('?after=0&limit=2'), get('?after=4&limit=2'), get('?limit=1')]);
    expect(full.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(last.headers['cache-control']).toBe('no-cache');
    expect(heads.headers['cache-control']).toBe('no-cache');
    const before = { tag: full.headers['etag'] ?? '', text: full.text, last: last.headers['etag'] ?? '' };
    await happen('f');
    const again = await get('?after=0&limit=2');
    expect({ tag: again.headers['etag'], text: again.text }).toEqual({ tag: before.tag, text: before.text });
    expect((await get('?after=4&limit=2')).headers['etag']).not.toBe(before.last);
    const known = await get('?after=0&limit=2', { 'if-none-match': before.tag });
    expect({ status: known.status, text: known.text }).toEqual({ status: 304, text: '' });
  });

  it('says everything that is wrong with the question', async () => {
    const { status, text } = await get('?after=-1&limit=1001&offset=3');
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      code: 'query-invalid',
      errors: [
        { path: 'after', code: 'parameter-out-of-range' },
        { path: 'limit', code: 'parameter-out-of-range' },
        { path: 'offset', code: 'parameter-unknown' },
      ],
    });
    for (const limit of ['0', 'many', '1.5']) expect((await get(`?limit=${limit}`)).status).toBe(400);
  });

  it('knows only campaigns that there are', async () => {
    const { status, text } = await get('', {}, 'other');
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ code: 'campaign-unknown' });
  });
});
