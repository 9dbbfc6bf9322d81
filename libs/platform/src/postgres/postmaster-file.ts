import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './embedded-postgres-error.js';

/** What a running (or killed) postmaster left in `postmaster.pid`; the layout is that of PostgreSQL's pidfile.h. */
export interface PostmasterFile {
  readonly pid: number;
  readonly socketDir: string | undefined;
  readonly ready: boolean;
}

export function postmasterFilePath(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** @returns undefined when there is none, or it is still being written */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(postmasterFilePath(cluster), 'utf8').split('\n');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  // The file grows as the start goes on, and a server without a socket leaves its line empty.
  const socketDir = lines[4]?.trim();
  return { pid, socketDir: socketDir === '' ? undefined : socketDir, ready: lines[7]?.trim() === 'ready' };
}
