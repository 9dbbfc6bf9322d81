import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { within } from './within.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = 'dist/apps/vybory/src/main.js';
const keptLines = 300;

export interface ProgramOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Gets every line that the program prints. */
  readonly onLine?: (line: string) => void;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export type EndingSignal = 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGKILL';

/** The built program in a process of its own, from its start to its end. */
export class ServerProgram {
  /** Resolves when it says where it listens; rejects when it ends before. */
  readonly ready: Promise<void>;
  readonly exited: Promise<Exit>;
  private readonly lines: string[] = [];
  private up = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly onLine: (line: string) => void,
  ) {
    this.exited = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    const announced = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) if (stream) this.listen(stream, resolve);
    });
    this.ready = Promise.race([announced, this.exited.then((exit) => this.endedBeforeReady(exit))]);
    // Who only wants to see it end does not wait for it to be ready.
    this.ready.catch(() => undefined);
  }

  static launch({ dataDir, port, onLine = () => undefined }: ProgramOptions): ServerProgram {
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      cwd: root,
      env: { ...process.env, VYBORY_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'warn', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A Ctrl-C at the terminal ends the test, which then ends the program.
      detached: true,
    });
    return new ServerProgram(child, onLine);
  }

  /** Whether it has said where it listens. */
  get isUp(): boolean {
    return this.up;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program was not started');
    return this.child.pid;
  }

  /** Its last lines. */
  get said(): string {
    return this.lines.join('\n');
  }

  whenReady(): Promise<void> {
    return within(60_000, 'the start of the program', () => this.said, this.ready);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends the signal and waits for the end. */
  async end(signal: EndingSignal, milliseconds = 60_000): Promise<Exit> {
    this.signal(signal);
    return within(milliseconds, `the end of the program by ${signal}`, () => this.said, this.exited);
  }

  private listen(stream: Readable, announced: () => void): void {
    createInterface({ input: stream }).on('line', (line) => {
      this.lines.push(line);
      if (this.lines.length > keptLines) this.lines.shift();
      this.onLine(line);
      if (!line.startsWith('Vybory: http')) return;
      this.up = true;
      announced();
    });
  }

  private endedBeforeReady({ code, signal }: Exit): never {
    throw new Error(`the program ended with ${code ?? signal ?? 'nothing'} before it was ready:\n${this.said}`);
  }
}
