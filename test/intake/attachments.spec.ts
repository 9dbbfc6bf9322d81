import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rename, rm } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import request, { type Response, type Test } from 'supertest';
import type { FormValues } from '#vybory/submissions';
import { smallCampaign } from '../../libs/processing/src/testing/small-campaign.js';
import { docx, pdf } from '../../libs/attachments/src/testing/samples.js';
import { orderCampaign } from '../support/order-campaign.js';
import { errorsOf, expectProblem, problemOf, submit } from '../support/submitting.js';
import {
  attachmentLimit,
  headOf,
  openCampaign,
  startTestSystem,
  wholeLog,
  type TestSystem,
} from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;
/** Every test has bytes of its own. */
let content: Buffer;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

beforeEach(async () => {
  campaign = `small-${++campaigns}`;
  content = pdf(200_000, campaigns);
  await openCampaign(system.url, smallCampaign(campaign), 'voting');
});

const body = 'territorial-commission:1';
const addressOf = (id = campaign): string => `/api/v1/campaigns/${id}/attachments`;
const hashOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function upload(bytes: Buffer, headers: Readonly<Record<string, string>> = {}, query = ''): Test {
  return request(system.url)
    .post(`${addressOf()}${query}`)
    .set({ 'vybory-body': body, 'content-type': 'application/octet-stream', 'accept-language': 'en', ...headers })
    .send(bytes);
}

function download(hash: string, headers: Readonly<Record<string, string>> = {}): Test {
  return request(system.url).get(`${addressOf()}/${hash}`).set(headers).responseType('blob');
}

function bytesOf({ body: bytes }: Response): Buffer {
  return bytes as Buffer;
}

/** An upload whose sending the test drives by itself. */
function slowUpload(headers: http.OutgoingHttpHeaders = {}): http.ClientRequest {
  const sending = http.request(`${system.url}${addressOf()}`, {
    method: 'POST',
    headers: { 'vybory-body': body, 'accept-language': 'en', ...headers },
  });
  sending.on('error', () => undefined);
  return sending;
}

async function answerOf(sending: http.ClientRequest): Promise<{ readonly status?: number; readonly answer: unknown }> {
  const [response] = (await once(sending, 'response')) as [http.IncomingMessage];
  return { status: response.statusCode ?? 0, answer: await json(response) };
}

async function incoming(): Promise<readonly string[]> {
  return readdir(join(system.dataDir, 'attachments', 'incoming'));
}

/** Asks again until it is so; the test's own time limit ends it otherwise. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition()));
}

describe('a file', () => {
  it('is stored under the hash of its bytes, in the log of the campaign, and comes back as it was', async () => {
    const name = { 'content-disposition': "attachment; filename*=UTF-8''%D0%90%D0%BA%D1%82%20%E2%84%96%205.pdf" };
    const answer = await upload(content, name);
    const attachment = { hash: hashOf(content), size: 200_000, mediaType: 'application/pdf', name: 'Акт № 5.pdf' };
    expect({ status: answer.status, body: answer.body as unknown }).toEqual({ status: 201, body: attachment });
    expect(answer.headers['location']).toBe(`${addressOf()}/${attachment.hash}`);
    expect((await wholeLog(system, campaign)).at(-1)).toMatchObject({
      type: 'AttachmentStored',
      stream: `attachment-${campaign}.${attachment.hash}`,
      actor: body,
      data: { ...attachment, body },
    });
    const back = await download(attachment.hash);
    expect(bytesOf(back).equals(content)).toBe(true);
    expect(back.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '200000',
      'x-content-type-options': 'nosniff',
      etag: `"${attachment.hash}"`,
      'accept-ranges': 'bytes',
    });
    expect(back.headers['content-disposition']).toMatch(/^attachment; .*filename\*=utf-8''%D0%90%D0%BA%D1%82/i);
  });

  it('that comes again is answered as it is known, whoever sends it under whatever name, and is not logged twice', async () => {
    const first = await upload(content, {}, '?name=first.pdf');
    const before = await headOf(system, campaign);
    const again = await upload(content, { 'vybory-body': 'secretariat' }, '?name=second.pdf');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(await headOf(system, campaign)).toBe(before);
  });

  it('that many send at the same moment is stored once', async () => {
    const before = await headOf(system, campaign);
    const answers = await Promise.all(Array.from({ length: 6 }, () => upload(content)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await headOf(system, campaign)).toBe(before + 1);
    expect(await incoming()).toEqual([]);
  });

  it('has the type that its bytes have, whatever is said of it', async () => {
    const document = await docx({ 'word/notes.xml': campaign });
    for (const type of ['text/html', 'application/json', 'text/csv', 'image/png; charset=x', undefined]) {
      const sending = slowUpload(type === undefined ? {} : { 'content-type': type });
      sending.end(document);
      const { status, answer } = await answerOf(sending);
      expect({ type, status, answer }).toMatchObject({
        type,
        status: type === 'text/html' ? 201 : 200,
        answer: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
      });
    }
  });

  it('is called after its hash when its sender does not call it anything', async () => {
    const { body: attachment } = await upload(content);
    expect(attachment).toMatchObject({ name: `${hashOf(content).slice(7, 23)}.pdf` });
  });

  it.each([
    ['?name=..%2F..%2Fetc%2Fpasswd', undefined, 'passwd'],
    ['?name=C%3A%5Cscans%5Cact.pdf', undefined, 'act.pdf'],
    ['', 'attachment; filename="../../../root/.ssh/id"', 'id'],
    ['', 'attachment; filename="a.pdf"; filename*=UTF-8\'\'%2e%2e%2f%2e%2e%2fb.pdf', 'b.pdf'],
    ['', `attachment; filename="${Buffer.from('протокол.pdf').toString('latin1')}"`, 'протокол.pdf'],
  ])('keeps the last part of a path as its name: %s %s', async (query, disposition, name) => {
    const answer = await upload(
      content,
      disposition === undefined ? {} : { 'content-disposition': disposition },
      query,
    );
    expect({ status: answer.status, name: (answer.body as { name: string }).name }).toEqual({ status: 201, name });
  });

  it.each([
    ['?name=..', undefined],
    ['?name=a%00.pdf', undefined],
    ['?name=a%0d%0ax-evil:1', undefined],
    ['?name=%E2%80%AEfdp.exe', undefined],
    ['?name=a&name=b', undefined],
    [`?name=${'x'.repeat(201)}`, undefined],
    ['', 'attachment; filename="scans/.."'],
  ])('with a name that is none is refused: %s %s', async (query, disposition) => {
    const answer = await upload(
      content,
      disposition === undefined ? {} : { 'content-disposition': disposition },
      query,
    );
    expectProblem(answer, 400, 'attachment-name-malformed');
  });

  it('is found below its campaign only, and under a hash only', async () => {
    await upload(content);
    const other = `${campaign}-other`;
    await openCampaign(system.url, smallCampaign(other), 'voting');
    const hash = hashOf(content);
    const get = (path: string): Test => request(system.url).get(path);
    expectProblem(await get(`${addressOf(other)}/${hash}`), 404, 'attachment-unknown');
    expectProblem(await get(`${addressOf('none')}/${hash}`), 404, 'campaign-unknown');
    for (const wrong of [hash.slice(7), hash.toUpperCase(), `${hash}0`, '..%2F..%2Fpostgres', '%2e%2e', 'sha256:..'])
      expectProblem(await get(`${addressOf()}/${wrong}`), 404, 'attachment-unknown');
  });

  it('survives a restart', async () => {
    await upload(content);
    await system.restart();
    expect(bytesOf(await download(hashOf(content))).equals(content)).toBe(true);
    expect((await upload(content)).status).toBe(200);
  });
});

describe('parts of a file', () => {
  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=199990-', 199_990, 200_000],
    ['bytes=-10', 199_990, 200_000],
    ['bytes=199999-999999', 199_999, 200_000],
  ])('are given as asked for: %s', async (range, start, end) => {
    await upload(content);
    const answer = await download(hashOf(content), { range });
    expect([answer.status, answer.headers['content-range']]).toEqual([206, `bytes ${start}-${end - 1}/200000`]);
    expect(answer.headers['content-length']).toBe(String(end - start));
    expect(bytesOf(answer).equals(content.subarray(start, end))).toBe(true);
  });

  it('that are not there are refused; what makes no sense is given whole', async () => {
    await upload(content);
    const hash = hashOf(content);
    const beyond = await request(system.url).get(`${addressOf()}/${hash}`).set('range', 'bytes=200000-');
    expectProblem(beyond, 416, 'range-not-satisfiable');
    expect(beyond.headers['content-range']).toBe('bytes */200000');
    for (const headers of [
      { range: 'lines=1-2' },
      { range: 'bytes=x-y' },
      { range: 'bytes=0-1,5-6' },
      { range: 'bytes=0-1', 'if-range': '"other"' },
    ]) {
      const answer = await download(hash, headers);
      expect([answer.status, bytesOf(answer).length]).toEqual([200, 200_000]);
    }
    expect((await download(hash, { range: 'bytes=0-1', 'if-range': `"${hash}"` })).status).toBe(206);
  });

  it('and none of it, for those who only ask about it or have it', async () => {
    await upload(content);
    const hash = hashOf(content);
    const head = await request(system.url).head(`${addressOf()}/${hash}`);
    expect({ status: head.status, ...head.headers }).toMatchObject({
      status: 200,
      'content-length': '200000',
      'content-type': 'application/pdf',
      etag: `"${hash}"`,
    });
    expect((await request(system.url).head(`${addressOf()}/${hashOf(pdf(10))}`)).status).toBe(404);
    expect((await download(hash, { 'if-none-match': `"${hash}"` })).status).toBe(304);
  });
});

describe('what is not taken', () => {
  it('is told by what it is, and leaves nothing', async () => {
    const before = await headOf(system, campaign);
    const refusals: readonly (readonly [Buffer, string])[] = [
      [Buffer.from('MZ'.padEnd(300, '\0')), 'executable'],
      [Buffer.from('<html><script>1</script></html>'), 'markup'],
      [await docx({ 'word/vbaProject.bin': 'x' }), 'macros'],
      [Buffer.from([0, 1, 2, 3]), 'unknown'],
    ];
    for (const [bytes, reason] of refusals) {
      const answer = await upload(bytes, { 'content-type': 'application/pdf' });
      expectProblem(answer, 415, 'attachment-type-refused');
      expect(problemOf(answer)).toMatchObject({ reason });
    }
    expectProblem(await upload(Buffer.alloc(0)), 422, 'attachment-empty');
    expect(await headOf(system, campaign)).toBe(before);
    expect(await incoming()).toEqual([]);
  });

  it('is a form, and who is not of the campaign', async () => {
    const form = await request(system.url).post(addressOf()).set('vybory-body', body).attach('file', content, 'a.pdf');
    expectProblem(form, 415, 'media-type-not-supported');
    expectProblem(await upload(content, { 'vybory-body': 'nobody' }), 403, 'body-unknown');
    expectProblem(await upload(content, { 'vybory-body': 'territorial-commission:99' }), 403, 'body-unit-unknown');
    expectProblem(await upload(content, { 'vybory-body': '' }), 401, 'body-not-named');
    campaign = 'none';
    expectProblem(await upload(content), 404, 'campaign-unknown');
  });

  it('bytes are not taken by routes that take something else', async () => {
    const answer = await request(system.url)
      .post(`/api/v1/campaigns/${campaign}/submissions`)
      .set({ 'vybory-body': body, 'content-type': 'application/octet-stream' })
      .send(content);
    expectProblem(answer, 415, 'media-type-not-supported');
  });

  it('is refused before a byte is read when it says itself that it is too large', async () => {
    const sending = slowUpload({ 'content-length': attachmentLimit + 1 });
    sending.flushHeaders();
    const [response] = (await once(sending, 'response')) as [http.IncomingMessage];
    expect(response.statusCode).toBe(413);
    sending.destroy();
  });

  it('is refused while it is still being sent once it is too large, and its sender can read why', async () => {
    const before = await headOf(system, campaign);
    const sending = slowUpload({ 'transfer-encoding': 'chunked' });
    let sent = 0;
    const chunk = pdf(64 * 1024, 1);
    const stop = new AbortController();
    const answered = once(sending, 'response') as Promise<[http.IncomingMessage]>;
    const refused = (): boolean => stop.signal.aborted;
    void answered.then(() => stop.abort());
    while (!refused()) {
      sent += chunk.length;
      if (!sending.write(chunk)) await Promise.race([once(sending, 'drain'), answered]);
      else await new Promise(setImmediate);
    }
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    expect(await json(response)).toMatchObject({ code: 'attachment-too-large', maximumBytes: attachmentLimit });
    // What had not been read yet lay in the buffers of the connection.
    expect(sent).toBeLessThan(attachmentLimit * 3);
    sending.destroy();
    expect(await incoming()).toEqual([]);
    expect(await headOf(system, campaign)).toBe(before);
  });

  it('leaves the connection in order when it is sent to the end', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const over = Buffer.concat([content, Buffer.alloc(attachmentLimit)]);
    const send = async (bytes: Buffer): Promise<number | undefined> => {
      const sending = http.request(`${system.url}${addressOf()}`, {
        method: 'POST',
        agent,
        headers: { 'vybory-body': body, 'transfer-encoding': 'chunked' },
      });
      sending.end(bytes);
      const [response] = (await once(sending, 'response')) as [http.IncomingMessage];
      response.resume();
      await once(response, 'end');
      return response.statusCode;
    };
    expect(await send(over)).toBe(413);
    expect(await send(content)).toBe(201);
    agent.destroy();
  });

  it('is what breaks off: nothing of it is left, and nothing is logged', async () => {
    const before = await headOf(system, campaign);
    for (const headers of [{ 'content-length': content.length }, { 'transfer-encoding': 'chunked' }]) {
      const sending = slowUpload(headers);
      sending.write(content.subarray(0, 150_000));
      await until(async () => (await incoming()).length === 1);
      sending.destroy();
      await until(async () => (await incoming()).length === 0);
    }
    expect(await headOf(system, campaign)).toBe(before);
    expectProblem(await request(system.url).get(`${addressOf()}/${hashOf(content)}`), 404, 'attachment-unknown');
  });
});

describe('a submission that names a file', () => {
  const form = 'party-charter-copy';
  const key = 'party-a';
  const order = orderCampaign('parliamentary', 'with-charters');
  const charter = (copy: string): FormValues => ({
    charters: [{ adoptedAt: '1999-10-16', certifiedBy: 'Міністерство юстиції', copy }],
  });
  const send = (copy: string): Test =>
    submit(system.url, order.id, { form, unit: 'UA', key, values: charter(copy) }, { body: 'party:party-a' });

  it('is taken only when its campaign has the file, and says what it was', async () => {
    await openCampaign(system.url, order, 'preparation');
    await upload(content);
    const refused = await send(hashOf(content));
    expectProblem(refused, 422, 'submission-malformed');
    expect(errorsOf(refused)).toEqual(['values.charters.0.copy attachment-unknown']);
    campaign = order.id;
    await upload(content, { 'vybory-body': 'party:party-a' }, '?name=charter.pdf');
    const taken = await send(hashOf(content));
    expect(taken.status).toBe(202);
    const { submission } = taken.body as { readonly submission: string };
    const document = await request(system.url).get(`/api/v1/submissions/${submission}`);
    const attachments = [
      { hash: hashOf(content), size: content.length, mediaType: 'application/pdf', name: 'charter.pdf' },
    ];
    expect(document.body).toMatchObject({ attachments });
    const received = (await wholeLog(system, order.id)).find(({ type }) => type === 'SubmissionReceived');
    expect(received?.data).toMatchObject({ attachments });
  });
});

describe('the store of files', () => {
  it('is part of being ready', async () => {
    const names = (answer: Response): unknown => (answer.body as { checks: unknown }).checks;
    const ready = await request(system.url).get('/health/ready');
    expect(names(ready)).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'attachments', status: 'up' })]),
    );
    const folder = join(system.dataDir, 'attachments', 'incoming');
    await rename(folder, `${folder}-away`);
    const notReady = await request(system.url).get('/health/ready');
    expect(notReady.status).toBe(503);
    expectProblem(await upload(content), 503, 'attachment-store-unavailable');
    await rename(`${folder}-away`, folder);
    expect((await request(system.url).get('/health/ready')).status).toBe(200);
    expect((await upload(content)).status).toBe(201);
  });

  it('that has lost a file says so, and takes it again', async () => {
    await upload(content);
    const hex = hashOf(content).slice(7);
    await rm(join(system.dataDir, 'attachments', hex.slice(0, 2), hex.slice(2, 4), hex));
    expectProblem(await request(system.url).get(`${addressOf()}/${hashOf(content)}`), 503, 'attachment-missing');
    expect((await upload(content)).status).toBe(200);
    expect(bytesOf(await download(hashOf(content))).equals(content)).toBe(true);
  });
});
