import { ServerProgram, type EndingSignal, type Exit, type ProgramOptions } from './server-program.js';
import { within } from './within.js';

const keptLines = 400;

/** What init does for the program: starts it again whenever it has ended, until told to stop it. */
export class Supervisor {
  private readonly lines: string[] = [];
  private readonly endsWithoutReason: string[] = [];
  private readonly waitingForReady = new Set<() => void>();
  private current: ServerProgram;
  private killed = false;
  private stopping = false;

  private constructor(private readonly options: Omit<ProgramOptions, 'onLine'>) {
    this.current = this.launch();
  }

  static async start(options: Omit<ProgramOptions, 'onLine'>): Promise<Supervisor> {
    const supervisor = new Supervisor(options);
    await supervisor.whenUp();
    return supervisor;
  }

  get program(): ServerProgram {
    return this.current;
  }

  /** The last lines of all the programs that there were. */
  get story(): string {
    return this.lines.join('\n');
  }

  /** Ends of a program that was up and that nobody had killed: there must be none. */
  get unexplainedEnds(): readonly string[] {
    return this.endsWithoutReason;
  }

  /** kill -9; it is started again. */
  kill(): void {
    this.killed = true;
    this.current.signal('SIGKILL');
  }

  async stop(signal: EndingSignal = 'SIGTERM'): Promise<Exit> {
    this.stopping = true;
    return this.current.end(signal);
  }

  whenUp(): Promise<void> {
    if (this.current.isUp) return Promise.resolve();
    const up = new Promise<void>((resolve) => this.waitingForReady.add(resolve));
    return within(90_000, 'the start of the program', () => this.story, up);
  }

  private launch(): ServerProgram {
    this.killed = false;
    const program = ServerProgram.launch({ ...this.options, onLine: (line) => this.note(line) });
    program.ready.then(
      () => this.tellUp(),
      () => undefined,
    );
    void program.exited.then((exit) => this.ended(program, exit));
    return program;
  }

  private ended(program: ServerProgram, { code, signal }: Exit): void {
    if (this.stopping) return;
    const end = `the program ended with ${code ?? signal ?? 'nothing'}`;
    this.note(`--- ${end}${this.killed ? ' (killed)' : ''} and is started again`);
    // While it starts it may give up on a database that is killed under its hands; once it is up it may not.
    if (!this.killed && program.isUp) this.endsWithoutReason.push(`${end}:\n${program.said}`);
    this.current = this.launch();
  }

  private tellUp(): void {
    for (const resolve of this.waitingForReady) resolve();
    this.waitingForReady.clear();
  }

  private note(line: string): void {
    this.lines.push(line);
    if (this.lines.length > keptLines) this.lines.shift();
  }
}
