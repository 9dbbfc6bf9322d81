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
/** A saturated front still waits now and then, for a commit or for the processor: one look at a time says little. */
const weightOfOneLook = 0.25;

/** Publishes the event loop utilisation of this thread, of the last 200 ms or so, until `stop` is called. */
export function publishBusyness(busyness: Busyness): { readonly stop: () => void } {
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    busyness.value += weightOfOneLook * (utilization - busyness.value);
    last = now;
  }, measureEveryMilliseconds);
  timer.unref();
  return { stop: () => clearInterval(timer) };
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
 * As measured: the event loop of a front that 64 clients saturate is active for 60 to 90 % of the time, because it waits
 * for commits, and for processors that the background has taken; at 1,000 submissions a second it is for 20 to 30 %.
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

/** For background loops on the other side of `busyness`: rests as {@link restAfter} says. */
export function breather(busyness: Busyness, share: Share = defaultShare): (milliseconds: number) => Promise<void> {
  return async (milliseconds) => {
    const rest = restAfter(milliseconds, busyness.value, share);
    if (rest >= 1) await pause(rest);
  };
}
