import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dataDirServedElsewhere, errnoOf, stopFailed } from './embedded-postgres-error.js';
import type { DataDir } from './data-dir.js';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.js';
import { postmasterFilePath, readPostmasterFile } from './postmaster-file.js';
import { removeTemporarySocketDir, socketPath } from './socket-dir.js';

/**
 * Ends what an earlier process left on this data folder when it was killed: a postmaster that is still running, or the
 * children of a postmaster that was killed itself. Needs the lock of the data folder: only then is the server an orphan.
 *
 * @throws EmbeddedPostgresError data-dir-in-use when a server answers that is no process of ours, stop-failed
 */
export async function endPreviousServer(dataDir: DataDir): Promise<void> {
  const left = readPostmasterFile(dataDir.cluster);
  const postmaster = left === undefined ? undefined : identifyProcess(left.pid);
  if (postmaster !== undefined && serves(postmaster.pid, dataDir.cluster)) {
    await endProcess(postmaster, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
  }
  // Without their postmaster no shutdown can be orderly; SIGQUIT makes them leave at once, as after a crash.
  await Promise.all(childrenOf(dataDir.cluster).map((child) => endProcess(child, ['SIGQUIT', 'SIGKILL'])));
  if (left?.socketDir !== undefined) {
    if (await answers(socketPath(left.socketDir))) throw dataDirServedElsewhere(dataDir.path, left.pid);
    removeTemporarySocketDir(left.socketDir);
  }
  // PostgreSQL would take whatever has the number of the dead postmaster, be it a zombie, for a second server.
  if (left !== undefined && isTaken(left.pid)) rmSync(postmasterFilePath(dataDir.cluster), { force: true });
}

/** The question that PostgreSQL asks: kill(2) with signal 0. */
function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}

const patienceMs: Readonly<Record<'SIGINT' | 'SIGQUIT' | 'SIGKILL', number>> = {
  // A fast shutdown ends with a checkpoint, which may have up to max_wal_size to write.
  SIGINT: 60_000,
  SIGQUIT: 10_000,
  SIGKILL: 10_000,
};

async function endProcess(identity: ProcessIdentity, signals: readonly (keyof typeof patienceMs)[]): Promise<void> {
  for (const signal of signals) {
    if (!isAlive(identity)) return;
    sendSignal(identity.pid, signal);
    const deadline = Date.now() + patienceMs[signal];
    while (isAlive(identity) && Date.now() < deadline) await pause(10);
  }
  if (isAlive(identity)) throw stopFailed(identity.pid);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const goneMeanwhile = errnoOf(error) === 'ESRCH';
    if (!goneMeanwhile) throw error;
  }
}

/** A pid in a file may by now belong to anything; a postmaster is known by its working folder or, on macOS, its arguments. */
function serves(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') {
    return workingDir(pid) === cluster && basename(commandLine(pid)[0] ?? '') === 'postgres';
  }
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(`postgres -D ${cluster} `);
}

/** PostgreSQL titles its children `postgres: <what it does>`. */
function childrenOf(cluster: string): ProcessIdentity[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingDir(pid) === cluster && commandLine(pid)[0]?.startsWith('postgres: '))
    .flatMap((pid) => identifyProcess(pid) ?? []);
}

function workingDir(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Ended meanwhile, or a process of another user, which cannot be a server of ours.
    return undefined;
  }
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
