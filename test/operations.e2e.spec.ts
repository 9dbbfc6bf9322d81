import request from 'supertest';
import { protocolValues, smallCampaign } from '../libs/processing/src/testing/small-campaign.js';
import { submitAndWait } from './support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from './support/test-system.js';

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
  await openCampaign(system.url, smallCampaign(), 'voting');
  await submitAndWait(system.url, 'small', {
    form: 'precinct-count-protocol',
    unit: '1-000001',
    values: protocolValues(),
  });
  while (!(await caughtUp()));
});

afterAll(() => system.stop());

async function caughtUp(): Promise<boolean> {
  const { body } = await request(system.url).get('/api/v1/status');
  return (body as { readonly caughtUp: boolean }).caughtUp;
}

describe('health', () => {
  it('is ready when the database, the back office and the store of files answer', async () => {
    expect((await request(system.url).get('/health/live')).body).toEqual({ status: 'live' });
    const { status, body } = await request(system.url).get('/health/ready');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        status: 'ready',
        checks: [
          { name: 'database', status: 'up', milliseconds: expect.any(Number) },
          { name: 'back-office', status: 'up', milliseconds: expect.any(Number) },
          { name: 'attachments', status: 'up', milliseconds: expect.any(Number) },
        ],
      },
    });
  });
});

describe('metrics', () => {
  const metrics = async (): Promise<string> => (await request(system.url).get('/metrics')).text;

  it('count the steps of submissions by form, in both threads', async () => {
    const text = await metrics();
    for (const step of ['received', 'accepted']) {
      expect(text).toContain(`vybory_submissions_total{form="precinct-count-protocol",step="${step}"} 1\n`);
    }
  });

  it('tell how far processing and views are behind, and how long appends and requests take', async () => {
    const text = await metrics();
    expect(text).toMatch(/^vybory_log_head_position\{campaign="small"\} \d+$/m);
    expect(text).toMatch(/^vybory_processing_lag_events\{campaign="small"\} 0$/m);
    for (const view of ['results', 'turnout', 'completeness', 'findings', 'discrepancies', 'journal'])
      expect(text).toMatch(new RegExp(`^vybory_view_lag_events\\{campaign="small",view="${view}"\\} 0$`, 'm'));
    expect(text).toMatch(/^vybory_append_batch_size_count [1-9]\d*$/m);
    expect(text).toMatch(/^vybory_append_batch_duration_seconds_count [1-9]\d*$/m);
    expect(text).toContain(
      'http_request_duration_seconds_count{method="POST",route="/api/v1/campaigns/:campaign/submissions",status="201"} 1',
    );
    expect(text).toContain('metrics_source_up{source="back-office"} 1');
    expect(text).toContain('metrics_source_up{source="lag"} 1');
  });

  it('name no body, no unit and no address', async () => {
    const labels = (await metrics()).match(/\{.*\}/g)?.join() ?? '';
    expect(labels).toContain('precinct-count-protocol');
    expect(labels).not.toMatch(/000001|territorial-commission|secretariat/);
  });
});

describe('the first page', () => {
  it('lists addresses in both languages, for terminals and for browsers, and all of them are there', async () => {
    const { text, headers } = await request(system.url).get('/');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toContain('Вибори в малій країні');
    expect(text).toContain('Elections in a small country');
    const addresses = [...new Set(text.match(/http:\S+/g))];
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) {
      const { status } = await request(address).get('');
      expect({ address, status }).toEqual({ address, status: 200 });
    }
    const html = await request(system.url).get('/').set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(html.headers['content-type']).toBe('text/html; charset=utf-8');
    const paths = [...html.text.matchAll(/href="([^"]+)"/g)].map(([, path]) => `${system.url}${path ?? ''}`);
    expect([...new Set(paths)].sort()).toEqual([...addresses].sort());
  });
});
