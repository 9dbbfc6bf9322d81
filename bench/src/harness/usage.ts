import { readdirSync, readFileSync } from 'node:fs';

/** CPU seconds and memory of a process, as Linux counts them. */
export interface Usage {
  /** Of the whole process, all threads. */
  readonly cpuSeconds: number;
  /** Of its first thread alone. */
  readonly mainThreadSeconds: number;
  /** Of everything that it started: here PostgreSQL. */
  readonly childrenSeconds: number;
  readonly residentBytes: number;
}

const ticksPerSecond = 100;
const pageBytes = 4096;
const nothing: Usage = { cpuSeconds: 0, mainThreadSeconds: 0, childrenSeconds: 0, residentBytes: 0 };

/** What the process has used so far; nothing but zeros where there is no `/proc`. */
export function usageOf(pid: number): Usage {
  const own = readStat(`/proc/${pid}/stat`);
  const main = readStat(`/proc/${pid}/task/${pid}/stat`);
  if (!own || !main) return nothing;
  const all = allProcesses();
  return {
    cpuSeconds: own.cpuSeconds,
    mainThreadSeconds: main.cpuSeconds,
    childrenSeconds: descendants(pid, all).reduce((sum, child) => sum + child.cpuSeconds, 0),
    residentBytes: own.residentBytes,
  };
}

export function usageBetween(before: Usage, after: Usage): Usage {
  return {
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    mainThreadSeconds: after.mainThreadSeconds - before.mainThreadSeconds,
    childrenSeconds: after.childrenSeconds - before.childrenSeconds,
    residentBytes: after.residentBytes,
  };
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

function descendants(pid: number, all: readonly Stat[]): readonly Stat[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descendants(child.pid, all)]);
}

function allProcesses(): readonly Stat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(`/proc/${name}/stat`) ?? []);
}

/** proc(5): the name may hold anything, so fields are counted behind its closing bracket. */
function readStat(path: string): Stat | undefined {
  try {
    const text = readFileSync(path, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3]);
    return {
      pid: Number.parseInt(text, 10),
      parent: field(4),
      cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
      residentBytes: field(24) * pageBytes,
    };
  } catch {
    // The process has ended in the meantime, or this is not Linux.
    return undefined;
  }
}
