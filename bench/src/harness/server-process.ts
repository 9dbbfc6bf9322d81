import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { projectRoot, serverProgram } from './paths.js';
import { usageOf, type Usage } from './usage.js';

export interface ServerOptions {
  readonly dataDir: string;
  /** Further arguments for Node, e.g. `--cpu-prof`. */
  readonly nodeArguments: readonly string[];
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string | undefined;
}

const startWithinMilliseconds = 60_000;
const sampleEveryMilliseconds = 100;

/** The built program as `npm start` runs it, in a process of its own. */
export class ServerProcess {
  private readonly sampler: NodeJS.Timeout;
  private largest = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: URL,
    private readonly pid: number,
  ) {
    this.sampler = setInterval(() => void this.usage(), sampleEveryMilliseconds);
  }

  static async start({ dataDir, nodeArguments, databaseUrl = '' }: ServerOptions): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--enable-source-maps', ...nodeArguments, serverProgram], {
      cwd: projectRoot,
      env: { ...process.env, VYBORY_DATA: dataDir, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    const url = await announcedUrl(child);
    if (child.pid === undefined) throw new Error('the server did not start');
    return new ServerProcess(child, url, child.pid);
  }

  usage(): Usage {
    const usage = usageOf(this.pid);
    this.largest = Math.max(this.largest, usage.residentBytes);
    return usage;
  }

  /** The most memory that was seen since the start. */
  get largestResidentBytes(): number {
    return this.largest;
  }

  async stop(): Promise<void> {
    clearInterval(this.sampler);
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

/** The server says where it listens when it is ready; everything else that it says is passed on. */
async function announcedUrl(child: ChildProcess): Promise<URL> {
  if (!child.stderr) throw new Error('the server has no stderr');
  const said = createInterface({ input: child.stderr });
  const announced = new Promise<URL>((resolve, reject) => {
    said.on('line', (line) => {
      const found = /^Vybory: (http:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(new URL(found));
      else if (line !== '' && !line.startsWith('Вибори: ')) process.stderr.write(`server: ${line}\n`);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
    setTimeout(() => reject(new Error('the server did not start in time')), startWithinMilliseconds).unref();
  });
  try {
    return await announced;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}
