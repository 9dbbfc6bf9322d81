import type { LogPage } from '#vybory/event-log';
import type { Step } from '../step.js';

/** Consecutive steps between two places of a log. */
export interface Batch {
  /** Everything up to here was read before. */
  readonly from: number;
  readonly through: number;
  /** When the log took the last event; undefined when the batch holds none. */
  readonly recordedAt: string | undefined;
  readonly steps: readonly Step[];
  /** What was read with it and is to be understood behind it: a few events of a campaign can change more slots than a page may hold. */
  readonly rest?: LogPage;
}

/** Two batches that together are the given one; undefined when it holds a single step. */
export function halves(batch: Batch): readonly [Batch, Batch] | undefined {
  const middle = Math.ceil(batch.steps.length / 2);
  const first = batch.steps.slice(0, middle);
  const last = first.at(-1);
  if (last === undefined || middle === batch.steps.length) return undefined;
  return [
    { from: batch.from, through: last.position, recordedAt: last.recordedAt, steps: first },
    { ...batch, from: last.position, steps: batch.steps.slice(middle) },
  ];
}

const longestTurnMilliseconds = 10;

/** A long piece of work that lets other work of its thread in: a thread that hears nobody for seconds loses its connections. */
export class Turns {
  private began = performance.now();

  /** Ask between two steps. @returns whether the turn has lasted long enough, so that {@link next} is to be awaited */
  get isOver(): boolean {
    return performance.now() - this.began > longestTurnMilliseconds;
  }

  async next(): Promise<void> {
    await new Promise((resolve) => void setImmediate(resolve));
    this.began = performance.now();
  }
}
