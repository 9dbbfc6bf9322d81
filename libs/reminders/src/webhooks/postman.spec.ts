import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { logName, MemoryEventLog, newEvent, streamName } from '#vybory/event-log';
import { Postman, type WebhookSettled } from './postman.js';
import { isSignedBy, sign, signatureHeader } from './signature.js';

const secret = 'a secret of thirty-two characters';
const log = logName('small');
const stream = streamName('reminders-small.turnout-notice');

interface Heard {
  readonly event: string;
  readonly signed: boolean;
  readonly body: { readonly type: string; readonly data: { readonly n: number } };
}

/** A receiver that refuses its first `refusals` requests. */
async function receiver(refusals: number): Promise<{
  url: string;
  heard: Heard[];
  readonly heardAll: (count: number) => Promise<void>;
  readonly close: () => void;
}> {
  const heard: Heard[] = [];
  let wake: () => void = () => undefined;
  const server = http.createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (chunk) => (body += String(chunk)));
    incoming.on('end', () => {
      if (refusals-- > 0) return void answer.writeHead(503).end();
      const signed = isSignedBy(secret, String(incoming.headers[signatureHeader]), body, { now: new Date() });
      heard.push({ event: String(incoming.headers['vybory-event']), signed, body: JSON.parse(body) as Heard['body'] });
      answer.writeHead(204).end();
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    heard,
    heardAll: async (count) => {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
    close: () => server.close(),
  };
}

async function say(eventLog: MemoryEventLog, n: number): Promise<void> {
  await eventLog.append(log, stream, n - 1, [newEvent({ type: 'ReminderDue', data: { n } }, { actor: 'test' })]);
}

async function settled(eventLog: MemoryEventLog, count: number): Promise<readonly WebhookSettled['type'][]> {
  const signal = AbortSignal.timeout(30_000);
  const types: WebhookSettled['type'][] = [];
  const options = { after: 0, limit: 10, types: ['WebhookDelivered', 'WebhookGivenUp'], signal };
  for await (const { events } of eventLog.subscribe(log, options)) {
    types.push(...events.map(({ type }) => type as WebhookSettled['type']));
    if (types.length >= count) break;
  }
  return types;
}

function postman(eventLog: MemoryEventLog, url: string, attempts = 5, types = ['ReminderDue']): Postman {
  const endpoints = [{ id: 'press', url, secret, types }];
  const started = new Postman({
    eventLog,
    endpoints,
    attempts,
    firstPauseMilliseconds: 1,
    newLogsMilliseconds: 5,
    onTrouble: () => undefined,
  });
  started.start();
  return started;
}

describe('webhooks', () => {
  it('arrive signed, in order, after refusals, and are not sent again after a restart', async () => {
    const eventLog = new MemoryEventLog();
    const { url, heard, heardAll, close } = await receiver(2);
    await say(eventLog, 1);
    await say(eventLog, 2);
    const first = postman(eventLog, url);
    await heardAll(2);
    expect(await settled(eventLog, 2)).toEqual(['WebhookDelivered', 'WebhookDelivered']);
    await first.stop();
    const second = postman(eventLog, url);
    await say(eventLog, 3);
    await heardAll(3);
    await settled(eventLog, 3);
    await second.stop();
    close();
    expect(heard.map(({ body, signed }) => [body.type, body.data.n, signed])).toEqual([
      ['ReminderDue', 1, true],
      ['ReminderDue', 2, true],
      ['ReminderDue', 3, true],
    ]);
    expect(new Set(heard.map(({ event }) => event)).size).toBe(3);
  });

  it('are given up after the last attempt, on record, and the next one goes out', async () => {
    const eventLog = new MemoryEventLog();
    const { url, heard, close } = await receiver(3);
    await say(eventLog, 1);
    await say(eventLog, 2);
    const running = postman(eventLog, url, 3);
    expect(await settled(eventLog, 2)).toEqual(['WebhookGivenUp', 'WebhookDelivered']);
    await running.stop();
    close();
    expect(heard.map(({ body }) => body.data.n)).toEqual([2]);
  });
});

describe('a webhook of papers that two persons must read', () => {
  const entry = 'small.turnout-notice.1.11:00~paper1';
  const paperStream = streamName('submission-small.turnout-notice.1.11:00');
  const reading = { values: { total: 64_271 }, contentHash: 'ab', attachments: ['cd'] };
  const entered = { type: 'PaperEntered', data: { entry, person: 'first', doubleEntry: true, ...reading } };
  const confirmed = { type: 'PaperConfirmed', data: { entry, enteredBy: ['first', 'second'] } };

  async function toldOf(...happened: readonly { readonly type: string; readonly data: object }[]): Promise<object> {
    const eventLog = new MemoryEventLog();
    for (const [version, event] of happened.entries())
      await eventLog.append(log, paperStream, version, [newEvent(event, { actor: 'test' })]);
    const { url, heard, heardAll, close } = await receiver(0);
    const running = postman(eventLog, url, 5, ['PaperEntered']);
    await heardAll(1);
    await running.stop();
    close();
    return heard[0]?.body ?? {};
  }

  it('says nothing of the reading while the second has not read it', async () => {
    const told = await toldOf(entered);
    expect(told).toMatchObject({
      data: { entry, person: 'first', doubleEntry: true },
      withheld: { until: 'second-entry' },
    });
    for (const member of Object.keys(reading)) expect(told).not.toHaveProperty(`data.${member}`);
  });

  it('says all of it to who is told late', async () => {
    const told = await toldOf(entered, confirmed);
    expect(told).toMatchObject({ data: reading });
    expect(told).not.toHaveProperty('withheld');
  });
});

describe('a signature', () => {
  const now = new Date(1_900_000_000_000);

  it('is the HMAC-SHA256 of the time and the body', () => {
    // Computed with `printf '1.x' | openssl dgst -sha256 -hmac Jefe`.
    expect(sign('Jefe', 1, 'x')).toBe('t=1,v1=2f7ccbd0f043456ad29514b2d24a8aa345ec6673a5db1b44e91c8ac99d1841e3');
  });

  it.each<[string, string, string, Date, boolean]>([
    ['as it was sent', secret, 'body', now, true],
    ['another secret', `${secret}!`, 'body', now, false],
    ['another body', secret, 'bodY', now, false],
    ['ten minutes later', secret, 'body', new Date(now.getTime() + 600_000), false],
  ])('%s', (_, key, body, at, holds) => {
    expect(isSignedBy(key, sign(secret, 1_900_000_000, 'body'), body, { now: at })).toBe(holds);
  });

  it('that is none is refused', () => expect(isSignedBy(secret, 't=x', 'body', { now })).toBe(false));
});
