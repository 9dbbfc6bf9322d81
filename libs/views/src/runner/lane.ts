import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog, LogName, LogPage } from '#vybory/event-log';
import type { Batch } from './batch.js';
import { isTransient, ViewHalted } from './failure.js';
import { pauseBefore, takePatiently, type Patience } from './patience.js';
import type { RunningView } from './running-view.js';
import { StepReader, type StepReaderOptions } from './step-reader.js';

export interface LaneOptions extends StepReaderOptions {
  readonly eventLog: EventLog;
  readonly log: LogName;
  /** Undefined: all. */
  readonly types: readonly string[] | undefined;
  readonly patience: Patience;
  /** Events per page while there is a backlog. */
  readonly bulkPage: number;
  readonly onCommitted: (view: RunningView) => void;
}

/** A view that could not keep pace with its lane. */
export interface Straggler {
  readonly view: RunningView;
  readonly error: unknown;
}

/** Views at the same place of one log: each page is read and understood once for all of them. */
export class Lane {
  readonly views = new Set<RunningView>();
  private readonly reader: StepReader;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly options: LaneOptions,
    private at: number,
  ) {
    this.reader = new StepReader(options);
  }

  /** A lane that begins at `position` with these views. */
  static async at(position: number, views: Iterable<RunningView>, options: LaneOptions): Promise<Lane> {
    const lane = new Lane(options, position);
    await lane.reader.restore(position);
    for (const view of views) lane.views.add(view);
    return lane;
  }

  get position(): number {
    return this.at;
  }

  /** Does `work` between two pages. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  /**
   * Reads and understands the page behind `after`. Pages must be asked for in order, each behind the one before; the next one
   * may be asked for while this one is being taken.
   */
  async read(after: number): Promise<Batch> {
    return this.understand(after, await this.readPage(after, this.options.bulkPage));
  }

  understand(after: number, page: LogPage): Promise<Batch> {
    return this.reader.read(after, page);
  }

  /** What follows a batch, as {@link read}. */
  readBehind({ through, rest }: Batch): Promise<Batch> {
    return rest === undefined ? this.read(through) : this.understand(through, rest);
  }

  /** Hands what follows the last batch to all views; returns those that stayed behind, which are no longer in the lane. */
  async take(batch: Batch): Promise<readonly Straggler[]> {
    const stragglers = (await Promise.all([...this.views].map((view) => this.handOver(view, batch)))).flat();
    for (const { view } of stragglers) this.views.delete(view);
    this.at = batch.through;
    return stragglers;
  }

  /** Goes up to `target`, however long the store of the views is out. @throws what keeps a view from getting there */
  async advanceTo(target: number, signal: AbortSignal): Promise<void> {
    let next = this.readUpTo(this.at, target);
    while (this.at < target && !signal.aborted) {
      const batch = await next;
      next =
        batch.rest === undefined ? this.readUpTo(batch.through, target) : this.understand(batch.through, batch.rest);
      // Met when it is awaited; until then the views are busy with the batch before it.
      next.catch(() => undefined);
      await Promise.all([...this.views].map((view) => this.insist(view, batch, signal)));
      this.at = batch.through;
    }
  }

  private async readUpTo(after: number, target: number): Promise<Batch> {
    if (after >= target) return { from: after, through: after, recordedAt: undefined, steps: [] };
    const page = await this.readPage(after, this.options.bulkPage);
    if (page.through <= target) return this.understand(after, page);
    const events = page.events.filter(({ position }) => position <= target);
    return this.understand(after, { events, through: target });
  }

  private readPage(after: number, limit: number): Promise<LogPage> {
    const { eventLog, log, types } = this.options;
    return eventLog.readLog(log, types === undefined ? { after, limit } : { after, limit, types });
  }

  private async handOver(view: RunningView, batch: Batch): Promise<readonly Straggler[]> {
    try {
      await takePatiently(view, batch, this.reader, this.options.patience);
      this.options.onCommitted(view);
      return [];
    } catch (error) {
      return [{ view, error }];
    }
  }

  private async insist(view: RunningView, batch: Batch, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const [straggler] = await this.handOver(view, batch);
      if (straggler === undefined) return;
      if (straggler.error instanceof ViewHalted || !isTransient(straggler.error)) throw straggler.error;
      await pause(pauseBefore(attempt, this.options.patience), undefined, { signal }).catch(() => undefined);
    }
  }
}
