import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg, { type ClientConfig } from 'pg';
import { startEmbeddedPostgres } from '#vybory/platform';

export interface TestPostgres {
  /** Superuser on a fresh, empty database. */
  readonly connection: ClientConfig;
  /** Another fresh database of the same cluster. */
  createDatabase(): Promise<ClientConfig>;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own for one test file, or fresh databases of the one that VYBORY_TEST_DATABASE_URL names. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const url = process.env['VYBORY_TEST_DATABASE_URL'];
  const cluster = url === undefined ? await startThrowAwayCluster() : sharedCluster(url);
  const databases: string[] = [];
  const createDatabase = async (): Promise<ClientConfig> => {
    const name = `vybory_test_${randomUUID().replaceAll('-', '')}`;
    await execute(cluster.maintenance, `create database ${name}`);
    databases.push(name);
    return onDatabase(cluster.maintenance, name);
  };
  const stop = async (): Promise<void> => {
    for (const name of databases) await execute(cluster.maintenance, `drop database ${name} with (force)`);
    await cluster.stop();
  };
  return { connection: await createDatabase(), createDatabase, stop };
}

interface Cluster {
  /** Superuser on a database that is always there. */
  readonly maintenance: ClientConfig;
  stop(): Promise<void>;
}

function sharedCluster(url: string): Cluster {
  return { maintenance: { connectionString: url }, stop: () => Promise.resolve() };
}

async function startThrowAwayCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-test-'));
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    // Nobody pulls the plug on a test; kills are survived without it as well.
    settings: { max_connections: '100', fsync: 'off' },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { maintenance: server.connection(), stop };
}

function onDatabase(connection: ClientConfig, name: string): ClientConfig {
  if (connection.connectionString === undefined) return { ...connection, database: name };
  const url = new URL(connection.connectionString);
  url.pathname = `/${name}`;
  return { ...connection, connectionString: url.href };
}

async function execute(connection: ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
