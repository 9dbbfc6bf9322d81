import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DataDir } from './data-dir.js';
import { type FileOwner, giveTo } from './file-ownership.js';
import { socketPort } from './settings.js';

/** unix(7): sun_path holds 108 bytes on Linux and 104 on macOS, one of them for the closing zero. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;
const temporaryPrefix = 'vybory-postgres-';

export function socketPath(socketDir: string): string {
  return join(socketDir, `.s.PGSQL.${socketPort}`);
}

/** Makes an empty folder for the socket that only its owner may enter: in the data folder if the path is short enough. */
export function makeSocketDir(dataDir: DataDir, owner: FileOwner): string {
  const inDataDir = join(dataDir.path, 'socket');
  rmSync(inDataDir, { recursive: true, force: true });
  const socketDir = fits(inDataDir) ? inDataDir : mkdtempSync(join(shortTemporaryDir(), temporaryPrefix));
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  giveTo(owner, socketDir);
  return socketDir;
}

/** Removes a socket folder outside the data folder; the one inside is made anew by the next start. */
export function removeTemporarySocketDir(socketDir: string): void {
  if (basename(socketDir).startsWith(temporaryPrefix)) rmSync(socketDir, { recursive: true, force: true });
}

function shortTemporaryDir(): string {
  return fits(join(tmpdir(), `${temporaryPrefix}XXXXXX`)) ? tmpdir() : '/tmp';
}

function fits(socketDir: string): boolean {
  return Buffer.byteLength(socketPath(socketDir)) <= longestSocketPath;
}
