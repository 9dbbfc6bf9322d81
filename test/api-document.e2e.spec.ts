import request, { type Response } from 'supertest';
import type { ApiDocument } from '#vybory/api-document';
import type { JsonValue } from '#vybory/canonical-json';
import { sampleDesign } from '../libs/campaigns/src/testing/requests.js';
import { closed, DocumentSchemas, escapeName } from '../libs/api-document/src/testing/document-schemas.js';
import {
  protocolValues,
  protocolWithMissingBallot,
  smallCampaign,
  turnoutValues,
} from '../libs/processing/src/testing/small-campaign.js';
import { openCampaign, startTestSystem, type TestSystem } from './support/test-system.js';

interface Sending {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: JsonValue | object;
}

interface Described {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: JsonValue }>> };
}

let system: TestSystem;
let document: ApiDocument;
/** Problems may bring members that no schema names; nothing else may. */
let strict: DocumentSchemas;
const asked = new Set<string>();

beforeAll(async () => {
  system = await startTestSystem({ submissionLimit: 4 * 1024 * 1024 });
  document = (await request(system.url).get('/api/openapi.json')).body as ApiDocument;
  strict = new DocumentSchemas(closed(document));
  await openCampaign(system.url, smallCampaign(), 'voting');
});

afterAll(() => system.stop());

/** Asks the route and holds the answer to what the document says of it: status, media type and schema. */
async function call(method: 'get' | 'post' | 'put', path: string, sending: Sending = {}): Promise<Response> {
  const { parameters = {}, query = {}, headers = {}, body } = sending;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? 'small'));
  const test = request(system.url)[method](address);
  const sent = test.query(query).set({ 'accept-language': 'en', ...headers });
  const answer = await (body === undefined ? sent : sent.send(body as object));
  expectDescribed(method, path, answer);
  asked.add(`${method} ${path}`);
  return answer;
}

function expectDescribed(method: string, path: string, { status, headers, text }: Response): void {
  const name = `${method} ${path} ${status}`;
  const { responses } = document.paths[path]?.[method] as unknown as Described;
  expect({ name, described: Object.keys(responses) }).toEqual({
    name,
    described: expect.arrayContaining([String(status)]),
  });
  const content = responses[String(status)]?.content;
  if (content === undefined) {
    expect({ name, text }).toEqual({ name, text: '' });
    return;
  }
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const types = Object.keys(content);
  if (!types.includes('*/*')) expect({ name, types }).toEqual({ name, types: expect.arrayContaining([type]) });
  if (!type.endsWith('json')) return;
  const pointer = `/paths/${escapeName(path)}/${method}/responses/${status}/content/${escapeName(type)}/schema`;
  const values = type === 'application/x-ndjson' ? text.trimEnd().split('\n') : [text];
  for (const value of values)
    expect({ name, errors: strict.errorsOf(pointer, JSON.parse(value)) }).toEqual({ name, errors: [] });
}

const secretariat = { 'vybory-body': 'secretariat' };
const commission = { 'vybory-body': 'territorial-commission:1' };
const submissionsPath = '/api/v1/campaigns/{campaign}/submissions';
const submissionPath = '/api/v1/submissions/{id}';

async function submit(
  body: object,
  headers: Readonly<Record<string, string>> = {},
  campaign = 'small',
): Promise<Response> {
  return call('post', submissionsPath, { parameters: { campaign }, headers: { ...commission, ...headers }, body });
}

const protocol = (unit: string, values = protocolValues()): object => ({
  form: 'precinct-count-protocol',
  unit,
  values,
});

async function caughtUp(): Promise<boolean> {
  return ((await call('get', '/api/v1/status')).body as { readonly caughtUp: boolean }).caughtUp;
}

async function exampleValues(): Promise<unknown> {
  const query = { campaign: 'example-2030', unit: '1-000001' };
  const parameters = { form: 'precinct-count-protocol' };
  return (await call('get', '/api/v1/forms/{form}/example', { parameters, query })).body;
}

describe('the description of the API, held to what the system answers', () => {
  it('is served with a tag, and not sent twice', async () => {
    const first = await request(system.url).get('/api/openapi.json');
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8');
    const again = await call('get', '/api/openapi.json', { headers: { 'if-none-match': first.headers['etag'] ?? '' } });
    expect(again.status).toBe(304);
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Vybory' } });
  });

  it('holds for campaigns, and its example can be announced', async () => {
    const exampleOf = (method: string, path: string): JsonValue =>
      (document.paths[path]?.[method] as unknown as Described).requestBody?.content['application/json']?.example ??
      null;
    const definition = exampleOf('post', '/api/v1/campaigns') as { readonly id: string };
    const send = (headers = secretariat, body: JsonValue | object = definition): Promise<Response> =>
      call('post', '/api/v1/campaigns', { headers, body });
    expect((await send()).status).toBe(201);
    expect((await send(secretariat, { ...definition, votingDay: '2030-04-07' })).status).toBe(409);
    expect((await send(secretariat, { id: 'x' })).status).toBe(422);
    expect((await send(commission)).status).toBe(403);
    const parameters = { campaign: definition.id };
    const stagePath = '/api/v1/campaigns/{campaign}/stage';
    const stage = (body: JsonValue): Promise<Response> =>
      call('put', stagePath, { parameters, headers: secretariat, body });
    expect((await stage(exampleOf('put', stagePath))).status).toBe(200);
    expect((await stage({ stage: 'closed' })).status).toBe(409);
    expect((await stage({ stage: 'soon' })).status).toBe(422);
    const unitsPath = '/api/v1/campaigns/{campaign}/territories';
    const units = exampleOf('post', unitsPath);
    const register = (body: JsonValue): Promise<Response> =>
      call('post', unitsPath, { parameters, headers: secretariat, body });
    expect((await register(units)).status).toBe(200);
    expect((await register([{ code: '?' }])).status).toBe(422);
    const subjectsPath = '/api/v1/campaigns/{campaign}/subjects';
    const subjects = exampleOf('post', subjectsPath);
    const take = (body: JsonValue, headers = secretariat): Promise<Response> =>
      call('post', subjectsPath, { parameters, headers, body });
    expect((await take(subjects)).status).toBe(200);
    expect((await take([{ id: '?' }])).status).toBe(422);
    expect((await take(subjects, commission)).status).toBe(403);
    const renamed = [{ id: 'outlet-1', kind: 'media-outlet', name: { uk: 'Інша', en: 'Another' } }];
    expect((await take(renamed)).status).toBe(409);
    const withdrawalPath = `${subjectsPath}/{subject}/withdrawal`;
    const end = (body: JsonValue, subject = 'outlet-1'): Promise<Response> =>
      call('post', withdrawalPath, { parameters: { ...parameters, subject }, headers: secretariat, body });
    const withdrawal = exampleOf('post', withdrawalPath);
    expect((await end(withdrawal)).body).toEqual({ known: 2, withdrawn: 1 });
    expect((await end({ reason: 'Another', at: '2030-03-21T00:00' })).status).toBe(409);
    expect((await end(withdrawal, 'nobody')).status).toBe(404);
    expect((await end({ reason: 'No such day', at: '2030-02-30T00:00' })).status).toBe(422);
    const known = await call('get', subjectsPath, { parameters });
    expect(known.body).toMatchObject({ items: [{ id: 'outlet-1', withdrawal }, { id: 'candidate-1' }] });
    await call('get', '/api/v1/campaigns');
    expect((await call('get', '/api/v1/campaigns/{campaign}', { parameters })).status).toBe(200);
    expect((await call('get', '/api/v1/campaigns/{campaign}', { parameters: { campaign: 'none' } })).status).toBe(404);
  });

  it('holds for duties, the course of a campaign and waivers', async () => {
    const path = (route: string): string => `/api/v1/campaigns/{campaign}/${route}`;
    for (const campaign of ['small', 'none']) {
      const parameters = { campaign };
      const status = campaign === 'none' ? 404 : 200;
      const due = { form: 'turnout-notice', unit: '1', key: '11:00' };
      expect((await call('get', path('duties'), { parameters })).status).toBe(status);
      expect((await call('get', path('due'), { parameters, query: due })).status).toBe(status);
      const send = (route: string, body: object, headers = secretariat): Promise<Response> =>
        call('post', path(route), { parameters, headers, body });
      expect((await send('course', { type: 'repeat-vote', votingDay: '2030-12-01' })).status).toBe(status);
      expect((await send('waivers', { ...due, reason: 'A decision' })).status).toBe(status);
      expect((await send('waivers', { ...due, reason: 'Taken back', revoke: true })).status).toBe(status);
      expect((await send('course', {}, commission)).status).toBe(403);
    }
    const parameters = { campaign: 'small' };
    const query = { form: 'turnout-notice', unit: '1', key: '10:00' };
    expect((await call('get', path('due'), { parameters, query })).status).toBe(404);
    for (const route of ['course', 'waivers']) {
      expect((await call('post', path(route), { parameters, headers: secretariat, body: {} })).status).toBe(422);
    }
    const body = { type: 'repeat-vote', votingDay: '1990-12-01' };
    expect((await call('post', path('course'), { parameters, headers: secretariat, body })).status).toBe(409);
  });

  it('holds for one-off requests', async () => {
    const requestsPath = '/api/v1/campaigns/{campaign}/request-forms';
    const requestPath = `${requestsPath}/{request}`;
    const acting = (unit: string, person: string) => ({ 'vybory-body': unit, 'vybory-person': person });
    const author = acting('secretariat', 'author');
    const key = 'request-stations-without-power';
    for (const [campaign, status] of [['small', 201] as const, ['none', 404] as const]) {
      const draft = { parameters: { campaign }, headers: author, body: { key, ...sampleDesign } };
      expect((await call('post', requestsPath, draft)).status).toBe(status);
      const found = status === 201 ? 200 : 404;
      expect((await call('get', requestsPath, { parameters: { campaign } })).status).toBe(found);
      expect((await call('get', requestPath, { parameters: { campaign, request: key } })).status).toBe(found);
    }
    const parameters = { campaign: 'small', request: key };
    expect((await call('post', requestsPath, { parameters, headers: author, body: {} })).status).toBe(422);
    expect((await call('post', requestsPath, { parameters, body: {} })).status).toBe(401);
    const redrafted = await call('put', `${requestPath}/draft`, { parameters, headers: author, body: sampleDesign });
    const { hash } = (redrafted.body as { versions: readonly { hash: string }[] }).versions.at(-1) ?? { hash: '' };
    const steps = [
      ['return', author, { hash, reason: 'Not yet sent' }, 403],
      ['submission-for-agreement', author, { hash }, 200],
      ['agreement', author, { hash }, 403],
      ['agreement', acting('informatisation-unit', 'agreeing'), { hash }, 200],
      ['approval', acting('commission-head', 'head'), { hash }, 200],
      ['withdrawal', acting('commission-head', 'head'), { hash, reason: 'Answered' }, 200],
    ] as const;
    for (const [step, headers, body, status] of steps) {
      const answer = await call('post', `${requestPath}/${step}`, { parameters, headers, body });
      expect({ step, status: answer.status }).toEqual({ step, status });
    }
  });

  it('holds for forms', async () => {
    for (const query of [{}, { kind: 'presidential', body: 'media' }, { category: 'finance' }])
      expect((await call('get', '/api/v1/forms', { query })).status).toBe(200);
    expect((await call('get', '/api/v1/forms', { query: { kind: 'royal' } })).status).toBe(400);
    for (const form of ['precinct-count-protocol', 'turnout-notice', 'none']) {
      for (const path of ['', '/schema', '/example', '/template.csv', '/template.xlsx']) {
        const query = path === '' ? {} : { campaign: 'small' };
        const answer = await call('get', `/api/v1/forms/{form}${path}`, { parameters: { form }, query });
        expect(answer.status).toBe(form === 'none' ? 404 : 200);
      }
    }
  });

  it('holds for submissions, whatever becomes of them', async () => {
    expect((await submit(protocol('1-000001'))).status).toBe(202);
    expect((await submit(protocol('1-000002'), { prefer: 'wait=20', 'idempotency-key': 'k' })).status).toBe(201);
    expect((await submit(protocol('1-000002'), { prefer: 'wait=20', 'idempotency-key': 'k' })).status).toBe(200);
    expect((await submit(protocol('1-000002', protocolWithMissingBallot), { 'idempotency-key': 'k' })).status).toBe(
      409,
    );
    expect((await submit(protocol('1-000001', protocolWithMissingBallot))).status).toBe(409);
    expect((await submit({ form: 'precinct-count-protocol', unit: '1-000003', values: { lines: 1 } })).status).toBe(
      422,
    );
    expect((await submit(protocol('2-000001'))).status).toBe(403);
    expect((await submit(protocol('1-000003'), { 'vybory-body': 'nobody' })).status).toBe(403);
    expect((await submit(protocol('1-000003'), { 'vybory-body': '?' })).status).toBe(401);
    expect((await submit(protocol('1-000003'), { 'idempotency-key': 'a b' })).status).toBe(400);
    expect((await submit({}, { 'content-type': 'application/json' }, 'none')).status).toBe(404);
    const early = { form: 'precinct-count-protocol', unit: '1-000001', values: await exampleValues() };
    const refused = await submit(early, {}, 'example-2030');
    expect(refused.body).toMatchObject({ status: 409, code: 'stage-closed-for-form' });
    const returned = await submit(protocol('1-000003', protocolWithMissingBallot), { prefer: 'wait=20' });
    expect(returned.body).toMatchObject({ submission: { status: 'returned' } });
    const parameters = { id: 'small.precinct-count-protocol.1-000003.president~1' };
    const acts = [{ relation: 'P-1', explanation: 'A voter took it away' }];
    const attach = (body: object, headers = commission): Promise<Response> =>
      call('post', `${submissionPath}/acts`, { parameters, headers, body });
    expect((await attach({ acts: [] })).status).toBe(422);
    expect((await attach({ acts: [{ ...acts[0], relation: 'P-17' }] })).status).toBe(409);
    expect((await attach({ acts }, { 'vybory-body': 'territorial-commission:2' })).status).toBe(403);
    expect((await attach({ acts })).status).toBe(200);
    const withdraw = (id: string, body: object): Promise<Response> =>
      call('post', `${submissionPath}/withdrawal`, { parameters: { id }, headers: commission, body });
    expect((await withdraw('small.precinct-count-protocol.1-000001.president~1', { reason: 'Mistaken' })).status).toBe(
      409,
    );
    expect((await withdraw(parameters.id, {})).status).toBe(422);
    for (const path of ['', '/history', '/receipt']) {
      expect((await call('get', `${submissionPath}${path}`, { parameters })).status).toBe(200);
      expect((await call('get', `${submissionPath}${path}`, { parameters: { id: 'none~1' } })).status).toBe(404);
    }
    expect((await call('get', `${submissionPath}/events`, { parameters: { id: 'none~1' } })).status).toBe(404);
  });

  it('holds for paper and for what differs from it', async () => {
    const registrar = (person: string) => ({ ...secretariat, 'vybory-person': person });
    const entriesPath = '/api/v1/campaigns/{campaign}/paper-entries';
    const entryPath = '/api/v1/paper-entries/{entry}';
    const paper = { channel: 'post', incomingNumber: '1', shelfMark: 'A-1' };
    const body = 'territorial-commission:1';
    const sent = { form: 'precinct-count-protocol', unit: '1-000002', body, paper, values: protocolWithMissingBallot };
    const enter = (payload: object, headers: object = registrar('first'), campaign = 'small'): Promise<Response> =>
      call('post', entriesPath, { parameters: { campaign }, headers: { ...headers }, body: payload });
    const keyed = { ...registrar('first'), 'idempotency-key': 'k' };
    expect([(await enter(sent, keyed)).status, (await enter(sent, keyed)).status]).toEqual([201, 200]);
    expect((await enter(sent)).status).toBe(409);
    expect((await enter({})).status).toBe(422);
    expect((await enter(sent, secretariat)).status).toBe(401);
    expect((await enter(sent, { ...registrar('first'), ...commission })).status).toBe(403);
    expect((await enter(sent, registrar('first'), 'none')).status).toBe(404);
    const double = { form: 'turnout-notice', unit: '2', key: '11:00', body: 'territorial-commission:2', paper };
    const disputed = 'paper.turnout-notice.2.11:00~paper1';
    const small = smallCampaign('paper');
    const forms = small.forms.map((use) => ({ ...use, doubleEntry: true }));
    await openCampaign(system.url, { ...small, forms }, 'voting');
    expect((await enter({ ...double, values: turnoutValues(1) }, registrar('first'), 'paper')).status).toBe(201);
    for (const path of ['/second-entry', '/resolution', '/withdrawal']) {
      const send = (entry: string, payload: object, headers: object = registrar('second')): Promise<Response> =>
        call('post', `${entryPath}${path}`, { parameters: { entry }, headers: { ...headers }, body: payload });
      const reads = path !== '/withdrawal';
      const payload = reads ? { values: turnoutValues(path === '/resolution' ? 3 : 2) } : { reason: 'Mistaken' };
      expect((await send(disputed, {})).status).toBe(422);
      expect((await send('none', payload)).status).toBe(404);
      expect((await send(disputed, payload, commission)).status).toBe(403);
      if (reads) expect((await send(disputed, payload, registrar('first'))).status).toBe(403);
      expect((await send(disputed, payload, registrar(path))).status).toBe(401);
      expect((await send(disputed, payload, registrar(path === '/resolution' ? 'third' : 'second'))).status).toBe(
        reads ? 200 : 409,
      );
      expect((await call('get', entryPath, { parameters: { entry: disputed } })).status).toBe(200);
    }
    expect((await call('get', entryPath, { parameters: { entry: 'none' } })).status).toBe(404);
    const casePath = '/api/v1/discrepancies/{case}';
    const parameters = { case: 'small.precinct-count-protocol.1-000002.president~case1' };
    const words = { explanation: { explanation: 'A blot' }, closing: { conclusion: 'So be it' } };
    const say = (what: keyof typeof words, person: string, named = parameters): Promise<Response> =>
      call('post', `${casePath}/${what}`, { parameters: named, headers: registrar(person), body: words[what] });
    expect((await say('closing', 'first')).status).toBe(409);
    expect((await say('explanation', 'first')).status).toBe(200);
    expect((await say('closing', 'first')).status).toBe(403);
    expect((await say('closing', 'second')).status).toBe(200);
    expect((await say('explanation', 'first')).status).toBe(409);
    expect((await say('explanation', 'first', { case: 'none' })).status).toBe(404);
    expect((await call('get', casePath, { parameters })).status).toBe(200);
    expect((await call('get', casePath, { parameters: { case: 'none' } })).status).toBe(404);
  });

  it('holds for the stream of events', async () => {
    const path = `${submissionPath}/events`;
    const stop = new AbortController();
    const id = 'small.precinct-count-protocol.1-000002.president~1';
    const { status, headers, body } = await fetch(`${system.url}${path.replace('{id}', id)}`, { signal: stop.signal });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const chunk: unknown = (await body?.getReader().read())?.value;
    stop.abort();
    const messages = Buffer.from(chunk as Uint8Array)
      .toString()
      .trimEnd()
      .split('\n\n');
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) {
      const [, data = ''] = /^id: \d+\nevent: \w+\ndata: (.*)$/.exec(message) ?? [];
      expect(strict.errorsOf('/components/schemas/HistoryEntry', JSON.parse(data))).toEqual([]);
    }
  });

  it('holds for batches, line by line', async () => {
    const lines = [
      protocol('1-000001'),
      { form: 'none' },
      { form: 'turnout-notice', unit: '1', key: '11:00', values: turnoutValues(9) },
    ];
    const path = '/api/v1/campaigns/{campaign}/submission-batches';
    const send = (type: string, text: string, query = {}): Promise<Response> =>
      call('post', path, { query, headers: { ...commission, 'content-type': type }, body: text as JsonValue });
    const answer = await send('application/x-ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(answer.text.split('\n').filter((line) => line.includes('"receipt"'))).toHaveLength(1);
    expect((await send('text/csv', 'unit\n1\n')).status).toBe(400);
    const form = 'precinct-count-protocol';
    expect((await send('text/csv', 'place\n1\n', { form })).status).toBe(400);
    expect((await send('text/csv', 'unit,unit\n1,1\n', { form })).status).toBe(400);
    expect((await send('text/csv', 'unit,drawnUpAt\n1-000001,soon\n', { form })).status).toBe(200);
    const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await send(workbook, 'no workbook', { form })).status).toBe(422);
    expect((await send(workbook, 'x'.repeat(5_000_000), { form })).status).toBe(413);
  });

  it('holds for files', async () => {
    const path = '/api/v1/campaigns/{campaign}/attachments';
    const send = (bytes: string, headers: Readonly<Record<string, string>> = {}, query = {}): Promise<Response> =>
      call('post', path, {
        headers: { ...commission, 'content-type': 'text/plain', ...headers },
        query,
        body: bytes as JsonValue,
      });
    expect((await send('A note', {}, { name: 'note.txt' })).status).toBe(201);
    const again = await send('A note');
    expect(again.status).toBe(200);
    expect((await send('A note', {}, { name: '..' })).status).toBe(400);
    expect((await send('A note', { 'vybory-body': 'nobody' })).status).toBe(403);
    expect((await send('A note', { 'content-length': String(2 ** 30) })).status).toBe(413);
    expect((await send('<html>')).status).toBe(415);
    expect((await send('')).status).toBe(422);
    const { hash } = again.body as { readonly hash: string };
    const read = (headers: Readonly<Record<string, string>> = {}, wanted = hash): Promise<Response> =>
      call('get', `${path}/{hash}`, { parameters: { hash: wanted }, headers });
    expect((await read()).text).toBe('A note');
    expect((await read({ range: 'bytes=0-0' })).text).toBe('A');
    expect((await read({ range: 'bytes=99-' })).status).toBe(416);
    expect((await read({ 'if-none-match': `"${hash}"` })).status).toBe(304);
    expect((await read({}, 'sha256:none')).status).toBe(404);
  });

  it('holds for views, as JSON and as CSV', async () => {
    while (!(await caughtUp()));
    const lists = ['completeness/slots', 'findings', 'discrepancies', 'paper-entries', 'journal'];
    for (const view of ['results', 'turnout', 'completeness', ...lists]) {
      const path = `/api/v1/campaigns/{campaign}/${view}`;
      const leveled = ['results', 'turnout', 'completeness'].includes(view);
      const questions = leveled ? [{}, { level: 'district', limit: 1 }, { territory: 'north' }] : [{}, { limit: 1 }];
      for (const query of questions) expect((await call('get', path, { query })).status).toBe(200);
      const { headers } = await call('get', path, { headers: { accept: 'text/csv' } });
      expect(
        (await call('get', path, { headers: { accept: 'text/csv', 'if-none-match': headers['etag'] ?? '' } })).status,
      ).toBe(304);
      expect((await call('get', path, { headers: { accept: 'image/png' } })).status).toBe(406);
      expect((await call('get', path, { query: { nothing: 1 } })).status).toBe(400);
      expect((await call('get', path, { parameters: { campaign: 'none' } })).status).toBe(404);
    }
    for (const view of ['results', 'turnout'])
      await call('get', `/api/v1/campaigns/{campaign}/${view}`, { query: { territory: 'north', expand: 'children' } });
    expect(
      (await call('get', '/api/v1/campaigns/{campaign}/findings', { query: { status: 'all' } })).body,
    ).toMatchObject({ total: 2 });
    const closed = await call('get', '/api/v1/campaigns/{campaign}/discrepancies', { query: { status: 'all' } });
    expect(closed.body).toMatchObject({ total: 1, items: [{ status: 'closed' }] });
    const papers = await call('get', '/api/v1/campaigns/{campaign}/paper-entries', { query: { status: 'all' } });
    expect(papers.body).toMatchObject({ total: 1, totals: { confirmed: 1 } });
    const onPaper = await call('get', '/api/v1/campaigns/{campaign}/journal', { query: { carrier: 'paper' } });
    expect(onPaper.body).toMatchObject({ total: 1, items: [{ paper: { incomingNumber: '1' } }] });
  });

  it('holds for auditors and for those who run it', async () => {
    const events = '/api/v1/campaigns/{campaign}/events';
    for (const query of [{}, { after: 0, limit: 2 }]) expect((await call('get', events, { query })).status).toBe(200);
    expect((await call('get', events, { query: { limit: 0 } })).status).toBe(400);
    expect((await call('get', '/health/live')).status).toBe(200);
    expect((await call('get', '/health/ready')).status).toBe(200);
    await call('get', '/metrics');
    await call('get', '/');
    await call('get', '/', { headers: { accept: 'text/html' } });
    const rebuild = (headers: Readonly<Record<string, string>>, body: object): Promise<Response> =>
      call('post', '/api/v1/views/rebuild', { headers, body });
    expect((await rebuild(secretariat, { view: 'findings' })).status).toBe(200);
    expect((await rebuild(secretariat, { view: 'none' })).status).toBe(409);
    expect((await rebuild(commission, {})).status).toBe(403);
  });

  it('was asked about every route', () => {
    const all = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect([...asked].sort()).toEqual(all.sort());
  });
});
