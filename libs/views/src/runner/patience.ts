import { setTimeout as pause } from 'node:timers/promises';
import { BookmarkMoved } from '../schema/view-tables.js';
import { halves, type Batch } from './batch.js';
import { describe, isTransient, StepFailed } from './failure.js';
import type { RunningView } from './running-view.js';
import type { StepReader } from './step-reader.js';

export interface Patience {
  /** Attempts while the store fails, before the view is detached from the others. */
  readonly storeAttempts: number;
  /** Attempts while the same events fail, before the culprit is isolated. */
  readonly eventAttempts: number;
  /** First pause between attempts; doubles each time, up to five seconds. */
  readonly firstPauseMilliseconds: number;
}

export const defaultPatience: Patience = { storeAttempts: 5, eventAttempts: 3, firstPauseMilliseconds: 50 };

/**
 * Hands a batch to a view. What the store fails is tried again; what the data fails is narrowed down to one slot, which is
 * parked, or which halts a view that sums.
 * @throws ViewHalted, BookmarkMoved, or the store's error when it lasts
 */
export async function takePatiently(
  view: RunningView,
  batch: Batch,
  reader: StepReader,
  patience: Patience,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await view.take(batch, reader);
      return;
    } catch (error) {
      if (error instanceof BookmarkMoved) throw error;
      const transient = isTransient(error);
      if (transient && attempt >= patience.storeAttempts) throw error;
      if (!transient && attempt >= patience.eventAttempts) return isolate(view, batch, reader, patience, error);
      await pause(pauseBefore(attempt, patience));
    }
  }
}

export function pauseBefore(attempt: number, { firstPauseMilliseconds }: Patience): number {
  return Math.min(5_000, firstPauseMilliseconds * 2 ** (attempt - 1));
}

async function isolate(
  view: RunningView,
  batch: Batch,
  reader: StepReader,
  patience: Patience,
  error: unknown,
): Promise<void> {
  const culprit = error instanceof StepFailed ? error.stream : onlyStream(batch);
  if (culprit !== undefined) {
    // Only a slot can be left out: without a part of the campaign's own life nothing that follows can be trusted.
    if (view.view.onPoison === 'halt' || !isSlot(culprit)) return view.halt(describe(error));
    view.park(culprit, describe(error));
    return takePatiently(view, batch, reader, patience);
  }
  const parts = halves(batch);
  // Nothing to leave out: the view itself is at fault, and going on would skip.
  if (parts === undefined) return view.halt(describe(error));
  const narrowing = { ...patience, eventAttempts: 1 };
  for (const part of parts) await takePatiently(view, part, reader, narrowing);
}

function isSlot(stream: string): boolean {
  return stream.startsWith('submission-');
}

function onlyStream({ steps }: Batch): string | undefined {
  const streams = new Set(steps.map(({ stream }) => stream));
  return streams.size === 1 ? steps[0]?.stream : undefined;
}
