import type { LogName } from '#vybory/event-log';
import { BookmarkMoved, type BookmarkAt, type ParkedStep, type ViewTables } from '../schema/view-tables.js';
import type { Step } from '../step.js';
import { ImpossibleStep, type View, type ViewFold } from '../view.js';
import { Turns, type Batch } from './batch.js';
import { StepFailed, ViewHalted } from './failure.js';
import type { StepReader } from './step-reader.js';

/** One view of one log: its fold in memory, its bookmark, and the slots that it leaves out. */
export class RunningView {
  private fold: ViewFold | undefined;
  private bookmark: BookmarkAt | undefined;
  private parked = new Set<string>();
  /** Streams to park with the next write, and why. */
  private readonly condemned = new Map<string, string>();
  private halted: string | undefined;

  constructor(
    readonly view: View,
    readonly log: LogName,
    private readonly tables: ViewTables,
  ) {}

  /** Place of the bookmark, as far as this process knows. */
  get position(): number {
    return this.bookmark?.position ?? 0;
  }

  /** When the log took the last event that was read. */
  get recordedAt(): string | undefined {
    return this.bookmark?.recordedAt;
  }

  get haltedBecause(): string | undefined {
    return this.halted;
  }

  get parkedStreams(): number {
    return this.parked.size;
  }

  async open(): Promise<void> {
    this.bookmark = await this.tables.bookmark(this.log);
    this.parked = await this.tables.parkedStreams(this.bookmark.logId);
  }

  /** Leaves the slot out from now on; its events are listed in `parked`. */
  park(stream: string, reason: string): void {
    this.condemned.set(stream, reason);
  }

  async halt(reason: string): Promise<never> {
    this.halted = reason;
    await this.tables.halt(this.log, reason);
    throw new ViewHalted(`${this.view.name} of ${this.log} halts: ${reason}`);
  }

  /**
   * Applies the batch, writes, moves the bookmark. Does nothing when the bookmark is behind the batch already.
   * @throws BookmarkMoved when it is anywhere else; StepFailed; whatever the store throws
   */
  async take(batch: Batch, reader: StepReader): Promise<void> {
    try {
      const { fold, bookmark } = await this.started(reader);
      if (bookmark.position === batch.through) return;
      if (bookmark.position !== batch.from) throw new BookmarkMoved(`${bookmark.position} instead of ${batch.from}`);
      const parked: ParkedStep[] = [];
      const steps = this.toApply(batch, parked);
      await fold.prepare?.(steps, { db: this.tables, received: (streams) => reader.received(streams) });
      await applyAll(fold, steps);
      const move = { logId: bookmark.logId, from: batch.from, to: batch.through, recordedAt: batch.recordedAt, parked };
      await this.tables.advance(move, (db) => fold.write(db));
      this.bookmark = { ...bookmark, position: batch.through, recordedAt: batch.recordedAt ?? bookmark.recordedAt };
      this.settle(parked);
    } catch (error) {
      this.fold = undefined;
      throw error;
    }
  }

  private settle(parked: readonly ParkedStep[]): void {
    for (const { stream } of parked) {
      this.parked.add(stream);
      this.condemned.delete(stream);
    }
    this.halted = undefined;
  }

  private async started(reader: StepReader): Promise<{ readonly fold: ViewFold; readonly bookmark: BookmarkAt }> {
    if (this.fold === undefined || this.bookmark === undefined) {
      await this.open();
      const bookmark = this.bookmark;
      if (bookmark === undefined) throw new BookmarkMoved('no bookmark');
      const start = { log: this.log, logId: bookmark.logId, campaign: reader.campaign, db: this.tables };
      this.fold = await this.view.startFold(start);
    }
    const { fold, bookmark } = this;
    if (bookmark === undefined) throw new BookmarkMoved('no bookmark');
    return { fold, bookmark };
  }

  private toApply(batch: Batch, parked: ParkedStep[]): readonly Step[] {
    if (this.parked.size === 0 && this.condemned.size === 0) return batch.steps;
    return batch.steps.filter(({ stream, position }) => {
      const known = this.parked.has(stream) ? 'the slot is parked since an earlier event' : undefined;
      const reason = this.condemned.get(stream) ?? known;
      if (reason !== undefined) parked.push({ stream, position, reason });
      return reason === undefined;
    });
  }
}

async function applyAll(fold: ViewFold, steps: readonly Step[]): Promise<void> {
  const turns = new Turns();
  for (const step of steps) {
    try {
      if (step.kind === 'broken') throw new ImpossibleStep(step.reason);
      fold.apply(step);
    } catch (error) {
      throw new StepFailed(step, error);
    }
    if (turns.isOver) await turns.next();
  }
}
