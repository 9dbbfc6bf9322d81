import type { Pool } from 'pg';
import { Doorbell } from '../doorbell.js';
import {
  EventLogUnavailable,
  type AppendResult,
  type EventLog,
  type LogHead,
  type LogName,
  type LogPage,
  type NewEvent,
  type ReadLogOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SealedEvent,
  type StreamName,
  type SubscribeOptions,
} from '../port.js';
import { sealEvents } from '../sealing.js';
import { follow } from '../subscription.js';
import { appendBatch, type Append } from './append-batch.js';
import { openPool, type PostgresConnection } from './connection.js';
import { unavailable } from './failure.js';
import { defaultLimits, GroupCommit, type GroupCommitLimits } from './group-commit.js';
import { readHead, readHeads, readPage, readSealedPage } from './pages.js';
import { GroupRead } from './group-read.js';
import { readPartOfStream, readStreamNames, readWholeStreams } from './streams.js';

export interface PostgresEventLogOptions {
  /** The adapter opens connections of its own and takes the application role on them. */
  readonly connection: PostgresConnection;
  /** Connections at most; 8 if absent. One per log that is being written, the rest for readers. */
  readonly poolSize?: number;
  /** How often to look for what other processes appended; 50 if absent. */
  readonly pollMilliseconds?: number;
  /** After this a statement is given up; 30,000 if absent. */
  readonly answerWithinMilliseconds?: number;
  readonly limits?: Partial<GroupCommitLimits>;
  /** Told of every batch that went to the store, for counting; must not throw. */
  readonly onStored?: (batch: StoredBatch) => void;
}

/** One group commit. */
export interface StoredBatch {
  readonly log: LogName;
  readonly milliseconds: number;
  /** Appends that went together. */
  readonly size: number;
  /** What is new in the log because of it; neither conflicts nor duplicates. */
  readonly appended: readonly { readonly stream: StreamName; readonly type: string }[];
}

export interface OpenEventLog extends EventLog {
  /** Appends to all logs whose callers have no answer yet: how much more is asked of the store than it does. */
  readonly unanswered: number;
  /** Ends subscriptions, stores what waits, closes the connections. Appends after it reject. */
  close(): Promise<void>;
}

/** The event log in a database that {@link migrateEventLog} has prepared. Connects when it is first used. */
export function openPostgresEventLog(options: PostgresEventLogOptions): OpenEventLog {
  return new PostgresEventLog(options);
}

class PostgresEventLog implements OpenEventLog {
  private readonly pool: Pool;
  private readonly limits: GroupCommitLimits;
  private readonly doorbell: Doorbell;
  private readonly commits = new Map<LogName, GroupCommit>();
  private readonly reads = new Map<LogName, GroupRead>();
  private readonly closing = new AbortController();
  private readonly onStored: PostgresEventLogOptions['onStored'];

  constructor({
    connection,
    poolSize = 8,
    pollMilliseconds = 50,
    answerWithinMilliseconds = 30_000,
    limits = {},
    onStored,
  }: PostgresEventLogOptions) {
    this.onStored = onStored;
    this.pool = openPool(connection, poolSize, answerWithinMilliseconds);
    this.limits = { ...defaultLimits, ...limits };
    this.doorbell = new Doorbell(() => readHeads(this.pool), pollMilliseconds);
  }

  get unanswered(): number {
    let sum = 0;
    for (const commit of this.commits.values()) sum += commit.unanswered;
    return sum;
  }

  async append(
    log: LogName,
    stream: StreamName,
    expectedVersion: number,
    events: readonly [NewEvent, ...NewEvent[]],
  ): Promise<AppendResult> {
    if (this.closing.signal.aborted) throw new EventLogUnavailable('the event log is closed');
    const sealed = sealEvents(stream, expectedVersion, events);
    return this.commitsTo(log).append({ stream, expectedVersion, events: sealed });
  }

  readStream(log: LogName, stream: StreamName, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    if (options === undefined) return this.readsOf(log).read(stream);
    return this.ask(() => readPartOfStream(this.pool, log, stream, options));
  }

  readStreams(
    log: LogName,
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly RecordedEvent[]>> {
    return this.ask(() => readWholeStreams(this.pool, log, streams));
  }

  streamNames(log: LogName, prefix: string): Promise<readonly StreamName[]> {
    return this.ask(() => readStreamNames(this.pool, log, prefix));
  }

  readLog(log: LogName, options: ReadLogOptions): Promise<LogPage> {
    return this.ask(() => readPage(this.pool, log, options));
  }

  readSealed(
    log: LogName,
    options: { readonly after: number; readonly limit: number },
  ): Promise<readonly SealedEvent[]> {
    return this.ask(() => readSealedPage(this.pool, log, options));
  }

  subscribe(log: LogName, options: SubscribeOptions): AsyncIterable<LogPage> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    return follow(log, { ...options, signal }, (name, query) => this.readLog(name, query), this.doorbell);
  }

  head(log: LogName): Promise<LogHead> {
    return this.ask(() => readHead(this.pool, log));
  }

  async logs(): Promise<readonly LogName[]> {
    return [...(await this.ask(() => readHeads(this.pool))).keys()];
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.all([...this.commits.values()].map((commit) => commit.drained()));
    await this.pool.end();
  }

  private commitsTo(log: LogName): GroupCommit {
    const known = this.commits.get(log);
    if (known !== undefined) return known;
    const created = new GroupCommit((appends) => this.store(log, appends), this.limits);
    this.commits.set(log, created);
    return created;
  }

  private readsOf(log: LogName): GroupRead {
    const known = this.reads.get(log);
    if (known !== undefined) return known;
    const created = new GroupRead((streams) => this.readStreams(log, streams));
    this.reads.set(log, created);
    return created;
  }

  private async store(log: LogName, appends: readonly Append[]): Promise<readonly AppendResult[]> {
    const began = performance.now();
    const results = await appendBatch(this.pool, log, appends);
    const milliseconds = performance.now() - began;
    for (const result of results) {
      if (result.status === 'appended') this.doorbell.ring(log, result.positions.at(-1) ?? 0);
    }
    this.onStored?.({ log, milliseconds, size: appends.length, appended: newEvents(appends, results) });
    return results;
  }

  private async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function newEvents(appends: readonly Append[], results: readonly AppendResult[]): StoredBatch['appended'] {
  return appends.flatMap(({ stream, events }, index) =>
    results[index]?.status === 'appended' ? events.map(({ type }) => ({ stream, type })) : [],
  );
}
