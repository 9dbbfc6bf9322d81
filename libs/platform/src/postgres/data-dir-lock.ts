import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DataDir } from './data-dir.js';
import { dataDirInUse, errnoOf } from './embedded-postgres-error.js';
import { giveTo } from './file-ownership.js';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.js';

export interface DataDirLock {
  /** Synchronous, so that it can be called when the process ends. */
  release(): void;
}

const ownerFileName = /^owner\.(\d+)$/;

/**
 * Claims the data folder for this process. The claim dies with the process: a record of a process that lives no longer,
 * or whose pid was given to another one, does not count.
 *
 * A record is never overwritten or moved, because two processes that find the same dead record would then take it over
 * from each other. Each claim is a new file with the next number, and making a file is atomic: one of the two fails.
 *
 * @throws EmbeddedPostgresError data-dir-in-use; errno errors when the folder cannot be written
 */
export function lockDataDir(dataDir: DataDir): DataDirLock {
  const self = identifyProcess(process.pid);
  if (self === undefined) throw new Error('the system does not say when this process was started');
  for (;;) {
    const records = ownerRecords(dataDir);
    const newest = records.at(-1);
    if (newest !== undefined) refuseIfAlive(dataDir, newest);
    const number = (newest?.number ?? 0) + 1;
    if (!createRecord(dataDir, number, self)) continue;
    const file = recordFile(dataDir, number);
    if (ownerRecords(dataDir).some((record) => record.number > number)) {
      // The folder was read before newer claims were made and cleaned up the older ones.
      rmSync(file, { force: true });
      continue;
    }
    for (const older of records) rmSync(recordFile(dataDir, older.number), { force: true });
    return { release: () => rmSync(file, { force: true }) };
  }
}

interface OwnerRecord {
  readonly number: number;
  readonly owner: ProcessIdentity | undefined;
}

function refuseIfAlive(dataDir: DataDir, record: OwnerRecord): void {
  if (record.owner !== undefined && isAlive(record.owner)) throw dataDirInUse(dataDir.path, record.owner.pid);
}

function ownerRecords(dataDir: DataDir): OwnerRecord[] {
  return readdirSync(dataDir.path)
    .flatMap((name) => {
      const number = ownerFileName.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    })
    .sort((a, b) => a - b)
    .map((number) => ({ number, owner: readOwner(recordFile(dataDir, number)) }));
}

function readOwner(file: string): ProcessIdentity | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isProcessIdentity(record) ? record : undefined;
  } catch (error) {
    // Removed meanwhile, or cut short by a power failure: in both cases its writer is gone.
    if (errnoOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isProcessIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return false;
  return typeof value.pid === 'number' && typeof value.startedAt === 'string';
}

/** @returns false when another process made this record first */
function createRecord(dataDir: DataDir, number: number, self: ProcessIdentity): boolean {
  const draft = join(dataDir.path, `owner-draft-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600, flag: 'wx' });
  try {
    giveTo(dataDir.owner, draft);
    // A link appears together with its whole content; an opened file would be seen empty for a moment.
    linkSync(draft, recordFile(dataDir, number));
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function recordFile(dataDir: DataDir, number: number): string {
  return join(dataDir.path, `owner.${number}`);
}
