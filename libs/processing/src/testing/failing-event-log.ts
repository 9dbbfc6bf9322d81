import type { AppendResult, EventLog, LogName, NewEvent, StreamName } from '#vybory/event-log';

type Append = EventLog['append'];
export type Fault = 'before' | 'after';

/** What a killed process leaves behind: an append that never reached the log, or one whose answer never came back. */
export class KilledHere extends Error {
  override readonly name = 'KilledHere';
}

/** An event log through which a process writes that is killed at given appends (counted from 1), each time before or after it is stored. */
export class FailingEventLog implements EventLog {
  private appends = 0;
  /** Called before an append reaches the log, for what others do in the meantime. */
  meanwhile: ((stream: StreamName, events: readonly NewEvent[]) => Promise<void>) | undefined;

  constructor(
    protected readonly inner: EventLog,
    private readonly faults: ReadonlyMap<number, Fault> = new Map(),
  ) {}

  async append(
    log: LogName,
    stream: StreamName,
    version: number,
    events: Parameters<Append>[3],
  ): Promise<AppendResult> {
    const fault = this.faults.get(++this.appends);
    await this.meanwhile?.(stream, events);
    if (fault === 'before') throw new KilledHere(`before append ${this.appends}`);
    const result = await this.inner.append(log, stream, version, events);
    if (fault === 'after') throw new KilledHere(`after append ${this.appends}`);
    return result;
  }

  readonly readStream: EventLog['readStream'] = (...args) => this.inner.readStream(...args);
  readonly readStreams: EventLog['readStreams'] = (...args) => this.inner.readStreams(...args);
  readonly streamNames: EventLog['streamNames'] = (...args) => this.inner.streamNames(...args);
  readonly readLog: EventLog['readLog'] = (...args) => this.inner.readLog(...args);
  readonly readSealed: EventLog['readSealed'] = (...args) => this.inner.readSealed(...args);
  subscribe: EventLog['subscribe'] = (...args) => this.inner.subscribe(...args);
  readonly head: EventLog['head'] = (...args) => this.inner.head(...args);
  readonly logs: EventLog['logs'] = () => this.inner.logs();
}
