import request from 'supertest';
import { protocolValues, smallCampaign } from '../../libs/processing/src/testing/small-campaign.js';
import { problemOf, submit } from '../support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
const campaign = 'dutiful';
const form = 'precinct-count-protocol';
const path = `/api/v1/campaigns/${campaign}`;

beforeAll(async () => {
  system = await startTestSystem();
  const definition = smallCampaign(campaign);
  await openCampaign(
    system.url,
    {
      ...definition,
      happenings: [{ name: 'count-ended', title: { uk: 'Підраховано', en: 'Counted' }, of: 'unit' }],
      duties: [
        {
          form,
          kind: 'due',
          due: '1 working day after count-ended at 18:00',
          status: 'analogue',
          source: 'ст. 78',
        } as never,
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
