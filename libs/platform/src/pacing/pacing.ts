import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** One number, shared between threads without messages: how busy the foreground is, from 0 (it has time to spare) to 1 (saturated). */
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

/** From where on a sign of work says that the foreground is busy, and from where on that it is saturated. */
interface Sign {
  readonly busyFrom: number;
  readonly saturatedFrom: number;
}

/** Part of the time that the event loop is active. Short system calls on a virtual machine alone make it 0.5 at 500 submissions a second. */
const activeLoop: Sign = { busyFrom: 0.75, saturatedFrom: 0.95 };
/** Callers without an answer. With 64 that send as fast as they are answered, 30 to 50 appends go with each group commit. */
const unansweredCallers: Sign = { busyFrom: 16, saturatedFrom: 24 };

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
  const seen = Math.max(shown(activeLoop, active), shown(unansweredCallers, unanswered));
  return busy + weightOfOneLook * (seen - busy);
}

function shown({ busyFrom, saturatedFrom }: Sign, seen: number): number {
  return Math.min(1, Math.max(0, (seen - busyFrom) / (saturatedFrom - busyFrom)));
}

/** Part of the time that the background always gets, so that publication never stalls while intake goes on. */
export const leastShare = 0.2;

/**
 * How long background work that took `milliseconds` rests, so that a foreground that is `busy` keeps its pace.
 * Nothing while the foreground has time to spare; with a saturated foreground the work gets its least share.
 */
export function restAfter(milliseconds: number, busy: number, least = leastShare): number {
  const share = 1 - Math.min(1, busy) * (1 - least);
  return (milliseconds * (1 - share)) / share;
}

/**
 * For background loops on the other side of `busyness`: rests as {@link restAfter} says, and no longer than the foreground
 * is busy: neither a reader nor who stops the system waits for a rest that nobody needs any more.
 */
export function breather(busyness: Busyness, least = leastShare): (milliseconds: number) => Promise<void> {
  return async (milliseconds) => {
    const began = performance.now();
    for (;;) {
      const left = restAfter(milliseconds, busyness.value, least) - (performance.now() - began);
      if (left < 1) return;
      await pause(Math.min(left, measureEveryMilliseconds));
    }
  };
}
