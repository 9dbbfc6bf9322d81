import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** One number, shared between threads without messages: how busy the foreground is, 0 to 1. */
export class Busyness {
  private readonly cell: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.cell = new Int32Array(memory);
  }

  get value(): number {
    return Atomics.load(this.cell, 0) / 1000;
  }

  set value(busy: number) {
    Atomics.store(this.cell, 0, Math.round(busy * 1000));
  }
}

const measureEveryMilliseconds = 50;
/** One look at a time says little: the last 200 ms or so count. */
const weightOfOneLook = 0.25;
/** So many callers without an answer count as wholly busy. */
const manyUnanswered = 40;

/**
 * Publishes how busy this thread is until `stop` is called: how much of the time its event loop is active, or how many
 * callers wait for it, whichever says more. A front that waits for slow commits computes little, and the background must
 * not take that for leave to slow the commits further.
 * @param unanswered how many callers wait for an answer now
 */
export function publishBusyness(busyness: Busyness, unanswered: () => number): { readonly stop: () => void } {
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const active = performance.eventLoopUtilization(now, last).utilization;
    busyness.value = afterOneMoreLook(busyness.value, active, unanswered());
    last = now;
  }, measureEveryMilliseconds);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Busyness after a look that found the event loop `active` for that part of the time and so many callers waiting. */
export function afterOneMoreLook(busy: number, active: number, unanswered: number): number {
  const seen = Math.max(active, Math.min(1, unanswered / manyUnanswered));
  return busy + weightOfOneLook * (seen - busy);
}

export interface Share {
  /** Part of the time that the background always gets, so that publication never stalls while intake goes on. */
  readonly least: number;
  /** Busyness of the foreground from which the background begins to yield. */
  readonly yieldFrom: number;
  /** Busyness of the foreground from which the background gets only its least share. */
  readonly saturatedFrom: number;
}

/**
 * Measured with 64 clients that send as fast as they are answered: the event loop is active for 30 to 90 % of the time,
 * and 30 to 50 appends go with each group commit.
 */
export const defaultShare: Share = { least: 0.1, yieldFrom: 0.4, saturatedFrom: 0.6 };

/**
 * How long background work that took `milliseconds` rests, so that a foreground that is `busy` keeps its pace.
 * Nothing while the foreground has time to spare; with a saturated foreground the work gets its least share.
 */
export function restAfter(
  milliseconds: number,
  busy: number,
  { least, yieldFrom, saturatedFrom }: Share = defaultShare,
): number {
  if (busy <= yieldFrom) return 0;
  const pressure = Math.min(1, (busy - yieldFrom) / (saturatedFrom - yieldFrom));
  const share = 1 - pressure * (1 - least);
  return (milliseconds * (1 - share)) / share;
}

/**
 * For background loops on the other side of `busyness`: rests as {@link restAfter} says, and no longer than the foreground
 * is busy: neither a reader nor who stops the system waits for a rest that nobody needs any more.
 */
export function breather(busyness: Busyness, share: Share = defaultShare): (milliseconds: number) => Promise<void> {
  return async (milliseconds) => {
    const began = performance.now();
    for (;;) {
      const left = restAfter(milliseconds, busyness.value, share) - (performance.now() - began);
      if (left < 1) return;
      await pause(Math.min(left, measureEveryMilliseconds));
    }
  };
}
