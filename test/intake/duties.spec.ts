import request from 'supertest';
import { logName } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { protocolValues, smallCampaign, voterListValues } from '../../libs/processing/src/testing/small-campaign.js';
import { problemOf, submit, submitAndWait } from '../support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
const campaign = 'dutiful';
const form = 'precinct-count-protocol';
const [lists, handedOver] = ['voter-list-count-notice' as FormKey, 'ballots-handed-over-protocol' as FormKey];
const path = `/api/v1/campaigns/${campaign}`;

beforeAll(async () => {
  system = await startTestSystem();
  const definition = smallCampaign(campaign);
  await openCampaign(
    system.url,
    {
      ...definition,
      happenings: [
        { name: 'count-ended', title: { uk: 'Підраховано', en: 'Counted' }, of: 'unit' },
        {
          ...{ name: 'lists-counted', title: { uk: 'Списки підраховано', en: 'Lists counted' }, of: 'unit' },
          recordedBy: { form: lists, day: 'reportAsOf' },
        },
      ],
      duties: [
        {
          form,
          kind: 'due',
          due: '1 working day after count-ended at 18:00',
          status: 'analogue',
          source: 'ст. 78',
        } as never,
        {
          form: handedOver,
          kind: 'conditional',
          when: 'lists-counted',
          due: '2 days after lists-counted',
          status: 'configured',
        },
      ],
    },
    'voting',
  );
});
afterAll(() => system.stop());

const post = (route: string, payload: object, body = 'secretariat') =>
  request(system.url).post(`${path}/${route}`).set({ 'vybory-body': body, 'accept-language': 'en' }).send(payload);
const due = async (unit: string): Promise<unknown> =>
  (await request(system.url).get(`${path}/due`).query({ form, unit, key: 'president' })).body as unknown;

/** Resolves when a happening is on record. */
async function recorded(name: string): Promise<void> {
  const options = { after: 0, limit: 100, types: ['HappeningRecorded'], signal: AbortSignal.timeout(20_000) };
  for await (const { events } of system.eventLog.subscribe(logName(campaign), options)) {
    if (events.some(({ data }) => (data as { readonly name: string }).name === name)) return;
  }
}

/** Slots of the ballots handed over that a commission owes, as completeness has them. */
async function owed(unit: string): Promise<unknown> {
  for (let caughtUp = false; !caughtUp;) {
    const { body } = await request(system.url).get('/api/v1/status').query({ campaign });
    ({ caughtUp } = body as { readonly caughtUp: boolean });
  }
  const { body } = await request(system.url).get(`${path}/completeness/slots`).query({ form: handedOver, unit });
  return (body as { readonly items: unknown }).items;
}

describe('duties over HTTP', () => {
  it('are listed with what their dates rest on', async () => {
    const { body } = await request(system.url).get(`${path}/duties`).expect(200);
    expect(body).toEqual({
      items: [
        {
          form,
          by: expect.any(String),
          kind: 'due',
          per: ['contest'],
          due: '1 working day after count-ended at 18:00',
          status: 'analogue',
          source: 'ст. 78',
          waitsFor: ['count-ended'],
        },
        {
          ...{ form: handedOver, by: expect.any(String), kind: 'conditional', when: 'lists-counted', per: ['contest'] },
          ...{ due: '2 days after lists-counted', status: 'configured', waitsFor: ['lists-counted'] },
        },
      ],
    });
  });

  it('wait for what has not happened, then say how the date was counted, by each version of the calendar', async () => {
    expect(await due('1-000001')).toMatchObject({ kind: 'waits-for', waitsFor: 'count-ended', at: null });
    // A Thursday.
    await post('course', { type: 'happening', name: 'count-ended', unit: '1', at: '2030-04-04T10:00:00+03:00' }).expect(
      200,
    );
    expect(await due('1-000001')).toMatchObject({ kind: 'at', local: '2030-04-05T18:00', calendar: 'weekends-only' });
    expect(await due('2-000001')).toMatchObject({ kind: 'waits-for' });
    const calendar = {
      id: 'ua-2030.1',
      source: 'розпорядження',
      weekend: [6, 7],
      holidays: [{ date: '2030-04-05', name: { uk: 'свято', en: 'holiday' } }],
      moved: [],
    };
    await post('course', { type: 'working-days', calendar }).expect(200);
    expect(await due('1-000001')).toMatchObject({
      local: '2030-04-08T18:00',
      calendar: 'ua-2030.1',
      explanation: expect.arrayContaining([
        {
          uk: '2030-04-05 (п’ятниця) не рахується: свято: свято.',
          en: '2030-04-05 (Friday) does not count: holiday: holiday.',
        },
      ]),
    });
  });

  it('begin when a form is accepted that tells what happened, on the day that it names', async () => {
    expect(await owed('1')).toEqual([]);
    const values = voterListValues('1', 990);
    const { submission } = await submitAndWait(system.url, campaign, { form: lists, unit: '1', values });
    expect(submission.status).toBe('accepted');
    await recorded('lists-counted');
    // Two days after 30 March, in Kyiv.
    expect(await owed('1')).toMatchObject([{ key: 'president', state: 'owed', due: '2030-04-01T20:59:59.999Z' }]);
    expect(await owed('2')).toEqual([]);
  });

  it('are waived by the Secretariat alone, with reason and name', async () => {
    const waiver = { form, unit: '1-000002', key: 'president', reason: 'Постанова № 7' };
    expect(problemOf(await post('waivers', waiver, 'territorial-commission:1'))).toMatchObject({ status: 403 });
    await post('waivers', waiver).expect(200);
    expect(await due('1-000002')).toMatchObject({ waived: { reason: 'Постанова № 7', by: 'secretariat' } });
    await post('waivers', { ...waiver, reason: 'інше' }).expect(409);
    await post('waivers', { ...waiver, unit: 'nowhere' }).expect(409);
    await post('waivers', { ...waiver, reason: '' }).expect(422);
    await post('waivers', { ...waiver, reason: 'знову', revoke: true }).expect(200);
    expect(await due('1-000002')).toMatchObject({ waived: null });
  });

  it('end with the precinct: nothing is submitted for what is no more', async () => {
    await post('course', { type: 'units-dropped', units: ['1-000003'], reason: 'закрито' }).expect(200);
    const answer = await submit(system.url, campaign, { form, unit: '1-000003', values: protocolValues() });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('unit-dropped');
    await request(system.url).get(`${path}/due`).query({ form, unit: '1-000003', key: 'president' }).expect(404);
  });

  it('refuse what makes no sense with a code', async () => {
    await post('course', { type: 'happening', name: 'moon-landed', at: '2030-04-04T10:00:00Z' }).expect(409);
    await post('course', { type: 'party' }).expect(422);
    await post('course', { type: 'repeat-vote', votingDay: '2030-04-21' }, 'territorial-commission:1').expect(403);
  });
});
