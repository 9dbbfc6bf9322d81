import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres, type RunningPostgres } from '#vybory/platform';
import { projectRoot } from '../harness/paths.js';
import type { FromEmmett, ToEmmett } from './emmett-process.js';

const declared = join(projectRoot, 'bench', 'baselines', 'emmett');
/** Out of reach of the build, which compiles everything below `bench`. */
const installed = join(projectRoot, 'node_modules', '.cache', 'vybory-bench-emmett');

/**
 * The append of Emmett, on a PostgreSQL of its own with the product's settings, in a process of its own. Its packages are
 * apart from the project's, because their peer dependencies clash, and are installed when they are first needed.
 */
export class EmmettBaseline {
  private constructor(
    private readonly postgres: RunningPostgres,
    private readonly child: ChildProcess,
  ) {}

  static async start(folder: string): Promise<EmmettBaseline> {
    if (!existsSync(join(installed, 'node_modules', '.package-lock.json'))) await install();
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'emmett') });
    const child = fork(new URL('./emmett-process.js', import.meta.url), [installed, postgres.url]);
    const baseline = new EmmettBaseline(postgres, child);
    await baseline.answer();
    return baseline;
  }

  /** Appends `count` protocols, each to a stream of its own; answers how many per second. */
  async run(count: number, callers: number): Promise<number> {
    const message: ToEmmett = { count, callers };
    this.child.send(message);
    const { seconds } = await this.answer();
    return count / seconds;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.disconnect();
      await ended;
    }
    await this.postgres.stop();
  }

  private async answer(): Promise<FromEmmett> {
    const ended = once(this.child, 'exit').then(() => {
      throw new Error('the process of Emmett ended');
    });
    const [message] = (await Promise.race([once(this.child, 'message'), ended])) as [FromEmmett];
    return message;
  }
}

async function install(): Promise<void> {
  console.error('Installing the baseline Emmett (npm ci) ...');
  await mkdir(installed, { recursive: true });
  await cp(declared, installed, { recursive: true });
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: installed,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`npm ci for Emmett ended with ${code}`);
}
