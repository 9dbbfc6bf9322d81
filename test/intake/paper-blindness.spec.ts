import request, { type Response } from 'supertest';
import type { ApiDocument } from '#vybory/api-document';
import type { CampaignDefinition } from '#vybory/campaigns';
import { leafHash, logName } from '#vybory/event-log';
import { ApiClient } from '../../apps/cli/src/api-client.js';
import { verify } from '../../apps/cli/src/commands/verify.js';
import { progressFor } from '../../apps/cli/src/progress.js';
import { smallCampaign, turnoutValues } from '../../libs/processing/src/testing/small-campaign.js';
import { submitAndWait } from '../support/submitting.js';
import { enterStage, openCampaign, startTestSystem, wholeLog, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let document: ApiDocument;
let campaign = '';
let campaigns = 0;

/** Turnout notices on paper are read by two. */
function definition(id: string): CampaignDefinition {
  const small = smallCampaign(id);
  const forms = small.forms.map((use) => (use.form === 'turnout-notice' ? { ...use, doubleEntry: true } : use));
  return { ...small, forms };
}

beforeAll(async () => {
  system = await startTestSystem();
  document = (await request(system.url).get('/api/openapi.json')).body as ApiDocument;
});
afterAll(() => system.stop());

beforeEach(async () => {
  campaign = `blind-${++campaigns}`;
  await openCampaign(system.url, definition(campaign), 'voting');
});

const unit = '1';
const key = '11:00';
const paper = { channel: 'fax', incomingNumber: '21-45/7-1', shelfMark: 'оп. 2, арк. 14' };
/** No other number of the campaign is this one. */
const read = 64_271;

async function post(path: string, payload: object, person: string): Promise<Response> {
  return request(system.url)
    .post(`/api/v1${path}`)
    .set({ 'vybory-body': 'secretariat', 'vybory-person': person })
    .send(payload);
}

/** The electronic version is there, and one registrar has entered the paper. */
async function begun(): Promise<{ readonly entry: string; readonly submission: string }> {
  const electronic = { form: 'turnout-notice', unit, key, values: turnoutValues(60) };
  const { receipt } = await submitAndWait(system.url, campaign, electronic);
  const notice = { ...electronic, body: 'territorial-commission:1', paper, values: turnoutValues(read) };
  const { body } = await post(`/campaigns/${campaign}/paper-entries`, notice, 'first');
  return { entry: (body as { readonly entry: string }).entry, submission: receipt.submission };
}

const second = (entry: string, value: number): Promise<Response> =>
  post(`/paper-entries/${entry}/second-entry`, { values: turnoutValues(value) }, 'second');
const withdraw = (entry: string): Promise<Response> =>
  post(`/paper-entries/${entry}/withdrawal`, { reason: 'another unit' }, 'first');

async function caughtUp(): Promise<void> {
  const standing = async (): Promise<boolean> =>
    ((await request(system.url).get(`/api/v1/status?campaign=${campaign}`)).body as { caughtUp: boolean }).caughtUp;
  while (!(await standing()));
}

/** What the first registrar has read, and the hash that would confirm a guess. */
async function secrets(entry: string): Promise<readonly string[]> {
  const entered = (await wholeLog(system, campaign)).find(
    ({ type, data }) => type === 'PaperEntered' && (data as { entry: string }).entry === entry,
  );
  return [String(read), (entered?.data as { readonly contentHash: string }).contentHash];
}

/** The stream of a slot's events up to what follows the entry of the paper. */
async function streamed(address: string): Promise<string> {
  const stop = new AbortController();
  const { body } = await fetch(address, { signal: stop.signal });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (/event: PaperEntered\n[^]*\n\n/.test(text)) break;
  }
  stop.abort();
  return text;
}

async function answerOf(path: string, accept: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? 'none'));
  if (path === '/api/v1/submissions/{id}/events') return streamed(`${system.url}${address}`);
  const answer = await request(system.url)
    .get(address)
    .query(path.endsWith('/results') ? { contest: 'president' } : {})
    .set({ accept, 'cache-control': 'no-cache' })
    .buffer(true);
  return answer.text;
}

/** Every route that can be read, as JSON and as CSV, of which an answer holds one of the texts. */
async function routesTelling(
  texts: readonly string[],
  named: { readonly entry: string; readonly submission: string },
): Promise<readonly string[]> {
  await caughtUp();
  const parameters = { campaign, id: named.submission, entry: named.entry, form: 'turnout-notice' };
  const paths = Object.entries(document.paths).flatMap(([path, item]) => ('get' in item ? [path] : []));
  const telling: string[] = [];
  for (const path of paths) {
    for (const accept of ['application/json', 'text/csv']) {
      const answer = (await answerOf(path, accept, parameters)).replaceAll('&quot;', '"');
      if (texts.some((text) => answer.includes(text))) telling.push(`${path} ${accept}`);
    }
  }
  return telling;
}

interface Item {
  readonly position: number;
  readonly leaf: string;
  readonly body?: string;
  readonly salt?: string;
  readonly withheld?: object;
}

interface EventPage {
  readonly item: Item;
  readonly cached: string;
  readonly tag: string;
}

/** The entry's event in a full page, as auditors read it. */
async function sealed(entry: string, language = 'en'): Promise<EventPage> {
  const position = (await wholeLog(system, campaign)).find(
    ({ type, data }) => type === 'PaperEntered' && (data as { entry: string }).entry === entry,
  )?.position;
  const { body, headers } = await request(system.url)
    .get(`/api/v1/campaigns/${campaign}/events`)
    .query({ after: 0, limit: position })
    .set('accept-language', language);
  const item = (body as { readonly items: readonly Item[] }).items.at(-1);
  if (item === undefined || item.position !== position) throw new Error(`${entry} is not at the end of the page`);
  return { item, cached: headers['cache-control'] ?? '', tag: headers['etag'] ?? '' };
}

async function verified(): Promise<object> {
  const api = new ApiClient({ url: system.url });
  let told = {};
  const options = { url: system.url, json: true, language: 'en' };
  const answer = (_: string, forMachine: object): void => void (told = forMachine);
  await verify({ api, progress: progressFor({}, true), options, answer }, campaign).finally(() => api.close());
  return told;
}

describe('what the first registrar read on a paper', () => {
  it('is told by no route while the second has not read it, and by those that tell of papers afterwards', async () => {
    const named = await begun();
    const texts = await secrets(named.entry);
    expect(await routesTelling(texts, named)).toEqual([]);
    await second(named.entry, read);
    expect(await routesTelling(texts, named)).toEqual(
      expect.arrayContaining(
        [
          '/api/v1/campaigns/{campaign}/discrepancies',
          '/api/v1/campaigns/{campaign}/events',
          '/api/v1/submissions/{id}/history',
          '/api/v1/submissions/{id}/events',
          '/api/v1/paper-entries/{entry}',
        ].map((path) => `${path} application/json`),
      ),
    );
  });

  it('is withheld from auditors with its salt until then; the leaf they have seen proves what they see later', async () => {
    const { entry, submission } = await begun();
    const { item, cached, tag } = await sealed(entry);
    const leaf = (await system.eventLog.readSealed(logName(campaign), { after: item.position - 1, limit: 1 }))[0]?.leaf;
    const stream = `submission-${submission.replace('~1', '')}`;
    expect(item).toEqual({
      position: item.position,
      leaf: leaf?.toString('base64'),
      withheld: {
        ...{ stream, type: 'PaperEntered', entry, until: 'second-entry' },
        message: expect.stringMatching(/another person/) as string,
      },
    });
    expect(cached).toBe('no-cache');
    const ukrainian = await sealed(entry, 'uk');
    expect(ukrainian.item.withheld).toMatchObject({ message: expect.stringMatching(/друга особа/) as string });
    expect(ukrainian.tag).not.toBe(tag);
    expect(await verified()).toMatchObject({ ok: true, withheld: 1 });

    await second(entry, read);
    const shown = await sealed(entry);
    const { body = '', salt = '' } = shown.item;
    expect(body).toContain(String(read));
    expect(leafHash(Buffer.from(salt, 'base64'), body).toString('base64')).toBe(item.leaf);
    expect(shown).toMatchObject({ cached: 'private, max-age=31536000, immutable' });
    expect(shown.tag).not.toBe(tag);
    expect(await verified()).toMatchObject({ ok: true, withheld: 0 });
  });

  it('is told with what differs when the second has read something else', async () => {
    const named = await begun();
    await second(named.entry, 64_272);
    expect((await sealed(named.entry)).item.body).toContain(String(read));
    const { body } = await request(system.url).get(`/api/v1/submissions/${named.submission}/history`);
    const entered = (body as { items: { type: string; data: object }[] }).items.find(
      ({ type }) => type === 'PaperEntered',
    );
    expect(entered).toMatchObject({ data: { values: turnoutValues(read) } });
    expect(entered).not.toHaveProperty('withheld');
  });

  it('is withheld until the end of the campaign when the entry was withdrawn unread', async () => {
    const named = await begun();
    await withdraw(named.entry);
    const texts = await secrets(named.entry);
    expect(await routesTelling(texts, named)).toEqual([]);
    expect((await sealed(named.entry)).item.withheld).toMatchObject({ until: 'campaign-closed' });
    const history = async (): Promise<unknown> =>
      (await request(system.url).get(`/api/v1/submissions/${named.submission}/history`).set('accept-language', 'en'))
        .body;
    expect(await history()).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          type: 'PaperEntered',
          withheld: { until: 'campaign-closed', message: expect.stringMatching(/closed/) as string },
        }),
      ]) as unknown,
    });
    for (const stage of ['tabulation', 'established', 'closed'] as const) await enterStage(system.url, campaign, stage);
    expect((await sealed(named.entry)).item).toHaveProperty('body');
    expect(JSON.stringify(await history())).toContain(String(read));
  });
});
