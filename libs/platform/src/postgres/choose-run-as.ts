import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWithThisProcess, finished } from './child-exit.js';
import type { DataDir } from './data-dir.js';
import { cannotRunAsRoot } from './embedded-postgres-error.js';
import { giveTreeTo, ownerOf, runsAsRoot } from './file-ownership.js';
import { copyInto, type Installation, program } from './installation.js';
import { LogLines } from './log-lines.js';
import { fileOwnerOf, type RunAs, serviceUser, spawnAs } from './run-as.js';

/** Who PostgreSQL runs as on this machine and this data folder, and from which binaries. */
export interface Runner {
  readonly runAs: RunAs;
  readonly installation: Installation;
}

/**
 * An ordinary user runs PostgreSQL itself. For root, every way is tried out, the one with the fewest privileges first;
 * but a way that fits the owner of an existing cluster comes before all others, so that files need not change hands.
 *
 * @throws EmbeddedPostgresError cannot-run-as-root
 */
export async function chooseRunner(dataDir: DataDir, installation: Installation): Promise<Runner> {
  if (!runsAsRoot()) return { runAs: { kind: 'self' }, installation };
  const failures: string[] = [];
  for (const way of waysForRoot(dataDir)) {
    const binaries = way.copied ? await copyInto(dataDir, installation) : installation;
    const failure = await probe(way.runAs, binaries, dataDir);
    if (failure === undefined) return { runAs: way.runAs, installation: binaries };
    failures.push(`${way.runAs.kind}: ${failure}`);
  }
  throw cannotRunAsRoot(dataDir.path, failures);
}

interface WayForRoot {
  readonly runAs: RunAs;
  /** From binaries copied into the data folder, for a package in a folder that only root may enter. */
  readonly copied: boolean;
}

export function waysForRoot(dataDir: DataDir): readonly WayForRoot[] {
  const clusterOwner = existsSync(dataDir.cluster) ? ownerOf(dataDir.cluster) : undefined;
  const owner = clusterOwner ?? dataDir.owner;
  const user = owner.uid === 0 ? serviceUser : owner;
  const ways: WayForRoot[] = [
    { runAs: { kind: 'switched', user }, copied: false },
    { runAs: { kind: 'capable', user }, copied: false },
    { runAs: { kind: 'namespaced' }, copied: false },
    { runAs: { kind: 'switched', user }, copied: true },
  ];
  const keepsOwner = ({ runAs }: WayForRoot): boolean => fileOwnerOf(runAs)?.uid === clusterOwner?.uid;
  return [...ways.filter(keepsOwner), ...ways.filter((way) => !keepsOwner(way))];
}

/**
 * PostgreSQL's own check of a start: that it may run as this user, finds its binaries and can write its folder.
 * @returns undefined when it can, else its last words
 */
async function probe(runAs: RunAs, installation: Installation, dataDir: DataDir): Promise<string | undefined> {
  const dir = mkdtempSync(join(dataDir.path, 'probe-'));
  const printed = new LogLines(() => undefined);
  try {
    writeFileSync(join(dir, 'PG_VERSION'), `${installation.majorVersion}\n`);
    writeFileSync(join(dir, 'postgresql.conf'), '');
    mkdirSync(join(dir, 'pg_notify'));
    giveTreeTo(fileOwnerOf(runAs) ?? dataDir.owner, dir);
    const child = spawnAs(runAs, program(installation, 'postgres'), ['--check', '-D', dir, '-c', 'shared_buffers=1MB']);
    endWithThisProcess(child);
    if (child.stderr !== null) printed.follow(child.stderr);
    child.stdout?.resume();
    const { code } = await finished(child);
    return code === 0 ? undefined : (printed.tail.at(-1) ?? `exit code ${code}`);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
