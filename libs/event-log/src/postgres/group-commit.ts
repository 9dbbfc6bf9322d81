import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { EventLogOverloaded, EventLogUnavailable, EventRefused, type AppendResult } from '../port.js';
import type { Append } from './append-batch.js';
import { failureOf, unavailable } from './failure.js';

export interface GroupCommitLimits {
  readonly batchAppends: number;
  readonly batchEvents: number;
  readonly batchBytes: number;
  /** Beyond these, appends are turned away. */
  readonly waitingAppends: number;
  readonly waitingBytes: number;
  /** How long a batch is tried again while the store is away. */
  readonly retryMilliseconds: number;
}

export const defaultLimits: GroupCommitLimits = {
  batchAppends: 250,
  batchEvents: 1_000,
  batchBytes: 4 * 1024 * 1024,
  waitingAppends: 10_000,
  waitingBytes: 64 * 1024 * 1024,
  retryMilliseconds: 5_000,
};

const firstRetryMilliseconds = 20;
const longestRetryMilliseconds = 1_000;

export type StoreBatch = (appends: readonly Append[]) => Promise<readonly AppendResult[]>;

interface Waiting extends Append {
  readonly bytes: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Group commit for one log: one batch is on its way to the store, everything that arrives meanwhile goes with the next.
 * Each append gets its own answer, whatever happens to its neighbours.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private waitingBytes = 0;
  private underWay = 0;
  private running: Promise<void> | undefined;

  constructor(
    private readonly store: StoreBatch,
    private readonly limits: GroupCommitLimits,
  ) {}

  append(append: Append): Promise<AppendResult> {
    const bytes = append.events.reduce((sum, event) => sum + event.body.length, 0);
    const full = this.waiting.length >= this.limits.waitingAppends;
    if (full || (this.waiting.length > 0 && this.waitingBytes + bytes > this.limits.waitingBytes)) {
      return Promise.reject(new EventLogOverloaded(`${this.waiting.length} appends wait already`));
    }
    return new Promise((resolve, reject) => {
      const { stream, expectedVersion, events } = append;
      this.waiting.push({ stream, expectedVersion, events, bytes, resolve, reject });
      this.waitingBytes += bytes;
      this.running ??= this.run();
    });
  }

  /** Appends whose callers have no answer yet. */
  get unanswered(): number {
    return this.waiting.length + this.underWay;
  }

  /** Resolves when nothing waits and nothing is on its way. */
  async drained(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    do {
      // Whatever else this turn of the event loop brings goes with the batch: callers who were just answered and come
      // again would otherwise find that a few had left without them.
      await nextTurn();
      const batch = this.takeBatch();
      this.underWay = batch.length;
      await this.commit(batch);
      this.underWay = 0;
    } while (this.waiting.length > 0);
    this.running = undefined;
  }

  /** The first ones in order, at most one per stream: a later append to a stream waits for the answer to the earlier one. */
  private takeBatch(): Waiting[] {
    const { batchAppends, batchEvents, batchBytes } = this.limits;
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    const streams = new Set<string>();
    let events = 0;
    let bytes = 0;
    for (const [index, append] of this.waiting.entries()) {
      events += append.events.length;
      bytes += append.bytes;
      const full = batch.length === batchAppends || events > batchEvents || bytes > batchBytes;
      if (full && batch.length > 0) {
        left.push(...this.waiting.slice(index));
        break;
      }
      (streams.has(append.stream) ? left : batch).push(append);
      streams.add(append.stream);
    }
    this.waiting = left;
    this.waitingBytes -= batch.reduce((sum, append) => sum + append.bytes, 0);
    return batch;
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.storeUntilAnswered(batch);
      batch.forEach((append, index) => answer(append, results[index]));
    } catch (error) {
      if (failureOf(error) === 'refused') return this.isolateRefused(batch, error);
      const away = unavailable(error);
      for (const append of [...batch, ...this.waiting]) append.reject(away);
      this.waiting = [];
      this.waitingBytes = 0;
    }
  }

  /** After a lost connection nobody knows whether the batch was stored; the ids make storing it again harmless. */
  private async storeUntilAnswered(batch: readonly Waiting[]): Promise<readonly AppendResult[]> {
    const deadline = performance.now() + this.limits.retryMilliseconds;
    for (let delay = firstRetryMilliseconds; ; delay = Math.min(delay * 2, longestRetryMilliseconds)) {
      try {
        return await this.store(batch);
      } catch (error) {
        if (failureOf(error) !== 'passing' || performance.now() + delay > deadline) throw error;
        await pause(delay);
      }
    }
  }

  /** Nothing of the batch was stored: halve it until the append at fault stands alone. */
  private async isolateRefused(batch: readonly Waiting[], error: unknown): Promise<void> {
    const [append] = batch;
    if (batch.length === 1 && append !== undefined) {
      const reason = error instanceof Error ? error.message : String(error);
      append.reject(new EventRefused(`the event log refuses events for ${append.stream}: ${reason}`, { cause: error }));
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.commit(batch.slice(0, middle));
    await this.commit(batch.slice(middle));
  }
}

function answer(append: Waiting, result: AppendResult | undefined): void {
  if (result === undefined) append.reject(new EventLogUnavailable('the store gave no answer for this append'));
  else append.resolve(result);
}
