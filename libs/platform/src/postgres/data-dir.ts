import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type FileOwner, ownerOf, runsAsRoot } from './file-ownership.js';

/** The data folder and the places in it. */
export interface DataDir {
  /** Absolute and free of symbolic links: PostgreSQL reports its folder so, and the two are compared. */
  readonly path: string;
  readonly owner: FileOwner;
  /** PostgreSQL's own folder; it comes into being by rename, so it is whole or absent. */
  readonly cluster: string;
  readonly passwordFile: string;
}

/** @throws an errno error when the folder cannot be made */
export function openDataDir(dataDir: string): DataDir {
  const wanted = resolve(dataDir);
  mkdirSync(dirname(wanted), { recursive: true });
  // As root, PostgreSQL runs as another user, who must pass through this folder but not list it.
  mkdirSync(wanted, { recursive: true, mode: runsAsRoot() ? 0o711 : 0o700 });
  const path = realpathSync(wanted);
  return { path, owner: ownerOf(path), cluster: join(path, 'cluster'), passwordFile: join(path, 'password') };
}
