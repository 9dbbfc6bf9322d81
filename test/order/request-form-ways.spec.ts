import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { buffer } from 'node:stream/consumers';
import request, { type Response, type Test } from 'supertest';
import type { FormValues } from '#vybory/submissions';
import { changedDesign, sampleDesign } from '../../libs/campaigns/src/testing/requests.js';
import { approveRequest } from '../support/approved-request.js';
import { sendBatch, verdictOf, type BatchLine } from '../support/batch.js';
import { orderCampaign } from '../support/order-campaign.js';
import { errorsOf, expectProblem, submit, submitAndWait } from '../support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

const key = 'request-stations-without-power';
const place = { form: key, unit: '11' };
const body = 'territorial-commission:11';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());
beforeEach(async () => {
  campaign = `ways-${++campaigns}`;
  await openCampaign(system.url, orderCampaign('presidential', campaign), 'voting');
  await approveRequest(system.url, campaign, key, sampleDesign);
});

const approveChange = (): Promise<void> => approveRequest(system.url, campaign, key, changedDesign);

/** Of the first version; the second asks for a remark, too. */
const values: FormValues = {
  total: 2,
  stations: [
    { precinct: '11-050130', since: '2002-03-31T10:00' },
    { precinct: '11-050131', since: '2002-03-31T11:30' },
  ],
};
const remarked: FormValues = { ...values, remark: 'генератор' };
const returnedValues: FormValues = { ...values, total: 5 };

const get = (route: string): Test => request(system.url).get(`/api/v1${route}`).set('accept-language', 'en');
const ofForm = (part: string, query = ''): string => `/forms/${key}/${part}?campaign=${campaign}&unit=11${query}`;

interface Submission {
  readonly values: FormValues;
  readonly formVersion: number;
  readonly status: string;
}

/** What was stored under a receipt. */
async function stored({ receipt }: Pick<BatchLine, 'receipt'>): Promise<Submission> {
  return (await get(`/submissions/${receipt?.submission ?? ''}`)).body as Submission;
}

async function caughtUp(): Promise<void> {
  const standing = async (): Promise<boolean> =>
    ((await get(`/status?campaign=${campaign}`)).body as { readonly caughtUp: boolean }).caughtUp;
  while (!(await standing()));
}

async function slot(): Promise<Readonly<Record<string, unknown>> | undefined> {
  await caughtUp();
  const answer = await get(`/campaigns/${campaign}/completeness/slots?form=${key}&unit=11`);
  return (answer.body as { readonly items: readonly Readonly<Record<string, unknown>>[] }).items[0];
}

describe('the JSON Schema of a one-off request', () => {
  it('takes its example and refuses what the form refuses, each version by its own', async () => {
    const judge = async (query = ''): Promise<(candidate: unknown) => boolean> => {
      const schema = (await get(ofForm('schema', query)).expect(200)).body as object;
      return (candidate) => new Ajv2020({ strict: false }).validate(schema, candidate);
    };
    const first = await judge();
    const example = (await get(ofForm('example'))).body as FormValues;
    expect(first(example)).toBe(true);
    expect(first({ ...example, total: -1 })).toBe(false);
    expect(first({ ...example, more: 1 })).toBe(false);
    await approveChange();
    const [now, before] = [await judge(), await judge('&version=1')];
    expect([now(values), now(remarked), before(values), before(remarked)]).toEqual([false, true, true, false]);
    const { submission } = await submitAndWait(system.url, campaign, {
      ...place,
      values: (await get(ofForm('example'))).body as FormValues,
    });
    expect(submission).toMatchObject({ status: 'accepted', formVersion: 2 });
  });
});

describe('the CSV template of a one-off request', () => {
  /** The template with other rows in place of its example. */
  async function filled(template: string, from: FormValues): Promise<string> {
    const [names = []] = parse(template, { bom: true, comment: '#', relax_column_count: true });
    const rows = (from['stations'] as readonly Readonly<Record<string, string>>[]).map((row, index) => {
      const cells: Readonly<Record<string, unknown>> = {
        ...{ unit: '11', 'stations.precinct': row['precinct'], 'stations.since': row['since'] },
        ...(index === 0 && { total: from['total'], remark: from['remark'] }),
      };
      return names.map((name) => cells[name] ?? '');
    });
    return Promise.resolve(stringify([names, ...rows]));
  }
  const send = (csv: string, query = ''): Promise<readonly BatchLine[]> =>
    sendBatch(system.url, campaign, csv, { body, type: 'text/csv', query: `?form=${key}${query}` });

  it('comes back as it was filled in, also the one that was handed out before a change', async () => {
    const template = (await get(ofForm('template.csv')).expect(200)).text;
    await approveChange();
    const old = await filled(template, values);
    expect((await send(old)).map(verdictOf)).toEqual(['2 422 submission-malformed values.remark:missing-field']);
    const [result] = await send(old, '&formVersion=1');
    expect(await stored(result ?? {})).toMatchObject({ values, formVersion: 1 });
    for (const version of ['9', '0', 'x']) {
      const refused = await request(system.url)
        .post(`/api/v1/campaigns/${campaign}/submission-batches?form=${key}&formVersion=${version}`)
        .set({ 'vybory-body': body, 'content-type': 'text/csv' })
        .send(old);
      expect([refused.status, errorsOf(refused)]).toEqual([422, ['formVersion unknown-version']]);
    }
    const changed = (await get(ofForm('template.csv'))).text;
    expect([template.includes('remark'), changed.includes('remark')]).toEqual([false, true]);
    expect((await get(ofForm('template.csv', '&version=1'))).text).toBe(template);
  });

  it('has an example that is taken as it stands', async () => {
    const results = await send((await get(ofForm('template.csv'))).text);
    expect(results.map(({ status }) => status)).toEqual([202]);
    expect((await stored(results[0] ?? {})).formVersion).toBe(1);
  });
});

describe('the workbook of a one-off request', () => {
  async function template(query = ''): Promise<readonly (readonly CellValue[])[]> {
    const answer = await get(ofForm('template.xlsx', query))
      .buffer(true)
      .parse(
        (response, done) =>
          void buffer(response as never).then(
            (bytes) => done(null, bytes),
            (error: unknown) => done(error as Error, undefined),
          ),
      );
    expect([answer.status, answer.headers['content-type']]).toEqual([200, workbookType]);
    return (await readXlsx(answer.body as Buffer)).sheets[0]?.rows ?? [];
  }

  async function send(sheet: readonly (readonly CellValue[])[], query = ''): Promise<readonly BatchLine[]> {
    const [names = [], ...headings] = sheet;
    const cells = (from: Readonly<Record<string, CellValue>>): CellValue[] =>
      names.map((name) => from[String(name)] ?? null);
    const rows = [
      [...names],
      ...headings.slice(0, 2).map((heading) => [...heading]),
      cells({
        unit: '11',
        total: 2,
        'stations.precinct': '11-050130',
        'stations.since': '31.03.2002 10:00',
        remark: 'генератор',
      }),
      cells({ unit: '11', 'stations.precinct': '11-050131', 'stations.since': new Date('2002-03-31T11:30:00Z') }),
    ];
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'Дані (data)', rows }] }));
    return sendBatch(system.url, campaign, bytes, { body, type: workbookType, query: `?form=${key}${query}` });
  }

  it('comes back as it was filled in, each version by its own', async () => {
    const old = await template();
    await approveChange();
    expect((await send(old)).map(verdictOf)).toEqual(['4 422 submission-malformed values.remark:missing-field']);
    const [first] = await send(old, '&formVersion=1');
    expect(await stored(first ?? {})).toMatchObject({ values, formVersion: 1 });
    const clarified = await template();
    expect([old[0]?.includes('remark'), clarified[0]?.includes('remark')]).toEqual([false, true]);
    expect(await template('&version=1')).toEqual(old);
    expect((await send(clarified)).map(verdictOf)).toEqual(['4 409 slot-taken']);
  });
});

describe('a one-off request on paper', () => {
  const sheet = (incomingNumber: string) => ({ channel: 'courier', incomingNumber, shelfMark: 'A' });
  const post = (path: string, person: string, payload: object): Promise<Response> =>
    Promise.resolve(
      request(system.url)
        .post(`/api/v1${path}`)
        .set({ 'vybory-body': 'secretariat', 'vybory-person': person, 'accept-language': 'en' })
        .send(payload),
    );
  const enter = (payload: object): Promise<Response> =>
    post(`/campaigns/${campaign}/paper-entries`, 'first', { ...place, body, ...payload });
  /** Both carriers are asked for, and two persons read the paper. */
  const onBoth = { carriers: ['electronic', 'paper'], doubleEntry: true, compare: { absentOnPaper: ['remark'] } };

  it('is compared with the electronic version line by line, whichever version each used', async () => {
    await submitAndWait(system.url, campaign, { ...place, values });
    await approveChange();
    const differing = { ...remarked, total: 1, stations: [{ precinct: '11-050130', since: '2002-03-31T10:00' }] };
    const entered = await enter({ paper: sheet('1'), values: differing });
    expect(entered.body).toMatchObject({ status: 'confirmed', formVersion: 2, comparison: { agrees: false } });
    await caughtUp();
    const { body: cases } = await get(`/campaigns/${campaign}/discrepancies?form=${key}`);
    expect(cases).toMatchObject({
      items: [
        {
          differences: [
            { path: 'remark', paper: 'генератор' },
            { path: 'stations[11-050131]', electronic: { precinct: '11-050131' } },
            { path: 'total', electronic: 2, paper: 1 },
          ],
        },
      ],
    });
    const { submission: clarifies } = entered.body as { readonly submission: string };
    const again = await enter({ paper: sheet('2'), values, clarifies, formVersion: 1 });
    expect(again.body).toMatchObject({ status: 'confirmed', formVersion: 1, comparison: { agrees: true } });
    expect(await slot()).toMatchObject({ carriers: 'both', agreement: 'agreed' });
  });

  it('is read by two when the design says so, both by the version of the first, and completes what is owed on both carriers', async () => {
    await approveRequest(system.url, campaign, key, { ...changedDesign, ...onBoth });
    await submitAndWait(system.url, campaign, { ...place, values: remarked });
    expect(await slot()).toMatchObject({ state: 'accepted', complete: false });
    const { body: entry } = await enter({ paper: sheet('1'), values: { ...values } });
    expect(entry).toMatchObject({
      status: 'entered',
      doubleEntry: true,
      formVersion: 2,
      withheldUntil: 'second-entry',
    });
    await caughtUp();
    const waiting = await get(`/campaigns/${campaign}/paper-entries?form=${key}&notEnteredBy=second`);
    expect(waiting.body).toMatchObject({ items: [{ entry: (entry as { entry: string }).entry, formVersion: 2 }] });
    await approveRequest(system.url, campaign, key, { ...sampleDesign, ...onBoth });
    const second = `/paper-entries/${(entry as { entry: string }).entry}/second-entry`;
    expect(errorsOf(await post(second, 'second', { values: { ...values, more: 1 } }))).toEqual([
      'values.more unexpected-field',
    ]);
    expect((await post(second, 'second', { values })).body).toMatchObject({
      ...{ status: 'confirmed', enteredBy: ['first', 'second'], formVersion: 2 },
      comparison: { agrees: true },
    });
    expect(await slot()).toMatchObject({ complete: true, carriers: 'both', agreement: 'agreed' });
  });
});

describe('what was submitted for a one-off request', () => {
  it('is clarified by another version of the form, and the difference is kept', async () => {
    const { receipt } = await submitAndWait(system.url, campaign, { ...place, values });
    await approveChange();
    const clarified = await submitAndWait(system.url, campaign, {
      ...place,
      values: remarked,
      clarifies: receipt.submission,
    });
    expect(clarified.submission).toMatchObject({ status: 'accepted', formVersion: 2, inForce: true });
    await caughtUp();
    const { body: journal } = await get(`/campaigns/${campaign}/journal?form=${key}&clarified=true`);
    expect(journal).toMatchObject({ items: [{ changes: [{ path: 'remark', after: 'генератор' }] }] });
    expect(await stored({ receipt })).toMatchObject({ formVersion: 1, values, status: 'superseded' });
  });

  it('is taken back while it is not accepted, is missing then, and can be submitted anew', async () => {
    const { receipt, submission } = await submitAndWait(system.url, campaign, { ...place, values: returnedValues });
    expect(submission).toMatchObject({ status: 'returned', findings: [{ relation: 'T-1' }] });
    expect(await slot()).toMatchObject({ state: 'returned' });
    const takeBack = (id: string): Test =>
      request(system.url)
        .post(`/api/v1/submissions/${id}/withdrawal`)
        .set('vybory-body', body)
        .send({ reason: 'wrong district' });
    expect((await takeBack(receipt.submission)).body).toMatchObject({ status: 'withdrawn', formVersion: 1 });
    expect(await slot()).toMatchObject({ state: 'withdrawn', owed: true });
    await approveChange();
    const anew = await submitAndWait(system.url, campaign, { ...place, values: remarked });
    expect(anew.submission).toMatchObject({ status: 'accepted', formVersion: 2 });
    expectProblem(await takeBack(anew.receipt.submission), 409, 'not-withdrawable');
    expect(await slot()).toMatchObject({ state: 'accepted', complete: true });
    expectProblem(await submit(system.url, campaign, { ...place, values: remarked }), 409, 'slot-taken');
  });
});
