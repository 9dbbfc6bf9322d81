import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Names one process for good: a pid alone is given to another process sooner or later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process began, in the words of the operating system: comparable for equality only. */
  readonly startedAt: string;
}

/** @returns undefined when no such process lives (a zombie does not). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** proc_pid_stat(5): state is field 3, the start time in clock ticks since boot is field 22. */
export function startFromProc(pid: number): string | undefined {
  let stat: string;
  let bootId: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
  // The command name (field 2) is in parentheses and may itself hold spaces and parentheses.
  const fieldsFromState = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fieldsFromState[0];
  const startTicks = fieldsFromState[19];
  if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined;
  return `${bootId}/${startTicks}`;
}

/** For systems without /proc, such as macOS. */
export function startFromPs(pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  });
  const [, state, startedAt] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout) ?? [];
  if (status !== 0 || state === undefined || startedAt === undefined || state.startsWith('Z')) return undefined;
  return startedAt;
}
