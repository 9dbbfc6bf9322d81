import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endWithThisProcess, finished } from './child-exit.js';
import type { Runner } from './choose-run-as.js';
import type { DataDir } from './data-dir.js';
import {
  dataDirDamaged,
  dataDirNotWritable,
  diskFull,
  errnoOf,
  startFailed,
  unsupportedPlatform,
  versionMismatch,
} from './embedded-postgres-error.js';
import { fileOwnerOf, nameable, type RunAs, spawnAs } from './run-as.js';
import { giveTo, giveTreeTo, ownerOf, runsAsRoot } from './file-ownership.js';
import { type Installation, program } from './installation.js';
import { LogLines } from './log-lines.js';

export const superuser = 'postgres';

/**
 * Checks an existing cluster before anything is started on it.
 * @throws EmbeddedPostgresError data-dir-not-writable when an ordinary user does not own it, data-dir-damaged, version-mismatch
 */
export function checkExistingCluster(dataDir: DataDir, installation: Installation): void {
  if (!existsSync(dataDir.cluster)) return;
  refuseForeignCluster(dataDir);
  const versionFile = join(dataDir.cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) throw dataDirDamaged(dataDir.path, 'cluster/PG_VERSION');
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== String(installation.majorVersion)) {
    throw versionMismatch(dataDir.path, found, installation.majorVersion);
  }
  if (!existsSync(dataDir.passwordFile)) throw dataDirDamaged(dataDir.path, 'password');
}

/** Root may take any cluster over, and runs PostgreSQL as its owner. */
function refuseForeignCluster(dataDir: DataDir): void {
  const self = process.geteuid?.();
  const owner = ownerOf(dataDir.cluster);
  if (runsAsRoot() || owner.uid === self) return;
  throw dataDirNotWritable(dataDir.path, {
    uk: `база в ній належить користувачеві з номером ${owner.uid}, а система запущена від імені користувача ${self}`,
    en: `the database in it belongs to the user with number ${owner.uid}, but the system was started as user ${self}`,
  });
}

/** The superuser's password; made before the cluster, so that a cluster without one cannot come into being. */
export function readOrMakePassword(dataDir: DataDir): string {
  if (!existsSync(dataDir.passwordFile)) {
    const draft = `${dataDir.passwordFile}-draft`;
    rmSync(draft, { force: true });
    writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
    giveTo(dataDir.owner, draft);
    renameSync(draft, dataDir.passwordFile);
  }
  return readFileSync(dataDir.passwordFile, 'utf8').trim();
}

/**
 * Makes the cluster if there is none. `initdb` works in a folder beside it, which becomes the cluster by one rename; what an
 * interrupted one left is thrown away.
 *
 * @throws EmbeddedPostgresError start-failed, disk-full, unsupported-platform
 */
export async function ensureCluster(dataDir: DataDir, runner: Runner, password: string): Promise<void> {
  await removeInterruptedDrafts(dataDir);
  if (!existsSync(dataDir.cluster)) {
    const workshop = mkdtempSync(join(dataDir.path, 'initdb-'));
    try {
      const draft = await initialise(dataDir, workshop, runner, password, clusterLocales);
      renameSync(draft, dataDir.cluster);
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
  }
  handOver(dataDir.cluster, runner.runAs);
}

/** C.UTF-8 knows every letter, but older systems do not bring it. Collation and case never depend on this: see below. */
const clusterLocales = ['C.UTF-8', 'C'];

/** @returns the folder of the new cluster, inside the workshop */
export async function initialise(
  dataDir: DataDir,
  workshop: string,
  runner: Runner,
  password: string,
  locales: readonly string[],
): Promise<string> {
  const draft = join(workshop, 'cluster');
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const runAs = nameable(runner.runAs);
  giveTreeToRunner(workshop, runAs);
  let printed = new LogLines(() => undefined);
  for (const locale of locales) {
    printed = new LogLines(() => undefined);
    const done = await runInitdb(dataDir, runAs, runner.installation, printed, [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
      // PostgreSQL's own rules, the same on every system and after every update of the C library.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ]);
    if (done) return draft;
    if (!printed.mentions('invalid locale')) break;
  }
  if (printed.mentions('No space left on device')) throw diskFull(dataDir.path, printed.tail);
  throw startFailed(dataDir.path, printed.tail);
}

/** @returns whether initdb did all its work; a file that it made says nothing, because it may have been killed */
async function runInitdb(
  dataDir: DataDir,
  runAs: RunAs,
  installation: Installation,
  printed: LogLines,
  args: readonly string[],
): Promise<boolean> {
  const child = spawnAs(runAs, program(installation, 'initdb'), args);
  endWithThisProcess(child);
  if (child.stderr !== null) printed.follow(child.stderr);
  // Its progress is of no use to anyone, but an unread pipe would fill up and stop it.
  child.stdout?.resume();
  try {
    const { code } = await finished(child);
    return code === 0;
  } catch (error) {
    throw cannotExecute(dataDir, error);
  }
}

/** The file is there and still cannot be executed: the binaries are for another C library (Alpine's) or processor. */
export function cannotExecute(dataDir: DataDir, error: unknown): Error {
  const otherSystem = ['ENOENT', 'ENOEXEC'].includes(errnoOf(error) ?? '');
  if (otherSystem) return unsupportedPlatform(`${process.platform}-${process.arch}`, error);
  return startFailed(dataDir.path, [String(error)], error);
}

async function removeInterruptedDrafts(dataDir: DataDir): Promise<void> {
  const drafts = readdirSync(dataDir.path).filter((name) => /^(initdb|probe|owner-draft)-/.test(name));
  for (const name of drafts) {
    // An initdb that outlived its launcher may still be writing; it gives up when it misses its files.
    await rm(join(dataDir.path, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** After initdb, after a copy made by root, or when PostgreSQL has to run as another user than last time. */
function handOver(cluster: string, runAs: RunAs): void {
  const owner = fileOwnerOf(runAs);
  if (owner !== undefined && statSync(cluster).uid !== owner.uid) giveTreeTo(owner, cluster);
}

function giveTreeToRunner(path: string, runAs: RunAs): void {
  const owner = fileOwnerOf(runAs);
  if (owner !== undefined) giveTreeTo(owner, path);
}
