import v8 from 'node:v8';
import vm from 'node:vm';
import request from 'supertest';
import { protocolValues, smallCampaign } from '../../libs/processing/src/testing/small-campaign.js';
import { Batch, sendBatch, verdictOf, type BatchLine } from '../support/batch.js';
import { headOf, openCampaign, startTestSystem, wholeLog, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem({ submissionLimit: 1024 * 1024 });
});
afterAll(() => system.stop());
beforeEach(async () => {
  campaign = `small-${++campaigns}`;
  await openCampaign(system.url, smallCampaign(campaign), 'voting');
});

const form = 'precinct-count-protocol';
const protocol = (unit: string, more: object = {}) => ({ form, unit, values: protocolValues(), ...more });
const lines = (...items: readonly (object | string)[]) =>
  items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');

describe('an NDJSON batch', () => {
  it('answers every line in order; what is broken does not stop the rest', async () => {
    const broken = Buffer.concat([Buffer.from('{"form":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const content = Buffer.concat([
      Buffer.from(lines(protocol('1-000001', { idempotencyKey: 'a' }), '{"form":', '', '   ', '[1]', 'null') + '\n'),
      broken,
      Buffer.from('\n' + 'x'.repeat(1024 * 1024 + 1) + '\r\n'),
      Buffer.from(
        lines(
          protocol('1-000001', { form: 'nonsense' }),
          protocol('1-000002', { idempotencyKey: 'with blanks' }),
          '{"form":"a","form":"b"}',
          '{"__proto__":{}}',
          '['.repeat(100_000) + ']'.repeat(100_000),
          protocol('9-000001'),
          protocol('1-000001', { idempotencyKey: 'a' }),
          protocol('2-000001'),
        ),
      ),
    ]);
    const results = await sendBatch(system.url, campaign, content);
    expect(results.map(verdictOf)).toEqual([
      '1 202 receipt',
      '2 400 body-not-json',
      '4 400 body-not-json',
      '5 422 submission-malformed :not-an-object',
      '6 422 submission-malformed :not-an-object',
      '7 400 body-not-utf8',
      '8 413 line-too-long',
      '9 422 submission-malformed form:unknown-form',
      '10 422 idempotency-key-malformed',
      '11 400 body-duplicate-name form:body-duplicate-name',
      '12 400 body-forbidden-name',
      '13 400 body-too-deep',
      '14 422 submission-malformed unit:unit-unknown',
      '15 202 receipt',
      '16 202 receipt',
    ]);
    expect(results.at(-2)?.receipt).toEqual(results[0]?.receipt);
    const received = (await wholeLog(system, campaign)).filter(({ type }) => type === 'SubmissionReceived');
    expect(received).toHaveLength(2);
  });

  it('is streamed both ways: a client may send a line only after the answer to the last', async () => {
    const batch = new Batch(system.url, campaign);
    for (const [index, unit] of ['1-000001', '1-000002', '2-000003'].entries()) {
      await batch.send(`${JSON.stringify(protocol(unit))}\n`);
      expect(await batch.next()).toMatchObject({ line: index + 1, status: 202 });
    }
    await batch.send('{}\n');
    expect(await batch.next()).toMatchObject({
      line: 4,
      status: 422,
      problem: { title: 'The submission is not filled in correctly' },
    });
    batch.end();
    expect(await batch.next()).toBeUndefined();
  });

  it('keeps what it has answered when the client goes away half-way', async () => {
    const batch = new Batch(system.url, campaign);
    const answered: BatchLine[] = [];
    for (const unit of ['1-000001', '1-000002']) await batch.send(`${JSON.stringify(protocol(unit))}\n`);
    await batch.send('{"form":"precinct-count-pro');
    for (let n = 0; n < 2; n++) answered.push((await batch.next()) ?? { line: 0, status: 0 });
    batch.disconnect();
    for (const { receipt } of answered) {
      const read = await request(system.url).get(`/api/v1/submissions/${receipt?.submission ?? ''}/receipt`);
      expect([read.status, read.body]).toEqual([200, receipt]);
    }
    expect(await sendBatch(system.url, campaign, lines(protocol('1-000003')))).toMatchObject([
      { line: 1, status: 202 },
    ]);
  });

  it('needs no memory for its lines: 200,000 of them leave the heap flat', async () => {
    const count = 200_000;
    const batch = new Batch(system.url, campaign);
    // Refused by their shape, so that the log does not grow: it is the way through the batch that is measured.
    const chunk = '1\n'.repeat(2_000);
    const sending = (async () => {
      for (let sent = 0; sent < count; sent += 2_000) await batch.send(chunk);
      batch.end();
    })();
    let early: number | undefined;
    let answered = 0;
    let last = '';
    for await (const part of await batch.answer()) {
      const results = (last + String(part)).split('\n');
      last = results.pop() ?? '';
      answered += results.length;
      if (answered > count / 4) early ??= liveMegabytes();
    }
    await sending;
    expect([answered, last]).toEqual([count, '']);
    expect(liveMegabytes() - (early ?? 0)).toBeLessThan(10);
  });
});

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

function liveMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

describe('a CSV batch', () => {
  const names = [
    'ballotsReceived',
    'votersOnList',
    'votersOnHomeVotingExtract',
    'ballotsUnused',
    'votersIssuedInPremises',
    'votersIssuedAtHome',
    'votersIssued',
    'ballotsNotCounted',
    'votersTookPart',
    'ballotsInvalid',
  ];
  const columns = ['unit', ...names.map((name) => `lines.${name}`), 'votes.1', 'votes.2', 'votes.3', 'drawnUpAt'];
  const row = (unit: string, ballots = '1000') => [
    unit,
    ballots,
    '990',
    '30',
    '300',
    '680',
    '20',
    '700',
    '0',
    '700',
    '10',
    '400',
    '200',
    '90',
    '2030-03-31T22:10',
  ];
  const csv = (rows: readonly (readonly string[])[], { delimiter = ',', end = '\n' } = {}) =>
    rows.map((cells) => cells.join(delimiter) + end).join('');
  const send = (content: string | Buffer, query = `?form=${form}`) =>
    sendBatch(system.url, campaign, content, { type: 'text/csv; charset=utf-8', query });

  it.each([
    ['commas', '', {}],
    ['a byte order mark, semicolons and CRLF', '\ufeff', { delimiter: ';', end: '\r\n' }],
    ['tabs', '', { delimiter: '\t' }],
  ])('is read with %s', async (_, mark, format) => {
    const results = await send(mark + csv([columns, row('1-000001'), row('2-000002')], format));
    expect(results.map(verdictOf)).toEqual(['2 202 receipt', '3 202 receipt']);
    const [first] = results;
    const read = await request(system.url).get(`/api/v1/submissions/${first?.receipt?.submission ?? ''}`);
    expect(read.body).toMatchObject({ unit: '1-000001', values: protocolValues() });
  });

  it('takes several lines as the rows of one submission', async () => {
    const head = ['unit', 'reportAsOf', 'total', 'rows.precinct', 'rows.votersOnList', 'idempotencyKey'];
    const content = csv([
      head,
      ['1', '2030-03-30T08:00', '30', '1-000001', '10', 'k'],
      ['1', '', '', '1-000002', '20', ''],
      ['2', '2030-03-30T08:00', '5', '2-000001', '5', ''],
      ['2', '', '', '1-000001', '5', ''],
    ]);
    const results = await send(content, '?form=voter-list-count-notice');
    expect(results.map(verdictOf)).toEqual([
      '2 202 receipt',
      '4 422 submission-malformed values.rows.1.precinct:unknown-precinct',
    ]);
    const read = await request(system.url).get(`/api/v1/submissions/${results[0]?.receipt?.submission ?? ''}`);
    expect(read.body).toMatchObject({
      values: {
        total: 30,
        rows: [
          { precinct: '1-000001', votersOnList: 10 },
          { precinct: '1-000002', votersOnList: 20 },
        ],
      },
    });
  });

  it('tells what is wrong with a line, in its place, and goes on', async () => {
    const bad = Buffer.from(csv([row('1-000002')]).replace('2030', '\u00ff'), 'latin1');
    const content = Buffer.concat([
      Buffer.from(csv([columns, row('1-000001', '1 000'), row('1-000002', '-5'), row('1-000001', '1e3')])),
      Buffer.from(csv([row('1-000001').slice(1), [...row('1-000001'), 'more']])),
      bad,
      Buffer.from(csv([row('1-000003').map((cell) => `"${cell}"`), row('"1-0000"03')])),
      Buffer.from(csv([row('2-000001')])),
    ]);
    expect((await send(content)).map(verdictOf)).toEqual([
      '2 422 submission-malformed values.lines.ballotsReceived:not-a-whole-number',
      '3 422 submission-malformed values.lines.ballotsReceived:not-a-whole-number',
      '4 422 submission-malformed values.lines.ballotsReceived:not-a-whole-number',
      '5 400 csv-malformed',
      '6 400 csv-malformed',
      '7 400 body-not-utf8',
      '8 202 receipt',
      '9 400 csv-malformed',
      '10 202 receipt',
    ]);
  });

  it('refuses cells that a spreadsheet would run', async () => {
    const head = ['unit', 'key', 'receivedAt', 'ballotsDispatched', 'ballotsCounted', 'defects'];
    const cells = (defects: string) => ['1', 'president', '2030-03-30T08:00', '5', '5', defects];
    const results = await send(csv([head, cells('"=HYPERLINK(""http://x"")"')]), '?form=ballots-received-protocol');
    expect(results.map(verdictOf)).toEqual(['2 422 submission-malformed values.defects:formula-cell']);
  });

  it.each([
    ['a repeated column', csv([['unit', 'lines.ballotsUnused', 'lines.ballotsUnused']]), 'csv-duplicate-column'],
    ['no unit', csv([['lines.ballotsUnused'], ['1']]), 'csv-without-unit'],
  ])('is refused as a whole for %s', async (_, content, code) => {
    const before = await headOf(system, campaign);
    const batch = new Batch(system.url, campaign, { type: 'text/csv', query: `?form=${form}` });
    await batch.send(content);
    batch.end();
    const answer = await batch.answer();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(await textOf(answer))).toMatchObject({ status: 400, code });
    expect(await headOf(system, campaign)).toBe(before);
  });

  it('is refused as a whole when its form or campaign is not there', async () => {
    const answered = async (query: string, name = campaign) => {
      const batch = new Batch(system.url, name, { type: 'text/csv', query });
      batch.end();
      const answer = await batch.answer();
      return [answer.statusCode, (JSON.parse(await textOf(answer)) as { code: string }).code];
    };
    expect(await answered('')).toEqual([400, 'form-not-named']);
    expect(await answered('?form=nonsense')).toEqual([404, 'form-unknown']);
    expect(await answered(`?form=${form}`, 'absent')).toEqual([404, 'campaign-unknown']);
    expect(await answered(`?form=${form}&form=${form}`)).toEqual([400, 'form-not-named']);
  });

  it('loses nothing by a quotation mark that is never closed, and takes line breaks within closed ones', async () => {
    const results = await send(csv([columns, row('1-000001'), row('"1-000002'), row('1-000003')]));
    expect(results.map(verdictOf)).toEqual(['2 202 receipt', '3 400 csv-malformed', '4 202 receipt']);
    const head = ['unit', 'receivedAt', 'ballotsDispatched', 'ballotsCounted', 'defects'];
    const cells = (unit: string, defects: string) => [unit, '2030-03-30T08:00', '5', '5', defects];
    const spoken = await send(
      csv([head, cells('1', '"one\ntwo, ""three"""'), cells('2', 'x')]),
      '?form=ballots-received-protocol',
    );
    expect(spoken.map(verdictOf)).toEqual(['2 202 receipt', '4 202 receipt']);
    const read = await request(system.url).get(`/api/v1/submissions/${spoken[0]?.receipt?.submission ?? ''}`);
    expect(read.body).toMatchObject({ values: { defects: 'one\ntwo, "three"' } });
  });

  it('without a line is refused', async () => {
    const batch = new Batch(system.url, campaign, { type: 'text/csv', query: `?form=${form}` });
    batch.end();
    expect(JSON.parse(await textOf(await batch.answer()))).toMatchObject({ status: 400, code: 'body-empty' });
  });
});

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
