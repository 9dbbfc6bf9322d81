import { createHistogram } from 'node:perf_hooks';
import { record, type LoadResult } from '../harness/load.js';

/** `callers` loops that each call `work` again when it has resolved, until it was called `count` times. */
export async function callAll(
  callers: number,
  count: number,
  work: (number: number) => Promise<void>,
): Promise<LoadResult> {
  const latency = createHistogram();
  let next = 0;
  const began = performance.now();
  const call = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const called = performance.now();
      await work(number);
      record(latency, performance.now() - called);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { count, seconds: (performance.now() - began) / 1000, latency };
}
