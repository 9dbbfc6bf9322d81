import type { ChildProcess } from 'node:child_process';

/** How a program ended: by itself with a code, or by a signal. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const untilExit = new Set<ChildProcess>();

/**
 * The last resort when this process ends without having stopped its children, by `process.exit()` or because nothing is left
 * to do. Only synchronous work is possible then: each child is told to end and does so on its own (SIGINT: a fast shutdown).
 */
function endAllNow(): void {
  for (const child of untilExit) child.kill('SIGINT');
}

export function endWithThisProcess(child: ChildProcess): void {
  if (untilExit.size === 0) process.on('exit', endAllNow);
  untilExit.add(child);
  child.once('exit', () => {
    untilExit.delete(child);
    if (untilExit.size === 0) process.off('exit', endAllNow);
  });
}

/** Resolves when the program has ended and what it printed has been read; rejects when it could not be executed. */
export function finished(child: ChildProcess): Promise<ServerExit> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}
