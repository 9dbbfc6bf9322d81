import pg, { type ClientConfig } from 'pg';
import { given, happened, freshLog, readAll, stream } from '../contract/contract-log.js';
import type { LogName } from '../port.js';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { applicationRole, asApplication } from './connection.js';
import { migrateEventLog } from './migrate.js';
import { openPostgresEventLog, type OpenEventLog } from './postgres-event-log.js';

let postgres: TestPostgres;
let eventLog: OpenEventLog;
let log: LogName;

async function query(connection: ClientConfig, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  await migrateEventLog(postgres.connection);
  eventLog = openPostgresEventLog({ connection: postgres.connection });
  log = freshLog();
  await given(eventLog, log, stream(1), 0, happened('first'), happened('second'));
});

afterAll(async () => {
  await eventLog.close();
  await postgres.stop();
});

const changes = [
  `update event_log.event set body = '{}'`,
  'update event_log.event set position = position + 1 where false',
  'delete from event_log.event',
  'truncate event_log.event',
  `update event_log.log set name = 'other'`,
  'delete from event_log.log',
  'truncate event_log.log cascade',
];

describe('the event log is append-only', () => {
  it.each(changes)('for the owner: %s', async (sql) => {
    await expect(query(postgres.connection, sql)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('append-only') as unknown,
    });
  });

  it.each([
    ...changes,
    'alter table event_log.event disable trigger append_only',
    'drop trigger append_only on event_log.event',
    'drop table event_log.event',
    'create table event_log.other ()',
  ])('for the application: %s', async (sql) => {
    await expect(query(asApplication(postgres.connection), sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    `set session_replication_role = replica; delete from event_log.event`,
    `insert into event_log.event select * from event_log.event
       on conflict (log_id, position) do update set body = '{}'`,
  ])('by no way around: %s', async (sql) => {
    await expect(query(postgres.connection, sql)).rejects.toThrow('append-only');
  });

  afterAll(async () => {
    expect((await readAll(eventLog, log)).map((event) => event.data)).toEqual(['first', 'second']);
  });
});

describe('the application role', () => {
  it('is what a connection has from its first statement on', async () => {
    const { rows } = await query(asApplication(postgres.connection), 'select current_user as name');
    expect(rows).toEqual([{ name: applicationRole }]);
  });

  it('reads and adds, and has no other right on any table of the log', async () => {
    const { rows } = await query(
      postgres.connection,
      `select distinct privilege_type from information_schema.role_table_grants
        where grantee = '${applicationRole}' and table_schema = 'event_log' order by 1`,
    );
    expect(rows.map((row: { privilege_type: string }) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
  });
});

describe('migrating', () => {
  it('does nothing when nothing is to be done', async () => {
    await migrateEventLog(postgres.connection);
    expect(await readAll(eventLog, log)).toHaveLength(2);
  });

  it('is safe when several processes start at once', async () => {
    const fresh = await postgres.createDatabase();
    await Promise.all([1, 2, 3, 4].map(() => migrateEventLog(fresh)));
    const { rows } = await query(
      fresh,
      'select count(*) > 0 as some, count(*) = count(distinct name) as once from event_log_migration',
    );
    expect(rows).toEqual([{ some: true, once: true }]);
  });

  it('makes two databases of one cluster at once', async () => {
    const databases = await Promise.all([1, 2].map(() => postgres.createDatabase()));
    await Promise.all(databases.map((database) => migrateEventLog(database)));
    for (const connection of databases) {
      const other = openPostgresEventLog({ connection });
      expect(await other.logs()).toEqual([]);
      await other.close();
    }
  });
});
