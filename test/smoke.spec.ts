import request from 'supertest';
import { protocolValues, smallCampaign } from '../libs/processing/src/testing/small-campaign.js';
import { openCampaign, startTestSystem, type TestSystem } from './support/test-system.js';
import { submitAndWait, submit } from './support/submitting.js';
import net from 'node:net';
let system: TestSystem;
beforeAll(async () => { system = await startTestSystem(); await openCampaign(system.url, smallCampaign(), 'voting'); });
afterAll(async () => { await system.stop(); });
it('x', async () => {
  const t=performance.now();
  console.log(await submitAndWait(system.url, 'small', { form: 'precinct-count-protocol', unit: '1-000001', values: protocolValues() }), performance.now()-t);
  for (const p of ['/api/v1/nothing','/api/v1/submissions/%zz','/api/v1/submissions/'+'a'.repeat(500), '/api/v1/submissions/'+'a'.repeat(70000), '/api/v1/submissions/%00', `/api/v1/submissions/small.precinct-count-protocol.1-000001.${Array.from({length:150},()=>'a').join('+')}~1`]) {
    const r = await request(system.url).get(p); console.log(p.slice(0,60), r.status, r.headers['content-type'], r.text);
  }
  for (const m of ['delete','put','patch','options','head'] as const) {
    const r = await request(system.url)[m]('/api/v1/campaigns/small/submissions'); console.log(m, r.status, r.headers['content-type'], r.headers['allow'], r.text);
  }
  for (const ct of ['text/plain', ';;;', 'application/xml', 'application/json; charset=latin1', '']) {
    const r = await request(system.url).post('/api/v1/campaigns/small/submissions').set({'content-type': ct, 'vybory-body':'secretariat'}).send('{}'); console.log(ct, r.status, r.headers['content-type'], r.text);
  }
  const raw = (s: string) => new Promise<string>((res) => { const u = new URL(system.url); const c = net.connect(Number(u.port), u.hostname); let d=''; c.on('data', x => d+=x); c.on('close', ()=>res(d)); c.write(s); setTimeout(()=>c.destroy(), 1500); });
  console.log(await raw('GARBAGE\r\n\r\n'));
  console.log(await raw('GET / HTTP/1.1\r\nhost: a\r\nx: '+'a'.repeat(40000)+'\r\n\r\n'));
  console.log(await raw('FOO / HTTP/1.1\r\nhost: a\r\n\r\n'));
  console.log(await raw('POST /api/v1/campaigns/small/submissions HTTP/1.1\r\nhost: a\r\nvybory-body: secretariat\r\ncontent-type: application/json\r\ncontent-length: -5\r\n\r\n'));
  console.log(await raw('POST /api/v1/campaigns/small/submissions HTTP/1.1\r\nhost: a\r\nvybory-body: secretariat\r\n\r\n'));
  console.log(await raw('POST /api/v1/campaigns/small/submissions HTTP/1.1\r\nhost: a\r\nvybory-body: secretariat\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n\r\nzz\r\n'));
  console.log(await raw('PROPFIND /api/v1/campaigns/small/submissions HTTP/1.1\r\nhost: a\r\n\r\n'));
});
