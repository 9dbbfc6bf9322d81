import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface FileOwner {
  readonly uid: number;
  readonly gid: number;
}

export const root: FileOwner = { uid: 0, gid: 0 };

export function runsAsRoot(): boolean {
  return process.geteuid?.() === 0;
}

export function ownerOf(path: string): FileOwner {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

/** As root, hands a file over; an ordinary user owns what it makes anyway. */
export function giveTo(owner: FileOwner, path: string): void {
  if (runsAsRoot()) chownSync(path, owner.uid, owner.gid);
}

/** Hands over a folder with all that is in it; a symbolic link itself, never its target. */
export function giveTreeTo(owner: FileOwner, path: string): void {
  if (!runsAsRoot()) return;
  lchownSync(path, owner.uid, owner.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) giveTreeTo(owner, child);
    else lchownSync(child, owner.uid, owner.gid);
  }
}
