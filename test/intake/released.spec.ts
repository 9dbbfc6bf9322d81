import request from 'supertest';
import { localOf } from '#vybory/calendar';
import type { FormKey } from '#vybory/forms';
import type { FormValues } from '#vybory/submissions';
import { orderCampaign } from '../support/order-campaign.js';
import { submitAndWait } from '../support/submitting.js';
import { withDocuments } from '../support/uploading.js';
import { headOf, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

const campaign = 'order-released';
const path = `/api/v1/campaigns/${campaign}`;
const [submitted, missing] = ['candidate-cec-representative' as FormKey, 'candidate-proxies-list' as FormKey];
const body = 'candidate:candidate-a';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
  await openCampaign(system.url, orderCampaign('presidential', campaign), 'preparation');
});
afterAll(() => system.stop());

/** `owed` and `state` of the candidate's slot of a form, now or at a position; undefined when completeness does not show it. */
async function slotOf(form: FormKey, asOf?: number): Promise<object | undefined> {
  for (let caughtUp = false; !caughtUp;) {
    const status = await request(system.url).get('/api/v1/status').query({ campaign });
    ({ caughtUp } = status.body as { readonly caughtUp: boolean });
  }
  const query = { form, ...(asOf !== undefined && { asOf }) };
  const answer = await request(system.url).get(`${path}/completeness/slots`).query(query).expect(200);
  const { items } = answer.body as { readonly items: readonly { readonly key: string; readonly owed: boolean }[] };
  return items.find(({ key }) => key === 'candidate-a');
}

it('a candidate who withdraws is released from what had not come, and what had come stays owed and accepted', async () => {
  const place = { campaign, unit: 'UA' };
  const example = await request(system.url).get(`/api/v1/forms/${submitted}/example`).query(place);
  const values = await withDocuments(submitted, example.body as FormValues, { url: system.url, campaign, body });
  await submitAndWait(system.url, campaign, { form: submitted, unit: 'UA', key: 'candidate-a', values }, { body });
  expect(await slotOf(missing)).toMatchObject({ owed: true, state: 'owed' });
  const before = await headOf(system, campaign);

  // The present minute began before the submission came.
  const later = localOf(new Date(Date.now() + 60_000).toISOString(), 'Europe/Kyiv');
  await request(system.url)
    .post(`${path}/subjects/candidate-a/withdrawal`)
    .set('vybory-body', 'secretariat')
    .send({ reason: 'Реєстрацію скасовано', at: later })
    .expect(200);

  expect(await slotOf(submitted)).toMatchObject({ owed: true, state: 'accepted' });
  expect(await slotOf(missing)).toBeUndefined();
  expect(await slotOf(missing, before)).toMatchObject({ owed: true, state: 'owed' });
  const due = await request(system.url).get(`${path}/due`).query({ form: missing, unit: 'UA', key: 'candidate-a' });
  expect(due.body).toMatchObject({ kind: 'no-term', released: expect.any(String) as string, waived: null });
});
