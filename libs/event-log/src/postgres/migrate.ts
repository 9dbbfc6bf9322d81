import pg from 'pg';
import { DataSource } from 'typeorm';
import { toClientConfig, type PostgresConnection } from './connection.js';
import { EventLog1554000000000 } from './migrations/1554000000000-event-log.js';
import { NoCheckPerRow1554000000001 } from './migrations/1554000000001-no-check-per-row.js';

/** Any number; held while migrating, so that processes that start at once take turns. */
const migrationLock = 1_987_666_543;

/**
 * Brings the tables of the event log up to date; does nothing when they are. `connection` belongs to the owner of the
 * database, who may create schemas and roles.
 */
export async function migrateEventLog(connection: PostgresConnection): Promise<void> {
  const config = toClientConfig(connection);
  const turn = new pg.Client(config);
  try {
    await turn.connect();
    await turn.query('select pg_advisory_lock($1)', [migrationLock]);
    await runMigrations(config);
  } finally {
    await turn.end();
  }
}

async function runMigrations(config: pg.ClientConfig): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    extra: { ...config, max: 1 },
    migrations: [EventLog1554000000000, NoCheckPerRow1554000000001],
    migrationsTableName: 'event_log_migration',
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await source.destroy();
  }
}
