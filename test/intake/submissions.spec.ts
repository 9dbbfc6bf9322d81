import request from 'supertest';
import { sha256Hex } from '#vybory/canonical-json';
import {
  protocolValues,
  protocolWithMissingBallot,
  protocolWithWrongTotal,
  smallCampaign,
  turnoutValues,
} from '../../libs/processing/src/testing/small-campaign.js';
import { EventSource } from '../support/event-source.js';
import { errorsOf, expectProblem, problemOf, submit, submitAndWait } from '../support/submitting.js';
import { enterStage, headOf, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

/** Every test has a campaign of its own, so that no slot is taken before. */
beforeEach(async () => {
  campaign = `small-${++campaigns}`;
  await openCampaign(system.url, smallCampaign(campaign), 'voting');
});

const form = 'precinct-count-protocol';
const unit = '1-000001';
const protocol = { form, unit, values: protocolValues() };
const body = { 'vybory-body': 'territorial-commission:1' };
const get = (path: string) => request(system.url).get(`/api/v1/submissions/${path}`);
const post = (path: string, payload: object) =>
  request(system.url).post(`/api/v1/submissions/${path}`).set(body).send(payload);

describe('the promise receipt', () => {
  it('names submission, slot, content, place in the log and time', async () => {
    const answer = await submit(system.url, campaign, protocol);
    expect(answer.status).toBe(202);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const submission = `${campaign}.${form}.${unit}.president~1`;
    expect(answer.headers['location']).toBe(`/api/v1/submissions/${submission}`);
    const canonical = JSON.stringify({ form, key: 'president', unit, values: sorted(protocol.values) });
    expect(answer.body).toEqual({
      kind: 'promise',
      submission,
      campaign,
      form,
      unit,
      key: 'president',
      contentHash: sha256Hex(canonical),
      log: campaign,
      position: await positionOf(submission),
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('comes with the outcome when the client prefers to wait', async () => {
    const answer = await submit(system.url, campaign, protocol, { wait: 20 });
    expect(answer.status).toBe(201);
    expect(answer.headers['preference-applied']).toBe('wait=20');
    expect(answer.body).toMatchObject({
      receipt: { kind: 'promise', unit },
      submission: { status: 'accepted', inForce: true, registrationNumber: 1, findings: [], values: protocol.values },
    });
  });

  it('is the same byte for byte when the same is sent again, before and after acceptance', async () => {
    const key = { idempotencyKey: 'key-1' };
    const first = await submit(system.url, campaign, protocol, key);
    const again = await submit(system.url, campaign, protocol, key);
    expect([again.status, again.text]).toEqual([202, first.text]);
    const waited = await submit(system.url, campaign, protocol, { ...key, wait: 20 });
    expect(waited.status).toBe(200);
    const late = await submit(system.url, campaign, { ...protocol, values: { ...protocol.values } }, key);
    expect([late.text, (await get(`${(first.body as { submission: string }).submission}/receipt`)).text]).toEqual([
      first.text,
      first.text,
    ]);
    expect(await receivedCount()).toBe(1);
  });

  it('of a clarified version is the same byte for byte, too', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol, { idempotencyKey: 'one' });
    const clarified = { ...protocol, values: protocolValues({ copyNo: 2 }), clarifies: receipt.submission };
    const first = await submit(system.url, campaign, clarified, { idempotencyKey: 'two' });
    await submitAndWait(system.url, campaign, clarified, { idempotencyKey: 'two' });
    expect((await submit(system.url, campaign, clarified, { idempotencyKey: 'two' })).text).toBe(first.text);
    expect((await submit(system.url, campaign, protocol, { idempotencyKey: 'one' })).text).toBe(
      JSON.stringify(receipt),
    );
  });
});

describe('what is refused', () => {
  it('a key that stands for other content', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol, { idempotencyKey: 'key' });
    const other = await submit(
      system.url,
      campaign,
      { ...protocol, values: protocolValues({ copyNo: 3 }) },
      { idempotencyKey: 'key' },
    );
    expectProblem(other, 409, 'idempotency-key-reused');
    expect(problemOf(other)).toMatchObject({ submission: receipt.submission });
  });

  it('a second first protocol: it says which one stands and how to clarify it', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol);
    const second = await submit(system.url, campaign, { ...protocol, values: protocolValues({ copyNo: 3 }) });
    expectProblem(second, 409, 'slot-taken');
    expect(problemOf(second)).toMatchObject({
      standing: { submission: receipt.submission, status: 'accepted' },
      identical: false,
      clarifyWith: { clarifies: receipt.submission },
    });
    expect(problemOf(await submit(system.url, campaign, protocol))).toMatchObject({
      code: 'slot-taken',
      identical: true,
    });
  });

  it('a body that the campaign does not know, that may not, or that is of another territory', async () => {
    const as = (named: string) => submit(system.url, campaign, protocol, { body: named });
    expectProblem(await as('nobody'), 403, 'body-unknown');
    expectProblem(await as('media'), 403, 'body-not-entitled');
    expectProblem(await as('territorial-commission:2'), 403, 'unit-not-covered');
    expectProblem(await as('territorial-commission'), 403, 'body-unit-missing');
    expect((await as('secretariat')).status).toBe(202);
  });

  it('a request that does not name its body', async () => {
    const send = () => request(system.url).post(`/api/v1/campaigns/${campaign}/submissions`);
    expectProblem(await send().send(protocol), 401, 'body-not-named');
    expectProblem(await send().set('vybory-body', 'a b; drop').send(protocol), 401, 'body-not-named');
    expectProblem(await request(system.url).post('/api/v1/campaigns').send(smallCampaign('x')), 401, 'body-not-named');
  });

  it('what is not there', async () => {
    expectProblem(await submit(system.url, 'absent', protocol), 404, 'campaign-unknown');
    const absent = `${campaign}.${form}.${unit}.president~1`;
    for (const path of ['', '/history', '/receipt', '/events'])
      expectProblem(await get(`${absent}${path}`), 404, 'submission-unknown');
    expectProblem(await get('nonsense'), 404, 'submission-unknown');
    expectProblem(await post(`${absent}/withdrawal`, { reason: 'x' }), 404, 'submission-unknown');
    expectProblem(await request(system.url).get('/api/v1/campaigns/absent'), 404, 'campaign-unknown');
  });

  it('a form whose stage has not come, or has passed', async () => {
    const values = { decisionNo: '57', adoptedAt: '2030-04-02', outcome: 'established' };
    const decision = { form: 'district-results-decision', unit: '1', values };
    const sent = await submit(system.url, campaign, { ...protocol, unit: '1-000002' }, { idempotencyKey: 'in-time' });
    const early = await submit(system.url, campaign, decision);
    expectProblem(early, 409, 'stage-closed-for-form');
    expect(problemOf(early)).toMatchObject({ expected: ['tabulation'], actual: 'voting' });
    for (const stage of ['tabulation', 'established'] as const) await enterStage(system.url, campaign, stage);
    expectProblem(await submit(system.url, campaign, protocol), 409, 'stage-closed-for-form');
    const again = await submit(system.url, campaign, { ...protocol, unit: '1-000002' }, { idempotencyKey: 'in-time' });
    expect([again.status, again.text]).toEqual([202, sent.text]);
  });

  it('a malformed form, with all its errors at once and nothing stored', async () => {
    const before = await headOf(system, campaign);
    const values = {
      ...protocolValues({
        lines: { ballotsUnused: undefined, votersIssued: -1, extra: 1 },
        votes: { '2': '200', '9': 4 },
      }),
      drawnUpAt: 'yesterday',
      whatever: null,
    };
    const answer = await submit(system.url, campaign, { form, unit, values });
    expectProblem(answer, 422, 'submission-malformed');
    expect([...errorsOf(answer)].sort()).toEqual([
      'values.drawnUpAt not-a-local-time',
      'values.lines.ballotsUnused missing-line',
      'values.lines.extra unknown-line',
      'values.lines.votersIssued below-minimum',
      'values.votes.2 not-a-whole-number',
      'values.votes.9 unknown-contestant',
      'values.whatever unexpected-field',
    ]);
    expect(await headOf(system, campaign)).toBe(before);
  });

  it('in the language of the reader, in Ukrainian when there is none', async () => {
    const titled = async (language?: string) => {
      const answer = await submit(
        system.url,
        campaign,
        { ...protocol, unit: '1-999999' },
        language === undefined ? {} : { language },
      );
      return [answer.headers['content-language'], problemOf(answer).title];
    };
    const [uk, en] = [
      ['uk', 'Подання заповнено з помилками'],
      ['en', 'The submission is not filled in correctly'],
    ];
    expect(await titled()).toEqual(uk);
    expect(await titled('de, fr;q=0.5')).toEqual(uk);
    expect(await titled('en-GB')).toEqual(en);
    expect(await titled('en;q=0.2, uk;q=0.9')).toEqual(uk);
    expect(await titled('en;q=zzz,,;;')).toEqual(expect.arrayContaining([expect.stringMatching(/^(uk|en)$/)]));
  });
});

describe('a clarified version', () => {
  it('replaces what it names, and the difference is kept line by line', async () => {
    const first = await submitAndWait(system.url, campaign, { ...protocol, values: protocolWithWrongTotal });
    expect(first.submission).toMatchObject({ status: 'returned', findings: [{ relation: 'P-4', severity: 'error' }] });
    const second = await submitAndWait(system.url, campaign, { ...protocol, clarifies: first.receipt.submission });
    expect(second.submission).toMatchObject({
      status: 'accepted',
      inForce: true,
      clarifies: first.receipt.submission,
      registrationNumber: 2,
    });
    expect((await get(first.receipt.submission)).body).toMatchObject({
      status: 'superseded',
      inForce: false,
      clarifiedBy: second.receipt.submission,
      values: protocolWithWrongTotal,
    });
    const { body: history } = (await get(`${second.receipt.submission}/history`)) as {
      body: { items: { type: string; version: number; data: object }[] };
    };
    expect(history.items.map(({ version }) => version)).toEqual(history.items.map((_, index) => index + 1));
    expect(history.items.find(({ type }) => type === 'SubmissionClarified')?.data).toMatchObject({
      supersedes: first.receipt.submission,
      changes: [{ path: 'lines.votersIssuedAtHome', before: 21, after: 20 }],
    });
  });

  it('must name the latest version, one of this slot, and change something', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol);
    const clarify = (clarifies: string, copyNo?: number) =>
      submit(system.url, campaign, {
        ...protocol,
        clarifies,
        values: protocolValues(copyNo === undefined ? {} : { copyNo }),
      });
    expectProblem(await clarify(receipt.submission), 409, 'nothing-clarified');
    expect((await clarify(receipt.submission, 2)).status).toBe(202);
    const stale = await clarify(receipt.submission, 3);
    expectProblem(stale, 409, 'clarifies-stale');
    expect(problemOf(stale)).toMatchObject({ standing: { submission: receipt.submission.replace('~1', '~2') } });
    expectProblem(await clarify(receipt.submission.replace('000001', '000002'), 3), 409, 'clarifies-unknown');
    expectProblem(await clarify(receipt.submission.replace('~1', '~7'), 3), 409, 'clarifies-unknown');
  });

  it('of many at once: one stands, the others are told which', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const clarified = { ...protocol, clarifies: receipt.submission, values: protocolValues({ copyNo: index + 2 }) };
        return submit(system.url, campaign, clarified);
      }),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array.from({ length: 11 }, () => 409)]);
    for (const answer of answers.filter(({ status }) => status === 409)) expectProblem(answer, 409, 'clarifies-stale');
  });
});

describe('acts and withdrawal', () => {
  const act = (relation: string) => ({
    relation,
    explanation: 'Виборець виніс бюлетень',
    number: '1',
    date: '2030-03-31',
  });

  it('an act that is sent along, or attached later, makes a broken relation acceptable', async () => {
    const along = await submitAndWait(system.url, campaign, {
      ...protocol,
      values: protocolWithMissingBallot,
      acts: [act('P-1')],
    });
    expect(along.submission).toMatchObject({ status: 'accepted-with-act', acts: [act('P-1')] });
    const later = await submitAndWait(system.url, campaign, {
      form,
      unit: '1-000002',
      values: protocolWithMissingBallot,
    });
    expect(later.submission.status).toBe('returned');
    const id = later.receipt.submission;
    expectProblem(await post(`${id}/acts`, { acts: [act('P-2')] }), 409, 'act-answers-nothing');
    const others = await request(system.url)
      .post(`/api/v1/submissions/${id}/acts`)
      .set('vybory-body', 'secretariat')
      .send({ acts: [act('P-1')] });
    expectProblem(others, 403, 'submission-of-another-body');
    const attached = await post(`${id}/acts`, { acts: [act('P-1')] });
    expect([attached.status, attached.body]).toMatchObject([200, { status: 'accepted-with-act', inForce: true }]);
    expect((await post(`${id}/acts`, { acts: [act('P-1')] })).status).toBe(200);
  });

  it('only what was not accepted can be withdrawn; after that the slot is free', async () => {
    const returned = await submitAndWait(system.url, campaign, { ...protocol, values: protocolWithWrongTotal });
    const id = returned.receipt.submission;
    expect((await post(`${id}/withdrawal`, { reason: 'не та дільниця' })).body).toMatchObject({ status: 'withdrawn' });
    expect((await post(`${id}/withdrawal`, { reason: 'не та дільниця' })).status).toBe(200);
    expectProblem(await submit(system.url, campaign, { ...protocol, clarifies: id }), 409, 'clarifies-withdrawn');
    const next = await submitAndWait(system.url, campaign, protocol);
    expect(next.submission).toMatchObject({ status: 'accepted', n: 2 });
    const accepted = await post(`${next.receipt.submission}/withdrawal`, { reason: 'x' });
    expectProblem(accepted, 409, 'not-withdrawable');
    expect(problemOf(accepted)).toMatchObject({ submission: next.receipt.submission, submissionStatus: 'accepted' });
  });

  it('what does not have their shape is refused, with its place', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, { ...protocol, values: protocolWithMissingBallot });
    const fine = { relation: 'P-1', explanation: 'a' };
    const broken: readonly (readonly [string, object, string])[] = [
      ['acts', {}, 'acts missing-field'],
      ['acts', { acts: [] }, 'acts missing-field'],
      ['acts', { acts: {} }, 'acts not-a-list'],
      ['acts', { acts: ['x'] }, 'acts.0 not-an-object'],
      ['acts', { acts: [{ relation: 'P-1', explanation: ' ' }] }, 'acts.0.explanation blank-text'],
      ['acts', { acts: [{ ...fine, explanation: 'a\u0000b' }] }, 'acts.0.explanation unprintable-character'],
      ['acts', { acts: [fine, { ...fine, by: 'me' }] }, 'acts.1.by unexpected-field'],
      ['acts', { acts: Array.from({ length: 51 }, () => fine) }, 'acts too-many-rows'],
      ['acts', [], ' not-an-object'],
      ['withdrawal', {}, 'reason missing-field'],
      ['withdrawal', { reason: 7 }, 'reason not-a-text'],
      ['withdrawal', { reason: '' }, 'reason blank-text'],
      ['withdrawal', { reason: 'x'.repeat(2001) }, 'reason text-too-long'],
      ['withdrawal', { reason: '\u0007' }, 'reason unprintable-character'],
      ['withdrawal', { reason: 'x', force: true }, 'force unexpected-field'],
    ];
    const before = await headOf(system, campaign);
    for (const [path, payload, error] of broken) {
      const answer = await post(`${receipt.submission}/${path}`, payload);
      expectProblem(answer, 422, 'submission-malformed');
      expect(errorsOf(answer)).toEqual([error]);
    }
    expect(await headOf(system, campaign)).toBe(before);
  });
});

describe('server-sent events', () => {
  it('tell the life of a slot in order, and what happens while the client listens', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, { ...protocol, values: protocolWithWrongTotal });
    const source = EventSource.open(`${system.url}/api/v1/submissions/${receipt.submission}/events`);
    await source.until((events) => events.length === 5);
    expect(source.contentType).toBe('text/event-stream; charset=utf-8');
    await submitAndWait(system.url, campaign, { ...protocol, clarifies: receipt.submission });
    await source.until((events) => events.length === 11);
    source.close();
    expect(source.events.map(({ id }) => id)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    expect(source.events.map(({ event }) => event)).toEqual([
      ...[
        'SubmissionReceived',
        'SubmissionChecked',
        'SubmissionRegistered',
        'SubmissionAcknowledged',
        'SubmissionReturned',
      ],
      ...['SubmissionReceived', 'SubmissionClarified'],
      ...['SubmissionChecked', 'SubmissionRegistered', 'SubmissionAcknowledged', 'SubmissionAccepted'],
    ]);
  });

  it('resume behind the last event that the client has', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol);
    const source = EventSource.open(`${system.url}/api/v1/submissions/${receipt.submission}/events`, 3);
    await source.until((events) => events.length === 2);
    source.close();
    expect(source.events).toEqual([
      { id: 4, event: 'SubmissionAcknowledged' },
      { id: 5, event: 'SubmissionAccepted' },
    ]);
  });

  it('and waiting clients do not keep the system from stopping; afterwards everything is there again', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, protocol, { idempotencyKey: 'before' });
    const source = EventSource.open(`${system.url}/api/v1/submissions/${receipt.submission}/events`);
    await source.until((events) => events.length === 5);
    const began = performance.now();
    await system.restart();
    await source.ended;
    expect(performance.now() - began).toBeLessThan(8_000);
    expect((await submit(system.url, campaign, protocol, { idempotencyKey: 'before' })).text).toBe(
      JSON.stringify(receipt),
    );
    const next = await submitAndWait(system.url, campaign, {
      form: 'turnout-notice',
      unit: '1',
      key: '11:00',
      values: turnoutValues(100),
    });
    expect(next.submission.registrationNumber).toBe(2);
  });
});

/** Members in the order of their names (RFC 8785, 3.2.3), all the way down. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

async function positionOf(submission: string): Promise<number> {
  const { body: history } = (await get(`${submission}/history`)) as { body: { items: { position: number }[] } };
  return history.items[0]?.position ?? 0;
}

async function receivedCount(): Promise<number> {
  const { body: history } = (await get(`${campaign}.${form}.${unit}.president~1/history`)) as {
    body: { items: { type: string }[] };
  };
  return history.items.filter(({ type }) => type === 'SubmissionReceived').length;
}
