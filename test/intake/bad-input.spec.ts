import fc from 'fast-check';
import request, { type Response } from 'supertest';
import { jest } from '@jest/globals';
import { protocolValues, smallCampaign } from '../../libs/processing/src/testing/small-campaign.js';
import { sendRaw } from '../support/raw-http.js';
import { errorsOf, expectProblem, problemOf, submit, submitAndWait } from '../support/submitting.js';
import { headOf, openCampaign, startTestSystem, wholeLog, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let head = 0;
const campaign = 'small';
const form = 'precinct-count-protocol';
const unit = '1-000001';
const good = { form, unit, values: protocolValues() };
const route = `/api/v1/campaigns/${campaign}/submissions`;

beforeAll(async () => {
  system = await startTestSystem({ submissionLimit: 2 * 1024 * 1024 });
  await openCampaign(system.url, smallCampaign(campaign), 'voting');
  head = await headOf(system, campaign);
});
afterAll(() => system.stop());

/** Never half a submission: whatever a test sent that was refused has left no trace. */
async function expectNothingStored(): Promise<void> {
  expect(await headOf(system, campaign)).toBe(head);
}

/** Sends a body as it is. */
function send(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const sending = request(system.url)
    .post(route)
    .set({ 'vybory-body': 'secretariat', 'content-type': 'application/json', ...headers });
  return Promise.resolve(sending.serialize((raw: unknown) => raw as string).send(body as string));
}

/** With a first column that fits into the name of a test. */
function titled<Row extends readonly [string, number, string]>(rows: readonly Row[]): [string, ...Row][] {
  return rows.map((row) => [row[0].slice(0, 60), ...row]);
}

const withValues = (values: object) => JSON.stringify({ ...good, values });
const withLine = (text: string) => JSON.stringify(good).replace('"ballotsUnused":300', `"ballotsUnused":${text}`);

describe('a value that is none', () => {
  it.each([
    ['missing', JSON.stringify(good).replace('"ballotsUnused":300,', ''), 'missing-line'],
    ['negative', withLine('-1'), 'below-minimum'],
    ['fractional', withLine('0.5'), 'not-a-whole-number'],
    ['huge', withLine('1e300'), 'above-maximum'],
    ['beyond what counts', withLine('2147483648'), 'above-maximum'],
    ['infinite', withLine('1e999'), 'not-a-whole-number'],
    ['a text', withLine('"300"'), 'not-a-whole-number'],
    ['null', withLine('null'), 'not-a-whole-number'],
    ['a flag', withLine('true'), 'not-a-whole-number'],
    ['a list', withLine('[300]'), 'not-a-whole-number'],
    ['an object', withLine('{"valueOf":300}'), 'not-a-whole-number'],
  ])('%s: says where', async (_, body, code) => {
    const answer = await send(body);
    expectProblem(answer, 422, 'submission-malformed');
    expect(errorsOf(answer)).toEqual([`values.lines.ballotsUnused ${code}`]);
    await expectNothingStored();
  });

  it.each(['NaN', 'Infinity', '-Infinity', '0x10', '010', '+1', '.5', '1.', "'1'", 'undefined'])(
    '%s is not JSON',
    async (text) => {
      expectProblem(await send(withLine(text)), 400, 'body-not-json');
      await expectNothingStored();
    },
  );
});

describe('the whole of a submission', () => {
  it.each([
    ['form', { ...good, form: 'nonsense' }, 'form unknown-form'],
    ['form of Object.prototype', { ...good, form: 'constructor' }, 'form unknown-form'],
    ['unit', { ...good, unit: '1-999999' }, 'unit unit-unknown'],
    ['level', { ...good, unit: '1' }, 'unit unit-level'],
    ['contest', { ...good, key: 'mayor' }, 'key contest-unknown'],
    ['contestant', { ...good, values: protocolValues({ votes: { '4': 1 } }) }, 'values.votes.4 unknown-contestant'],
    ['extra member', { ...good, admin: true }, 'admin unexpected-field'],
    ['form that is a number', { ...good, form: 5 }, 'form not-a-text'],
    ['values that are a list', { ...good, values: [] }, 'values not-an-object'],
    ['values that are null', { ...good, values: null }, 'values not-an-object'],
    ['clarifies', { ...good, clarifies: 'latest' }, 'clarifies not-a-submission-id'],
    ['channel', { ...good, channel: 'paper' }, 'channel unknown-choice'],
    ['NUL', { ...good, unit: '1-\u0000' }, 'unit unprintable-character'],
    ['long text', { ...good, unit: 'x'.repeat(65) }, 'unit text-too-long'],
    ['act', { ...good, acts: [{ relation: 'P-1' }] }, 'acts.0.explanation missing-field'],
  ])('with a wrong %s', async (_, payload, error) => {
    const answer = await send(JSON.stringify(payload));
    expectProblem(answer, 422, 'submission-malformed');
    expect(errorsOf(answer)).toEqual([error]);
    await expectNothingStored();
  });

  it.each(['[]', 'null', '5', '"text"', 'true'])('that is %s', async (body) => {
    const answer = await send(body);
    expectProblem(answer, 422, 'submission-malformed');
    expect(errorsOf(answer)).toEqual([' not-an-object']);
  });

  it('by a body of another territory', async () => {
    expectProblem(
      await send(JSON.stringify(good), { 'vybory-body': 'territorial-commission:2' }),
      403,
      'unit-not-covered',
    );
    await expectNothingStored();
  });
});

describe('JSON that plays games', () => {
  const inValues = (text: string) => JSON.stringify(good).replace('"values":{', `"values":{${text},`);
  const inVotes = (text: string) => JSON.stringify(good).replace('"votes":{', `"votes":{${text},`);
  it.each([
    ['__proto__ on top', `{"__proto__":{},${JSON.stringify(good).slice(1)}`, 400, 'body-forbidden-name'],
    ['__proto__ in values', inValues('"__proto__":{"x":1}'), 400, 'body-forbidden-name'],
    ['__proto__ in a map', inVotes('"__proto__":5'), 400, 'body-forbidden-name'],
    ['__proto__ in disguise', inVotes('"\\u005f_proto__":5'), 400, 'body-forbidden-name'],
    ['constructor with a prototype', inVotes('"constructor":{"prototype":{}}'), 400, 'body-forbidden-name'],
    ['constructor in values', inValues('"constructor":5'), 422, 'submission-malformed'],
    ['constructor in a map', inVotes('"constructor":5'), 422, 'submission-malformed'],
    ['toString in a map', inVotes('"toString":5'), 422, 'submission-malformed'],
    ['a name twice', inVotes('"1":399'), 400, 'body-duplicate-name'],
    ['a name twice on top', `{"form":"x",${JSON.stringify(good).slice(1)}`, 400, 'body-duplicate-name'],
    ['a lone surrogate as a name', inValues('"\\ud800":1'), 422, 'submission-malformed'],
    ['a lone surrogate in a text', inValues('"linesInWords":{"ballotsUnused":"\\ud800"}'), 422, 'submission-malformed'],
    ['a NUL in a text', inValues('"linesInWords":{"ballotsUnused":"a\\u0000"}'), 422, 'submission-malformed'],
    ['a name of 100 KB', inValues(`"${'x'.repeat(100_000)}":1`), 422, 'submission-malformed'],
    [
      'nesting of 100,000 levels',
      inValues(`"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      400,
      'body-too-deep',
    ],
    [
      'nesting of 1,000 levels',
      inValues(`"deep":${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`),
      422,
      'submission-malformed',
    ],
    ['bad JSON', '{"form":', 400, 'body-not-json'],
    ['two documents', '{}{}', 400, 'body-not-json'],
    ['nothing', '', 400, 'body-empty'],
    ['blanks', '  \n', 400, 'body-not-json'],
  ])('%s', async (_, body, status, code) => {
    const answer = await send(body);
    expectProblem(answer, status, code);
    expect(answer.text.length).toBeLessThan(4_000);
    expect(({} as { x?: number }).x).toBeUndefined();
    await expectNothingStored();
  });

  it('and bytes that are not UTF-8, or too many', async () => {
    const [before = '', after = ''] = JSON.stringify(good).split('2030');
    expectProblem(
      await send(Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28]), Buffer.from(after)])),
      400,
      'body-not-utf8',
    );
    expectProblem(await send(JSON.stringify({ ...good, more: 'x'.repeat(10 * 1024 * 1024) })), 413, 'body-too-large');
    await expectNothingStored();
  });

  it('is read with a byte order mark', async () => {
    const answer = await send(`\ufeff${withValues({})}`);
    expectProblem(answer, 422, 'submission-malformed');
    expectProblem(await send('\ufeff{"form":"a","form":"b"}'), 400, 'body-duplicate-name');
  });
});

describe('a request that is odd', () => {
  it.each([
    ['text/plain', 415, 'media-type-not-supported'],
    ['application/xml', 415, 'media-type-not-supported'],
    [';;;', 415, 'media-type-not-supported'],
    ['text/csv', 422, 'submission-malformed'],
  ])('content type %s', async (type, status, code) => {
    expectProblem(await send(JSON.stringify(good), { 'content-type': type }), status, code);
    await expectNothingStored();
  });

  it.each(
    titled([
      ['idempotency-key: a b', 400, 'idempotency-key-malformed'],
      [`idempotency-key: ${'x'.repeat(129)}`, 400, 'idempotency-key-malformed'],
      ['vybory-body: ../secretariat', 401, 'body-not-named'],
      [`vybory-body: ${'x'.repeat(8000)}`, 401, 'body-not-named'],
      ['vybory-body: constructor', 403, 'body-unknown'],
      [`x-padding: ${'x'.repeat(40_000)}`, 431, 'headers-too-large'],
    ]),
  )('header %s', async (_, header, status, code) => {
    const [name = '', value = ''] = header.split(': ');
    expectProblem(await send(JSON.stringify(good), { [name]: value }), status, code);
    await expectNothingStored();
  });

  it.each(['wait=', 'wait=-1', 'wait=abc', 'respond-async; wait=0', 'x'.repeat(60)])(
    'Prefer: %.30s is not waited for',
    async (prefer) => {
      expectProblem(await send(withValues({}), { prefer }), 422, 'submission-malformed');
    },
  );

  it.each(
    titled([
      ['/api/v1/nothing', 404, 'not-found'],
      ['/api', 404, 'not-found'],
      ['/api/v1/submissions/%zz', 400, 'bad-url'],
      ['/api/v1/submissions/%ff%fe', 400, 'bad-url'],
      ['/api/v1/submissions/%00', 404, 'submission-unknown'],
      ['/api/v1/submissions/..%2f..%2fetc%2fpasswd', 404, 'submission-unknown'],
      [`/api/v1/submissions/${encodeURIComponent('a.b.c~1; drop table')}`, 404, 'submission-unknown'],
      [`/api/v1/submissions/${campaign}.${form}.${unit}.${'a+'.repeat(140)}a~1`, 404, 'submission-unknown'],
      [`/api/v1/submissions/${campaign}.${form}.${unit}.president~999999`, 404, 'submission-unknown'],
      [`/api/v1/submissions/${'a'.repeat(500)}`, 414, 'url-too-long'],
      [`/api/v1/submissions/${'a'.repeat(70_000)}`, 431, 'headers-too-large'],
      ['/api/v1/campaigns/%D0%B2%D0%B8%D0%B1%D0%BE%D1%80%D0%B8', 404, 'campaign-unknown'],
      ['/api/v1/campaigns/__proto__', 404, 'campaign-unknown'],
    ]),
  )('address %s', async (_, path, status, code) => {
    const answer = await request(system.url).get(path);
    expectProblem(answer, status, code);
  });

  it('a method that the address does not have', async () => {
    const answer = await request(system.url).delete(route);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe('POST');
  });

  it.each([
    ['no HTTP', 'GARBAGE\r\n\r\n', '400', 'bad-request'],
    ['an unknown method', 'FOO / HTTP/1.1\r\nhost: a\r\n\r\n', '400', 'bad-request'],
    ['a negative length', `POST ${route} HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\n`, '400', 'bad-request'],
    [
      'two lengths',
      `POST ${route} HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n`,
      '400',
      'bad-request',
    ],
    ['no body', `POST ${route} HTTP/1.1\r\nhost: a\r\nvybory-body: secretariat\r\n\r\n`, '422', 'submission-malformed'],
  ])('bytes: %s', async (_, bytes, status, code) => {
    const text = await sendRaw(system.url, bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toMatch(/content-type: application\/problem\+json/i);
    expect(text).toContain(`"code":"${code}"`);
    await expectNothingStored();
  });
});

it('whatever JSON is sent, the answer is a coded problem, never a failure of the system', async () => {
  const name = fc.oneof(
    fc.constantFrom(...Object.keys(good), 'key', 'clarifies', 'acts', 'lines', 'votes', 'rows', '1', 'boxes'),
    fc.string(),
  );
  const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
    anything: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(form, unit, 'turnout-notice', '1', -1, 1.5, 2 ** 40, '', '\ud800', '\u0000'),
      fc.dictionary(name, tie('anything'), { maxKeys: 8 }),
      fc.array(tie('anything'), { maxLength: 4 }),
    ),
  }));
  const member = fc.constantFrom(...Object.keys(good), 'key', 'clarifies', 'acts', 'channel', 'idempotencyKey');
  const payload = fc.oneof(
    anything,
    fc.dictionary(member, anything),
    fc
      .tuple(fc.constantFrom('lines', 'votes', 'drawnUpAt', 'boxes', 'linesInWords'), anything)
      .map(([field, value]) => ({
        ...good,
        values: { ...good.values, [field]: value },
      })),
  );
  await fc.assert(
    fc.asyncProperty(payload, async (value) => {
      const answer = await send(JSON.stringify(value));
      expect([400, 403, 409, 413, 422, 202]).toContain(answer.status);
      // Arbitrary values can be right by chance, e.g. an empty list of boxes; then there is a receipt, and else a code.
      if (answer.status === 202) head = await headOf(system, campaign);
      else expectProblem(answer, answer.status, problemOf(answer).code);
    }),
    { numRuns: 250 },
  );
});

it('a clock that jumps: times of receipts never go back, and nothing fails', async () => {
  const began = Date.now();
  const first = (await headOf(system, campaign)) + 1;
  const times: string[] = [];
  try {
    for (const [index, jump] of [0, -3_600_000, 86_400_000, -86_400_000 * 365, 5].entries()) {
      jest.useFakeTimers({ now: began + jump, doNotFake: everythingButDate });
      const { receipt } = await submitAndWait(system.url, campaign, turnoutNotice(index));
      times.push(receipt.receivedAt);
    }
  } finally {
    jest.useRealTimers();
  }
  expect(times).toEqual([...times].sort());
  const told = (await wholeLog(system, campaign)).slice(first - 1).filter(({ type }) => type === 'SubmissionReceived');
  expect(told.map(({ at }) => at)).not.toEqual(told.map(({ at }) => at).sort());
  expect((await submit(system.url, campaign, { ...good, unit: '2-000003' })).status).toBe(202);
});

const everythingButDate = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

function turnoutNotice(index: number) {
  const key = ['11:00', '15:00', '20:00'][index >> 1] ?? '';
  const values = { precinctsTotal: 3, precinctsReporting: 3, votersOnList: 10, votersIssuedBallots: index };
  return { form: 'turnout-notice', unit: index % 2 === 0 ? '2' : '1', key, values };
}
