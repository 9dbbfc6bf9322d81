import request, { type Response, type Test } from 'supertest';
import { sampleDesign } from '../../libs/campaigns/src/testing/requests.js';
import type { FormValues } from '#vybory/submissions';
import { orderCampaign } from '../support/order-campaign.js';
import { errorsOf, expectProblem, problemOf, submit, submitAndWait } from '../support/submitting.js';
import { sendBatch, verdictOf } from '../support/batch.js';
import { openCampaign, startTestSystem, wholeLog, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;
const key = 'request-stations-without-power';
const district = { form: key, unit: '11' };

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());
beforeEach(async () => {
  campaign = `asking-${++campaigns}`;
  await openCampaign(system.url, orderCampaign('presidential', campaign), 'voting');
});

interface Version {
  readonly version: number;
  readonly hash: string;
  readonly status: string;
}

const author = ['secretariat', 'author'] as const;
const agreeing = ['informatisation-unit', 'agreeing'] as const;
const head = ['commission-head', 'head'] as const;
type Who = readonly [unit: string, person: string];

const as = ([unit, person]: Who, test: Test): Test => test.set({ 'vybory-body': unit, 'vybory-person': person });
const path = (): string => `/api/v1/campaigns/${campaign}/request-forms`;
const design = (who: Who, body: object = sampleDesign): Test =>
  as(who, request(system.url).post(path())).send({ key, ...body });
const redesign = (who: Who, body: object): Test =>
  as(who, request(system.url).put(`${path()}/${key}/draft`)).send(body);
const decide = (who: Who, step: string, body: object): Test =>
  as(who, request(system.url).post(`${path()}/${key}/${step}`)).send(body);
const get = (route: string): Test => request(system.url).get(route).set('accept-language', 'en');

function lastOf(answer: Response): Version {
  const { versions } = answer.body as { readonly versions: readonly Version[] };
  const last = versions.at(-1);
  if (last === undefined) throw new Error(answer.text);
  return last;
}

/** Leads the draft that stands all the way. */
async function approve({ hash }: Version): Promise<Version> {
  await decide(author, 'submission-for-agreement', { hash }).expect(200);
  await decide(agreeing, 'agreement', { hash }).expect(200);
  return lastOf(await decide(head, 'approval', { hash }).expect(200));
}

/** Waits until every view has read to the end of the log. */
async function caughtUp(): Promise<void> {
  const standing = async (): Promise<boolean> => {
    const { body } = await get(`/api/v1/status?campaign=${campaign}`);
    return (body as { readonly caughtUp: boolean }).caughtUp;
  };
  while (!(await standing()));
}

/** What completeness says of the request in a unit. */
async function owedTo(unit: string): Promise<unknown> {
  await caughtUp();
  const answer = await get(`/api/v1/campaigns/${campaign}/completeness?territory=${unit}`);
  const { forms } = answer.body as { readonly forms?: readonly { readonly form: string }[] };
  return forms?.find(({ form }) => form === key);
}

const withRemark = {
  ...sampleDesign,
  form: {
    ...sampleDesign.form,
    fields: [
      ...sampleDesign.form.fields,
      { name: 'remark', kind: 'text', label: { uk: 'Примітка', en: 'Remark' }, personal: 'none', example: 'генератор' },
    ],
  },
};

const values: FormValues = {
  total: 2,
  stations: [
    { precinct: '11-050130', since: '2002-03-31T10:00' },
    { precinct: '11-050131', since: '2002-03-31T11:30' },
  ],
};

describe('a one-off request', () => {
  it('is designed, returned, reworked, agreed and approved, and nobody approves their own', async () => {
    expectProblem(await submit(system.url, campaign, { ...district, values }), 422, 'submission-malformed');
    const draft = lastOf(await design(author, withRemark).expect(201));
    const { hash } = draft;
    expect(draft).toMatchObject({ version: 1, status: 'draft' });
    expectProblem(await design(author), 409, 'request-exists');
    expectProblem(await decide(agreeing, 'agreement', { hash }), 409, 'version-status');
    await decide(author, 'submission-for-agreement', { hash }).expect(200);

    expectProblem(await decide(['informatisation-unit', 'author'], 'agreement', { hash }), 403, 'own-request');
    expectProblem(await decide(author, 'agreement', { hash }), 403, 'unit-not-entitled');
    expectProblem(await redesign(author, sampleDesign), 409, 'version-status');
    await decide(agreeing, 'return', { hash, reason: 'Примітка зайва' }).expect(200);

    const reworked = lastOf(await redesign(['secretariat', 'colleague'], sampleDesign).expect(200));
    expect(reworked).toMatchObject({ version: 1, status: 'draft' });
    expectProblem(await decide(author, 'submission-for-agreement', { hash }), 409, 'version-changed');
    await decide(author, 'submission-for-agreement', { hash: reworked.hash }).expect(200);
    expectProblem(await submit(system.url, campaign, { ...district, values }), 422, 'submission-malformed');
    await decide(agreeing, 'agreement', { hash: reworked.hash }).expect(200);
    for (const person of ['author', 'colleague', 'agreeing']) {
      expectProblem(await decide(['commission-head', person], 'approval', { hash: reworked.hash }), 403, 'own-request');
    }
    const approved = await decide(head, 'approval', { hash: reworked.hash }).expect(200);
    expect(approved.body).toMatchObject({
      key,
      inForce: 1,
      versions: [
        {
          ...{ version: 1, status: 'approved', hash: reworked.hash, authors: ['author', 'colleague'] },
          agreedBy: { person: 'agreeing', unit: 'informatisation-unit' },
          approvedBy: { person: 'head', unit: 'commission-head' },
        },
      ],
    });
    const steps = (await wholeLog(system, campaign)).filter(({ type }) => type.startsWith('RequestForm'));
    expect(steps.map(({ type, actor, data }) => [type, actor, (data as { by: { person: string } }).by.person])).toEqual(
      [
        ['RequestFormDrafted', 'secretariat', 'author'],
        ['RequestFormSubmittedForAgreement', 'secretariat', 'author'],
        ['RequestFormReturned', 'informatisation-unit', 'agreeing'],
        ['RequestFormDrafted', 'secretariat', 'colleague'],
        ['RequestFormSubmittedForAgreement', 'secretariat', 'author'],
        ['RequestFormAgreed', 'informatisation-unit', 'agreeing'],
        ['RequestFormApproved', 'commission-head', 'head'],
      ],
    );
  });

  it('has all that forms of the catalogue have, for those that it is addressed to', async () => {
    await approve(lastOf(await design(author)));
    const listed = async (query: string): Promise<readonly string[]> =>
      ((await get(`/api/v1/forms?${query}`)).body as { items: { form: string }[] }).items.map(({ form }) => form);
    expect(await listed(`campaign=${campaign}&body=territorial-commission`)).toContain(key);
    expect(await listed(`campaign=${campaign}&body=mfa`)).not.toContain(key);
    expect(await listed('')).not.toContain(key);

    const place = `?campaign=${campaign}&unit=11`;
    expect((await get(`/api/v1/forms/${key}${place}`)).body).toMatchObject({
      form: key,
      version: 1,
      level: 'district',
    });
    expect((await get(`/api/v1/forms/${key}/schema${place}`)).body).toMatchObject({
      properties: { total: { type: 'integer' }, stations: { type: 'array' } },
    });
    expect((await get(`/api/v1/forms/${key}/template.csv${place}`)).text).toContain('stations.precinct');
    const example = (await get(`/api/v1/forms/${key}/example${place}`)).body as FormValues;
    const { submission } = await submitAndWait(system.url, campaign, { ...district, values: example });
    expect(submission).toMatchObject({ status: 'accepted', registrationNumber: 1, formVersion: 1 });
  });

  it('is checked: shape at the door, arithmetic in the processing', async () => {
    await approve(lastOf(await design(author)));
    const send = (changes: object): Test =>
      submit(system.url, campaign, { ...district, values: { ...values, ...changes } });
    expect(errorsOf(await send({ total: -1, more: 1 }))).toEqual([
      'values.more unexpected-field',
      'values.total below-minimum',
    ]);
    expect(errorsOf(await send({ stations: [{ precinct: '9-1', since: '2002-03-31T10:00' }] }))).toEqual([
      'values.stations.0.precinct unknown-precinct',
    ]);
    const { submission, receipt } = await submitAndWait(system.url, campaign, {
      ...district,
      values: { ...values, total: 5 },
    });
    expect(submission).toMatchObject({ status: 'returned', findings: [{ relation: 'T-1', severity: 'error' }] });
    const clarified = { ...district, values, clarifies: receipt.submission };
    expect((await submitAndWait(system.url, campaign, clarified)).submission.status).toBe('accepted');
  });

  it('is owed from the approval on, counted when it comes, and not owed when it was taken back', async () => {
    expect(await owedTo('11')).toBeUndefined();
    const approved = await approve(lastOf(await design(author)));
    expect(await owedTo('11')).toMatchObject({ title: 'Polling stations without power', owed: 1, missing: 1 });
    const due = `/api/v1/campaigns/${campaign}/due?form=${key}&unit=11`;
    expect((await get(due)).body).toMatchObject({ local: '2030-03-31T18:00', by: 'territorial-commission' });
    await submitAndWait(system.url, campaign, { ...district, values });
    expect(await owedTo('11')).toMatchObject({ owed: 1, received: 1, accepted: 1, missing: 0 });

    const reason = { hash: approved.hash, reason: 'Потреба відпала' };
    expectProblem(await decide(author, 'withdrawal', reason), 403, 'unit-not-entitled');
    await decide(head, 'withdrawal', reason).expect(200);
    expect(await owedTo('11')).toMatchObject({ owed: 0, missing: 0 });
    expectProblem(await submit(system.url, campaign, { ...district, values }), 409, 'request-taken-back');
    await get(due).expect(404);
  });

  it('keeps its versions apart: each submission is judged by the one that it names, or the one in force', async () => {
    await approve(lastOf(await design(author)));
    const first = await submitAndWait(system.url, campaign, { ...district, values });
    const second = lastOf(await redesign(author, withRemark).expect(200));
    expect(second).toMatchObject({ version: 2, status: 'draft' });
    const clarifies = first.receipt.submission;
    const clarified = { ...values, total: 1, stations: (values['stations'] as object[]).slice(0, 1) } as FormValues;
    const send = (more: object): Test =>
      submit(system.url, campaign, { ...district, values: clarified, clarifies, ...more }, { wait: 20 });
    expect(errorsOf(await send({ formVersion: 2 }))).toEqual(['formVersion unknown-version']);
    await approve(second);
    expect(errorsOf(await send({}))).toEqual(['values.remark missing-field']);
    expect(errorsOf(await send({ formVersion: 7 }))).toEqual(['formVersion unknown-version']);
    expect((await send({ formVersion: 1 })).body).toMatchObject({
      receipt: { formVersion: 1 },
      submission: { status: 'accepted', formVersion: 1 },
    });
    expect((await get(`/api/v1/forms/${key}?campaign=${campaign}`)).body).toMatchObject({ version: 2 });
    expect((await get(`/api/v1/forms/${key}?campaign=${campaign}&version=1`)).body).toMatchObject({ version: 1 });
    expectProblem(await redesign(author, withRemark), 409, 'nothing-changed');
  });

  it('comes in batches, too', async () => {
    await approve(lastOf(await design(author)));
    const line = JSON.stringify({ ...district, values });
    expect((await sendBatch(system.url, campaign, line, { body: 'territorial-commission:11' })).map(verdictOf)).toEqual(
      ['1 202 receipt'],
    );
  });

  it('outlives a restart with everything that hangs on it', async () => {
    const { hash } = await approve(lastOf(await design(author)));
    await submitAndWait(system.url, campaign, { ...district, values });
    const before = [await owedTo('11'), (await get(`${path()}/${key}`)).body as unknown];
    await system.restart();
    expect([await owedTo('11'), (await get(`${path()}/${key}`)).body as unknown]).toEqual(before);
    expect(problemOf(await submit(system.url, campaign, { ...district, values })).code).toBe('slot-taken');
    await decide(head, 'withdrawal', { hash, reason: 'Потреба відпала' }).expect(200);
  });

  it('says what is wrong with a design, and who must be named', async () => {
    const answer = await design(author, { ...sampleDesign, by: ['army'], due: 'tomorrow' });
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['due wrong-format']]);
    expect(errorsOf(await design(author, { ...sampleDesign, by: ['army'] }))).toEqual(['by.0 body-unknown']);
    expectProblem(
      await request(system.url).post(path()).set('vybory-body', 'secretariat').send(sampleDesign),
      401,
      'person-not-named',
    );
    expectProblem(await get(`${path()}/request-nothing`), 404, 'request-unknown');
    expectProblem(await decide(agreeing, 'agreement', { hash: 'x' }), 422, 'request-malformed');
  });
});
