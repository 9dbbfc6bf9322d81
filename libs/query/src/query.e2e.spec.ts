import { jest } from '@jest/globals';
import { Module, type DynamicModule } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request, { type Response } from 'supertest';
import { CampaignRuntime, evolve, initialCampaignState, type CampaignEvent } from '#vybory/campaigns';
import { MemoryEventLog } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { ProblemFilter } from '#vybory/platform';
import { allViews, ProjectionRunner, ViewReader } from '#vybory/views';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { SmallCountry, type Deed } from '../../views/src/testing/small-country.js';
import { CAMPAIGN_SOURCE, QUERY_EVENT_LOG, QueryModule, VIEW_READER, ViewPositions } from './index.js';

jest.setTimeout(120_000);

const campaign = 'small-2030';
const protocol = (slot: number, seed: number): Deed => ({ slot, kind: 'submit', seed });
const process = (slot: number, seed = 0): Deed => ({ slot, kind: 'process', seed });
const attachAct = (slot: number): Deed => ({ slot, kind: 'attach-act', seed: 0 });

let postgres: TestPostgres;
let eventLog: MemoryEventLog;
let runner: ProjectionRunner;
let reader: ViewReader;
let app: NestFastifyApplication;
let country: SmallCountry;
let clock = Date.parse('2030-05-12T05:00:00Z');

@Module({})
class Host {
  static with(providers: readonly { provide: symbol; useValue: unknown }[]): DynamicModule {
    return { module: Host, global: true, providers: [...providers], exports: providers.map(({ provide }) => provide) };
  }
}

async function runtimeOf(id: string): Promise<CampaignRuntime> {
  const { events } = await eventLog.readLog(country.log, {
    after: 0,
    limit: 100,
    types: ['CampaignAnnounced', 'TerritoriesRegistered'],
  });
  const state = events.reduce((known, event) => evolve(known, event as unknown as CampaignEvent), initialCampaignState);
  if (state.status !== 'known') throw new Error(`${id} is not announced`);
  return new CampaignRuntime(state, formCatalogue());
}

async function perform(...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) await country.perform(deed);
  await runner.lookForLogs();
  const { position } = await eventLog.head(country.log);
  await Promise.all(allViews.map(({ name }) => runner.whenAt(name, campaign, position)));
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  eventLog = new MemoryEventLog(() => (clock += 60_000));
  country = new SmallCountry(eventLog, campaign);
  await country.announce();
  reader = new ViewReader(postgres.connection);
  const listener: { positions?: ViewPositions } = {};
  runner = await ProjectionRunner.start({
    eventLog,
    connection: postgres.connection,
    views: allViews,
    forms: formCatalogue(),
    onCommitted: (notice) => listener.positions?.accept(notice),
    tuning: { gatherMilliseconds: () => 0 },
  });
  const runtime = await runtimeOf(campaign);
  const host = Host.with([
    { provide: CAMPAIGN_SOURCE, useValue: { get: (id: string) => (id === campaign ? runtime : undefined) } },
    { provide: QUERY_EVENT_LOG, useValue: eventLog },
    { provide: VIEW_READER, useValue: reader },
  ]);
  const testing = await Test.createTestingModule({ imports: [host, QueryModule] }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  listener.positions = app.get(ViewPositions);
  // Station 1-0001: in force by its second version; 1-0002: accepted with an act; 2-0001: a quick message and nothing else; 3-0001: received.
  await perform(protocol(0, 31), process(0), protocol(0, 40), process(0), protocol(1, 20), process(1, 1), attachAct(1));
  await perform(protocol(6, 10), process(6), protocol(4, 50), protocol(7, 500), process(7));
});

afterAll(async () => {
  await app.close();
  await runner.stop();
  await reader.close();
  await postgres.stop();
});

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return Promise.resolve(
    request(app.getHttpServer())
      .get(`/api/v1/campaigns/${campaign}${path}`)
      .set({ 'accept-language': 'en', 'cache-control': 'no-cache', ...headers }),
  );
}

async function head(): Promise<number> {
  return (await eventLog.head(country.log)).position;
}

describe('GET /results', () => {
  it('sums the versions in force for the country', async () => {
    const { status, body } = await get('/results?contest=president');
    expect(status).toBe(200);
    expect(body).toEqual({
      asOf: { position: await head(), at: expect.stringMatching(/^2030-05-12T.*Z$/) as string, lagEvents: 0 },
      exclusions: { parkedSlots: 0, halted: null },
      ...{ contest: 'president', territory: 'XX', name: 'Country', level: 'national', status: 'preliminary' },
      counted: { expected: 5, counted: 2 },
      lines: [
        { no: '1', line: 'ballotsReceived', label: 'received', value: 60 },
        { no: '2', line: 'votersTookPart', label: 'took part', value: 7 + 9 },
      ],
      votes: [
        { contestant: '1', no: 1, name: 'First', votes: 1 + 7, share: 0.5 },
        { contestant: '2', no: 2, name: 'Second', votes: 0, share: 0 },
      ],
    });
  });

  it('has the children on demand and pages of a level, each as full as the whole', async () => {
    const { body } = await get('/results?contest=president&territory=north&expand=children');
    expect(body).toMatchObject({
      territory: 'north',
      children: [{ territory: '1', counted: { expected: 2, counted: 2 } }, { territory: '2' }],
    });
    const first = await get('/results?contest=president&level=precinct&limit=3');
    expect(first.body.items).toMatchObject([
      { territory: '3-0001' },
      { territory: '1-0001', votes: [{ votes: 1 }, { votes: null }] },
      { territory: '1-0002' },
    ]);
    const second = await get(`/results?contest=president&level=precinct&limit=3&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({
      items: [{ territory: '2-0001', counted: { expected: 1, counted: 0 } }, { territory: '2-0002' }],
      next: null,
    });
    expect(first.headers['link']).toContain('rel="next"');
  });

  it('answers for a past position and for a past instant', async () => {
    const { events } = await eventLog.readLog(country.log, { after: 0, limit: 100 });
    const accepted = events.find(({ type }) => type === 'SubmissionAccepted');
    const past = await get(`/results?contest=president&asOf=${accepted?.position}`);
    expect(past.body).toMatchObject({
      asOf: { position: accepted?.position, at: accepted?.recordedAt },
      counted: { counted: 1 },
      lines: [{ value: 31 }, {}],
    });
    const instant = await get(`/results?contest=president&asOf=${encodeURIComponent(accepted?.recordedAt ?? '')}`);
    expect(instant.body).toEqual(past.body);
    const before = await get('/results?contest=president&asOf=2000-01-01T00:00:00Z');
    expect(before.body).toMatchObject({ asOf: { position: 0, at: null }, counted: { expected: 0, counted: 0 } });
  });

  it('is not sent twice to who has it, and is sent again after a change', async () => {
    const first = await get('/results?contest=council-1');
    const etag = first.headers['etag'] ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers['vary']).toBe('Accept, Accept-Language');
    expect((await get('/results?contest=council-1', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    expect((await get('/results?contest=council-1', { 'if-none-match': etag, 'accept-language': 'uk' })).status).toBe(
      200,
    );
    await perform(protocol(5, 8), process(5));
    const changed = await get('/results?contest=council-1', { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ counted: { expected: 2, counted: 1 }, votes: [{ votes: 1 }] });
  });

  it('is CSV for who wants it, in the language of the reader', async () => {
    const { text: csv, headers } = await get('/results?contest=president&level=district', {
      accept: 'text/csv',
      'accept-language': 'uk',
    });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      'Код території,Територія,Стан,Очікується,Враховано,1. одержано,2. взяли участь,№ 1 Перша,№ 2 Другий',
      '3,Округ № 3,preliminary,1,0,0,0,0,0',
      '1,Округ № 1,preliminary,2,2,60,16,8,0',
    ]);
  });
});

describe('GET /turnout', () => {
  it('sums the notices by slot', async () => {
    const { body } = await get('/turnout?slot=11:00&expand=children');
    const slot = {
      slot: '11:00',
      counted: { expected: 3, counted: 1 },
      votersOnList: 1500,
      votersIssuedBallots: 500,
      share: 0.333333,
    };
    expect(body).toMatchObject({
      territory: 'XX',
      slots: [slot],
      children: [{ territory: 'north' }, { territory: '3', slots: [{ votersOnList: 0, share: null }] }].reverse(),
    });
    expect((await get('/turnout?level=region')).body).toMatchObject({
      items: [{ territory: 'north', slots: [{ slot: '11:00' }, { slot: '15:00' }] }],
      next: null,
    });
  });
});

describe('GET /completeness', () => {
  it('counts per form, never above what is owed', async () => {
    const { body } = await get('/completeness?territory=XX');
    expect(body.forms.find(({ form }: { form: string }) => form === 'precinct-count-protocol')).toMatchObject({
      ...{
        owed: 7,
        received: 4,
        accepted: 3,
        acceptedWithAct: 1,
        awaiting: 1,
        returned: 0,
        missing: 3,
        late: 0,
        extra: 1,
      },
      receivedShare: 0.571428,
    });
    expect((await get('/completeness?level=district')).body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ territory: '1', form: 'precinct-count-protocol', owed: 4, missing: 1 }),
      ]),
    );
  });

  it('counts what is due by the clock of the asked moment, by form and by body', async () => {
    // Before the term of the notice for 11:00, and long after that of the protocols.
    const early = (await get('/completeness?asOf=2030-05-12T08:30:00Z')).body;
    const later = (await get('/completeness?asOf=2040-01-01T00:00:00Z')).body;
    expect(early.overdue).toBe(0);
    const turnout = (answer: { forms: { form: string }[] }) =>
      answer.forms.find(({ form }) => form === 'turnout-notice');
    expect(turnout(later)).toMatchObject({
      overdue: 2,
      due: { slots: 6, received: 1, onTimeShare: expect.any(Number) as number },
    });
    const { missing, notYetDue, dueNow, overdue: passed } = later as Record<string, number>;
    expect(missing).toBe((notYetDue ?? 0) + (dueNow ?? 0) + (passed ?? 0));
    expect(later.bodies).toEqual([expect.objectContaining({ body: 'district-commission', owed: later.owed })]);
    const overdue = (await get('/completeness/slots?state=overdue&form=turnout-notice&asOf=2040-01-01T00:00:00Z')).body;
    expect(overdue).toMatchObject({
      total: 2,
      items: [{ timeliness: 'overdue', key: '11:00' }, { timeliness: 'overdue' }],
    });
  });

  it('lists what is missing, page by page', async () => {
    const first = await get('/completeness/slots?state=missing&form=precinct-count-protocol&limit=2');
    expect(first.body).toMatchObject({ total: 3, items: [{ unit: '1-0002', key: 'council-1' }, { unit: '2-0001' }] });
    const second = await get(
      `/completeness/slots?state=missing&form=precinct-count-protocol&limit=2&cursor=${first.body.next}`,
    );
    expect(second.body).toMatchObject({ items: [{ unit: '2-0002', state: 'owed', current: null }], next: null });
    expect((await get('/completeness/slots?unit=1-0001')).body.items).toMatchObject([
      { state: 'accepted', inForce: expect.any(String) as string },
      { state: 'accepted' },
    ]);
  });
});

describe('GET /findings', () => {
  it('has the open ones of the current versions, with the acts that answer them', async () => {
    const { body } = await get('/findings?relation=P-act');
    expect(body).toMatchObject({ total: 1, next: null });
    expect(body.items[0]).toMatchObject({
      ...{
        relation: 'P-act',
        severity: 'act',
        submission: `${campaign}.precinct-count-protocol.1-0002.president~1`,
        unit: '1-0002',
      },
      ...{ key: 'president', expected: 1, actual: null, message: 'The numbers differ', status: 'open' },
      acts: [{ explanation: 'one ballot was carried off' }],
    });
    expect((await get('/findings?status=closed')).body.total).toBe(0);
    expect((await get('/findings?unit=3&status=all')).body.total).toBe(0);
  });
});

describe('GET /journal', () => {
  it('shows clarified versions with what they changed', async () => {
    const { body } = await get('/journal?clarified=true');
    const slot = `${campaign}.precinct-count-protocol.1-0001.president`;
    expect(body).toMatchObject({
      total: 1,
      items: [{ submission: `${slot}~2`, clarifies: `${slot}~1`, status: 'accepted', registration: { number: 2 } }],
    });
    expect(body.items[0].changes).toContainEqual({ path: 'lines.ballotsReceived', before: 31, after: 40 });
    const first = await get('/journal?unit=1-0001&form=precinct-count-protocol&limit=1');
    const second = await get(`/journal?unit=1-0001&form=precinct-count-protocol&limit=1&cursor=${first.body.next}`);
    expect(second.body.items[0].position).toBeLessThan(first.body.items[0].position);
  });
});

describe('what is wrong', () => {
  it.each([
    [
      '/results?contest=president&limit=0&level=moon&asOf=yesterday&who=me',
      400,
      'query-invalid',
      ['asOf', 'level', 'limit', 'who'],
    ],
    ['/results', 400, 'query-invalid', ['contest']],
    ['/results?contest=president&contest=council-1', 400, 'query-invalid', ['contest']],
    ['/results?contest=president&level=district&expand=children', 400, 'query-invalid', ['expand']],
    ['/results?contest=mayor', 404, 'contest-unknown', ['']],
    ['/results?contest=president&territory=atlantis', 404, 'territory-unknown', ['']],
    ['/turnout?slot=25:00', 404, 'turnout-slot-unknown', ['']],
    ['/results?contest=president&asOf=999999', 400, 'query-invalid', ['asOf']],
    ['/results?contest=president&level=precinct&cursor=e30', 400, 'query-invalid', ['cursor']],
    ['/journal?cursor=%00', 400, 'query-invalid', ['cursor']],
    ['/completeness?level=precinct', 400, 'query-invalid', ['level']],
    ['/findings?status=half&severity=deadly', 400, 'query-invalid', ['severity', 'status']],
    ['/findings?__proto__=1', 400, 'query-invalid', ['__proto__']],
  ])('%s: %i %s', async (path, status, code, parameters) => {
    const response = await get(path);
    expect(response.body).toMatchObject({ status, code });
    expect(response.body.errors.map((error: { path: string }) => error.path).sort()).toEqual(parameters);
    expect(response.headers['content-type']).toContain('application/problem+json');
  });

  it('refuses the cursor of other filters', async () => {
    const { body } = await get('/journal?limit=1');
    expect((await get(`/journal?limit=2&cursor=${body.next}`)).status).toBe(200);
    expect((await get(`/journal?limit=1&form=turnout-notice&cursor=${body.next}`)).body).toMatchObject({
      code: 'query-invalid',
    });
  });

  it('has no other campaign and no other format', async () => {
    const unknown = await request(app.getHttpServer()).get('/api/v1/campaigns/nowhere/journal');
    expect(unknown.body).toMatchObject({ status: 404, code: 'campaign-unknown' });
    expect((await get('/journal', { accept: 'application/xml' })).body).toMatchObject({
      status: 406,
      code: 'not-acceptable',
    });
  });
});
