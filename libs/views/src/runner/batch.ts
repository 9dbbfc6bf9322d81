import type { Step } from '../step.js';

/** Consecutive steps between two places of a log. */
export interface Batch {
  /** Everything up to here was read before. */
  readonly from: number;
  readonly through: number;
  /** When the log took the last event; undefined when the batch holds none. */
  readonly recordedAt: string | undefined;
  readonly steps: readonly Step[];
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

/** Lets other work of this thread in. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Steps that a fold takes before it lets other work in. */
export const stepsPerBreath = 1_000;
