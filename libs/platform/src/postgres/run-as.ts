import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type FileOwner, root } from './file-ownership.js';

/**
 * Who PostgreSQL runs as. It refuses effective uid 0, so root has to step aside in one of three ways:
 * - `switched`: plainly another user; holds no privilege, but must be able to reach the binaries and the data folder;
 * - `capable`: another user who keeps CAP_DAC_OVERRIDE, so that folders that only root may enter do not stop it;
 * - `namespaced`: still root to the file system, but in a user namespace where its uid looks like 65534.
 */
export type RunAs =
  | { readonly kind: 'self' }
  | { readonly kind: 'switched'; readonly user: FileOwner }
  | { readonly kind: 'capable'; readonly user: FileOwner }
  | { readonly kind: 'namespaced' };

/**
 * Who runs the server when root starts it on a folder of its own. Not `nobody`, whose files every other program that runs as
 * nobody may read. The number is in the range that systemd's "Users, Groups, UIDs and GIDs" lists as used by no one.
 */
export const serviceUser: FileOwner = { uid: 60_999, gid: 60_999 };

/** Whose files PostgreSQL makes and expects; undefined when it runs as the user of this process. */
export function fileOwnerOf(runAs: RunAs): FileOwner | undefined {
  switch (runAs.kind) {
    case 'self':
      return undefined;
    case 'switched':
    case 'capable':
      return runAs.user;
    case 'namespaced':
      return root;
    default: {
      const never: never = runAs;
      return never;
    }
  }
}

/**
 * `initdb` looks its user up and fails for a uid without a name, which neither the service user nor a container's arbitrary
 * uid has. Any named user will do: the files are handed over afterwards.
 */
export function nameable(runAs: RunAs): RunAs {
  switch (runAs.kind) {
    case 'self':
      return currentUserHasName() ? runAs : { kind: 'namespaced' };
    case 'switched':
    case 'capable':
      return { ...runAs, user: namedUser(runAs.user) };
    case 'namespaced':
      return runAs;
    default: {
      const never: never = runAs;
      return never;
    }
  }
}

/** Starts a program with both outputs on pipes, in a session of its own: Ctrl-C in a terminal is for this process alone. */
export function spawnAs(runAs: RunAs, program: string, args: readonly string[]): ChildProcess {
  const [file, ...argv] = [...wrapper(runAs), program, ...args];
  return spawn(file ?? program, argv, {
    cwd: '/',
    detached: true,
    // Nothing of the caller's PG* variables, locale or time zone may reach the server.
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(runAs.kind === 'switched' ? runAs.user : {}),
  });
}

/** Each of these replaces itself by the program, so the child's pid is the program's. */
function wrapper(runAs: RunAs): string[] {
  switch (runAs.kind) {
    case 'self':
    case 'switched':
      return [];
    case 'capable':
      return [
        'setpriv',
        `--reuid=${runAs.user.uid}`,
        `--regid=${runAs.user.gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--bounding-set=-all,+dac_override',
        // access(2), with which PostgreSQL checks its own binary, ignores the capabilities of a user other than root without this.
        '--securebits=+no_setuid_fixup',
        '--no-new-privs',
        '--',
      ];
    case 'namespaced':
      return ['unshare', '--user', '--'];
    default: {
      const never: never = runAs;
      return never;
    }
  }
}

function currentUserHasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function namedUser(preferred: FileOwner): FileOwner {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0 && user.gid > 0);
  const found =
    users.find((user) => user.uid === preferred.uid) ?? users.find((user) => user.name === 'nobody') ?? users[0];
  return found === undefined ? preferred : { uid: found.uid, gid: found.gid };
}
