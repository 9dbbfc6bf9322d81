import request, { type Response } from 'supertest';
import type { CampaignDefinition } from '#vybory/campaigns';
import { protocolValues, smallCampaign, turnoutValues } from '../../libs/processing/src/testing/small-campaign.js';
import { expectProblem } from '../support/submitting.js';
import { headOf, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

/** Turnout notices on paper are read by two, protocols by one. */
function definition(id: string): CampaignDefinition {
  const small = smallCampaign(id);
  const forms = small.forms.map((use) => (use.form === 'turnout-notice' ? { ...use, doubleEntry: true } : use));
  return { ...small, forms };
}

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

beforeEach(async () => {
  campaign = `papers-${++campaigns}`;
  await openCampaign(system.url, definition(campaign), 'voting');
});

interface Listed {
  readonly entry: string;
  readonly unit: string;
  readonly status: string;
  readonly awaits: string | null;
  readonly [member: string]: unknown;
}

interface Page {
  readonly total: number;
  readonly totals: Readonly<Record<string, number>>;
  readonly items: readonly Listed[];
  readonly next: string | null;
}

const read = 64_271;

async function post(path: string, payload: object, person: string): Promise<Response> {
  const answer = await request(system.url)
    .post(`/api/v1${path}`)
    .set({ 'vybory-body': 'secretariat', 'vybory-person': person })
    .send(payload);
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}

async function enter(unit: string, incomingNumber: string, person: string, form = 'turnout-notice'): Promise<string> {
  const { body } = await post(
    `/campaigns/${campaign}/paper-entries`,
    {
      ...{ form, unit, body: `territorial-commission:${unit[0] ?? ''}` },
      ...(form === 'turnout-notice' ? { key: '11:00', values: turnoutValues(read) } : { values: protocolValues() }),
      paper: { channel: 'telegraph', incomingNumber, shelfMark: `арк. ${incomingNumber}` },
    },
    person,
  );
  return (body as { readonly entry: string }).entry;
}

const again = (entry: string, value: number, person = 'second'): Promise<Response> =>
  post(`/paper-entries/${entry}/second-entry`, { values: turnoutValues(value) }, person);

async function caughtUp(): Promise<void> {
  const standing = async (): Promise<boolean> =>
    ((await request(system.url).get(`/api/v1/status?campaign=${campaign}`)).body as { caughtUp: boolean }).caughtUp;
  while (!(await standing()));
}

async function answer(query = '', headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  await caughtUp();
  return request(system.url)
    .get(`/api/v1/campaigns/${campaign}/paper-entries${query}`)
    .set({ 'accept-language': 'en', ...headers });
}

const list = async (query = ''): Promise<Page> => (await answer(query)).body as Page;
const entriesOf = ({ items }: Page): readonly string[] => items.map(({ entry }) => entry);

describe('the list of paper entries', () => {
  it('leads the second and the third person to the papers that wait for them, without telling what was read', async () => {
    await enter('1', '1', 'first');
    await enter('2', '2', 'first');
    await enter('1-000001', '3', 'first', 'precinct-count-protocol');
    const waiting = await answer('?status=entered&notEnteredBy=second');
    expect(waiting.text).not.toContain(String(read));
    expect(waiting.body).toMatchObject({
      ...{ total: 2, totals: { entered: 2, disputed: 0, confirmed: 1, withdrawn: 0 }, next: null },
      items: [
        {
          ...{ unit: '1', key: '11:00', form: 'turnout-notice', status: 'entered', awaits: 'second-entry' },
          ...{ channel: 'telegraph', incomingNumber: '1', shelfMark: 'арк. 1', scan: null, enteredBy: ['first'] },
          ...{ doubleEntry: true, submission: null, disputedAt: null, body: 'territorial-commission:1' },
        },
        { unit: '2', incomingNumber: '2' },
      ],
    });
    const [one, two] = entriesOf(waiting.body as Page);
    await again(one ?? '', read);
    await again(two ?? '', read + 1);
    expect(entriesOf(await list('?status=entered'))).toEqual([]);
    expect(entriesOf(await list('?status=disputed&notEnteredBy=second'))).toEqual([]);
    const forThird = await list('?status=disputed&notEnteredBy=third');
    expect(forThird.items).toMatchObject([
      { entry: two, awaits: 'resolution', enteredBy: ['first', 'second'], differing: 1 },
    ]);
    expect(JSON.stringify(forThird)).not.toContain(String(read));
    const resolution = `/paper-entries/${forThird.items[0]?.entry ?? ''}/resolution`;
    await post(resolution, { values: turnoutValues(read) }, 'third');
    expect(await list()).toMatchObject({ total: 0, items: [], totals: { entered: 0, disputed: 0, confirmed: 3 } });
    expect((await list('?status=settled&unit=2')).items).toMatchObject([
      {
        entry: two,
        status: 'confirmed',
        awaits: null,
        enteredBy: ['first', 'second', 'third'],
        submission: `${two?.replace('~paper1', '')}~1`,
      },
    ]);
  });

  it('is narrowed by form, unit and person, and paged', async () => {
    const entries = [
      await enter('1', '1', 'first'),
      await enter('2', '2', 'colleague'),
      await enter('1-000001', '3', 'first', 'precinct-count-protocol'),
    ];
    const [one, two, three] = entries;
    expect(entriesOf(await list('?status=all&unit=1'))).toEqual([one, three]);
    expect(entriesOf(await list('?status=all&form=precinct-count-protocol'))).toEqual([three]);
    expect(entriesOf(await list('?enteredBy=colleague'))).toEqual([two]);
    expect(entriesOf(await list('?status=all&enteredBy=first'))).toEqual([one, three]);
    const first = await list('?status=all&limit=2');
    expect([first.total, entriesOf(first)]).toEqual([3, [one, two]]);
    const rest = await list(`?status=all&limit=2&cursor=${first.next ?? ''}`);
    expect([entriesOf(rest), rest.next]).toEqual([[three], null]);
    expectProblem(await answer('?status=lost'), 400, 'query-invalid');
    expectProblem(await answer(`?limit=2&cursor=${first.next ?? ''}`), 400, 'query-invalid');
    expectProblem(await answer('?unit=9'), 404, 'territory-unknown');
  });

  it('knows how it stood, and is CSV for who wants it', async () => {
    const entry = await enter('1', '1', 'first');
    const before = await headOf(system, campaign);
    await post(`/paper-entries/${entry}/withdrawal`, { reason: 'another unit' }, 'colleague');
    expect(await list()).toMatchObject({ total: 0, totals: { withdrawn: 1 } });
    expect((await list('?status=withdrawn')).items).toMatchObject([
      { entry, withdrawal: { person: 'colleague', reason: 'another unit' } },
    ]);
    expect(await list(`?asOf=${before}`)).toMatchObject({
      total: 1,
      items: [{ entry, status: 'entered', withdrawal: null }],
    });
    const csv = await answer('?status=all', { accept: 'text/csv', 'accept-language': 'uk' });
    const [header, row] = csv.text.split('\r\n');
    expect(header).toContain('Введення,Форма,Код території,Ключ');
    expect(row).toContain(
      `${entry},turnout-notice,1,11:00,territorial-commission:1,відкликано,first,телеграфом,1,арк. 1`,
    );
    expect(csv.text).not.toContain(String(read));
  });
});
