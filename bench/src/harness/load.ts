import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, HttpConnection } from './http-connection.js';

/** What a load generator saw. Latencies are in microseconds. */
export interface LoadResult {
  readonly count: number;
  readonly seconds: number;
  readonly latency: RecordableHistogram;
}

/** A request by its number, from 0: all its bytes. */
export type RequestOf = (number: number) => string;

export interface Load {
  readonly connections: readonly HttpConnection[];
  readonly requestOf: RequestOf;
  readonly count: number;
  /** Called with every answer, in the order in which answers come. */
  readonly onAnswer: (answer: Answer, number: number) => void;
}

/** As fast as the answers come: every connection sends its next request when it has the answer to the last. */
export async function closedLoop({ connections, requestOf, count, onAnswer }: Load): Promise<LoadResult> {
  const latency = createHistogram();
  let next = 0;
  const began = performance.now();
  const drive = async (connection: HttpConnection): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const sent = performance.now();
      const answer = await connection.request(requestOf(number));
      record(latency, performance.now() - sent);
      onAnswer(answer, number);
    }
  };
  await Promise.all(connections.map(drive));
  return { count, seconds: (performance.now() - began) / 1000, latency };
}

/**
 * A steady rate, whatever the answers do: latency counts from the moment at which a request was due, so that a server that
 * stalls cannot hide it by not being asked ("coordinated omission").
 */
export async function openLoop(load: Load & { readonly perSecond: number }): Promise<LoadResult> {
  const { connections, requestOf, count, onAnswer, perSecond } = load;
  const latency = createHistogram();
  const began = performance.now();
  const dueAt = (number: number): number => began + (number * 1000) / perSecond;
  let next = 0;
  const drive = async (connection: HttpConnection): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const early = dueAt(number) - performance.now();
      if (early > 1) await pause(early);
      const answer = await connection.request(requestOf(number));
      record(latency, performance.now() - dueAt(number));
      onAnswer(answer, number);
    }
  };
  await Promise.all(connections.map(drive));
  return { count, seconds: (performance.now() - began) / 1000, latency };
}

export function record(histogram: RecordableHistogram, milliseconds: number): void {
  histogram.record(Math.max(1, Math.round(milliseconds * 1000)));
}

/** In milliseconds. */
export function percentile(histogram: RecordableHistogram, percent: number): number {
  return histogram.percentile(percent) / 1000;
}
