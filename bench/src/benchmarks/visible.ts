import type { RecordableHistogram } from 'node:perf_hooks';
import { withBenchServer, type BenchServer } from '../harness/bench-server.js';
import type { Benchmark } from '../harness/benchmark.js';
import { costFigures, memoryFigure } from '../harness/cost.js';
import { medianOf } from '../harness/figures.js';
import { percentile } from '../harness/load.js';
import { expectReceipt, Session } from '../harness/session.js';
import { VisibilityWatch } from '../harness/visibility.js';

const warmUp = 5_000;
const perRun = 15_000;
const steadyRate = 500;
const steadyCount = 5_000;

export const visible: Benchmark = {
  name: 'visible',
  title: 'Through to accepted and visible in results',
  run: (options) =>
    withBenchServer(options, warmUp + options.runs * (perRun + steadyCount), async (bench) => {
      const session = await Session.open(bench);
      await session.untilVisible(() => session.closed(warmUp));
      const throughput = [];
      for (let run = 0; run < options.runs; run++) {
        throughput.push(await session.untilVisible(() => session.closed(perRun)));
      }
      const steady: RecordableHistogram[] = [];
      for (let run = 0; run < options.runs; run++) steady.push(await untilSeen(session, bench));
      session.close();
      return {
        figures: [
          {
            name: 'sustained, sent until visible in every view',
            value: medianOf(throughput, ({ count, secondsUntilVisible }) => count / secondsUntilVisible),
            unit: '/s',
            reach: { atLeast: 2000 },
          },
          {
            name: `sent to visible at ${steadyRate}/s, p50`,
            value: medianOf(steady, (latency) => percentile(latency, 50)),
            unit: 'ms',
          },
          {
            name: `sent to visible at ${steadyRate}/s, p99`,
            value: medianOf(steady, (latency) => percentile(latency, 99)),
            unit: 'ms',
            reach: { atMost: 1000 },
          },
          memoryFigure(bench.server.largestResidentBytes),
          ...costFigures(throughput),
        ],
        notes: ['Sustained: 64 connections send as fast as receipts come; the clock stops when every view shows all.'],
      };
    }),
};

/** Latencies from the moment at which each submission was due. */
async function untilSeen(session: Session, { server }: BenchServer): Promise<RecordableHistogram> {
  const watch = await VisibilityWatch.open(server.url);
  const began = performance.now();
  await session.steady(steadyCount, steadyRate, (answer, number) => {
    expectReceipt(answer);
    watch.received(began + (number * 1000) / steadyRate, answer);
  });
  await session.status.caughtUp();
  return watch.latencies();
}
