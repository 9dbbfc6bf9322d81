import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The built program as people run it, in a throw-away folder. */
export interface BuiltServer {
  readonly url: string;
  /** @throws when the answer is not a success */
  get<Answer>(path: string): Promise<Answer>;
  /** Runs the command line with `--json` and gives its last line. @throws when it fails */
  vybory(...args: readonly string[]): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startBuiltServer(): Promise<BuiltServer> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-real-'));
  const child = spawn(process.execPath, ['dist/apps/vybory/src/main.js'], {
    env: { ...process.env, VYBORY_DATA: folder, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await addressOf(child);
  return {
    url,
    get: async <Answer>(path: string) => {
      const response = await fetch(`${url}/api/v1${path}`, { headers: { 'cache-control': 'no-cache' } });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Answer;
    },
    vybory: async (...args) => {
      const commandLine = ['dist/apps/cli/src/main.js', '--url', url, '--json', ...args];
      const { stdout } = await promisify(execFile)(process.execPath, commandLine, { maxBuffer: 64 * 1024 * 1024 });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown;
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /Vybory: (\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
}
