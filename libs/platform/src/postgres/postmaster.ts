import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithThisProcess, finished, type ServerExit } from './child-exit.js';
import type { Runner } from './choose-run-as.js';
import { cannotExecute } from './cluster.js';
import type { DataDir } from './data-dir.js';
import { diskFull, startFailed, stopFailed } from './embedded-postgres-error.js';
import { program } from './installation.js';
import { LogLines } from './log-lines.js';
import { readPostmasterFile } from './postmaster-file.js';
import { spawnAs } from './run-as.js';
import { type PostgresSettings, settingsAsArguments } from './settings.js';

export interface PostmasterOptions {
  readonly dataDir: DataDir;
  readonly runner: Runner;
  readonly socketDir: string;
  readonly settings: PostgresSettings;
  readonly onLog: (line: string) => void;
}

/** A postmaster that accepts connections. */
export interface Postmaster {
  readonly pid: number;
  readonly exited: Promise<ServerExit>;
  stop(): Promise<void>;
}

/** Crash recovery replays at most what max_wal_size allows; ten minutes is far more than that takes. */
const startTimeoutMs = 600_000;
/** After a crash PostgreSQL refuses to start beside children of its predecessor, which need a moment to notice its death. */
const leftoverTimeoutMs = 15_000;
const leftoverMessage = 'pre-existing shared memory block';

/** @throws EmbeddedPostgresError start-failed, disk-full */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const deadline = Date.now() + leftoverTimeoutMs;
  for (;;) {
    const attempt = await attemptStart(options);
    if (attempt.kind === 'ready') return attempt.postmaster;
    const childrenOfDeadPostmasterLive = attempt.log.mentions(leftoverMessage);
    if (!childrenOfDeadPostmasterLive || Date.now() > deadline) throw failure(options.dataDir, attempt.log);
    await pause(100);
  }
}

type Attempt =
  { readonly kind: 'ready'; readonly postmaster: Postmaster } | { readonly kind: 'failed'; readonly log: LogLines };

async function attemptStart({ dataDir, runner, socketDir, settings, onLog }: PostmasterOptions): Promise<Attempt> {
  const args = ['-D', dataDir.cluster, ...settingsAsArguments(settings, socketDir)];
  const child = spawnAs(runner.runAs, program(runner.installation, 'postgres'), args);
  endWithThisProcess(child);
  const log = new LogLines(onLog);
  for (const stream of outputsOf(child)) log.follow(stream);
  const end = finished(child);
  if (await becomesReady(child, dataDir)) return { kind: 'ready', postmaster: supervise(child) };
  try {
    await end;
  } catch (error) {
    throw cannotExecute(dataDir, error);
  }
  return { kind: 'failed', log };
}

/**
 * Asks PostgreSQL's own status file, as pg_ctl does: it depends on no setting, language or log.
 * @returns false when the program ended instead
 */
async function becomesReady(child: ChildProcess, dataDir: DataDir): Promise<boolean> {
  const deadline = Date.now() + startTimeoutMs;
  while (child.pid !== undefined && isRunning(child)) {
    const file = readPostmasterFile(dataDir.cluster);
    if (file?.ready === true && file.pid === child.pid) return true;
    if (Date.now() > deadline) child.kill('SIGQUIT');
    await pause(5);
  }
  return false;
}

function supervise(child: ChildProcess): Postmaster {
  const exited = new Promise<ServerExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    if (!isRunning(child)) resolve({ code: child.exitCode, signal: child.signalCode });
  });
  // A running database is no reason for the process to live on; waiting for its end is.
  child.unref();
  for (const stream of outputsOf(child)) if (stream instanceof Socket) stream.unref();
  let stopping: Promise<void> | undefined;
  return { pid: Number(child.pid), exited, stop: () => (stopping ??= stop(child, exited)) };
}

/** SIGINT is PostgreSQL's fast shutdown (with a checkpoint), SIGQUIT its immediate one (recovery at the next start). */
async function stop(child: ChildProcess, exited: Promise<ServerExit>): Promise<void> {
  child.ref();
  for (const [signal, patienceMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (isRunning(child)) child.kill(signal);
    const outcome = await Promise.race([exited, pause(patienceMs, 'late' as const, { ref: false })]);
    if (outcome !== 'late') return;
  }
  throw stopFailed(Number(child.pid));
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function outputsOf(child: ChildProcess): Readable[] {
  return [child.stdout, child.stderr].filter((stream) => stream !== null);
}

function failure(dataDir: DataDir, log: LogLines): Error {
  const full = log.mentions('No space left on device');
  return full ? diskFull(dataDir.path, log.tail) : startFailed(dataDir.path, log.tail);
}
