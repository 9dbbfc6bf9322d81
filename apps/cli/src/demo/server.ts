import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The product in a throw-away folder, for as long as `show` and, with `wait`, the person at the terminal want. */
export async function withServer(
  { wait }: { readonly wait: boolean },
  show: (url: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-demo-'));
  const server = await startServer(folder);
  const stop = async (): Promise<void> => {
    server.child.kill('SIGTERM');
    if (server.child.exitCode === null) await once(server.child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  const interrupted = interruption();
  try {
    await Promise.race([show(server.url), interrupted]);
    if (wait) await interrupted;
  } finally {
    await stop();
  }
}

/** Rejects never; resolves when the person at the terminal has had enough. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

async function startServer(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/vybory/src/main.js')], {
    env: {
      ...process.env,
      VYBORY_DATA: folder,
      PORT: process.env['PORT'] ?? '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A Ctrl-C at the terminal is ours to pass on, in our order.
    detached: true,
  });
  let said = '';
  for await (const chunk of child.stderr as AsyncIterable<Buffer>) {
    said += chunk.toString('utf8');
    const url = /Vybory: (\S+)/.exec(said)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(said);
}
