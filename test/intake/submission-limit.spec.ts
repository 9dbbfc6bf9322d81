import http from 'node:http';
import request, { type Response } from 'supertest';
import { orderCampaign } from '../support/order-campaign.js';
import { Batch, sendBatch, verdictOf } from '../support/batch.js';
import { expectProblem, problemOf } from '../support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

const mebibyte = 1024 * 1024;
/** Bytes; small, so that tests get over it. Twice as much may be under way. */
const submissionLimit = 2 * mebibyte;
const key = 'election-fund-receipts';
const place = { form: key, unit: 'UA' };
const json = JSON.stringify({ ...place, values: {} });
const body = 'savings-bank';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem({ submissionLimit });
});
afterAll(() => system.stop());
beforeEach(async () => {
  campaign = `limit-${++campaigns}`;
  await openCampaign(system.url, orderCampaign('presidential', campaign), 'voting');
});

const day = (n: number): string => `candidate-a+2002-02-${10 + n}`;

/** JSON that is exactly so long. */
function padded(text: string, bytes: number): string {
  return text + ' '.repeat(bytes - Buffer.byteLength(text));
}

function post(
  path: string,
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return Promise.resolve(
    request(system.url)
      .post(`/api/v1/campaigns/${campaign}${path}`)
      .set({ 'vybory-body': body, 'content-type': 'application/json', 'accept-language': 'en', ...headers })
      .send(content),
  );
}

describe('the largest form', () => {
  it('is the limit to the byte, and who is refused reads how much it is', async () => {
    const paper = { 'vybory-body': 'secretariat', 'vybory-person': 'first' };
    for (const [path, headers] of [
      ['/submissions', {}],
      ['/paper-entries', paper],
    ] as const) {
      expect((await post(path, padded(json, submissionLimit), headers)).status).toBe(422);
      const refused = await post(path, padded(json, submissionLimit + 1), headers);
      expectProblem(refused, 413, 'body-too-large');
      expect(problemOf(refused)).toMatchObject({
        limit: submissionLimit,
        detail: expect.stringContaining('At most 2 MiB (2097152 bytes)') as string,
      });
    }
    const ukrainian = await post('/submissions', padded(json, submissionLimit + 1), { 'accept-language': 'uk' });
    expect(problemOf(ukrainian)).toMatchObject({ detail: expect.stringContaining('Не більше 2 МіБ') as string });
  });

  it('bounds a line of NDJSON, the rows of a CSV and a workbook', async () => {
    const lines = [submissionLimit, submissionLimit + 1].map((bytes) => padded(json, bytes)).join('\n');
    const ndjson = await sendBatch(system.url, campaign, lines, { body });
    expect(ndjson.map(({ status, problem }) => [status, problem?.code])).toEqual([
      [422, 'submission-malformed'],
      [413, 'line-too-long'],
    ]);
    expect(ndjson[1]?.problem).toMatchObject({ limit: submissionLimit, detail: 'At most 2 MiB (2097152 bytes)' });

    const row = (bytes: number): string => `UA,${day(1)},`.padEnd(bytes, 'x');
    const length = mebibyte / 8;
    const whole = Array.from({ length: submissionLimit / length }, () => row(length));
    const csv = async (rows: readonly string[]): Promise<unknown> => {
      const text = ['unit,key,accountNo', ...rows, `UA,${day(2)},x`].join('\n');
      const query = { body, type: 'text/csv', query: `?form=${key}` };
      return (await sendBatch(system.url, campaign, text, query)).map(({ line, problem }) => [line, problem?.code]);
    };
    const next = [submissionLimit / length + 2, 'submission-malformed'];
    expect(await csv(whole)).toEqual([[2, 'submission-malformed'], next]);
    expect(await csv([row(length + 1), ...whole.slice(1)])).toEqual([[2, 'submission-too-large'], next]);

    const workbook = (bytes: number): Promise<Response> =>
      post(`/submission-batches?form=${key}`, Buffer.alloc(bytes, 1), { 'content-type': workbookType });
    expectProblem(await workbook(submissionLimit), 422, 'workbook-unreadable');
    expectProblem(await workbook(submissionLimit + 1), 413, 'workbook-too-large');
  });

  it('is no limit of what is no form: that stays small', async () => {
    const definition = padded(JSON.stringify({ id: 'x' }), mebibyte + 1);
    const refused = await Promise.resolve(
      request(system.url)
        .post('/api/v1/campaigns')
        .set({ 'vybory-body': 'secretariat', 'content-type': 'application/json', 'accept-language': 'en' })
        .send(definition),
    );
    expectProblem(refused, 413, 'body-too-large');
    expect(problemOf(refused)).toMatchObject({
      limit: mebibyte,
      detail: expect.stringContaining('At most 1 MiB') as string,
    });
  });
});

describe('large forms that come at the same time', () => {
  const headers = { 'vybory-body': body, 'content-type': 'application/json', 'accept-language': 'en' };

  /** Says that it will send so many bytes, sends a few, and waits. */
  async function begin(bytes: number): Promise<http.ClientRequest> {
    const begun = http.request(`${system.url}/api/v1/campaigns/${campaign}/submissions`, {
      method: 'POST',
      headers: { ...headers, 'content-length': bytes, expect: '100-continue' },
    });
    begun.on('error', () => undefined);
    await new Promise((resolve) => begun.once('continue', resolve));
    await new Promise((resolve) => begun.write('{', resolve));
    return begun;
  }

  async function chunked(bytes: number): Promise<number | undefined> {
    const sending = http.request(`${system.url}/api/v1/campaigns/${campaign}/submissions`, { method: 'POST', headers });
    sending.on('error', () => undefined);
    const answer = new Promise<http.IncomingMessage>((resolve) => sending.once('response', resolve));
    const text = padded(json, bytes);
    for (let start = 0; start < bytes; start += mebibyte / 2) sending.write(text.slice(start, start + mebibyte / 2));
    sending.end();
    const { statusCode } = (await answer).resume();
    return statusCode;
  }

  it('are asked to come again beyond a bound, small ones never; who goes away makes room', async () => {
    const first = await begin(submissionLimit);
    const second = await begin(submissionLimit);
    const large = padded(json, 1.5 * mebibyte);
    const refused = await post('/submissions', large);
    expectProblem(refused, 503, 'overloaded');
    expect(refused.headers['retry-after']).toBe('2');
    expect(await chunked(1.5 * mebibyte)).toBe(503);
    const batch = await sendBatch(system.url, campaign, [large, json].join('\n'), {
      body,
    });
    expect(batch.map(verdictOf)).toEqual(['1 503 overloaded', expect.stringMatching(/^2 422/)]);
    expect((await post('/submissions', padded(json, mebibyte))).status).toBe(422);

    first.destroy();
    second.destroy();
    let again = await post('/submissions', large);
    while (again.status === 503) again = await post('/submissions', large);
    expect(again.status).toBe(422);
    expect(await chunked(1.5 * mebibyte)).toBe(422);
  });

  it('leave nothing behind when a batch breaks off in the middle of one', async () => {
    for (let n = 0; n < 5; n++) {
      const batch = new Batch(system.url, campaign, { body });
      await batch.send('['.padEnd(1.5 * mebibyte, ' '));
      batch.disconnect();
    }
    const whole = padded(json, submissionLimit);
    const both = (): Promise<readonly number[]> =>
      Promise.all([post('/submissions', whole), post('/submissions', whole)]).then((all) =>
        all.map(({ status }) => status),
      );
    let statuses = await both();
    // That a client has gone is noticed soon, not at once.
    while (statuses.includes(503)) statuses = await both();
    expect(statuses).toEqual([422, 422]);
  });
});
