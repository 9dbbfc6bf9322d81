import type { CampaignKind } from '#vybory/forms';
import { ApiClient } from '../../apps/cli/src/api-client.js';
import { playOrderCampaign } from '../../apps/cli/src/demo/order/order-demo.js';
import { progressFor } from '../../apps/cli/src/progress.js';
import { startTestSystem, type TestSystem } from '../support/test-system.js';

const kinds: readonly CampaignKind[] = ['presidential', 'parliamentary', 'referendum', 'local'];

let system: TestSystem;
let api: ApiClient;
beforeAll(async () => {
  system = await startTestSystem();
  api = new ApiClient({ url: system.url, connections: 8 });
});
afterAll(async () => {
  await api.close();
  await system.stop();
});

describe.each(kinds)('a generated %s campaign', (kind) => {
  it('is submitted in full, and the checks find what was planted and nothing else', async () => {
    const result = await playOrderCampaign({
      kind,
      precincts: 12,
      seed: 7,
      mistakes: 100,
      votingDay: '2032-03-28',
      api,
      progress: progressFor({}, true),
      connections: 8,
    });
    expect(result.planted.length).toBeGreaterThan(3);
    expect({ missed: result.missed, unexpected: result.unexpected }).toEqual({ missed: [], unexpected: [] });
    expect(result.completeness).toMatchObject({
      accepted: result.completeness.owed,
      missing: 0,
      returned: 0,
      overdue: 0,
    });
    expect(result.complete).toBe(true);
  });
});
