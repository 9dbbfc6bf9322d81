import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './errno.js';
import { until } from './until.js';

export function clusterOf(dataDir: string): string {
  return join(dataDir, 'postgres', 'cluster');
}

/** Every process of the PostgreSQL of this data folder, the postmaster included. Linux only, as all of these tests. */
export function postgresProcesses(dataDir: string): readonly number[] {
  const cluster = clusterOf(dataDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === cluster)
    .map(Number);
}

/** The number that the server wrote down; undefined while there is none. */
export function postmasterOf(dataDir: string): number | undefined {
  const file = join(clusterOf(dataDir), 'postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'latin1'), 10) : Number.NaN;
  return postgresProcesses(dataDir).includes(pid) ? pid : undefined;
}

/** Processes that serve a connection or the server itself, without the postmaster. */
export function backendsOf(dataDir: string): readonly number[] {
  const postmaster = postmasterOf(dataDir);
  return postgresProcesses(dataDir).filter((pid) => pid !== postmaster);
}

export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      const goneMeanwhile = errnoOf(error) === 'ESRCH';
      if (!goneMeanwhile) throw error;
    }
  }
}

/** For cleaning up behind a test that failed. */
export async function endAll(pids: readonly number[]): Promise<void> {
  signalAll(pids, 'SIGKILL');
  await until(() => pids.every((pid) => workingFolder(String(pid)) === undefined), 'the end of PostgreSQL', 10_000);
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It has ended meanwhile, or belongs to somebody else.
    return undefined;
  }
}
