import { resolve } from 'node:path';
import type { ServerExit } from './child-exit.js';
import { chooseRunner } from './choose-run-as.js';
import { checkExistingCluster, ensureCluster, readOrMakePassword, superuser } from './cluster.js';
import { type DataDir, openDataDir } from './data-dir.js';
import { lockDataDir } from './data-dir-lock.js';
import { explainFileSystemError } from './embedded-postgres-error.js';
import { fileOwnerOf } from './run-as.js';
import { type Installation, locateInstallation, withSymbolicLinks } from './installation.js';
import { type Postmaster, startPostmaster } from './postmaster.js';
import { endPreviousServer } from './previous-server.js';
import { type PostgresSettings, socketPort } from './settings.js';
import { makeSocketDir, removeTemporarySocketDir } from './socket-dir.js';

export interface EmbeddedPostgresOptions {
  /** Made if absent; a relative path counts from the working folder. One process at a time. */
  readonly dataDir: string;
  /** PostgreSQL settings by name; they override the defaults, but not those that keep others out. */
  readonly settings?: PostgresSettings;
  /** Gets every line that PostgreSQL prints. */
  readonly onLog?: (line: string) => void;
}

export interface PostgresConnection {
  /** The folder of the unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export interface RunningPostgres {
  /** Connection string of the superuser for `pg` and libpq; the host is the percent-encoded socket folder. */
  readonly url: string;
  readonly pid: number;
  /** Resolves when PostgreSQL has ended for whatever reason; from then on the data folder can be started again. */
  readonly exited: Promise<ServerExit>;
  connection(database?: string): PostgresConnection;
  /** Fast shutdown: ends the connections, writes a checkpoint, resolves when PostgreSQL is gone. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data folder and resolves when it accepts connections. Safe after any crash of either process.
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  try {
    const installation = locateInstallation();
    return await startLocked(openDataDir(options.dataDir), installation, options);
  } catch (error) {
    throw explainFileSystemError(resolve(options.dataDir), error);
  }
}

async function startLocked(
  dataDir: DataDir,
  installation: Installation,
  { settings = {}, onLog = () => undefined }: EmbeddedPostgresOptions,
): Promise<RunningPostgres> {
  const lock = lockDataDir(dataDir);
  let socketDir: string | undefined;
  const release = (): void => {
    if (socketDir !== undefined) removeTemporarySocketDir(socketDir);
    lock.release();
  };
  try {
    checkExistingCluster(dataDir, installation);
    await endPreviousServer(dataDir);
    const runner = await chooseRunner(dataDir, await withSymbolicLinks(installation, dataDir));
    const password = readOrMakePassword(dataDir);
    await ensureCluster(dataDir, runner, password);
    socketDir = makeSocketDir(dataDir, fileOwnerOf(runner.runAs) ?? dataDir.owner);
    const postmaster = await startPostmaster({ dataDir, runner, socketDir, settings, onLog });
    return running(postmaster, { host: socketDir, port: socketPort, user: superuser, password }, release);
  } catch (error) {
    release();
    throw error;
  }
}

function running(
  postmaster: Postmaster,
  server: Omit<PostgresConnection, 'database'>,
  release: () => void,
): RunningPostgres {
  const { user, password, host, port } = server;
  const exited = postmaster.exited.finally(release);
  return {
    url: `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/postgres`,
    pid: postmaster.pid,
    exited,
    connection: (database = 'postgres') => ({ ...server, database }),
    stop: async () => {
      await postmaster.stop();
      await exited;
    },
  };
}
