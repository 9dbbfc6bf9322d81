import pg from 'pg';
import { given, happened, freshLog, positionsOf, stream, upTo } from '../contract/contract-log.js';
import { describeEventLogContract } from '../contract/event-log.contract.js';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { migrateEventLog } from './migrate.js';
import { openPostgresEventLog, type OpenEventLog } from './postgres-event-log.js';

let postgres: TestPostgres;
let eventLog: OpenEventLog;

beforeAll(async () => {
  postgres = await startTestPostgres();
  await migrateEventLog(postgres.connection);
  eventLog = openPostgresEventLog({ connection: postgres.connection });
});

afterAll(async () => {
  await eventLog.close();
  await postgres.stop();
});

describeEventLogContract('PostgreSQL', () => eventLog);

describe('large pages', () => {
  const megabytes = 'x'.repeat(3 * 1024 * 1024);

  it('end early, behind the event that reaches 16 MiB, and the next one goes on', async () => {
    const log = freshLog();
    for (const number of upTo(8)) await given(eventLog, log, stream(number), 0, happened(megabytes));
    const types = ['ProtocolReceived'];
    const first = await eventLog.readLog(log, { after: 0, limit: 100 });
    expect([positionsOf(first.events), first.through]).toEqual([upTo(6), 6]);
    const filtered = await eventLog.readLog(log, { after: 0, limit: 100, types });
    expect([positionsOf(filtered.events), filtered.through]).toEqual([upTo(6), 6]);
    expect(positionsOf(await eventLog.readSealed(log, { after: 0, limit: 100 }))).toEqual(upTo(6));
    const second = await eventLog.readLog(log, { after: 6, limit: 100, types });
    expect([positionsOf(second.events), second.through]).toEqual([[7, 8], 8]);
  });
});

describe('pages of some types', () => {
  it('look through at most 10,000 positions, and say how far they came', async () => {
    const log = freshLog();
    const [first, ...rest] = upTo(500).map((number) => happened(number));
    if (first === undefined) throw new Error('no events');
    for (const number of upTo(21)) {
      const events = [first, ...rest].map((event) => ({ ...event, id: happened(0).id })) as [typeof first];
      await given(eventLog, log, stream(number), 0, ...events);
    }
    await given(eventLog, log, stream('last'), 0, happened('needle', { type: 'ProtocolAccepted' }));
    const types = ['ProtocolAccepted'];
    const empty = await eventLog.readLog(log, { after: 0, limit: 5, types });
    expect(empty).toEqual({ events: [], through: 10_000 });
    const found = await eventLog.readLog(log, { after: empty.through, limit: 5, types });
    expect([positionsOf(found.events), found.through]).toEqual([[10_501], 10_501]);
  });
});

it('never lets the recorded time go back when the clock of the server does', async () => {
  const log = freshLog();
  await given(eventLog, log, stream(1), 0, happened(1));
  const owner = new pg.Client(postgres.connection);
  await owner.connect();
  await owner.query(
    `insert into event_log.event (log_id, position, stream, version, id, type, schema_version, recorded_at, body, salt, leaf)
     select log_id, 2, stream, 2, gen_random_uuid(), type, 1, '2999-12-31 23:59:59.999+00', body, salt, leaf
       from event_log.event where log_id = (select id from event_log.log where name = $1)`,
    [log],
  );
  await owner.end();
  const { recordedAt, positions } = await given(eventLog, log, stream(1), 2, happened(3));
  expect([recordedAt, positions]).toEqual(['2999-12-31T23:59:59.999Z', [3]]);
});
