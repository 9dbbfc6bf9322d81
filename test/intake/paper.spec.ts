import request, { type Response } from 'supertest';
import type { CampaignDefinition, FormUse } from '#vybory/campaigns';
import { protocolValues, smallCampaign, turnoutValues } from '../../libs/processing/src/testing/small-campaign.js';
import { errorsOf, expectProblem, problemOf, submit, submitAndWait } from '../support/submitting.js';
import { enterStage, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

/** Protocols are asked for on both carriers; turnout notices on paper are read by two. */
function definition(id: string): CampaignDefinition {
  const small = smallCampaign(id);
  const both: Partial<FormUse> = { carriers: ['electronic', 'paper'], compare: { absentOnPaper: ['drawnUpAt'] } };
  const more: Readonly<Record<string, Partial<FormUse>>> = {
    'precinct-count-protocol': both,
    'turnout-notice': { doubleEntry: true },
  };
  return { ...small, forms: small.forms.map((use) => ({ ...use, ...more[use.form] })) };
}

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

beforeEach(async () => {
  campaign = `paper-${++campaigns}`;
  await openCampaign(system.url, definition(campaign), 'voting');
});

const unit = '1-000001';
const body = 'territorial-commission:1';
const sheet = { channel: 'courier', incomingNumber: '21-45/7-1', shelfMark: 'оп. 2, арк. 14' };
const scan = `sha256:${'0123456789abcdef'.repeat(4)}`;
const { drawnUpAt: _, ...values } = protocolValues();
const protocol = { form: 'precinct-count-protocol', unit, body, paper: sheet, values };
const notice = { form: 'turnout-notice', unit: '1', key: '11:00', body, paper: sheet, values: turnoutValues(70) };

interface Sending {
  readonly person?: string;
  readonly as?: string;
  readonly key?: string;
}

async function post(path: string, payload: object, { person = 'first', as, key }: Sending = {}): Promise<Response> {
  return request(system.url)
    .post(`/api/v1${path}`)
    .set({ 'vybory-body': as ?? 'secretariat', 'accept-language': 'en' })
    .set({ ...(person !== '' && { 'vybory-person': person }), ...(key !== undefined && { 'idempotency-key': key }) })
    .send(payload);
}

const enter = (payload: object, sending?: Sending): Promise<Response> =>
  post(`/campaigns/${campaign}/paper-entries`, payload, sending);

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await request(system.url).get(`/api/v1${path}`).set('accept-language', 'en');
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as Answer;
}

/** Waits until every view has read to the end of the log. */
async function caughtUp(): Promise<void> {
  while (!(await get<{ readonly caughtUp: boolean }>(`/status?campaign=${campaign}`)).caughtUp);
}

async function view<Answer>(path: string): Promise<Answer> {
  await caughtUp();
  return get<Answer>(`/campaigns/${campaign}/${path}`);
}

interface Page {
  readonly total: number;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

describe('a paper form that a registrar enters', () => {
  it('becomes a version of its slot with all that is known of the sheet', async () => {
    const answer = await enter({ ...protocol, paper: { ...sheet, scan } });
    const slot = `${campaign}.precinct-count-protocol.${unit}.president`;
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/api/v1/paper-entries/${slot}~paper1`);
    expect(answer.body).toEqual({
      ...{ entry: `${slot}~paper1`, campaign, form: protocol.form, unit, key: 'president', body, ...sheet, scan },
      ...{ status: 'confirmed', doubleEntry: false, enteredBy: ['first'], submission: `${slot}~1`, values },
      enteredAt: expect.stringMatching(/Z$/) as string,
    });
    await caughtUp();
    expect(await get(`/submissions/${slot}~1`)).toMatchObject({
      ...{ body, channel: 'courier', status: 'accepted', inForce: true, registrationNumber: 1, findings: [] },
      paper: { ...sheet, scan, entry: `${slot}~paper1`, registrar: 'secretariat', enteredBy: ['first'] },
    });
    expect((await view<Page>('journal?carrier=paper')).items).toMatchObject([
      { submission: `${slot}~1`, channel: 'courier', paper: { ...sheet, scan }, registration: { number: 1 } },
    ]);
  });

  it('is answered the same when it is sent again with its key', async () => {
    const first = await enter(protocol, { key: 'k' });
    const again = await enter(protocol, { key: 'k' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const other = { ...protocol, paper: { ...sheet, shelfMark: 'elsewhere' } };
    expectProblem(await enter(other, { key: 'k' }), 409, 'paper-entry-key-reused');
    await enterStage(system.url, campaign, 'tabulation');
    await enterStage(system.url, campaign, 'established');
    expect((await enter(protocol, { key: 'k' })).status).toBe(200);
    expectProblem(await enter({ ...protocol, unit: '1-000002' }), 409, 'stage-closed-for-form');
  });

  it('is entered by the Secretariat only, and a person is named', async () => {
    expectProblem(await enter(protocol, { as: body }), 403, 'secretariat-only');
    expectProblem(await enter(protocol, { as: '?' }), 401, 'body-not-named');
    for (const person of ['', 'a b', '-', 'x'.repeat(65)])
      expectProblem(await enter(protocol, { person }), 401, 'person-not-named');
  });

  it('is refused with everything that is wrong with it at once', async () => {
    const wrong = await enter({
      ...{ form: 'precinct-count-protocol', unit: 1, more: true, values: [] },
      paper: { channel: 'electronic', shelfMark: ' ', scan: 'abc', colour: 'white' },
    });
    expectProblem(wrong, 422, 'submission-malformed');
    expect(errorsOf(wrong).toSorted()).toEqual(
      [
        ...['more unexpected-field', 'unit not-a-text', 'body missing-field', 'paper.colour unexpected-field'],
        ...['paper.channel unknown-choice', 'paper.incomingNumber missing-field', 'paper.shelfMark blank-text'],
        ...['paper.scan not-a-file', 'values not-an-object'],
      ].toSorted(),
    );
    expect(errorsOf(await enter({ ...protocol, paper: undefined }))).toEqual(['paper missing-field']);
    expect(errorsOf(await enter([]))).toEqual([' not-an-object']);
    expect(errorsOf(await enter({ ...protocol, unit: '9-000001' }))).toEqual(['unit unit-unknown']);
    expectProblem(await enter({ ...protocol, body: 'territorial-commission:2' }), 403, 'unit-not-covered');
    expectProblem(await post('/campaigns/none/paper-entries', protocol), 404, 'campaign-unknown');
  });

  it('may lack what the campaign lets paper lack, and nothing else', async () => {
    const { votes: __, ...others } = values;
    expect(errorsOf(await enter({ ...protocol, values: others }))).toEqual(['values.votes missing-field']);
    const wrong = { ...protocol, values: { ...values, drawnUpAt: 'soon' } };
    expect(errorsOf(await enter(wrong))).toEqual(['values.drawnUpAt not-a-local-time']);
    const electronic = await submit(system.url, campaign, { form: protocol.form, unit, values });
    expect(errorsOf(electronic)).toEqual(['values.drawnUpAt missing-field']);
  });
});

describe('a paper form that two registrars must read alike', () => {
  const second = (entry: string, read: object, person = 'second'): Promise<Response> =>
    post(`/paper-entries/${entry}/second-entry`, { values: read }, { person });
  const third = (entry: string, read: object, person = 'third'): Promise<Response> =>
    post(`/paper-entries/${entry}/resolution`, { values: read }, { person });

  async function begun(): Promise<string> {
    const answer = await enter(notice);
    expect(answer.body).toMatchObject({ status: 'entered', doubleEntry: true, enteredBy: ['first'] });
    expect(answer.body).not.toHaveProperty('values');
    return (answer.body as { readonly entry: string }).entry;
  }

  it('is not shown to the second, by any route of the slot', async () => {
    const electronic = await submit(system.url, campaign, {
      form: notice.form,
      unit: '1',
      key: '11:00',
      values: turnoutValues(60),
    });
    const entry = await begun();
    expect(await get(`/paper-entries/${entry}`)).not.toHaveProperty('values');
    const { submission } = electronic.body as { readonly submission: string };
    const history = async () =>
      (await get<{ items: { type: string; data: object }[] }>(`/submissions/${submission}/history`)).items.find(
        ({ type }) => type === 'PaperEntered',
      )?.data;
    expect(await history()).toMatchObject({ entry, person: 'first' });
    expect(await history()).not.toHaveProperty('values');
    expect(await history()).not.toHaveProperty('contentHash');
    await second(entry, turnoutValues(70));
    expect(await history()).toHaveProperty('values', turnoutValues(70));
  });

  it('stands when another person reads the same', async () => {
    const entry = await begun();
    expectProblem(await second(entry, turnoutValues(70), 'first'), 403, 'same-person');
    expect(errorsOf(await second(entry, { precinctsTotal: -1 }))).toContain('values.precinctsTotal below-minimum');
    const confirmed = await second(entry, turnoutValues(70));
    expect(confirmed.body).toMatchObject({
      ...{ status: 'confirmed', enteredBy: ['first', 'second'], values: turnoutValues(70) },
      submission: `${campaign}.turnout-notice.1.11:00~1`,
    });
    expect((await second(entry, turnoutValues(70))).status).toBe(200);
    expectProblem(await second(entry, turnoutValues(70), 'third'), 409, 'second-entry-not-awaited');
  });

  it('goes to a third person when they read it differently', async () => {
    const entry = await begun();
    expectProblem(await third(entry, turnoutValues(70)), 409, 'entry-not-disputed');
    const disputed = await second(entry, turnoutValues(71));
    expect(disputed.body).toMatchObject({
      ...{ status: 'disputed', enteredBy: ['first', 'second'] },
      differences: [{ path: 'votersIssuedBallots', first: 70, second: 71 }],
    });
    expect((await view<Page>('journal')).total).toBe(0);
    for (const person of ['first', 'second'])
      expectProblem(await third(entry, turnoutValues(70), person), 403, 'same-person');
    expect((await third(entry, turnoutValues(71))).body).toMatchObject({
      ...{ status: 'confirmed', enteredBy: ['first', 'second', 'third'], values: turnoutValues(71) },
    });
    expect((await view<Page>('journal')).items).toMatchObject([
      { channel: 'courier', paper: { enteredBy: ['first', 'second', 'third'] } },
    ]);
  });

  it('is given up when it was begun by mistake', async () => {
    const entry = await begun();
    const another = { ...notice, paper: { ...sheet, incomingNumber: '2' } };
    expect(problemOf(await enter(another))).toMatchObject({ code: 'paper-entry-pending', entry });
    expect((await post(`/paper-entries/${entry}/withdrawal`, { reason: 'district 2' })).body).toMatchObject({
      status: 'withdrawn',
    });
    expect((await enter(another)).status).toBe(201);
  });

  it('is found by its id only', async () => {
    for (const entry of ['none', `${campaign}.turnout-notice.1.11:00~paper1`, `${campaign}.turnout-notice.1.11:00~1`]) {
      expectProblem(await request(system.url).get(`/api/v1/paper-entries/${entry}`), 404, 'paper-entry-unknown');
      expectProblem(await second(entry, turnoutValues(70)), 404, 'paper-entry-unknown');
    }
  });
});

describe('the two carriers of a slot', () => {
  const electronic = { form: protocol.form, unit, values: protocolValues() };
  const differing = { ...protocol, values: { ...values, votes: { '1': 400, '2': 190, '3': 100 } } };

  async function slotOf(): Promise<Readonly<Record<string, unknown>> | undefined> {
    return (await view<Page>(`completeness/slots?form=${protocol.form}&unit=${unit}`)).items[0];
  }

  async function complete(): Promise<unknown> {
    const { forms } = await view<{ forms: { form: string; complete: number; accepted: number }[] }>('completeness');
    const { accepted, complete: count } = forms.find(({ form }) => form === protocol.form) ?? {};
    return { accepted, complete: count };
  }

  it.each(['electronic first', 'paper first'])('complete it when they agree: %s', async (order) => {
    const both = [() => submitAndWait(system.url, campaign, electronic), () => enter(protocol)];
    const [first, then] = order === 'electronic first' ? both : both.reverse();
    await first?.();
    expect(await slotOf()).toMatchObject({ complete: false, agreement: null, state: 'accepted' });
    expect(await complete()).toEqual({ accepted: 1, complete: 0 });
    await then?.();
    expect(await slotOf()).toMatchObject({ complete: true, carriers: 'both', agreement: 'agreed' });
    expect(await complete()).toEqual({ accepted: 1, complete: 1 });
    expect(await view('discrepancies?status=all')).toMatchObject({
      totals: { compared: 1, agreed: 1, differing: 0, slots: { compared: 1, agreeing: 1, differing: 0 } },
      total: 0,
    });
  });

  it('that differ open a case, and what counts does not change', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, electronic);
    const entered = await enter(differing);
    const id = `${campaign}.${protocol.form}.${unit}.president~case1`;
    expect(entered.body).toMatchObject({ comparison: { electronic: receipt.submission, agrees: false, case: id } });
    expect(await slotOf()).toMatchObject({ complete: false, agreement: 'differs', inForce: receipt.submission });
    const results = await view<{ votes: { contestant: string; votes: number }[] }>('results?contest=president');
    expect(results.votes.map(({ votes }) => votes)).toEqual([400, 200, 90]);
    expect(await view<Page>('discrepancies')).toMatchObject({
      totals: { compared: 1, agreed: 0, differing: 1, open: 1, slots: { differing: 1 } },
      total: 1,
      items: [
        {
          ...{ case: id, status: 'open', electronic: receipt.submission, unit, key: 'president' },
          differences: [
            { path: 'votes.2', electronic: 200, paper: 190 },
            { path: 'votes.3', electronic: 90, paper: 100 },
          ],
        },
      ],
    });
  });

  it('are explained and closed by two persons', async () => {
    await submitAndWait(system.url, campaign, electronic);
    await enter(differing);
    const id = `${campaign}.${protocol.form}.${unit}.president~case1`;
    const say = (what: 'explanation' | 'closing', words: object, person: string): Promise<Response> =>
      post(`/discrepancies/${id}/${what}`, words, { person });
    expectProblem(await say('closing', { conclusion: 'so be it' }, 'first'), 409, 'case-not-explained');
    expect(errorsOf(await say('explanation', {}, 'first'))).toEqual(['explanation missing-field']);
    expect((await say('explanation', { explanation: 'a blot' }, 'first')).body).toMatchObject({ status: 'explained' });
    expectProblem(await say('closing', { conclusion: 'so be it' }, 'first'), 403, 'same-person');
    expect((await say('closing', { conclusion: 'so be it' }, 'second')).body).toMatchObject({
      status: 'closed',
      life: [
        { type: 'CarrierDifferenceOpened' },
        { type: 'CarrierDifferenceExplained', person: 'first', words: 'a blot' },
        { type: 'CarrierDifferenceClosed', person: 'second', words: 'so be it' },
      ],
    });
    expectProblem(await say('explanation', { explanation: 'more' }, 'first'), 409, 'case-settled');
    expect(await slotOf()).toMatchObject({ complete: true, agreement: 'settled' });
    expect((await view<Page>('discrepancies?status=closed')).items).toMatchObject([
      { explanations: [{ person: 'first', words: 'a blot' }], closing: { person: 'second', words: 'so be it' } },
    ]);
    const csv = await request(system.url)
      .get(`/api/v1/campaigns/${campaign}/discrepancies?status=all`)
      .set({ accept: 'text/csv', 'accept-language': 'en' });
    expect(csv.text.split('\r\n')[1]).toContain(',2,votes.2: 200 / 190; votes.3: 90 / 100,');
    expectProblem(
      await post(`/discrepancies/${id}/closing`, { conclusion: 'x' }, { as: body }),
      403,
      'secretariat-only',
    );
    expectProblem(await request(system.url).get(`/api/v1/discrepancies/${id}0`), 404, 'case-unknown');
  });

  it('are brought together by the side that clarifies', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, electronic);
    const paper = (await enter(differing)).body as { readonly submission: string };
    const clarified = {
      ...{ form: protocol.form, unit, clarifies: receipt.submission },
      values: { ...differing.values, drawnUpAt: '2030-03-31T23:00' },
    };
    const { receipt: now } = await submitAndWait(system.url, campaign, clarified);
    expect(await slotOf()).toMatchObject({ complete: true, agreement: 'agreed', inForce: now.submission });
    expect((await view<Page>('discrepancies?status=clarified')).items).toMatchObject([
      { paper: paper.submission, clarified: { by: 'electronic', submission: now.submission } },
    ]);
    const again = { ...protocol, paper: { ...sheet, incomingNumber: '2' }, clarifies: paper.submission };
    expect((await enter(again)).body).toMatchObject({ comparison: { agrees: false } });
    expect(await view('discrepancies?status=all')).toMatchObject({
      totals: { compared: 3, agreed: 1, differing: 2, open: 1, clarified: 1, slots: { compared: 1, differing: 1 } },
    });
  });
});
