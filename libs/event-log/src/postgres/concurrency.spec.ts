import { given, happened, freshLog, positionsOf, readAll, stream, takeUntil, upTo } from '../contract/contract-log.js';
import type { RecordedEvent } from '../port.js';
import { holdLog, openTransaction } from '../testing/open-transaction.js';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { migrateEventLog } from './migrate.js';
import { openPostgresEventLog, type OpenEventLog } from './postgres-event-log.js';

let postgres: TestPostgres;
let here: OpenEventLog;
let there: OpenEventLog;

beforeAll(async () => {
  postgres = await startTestPostgres();
  await migrateEventLog(postgres.connection);
  here = openPostgresEventLog({ connection: postgres.connection });
  there = openPostgresEventLog({ connection: postgres.connection, pollMilliseconds: 5 });
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await postgres.stop();
});

const { signal } = new AbortController();

describe('two writers of one log', () => {
  it('share dense positions, and both read every event once and in order', async () => {
    const log = freshLog();
    const total = 2 * 16 * 40;
    const enough = (events: readonly RecordedEvent[]): boolean => events.length >= total;
    const readers = [here, there].map((eventLog) =>
      takeUntil(eventLog.subscribe(log, { after: 0, limit: 50, signal }), enough),
    );
    await Promise.all(
      [here, there].flatMap((eventLog, side) =>
        upTo(16).map(async (writer) => {
          for (const version of upTo(40)) {
            await given(eventLog, log, stream(`${side}-${writer}`), version - 1, happened([side, writer, version]));
          }
        }),
      ),
    );
    for (const events of await Promise.all(readers)) expect(positionsOf(events)).toEqual(upTo(total));
    expect(await here.head(log)).toMatchObject({ position: total });
  });

  it('cannot both take the same place of a stream', async () => {
    const log = freshLog();
    const results = await Promise.all(
      upTo(100).flatMap((number) =>
        [here, there].map((eventLog) => eventLog.append(log, stream(number), 0, [happened(number)])),
      ),
    );
    expect(results.filter((result) => result.status === 'appended')).toHaveLength(100);
    expect(results.filter((result) => result.status === 'conflict')).toHaveLength(100);
    expect(positionsOf(await readAll(there, log))).toEqual(upTo(100));
  });

  it('answer the same append with the same positions', async () => {
    const log = freshLog();
    const events = [happened(1), happened(2)] as const;
    const [one, other] = await Promise.all([here, there].map((log_) => log_.append(log, stream(1), 0, events)));
    expect([one?.status, other?.status].sort()).toEqual(['appended', 'duplicate']);
    expect(one).toEqual({ ...other, status: one?.status });
    expect(await readAll(here, log)).toHaveLength(2);
  });

  it('wake each other, and a reader is woken at once by its own process', async () => {
    const log = freshLog();
    const never = 3_600_000;
    const patient = openPostgresEventLog({ connection: postgres.connection, pollMilliseconds: never });
    const seenHere = takeUntil(patient.subscribe(log, { after: 0, limit: 10, signal }), (all) => all.length > 0);
    const seenThere = takeUntil(there.subscribe(log, { after: 0, limit: 10, signal }), (all) => all.length > 0);
    await given(patient, log, stream(1), 0, happened(1));
    expect(positionsOf(await seenHere)).toEqual([1]);
    expect(positionsOf(await seenThere)).toEqual([1]);
    await patient.close();
  });
});

describe('a slow write transaction', () => {
  const slowWriters = {
    'in another database of the cluster': async () => {
      const other = await postgres.createDatabase();
      return openTransaction(other, 'create table slow as select generate_series(1, 1000)');
    },
    'elsewhere in the database': () =>
      openTransaction(postgres.connection, 'create table slow as select generate_series(1, 1000)'),
    'in another log': () => holdLog(postgres.connection, freshLog()),
  };

  it.each(Object.entries(slowWriters))('%s neither stalls nor reorders this log', async (_, begin) => {
    const log = freshLog();
    await given(here, log, stream(0), 0, happened(0));
    const slow = await begin();
    const seen = takeUntil(there.subscribe(log, { after: 0, limit: 20, signal }), (all) => all.length >= 201);
    await Promise.all(upTo(200).map((number) => given(here, log, stream(number), 0, happened(number))));
    expect(positionsOf(await seen)).toEqual(upTo(201));
    await slow.end();
  });

  it('in the same log delays appends, and leaves no gap when it is rolled back', async () => {
    const log = freshLog();
    await given(here, log, stream(0), 0, happened(0));
    const slow = await holdLog(postgres.connection, log);
    let answered = false;
    const waiting = given(here, log, stream(1), 0, happened(1)).finally(() => {
      answered = true;
    });
    expect(positionsOf(await readAll(there, log))).toEqual([1]);
    expect(answered).toBe(false);
    await slow.end();
    expect((await waiting).positions).toEqual([2]);
  });
});
