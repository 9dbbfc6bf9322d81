import pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { CanonicalJson } from '#vybory/canonical-json';
import { given, happened, freshLog, positionsOf, readAll, stream, upTo } from '../contract/contract-log.js';
import { EventLogOverloaded, EventLogUnavailable, EventRefused } from '../port.js';
import { startLosingProxy } from '../testing/losing-proxy.js';
import { holdLog } from '../testing/open-transaction.js';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { migrateEventLog } from './migrate.js';
import { openPostgresEventLog, type OpenEventLog, type PostgresEventLogOptions } from './postgres-event-log.js';

let postgres: TestPostgres;
let owner: pg.Client;
const opened: OpenEventLog[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  await migrateEventLog(postgres.connection);
  owner = new pg.Client(postgres.connection);
  await owner.connect();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((eventLog) => eventLog.close()));
});

afterAll(async () => {
  await owner.end();
  await postgres.stop();
});

function open(options: Partial<PostgresEventLogOptions> = {}): OpenEventLog {
  const eventLog = openPostgresEventLog({ connection: postgres.connection, ...options });
  opened.push(eventLog);
  return eventLog;
}

/** Waits until an append stands before the lock of its log, and gives the process that serves it. */
async function waitingBackend(): Promise<number> {
  for (;;) {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where application_name = 'vybory event log' and wait_event_type = 'Lock' and datname = current_database()`,
    );
    const [backend] = rows;
    if (backend !== undefined) return backend.pid;
  }
}

describe('an answer that gets lost', () => {
  it('after the commit: the retry finds the events, and they are there once', async () => {
    const proxy = await startLosingProxy(postgres.connection);
    const [eventLog, log] = [open({ connection: proxy.connection }), freshLog()];
    await given(eventLog, log, stream(0), 0, happened(0));
    proxy.loseNextAnswer();
    const results = await Promise.all(
      upTo(5).map((number) => eventLog.append(log, stream(number), 0, [happened(number), happened(-number)])),
    );
    expect(results.map((result) => result.status)).toEqual(upTo(5).map(() => 'duplicate'));
    expect(results.flatMap((result) => ('positions' in result ? result.positions : []))).toEqual(upTo(11).slice(1));
    expect(positionsOf(await readAll(eventLog, log))).toEqual(upTo(11));
    await eventLog.close();
    await proxy.stop();
  });

  it('before the commit: the retry appends', async () => {
    const [eventLog, log] = [open(), freshLog()];
    await given(eventLog, log, stream(0), 0, happened(0));
    const slow = await holdLog(postgres.connection, log);
    const waiting = eventLog.append(log, stream(1), 0, [happened(1)]);
    await owner.query('select pg_terminate_backend($1)', [await waitingBackend()]);
    await slow.end();
    expect(await waiting).toMatchObject({ status: 'appended', positions: [2] });
    expect(positionsOf(await readAll(eventLog, log))).toEqual([1, 2]);
  });

  it('while idle: the next append takes a new connection', async () => {
    const [eventLog, log] = [open(), freshLog()];
    await given(eventLog, log, stream(0), 0, happened(0));
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vybory event log'`,
    );
    expect((await eventLog.append(log, stream(1), 0, [happened(1)])).status).not.toBe('conflict');
    expect(positionsOf(await readAll(eventLog, log))).toEqual([1, 2]);
  });
});

describe('a store that is away', () => {
  const nowhere = { host: '/nonexistent', user: 'nobody', database: 'none' };

  it('rejects every method with EventLogUnavailable', async () => {
    const [eventLog, log] = [open({ connection: nowhere, limits: { retryMilliseconds: 50 } }), freshLog()];
    const { signal } = new AbortController();
    const firstPage = eventLog.subscribe(log, { after: 0, limit: 1, signal })[Symbol.asyncIterator]().next();
    const attempts = await Promise.allSettled<unknown>([
      eventLog.append(log, stream(1), 0, [happened(1)]),
      eventLog.readStream(log, stream(1)),
      eventLog.readStream(log, stream(1), { limit: 1 }),
      eventLog.readStreams(log, [stream(1)]),
      eventLog.readLog(log, { after: 0, limit: 1 }),
      eventLog.readSealed(log, { after: 0, limit: 1 }),
      eventLog.head(log),
      eventLog.logs(),
      firstPage,
    ]);
    for (const attempt of attempts)
      expect(attempt).toMatchObject({ reason: expect.any(EventLogUnavailable) as unknown });
  });

  it('is also a database without the tables', async () => {
    const connection = await postgres.createDatabase();
    const append = open({ connection }).append(freshLog(), stream(1), 0, [happened(1)]);
    await expect(append).rejects.toThrow('event_log');
    await expect(append).rejects.toBeInstanceOf(EventLogUnavailable);
  });

  it('is also a closed one', async () => {
    const eventLog = open();
    await eventLog.close();
    const append = eventLog.append(freshLog(), stream(1), 0, [happened(1)]);
    await expect(append).rejects.toBeInstanceOf(EventLogUnavailable);
  });
});

describe('closing', () => {
  it('stores what waits, and ends subscriptions', async () => {
    const [eventLog, log] = [open({ limits: { batchAppends: 10 } }), freshLog()];
    const { signal } = new AbortController();
    await given(eventLog, log, stream(0), 0, happened(0));
    const pages: number[] = [];
    const subscription = (async () => {
      for await (const page of eventLog.subscribe(log, { after: 0, limit: 1, signal })) pages.push(page.through);
    })();
    const waiting = upTo(100).map((number) => eventLog.append(log, stream(number), 0, [happened(number)]));
    await Promise.all([eventLog.close(), subscription]);
    expect((await Promise.all(waiting)).map((result) => result.status)).toEqual(upTo(100).map(() => 'appended'));
    expect(await readAll(open(), log)).toHaveLength(101);
  });
});

describe('exhaustion', () => {
  it('of the own connections is an error, and passes', async () => {
    const limits = { retryMilliseconds: 100 };
    const [eventLog, log] = [open({ poolSize: 1, answerWithinMilliseconds: 300, limits }), freshLog()];
    await given(eventLog, log, stream(0), 0, happened(0));
    const slow = await holdLog(postgres.connection, log);
    const event = happened(1);
    const append = expect(eventLog.append(log, stream(1), 0, [event])).rejects.toBeInstanceOf(EventLogUnavailable);
    await waitingBackend();
    await expect(eventLog.head(log)).rejects.toBeInstanceOf(EventLogUnavailable);
    await append;
    await slow.end();
    expect(await eventLog.append(log, stream(1), 0, [event])).toMatchObject({ status: 'appended', positions: [2] });
    expect(await eventLog.head(log)).toMatchObject({ position: 2 });
  });

  it('of the connections of the server is an error, and passes', async () => {
    const clerk = `clerk_${randomUUID().replaceAll('-', '')}`;
    await owner.query(`create role ${clerk} login password 'clerk' connection limit 1; grant vybory_app to ${clerk}`);
    const connection = asUser(postgres.connection, clerk);
    const [eventLog, log] = [open({ connection, limits: { retryMilliseconds: 50 } }), freshLog()];
    const only = new pg.Client(connection);
    await only.connect();
    const event = happened(1);
    await expect(eventLog.append(log, stream(1), 0, [event])).rejects.toThrow('too many connections');
    await only.end();
    const result = await open({ connection }).append(log, stream(1), 0, [event]);
    expect(result).toMatchObject({ status: 'appended', positions: [1] });
    await Promise.all(opened.splice(0).map((each) => each.close()));
    await owner.query(`drop role ${clerk}`);
  });

  it('of the queue turns appends away, and keeps those that it took', async () => {
    const [eventLog, log] = [open({ limits: { waitingAppends: 10 } }), freshLog()];
    await given(eventLog, log, stream(0), 0, happened(0));
    const slow = await holdLog(postgres.connection, log);
    const onItsWay = eventLog.append(log, stream(1), 0, [happened(1)]);
    await waitingBackend();
    const outcomes = Promise.allSettled(
      upTo(15).map((number) => eventLog.append(log, stream(100 + number), 0, [happened(number)])),
    );
    await slow.end();
    await onItsWay;
    const rejected = (await outcomes).filter((outcome) => outcome.status === 'rejected');
    expect(rejected).toHaveLength(5);
    for (const { reason } of rejected) expect(reason).toBeInstanceOf(EventLogOverloaded);
    expect(positionsOf(await readAll(eventLog, log))).toEqual(upTo(12));
  });
});

describe('an append that PostgreSQL refuses', () => {
  it('does not harm its neighbours, and leaves no gap', async () => {
    const [eventLog, log] = [open(), freshLog()];
    const poison = '"a\u0000b"' as CanonicalJson;
    const outcomes = await Promise.allSettled(
      upTo(50).map((number) =>
        eventLog.append(log, stream(number), 0, [
          happened('before'),
          number % 20 === 0 ? happened(0, { data: poison }) : happened(number),
        ]),
      ),
    );
    const refused = outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [index + 1] : []));
    expect(refused).toEqual([20, 40]);
    for (const number of refused) {
      expect(outcomes[number - 1]).toMatchObject({ reason: expect.any(EventRefused) as unknown });
      expect(await eventLog.readStream(log, stream(number))).toEqual([]);
    }
    expect(positionsOf(await readAll(eventLog, log))).toEqual(upTo(96));
  });
});

function asUser(connection: pg.ClientConfig, user: string): pg.ClientConfig {
  if (connection.connectionString === undefined) return { ...connection, user, password: 'clerk' };
  const url = new URL(connection.connectionString);
  [url.username, url.password] = [user, 'clerk'];
  return { ...connection, connectionString: url.href };
}
