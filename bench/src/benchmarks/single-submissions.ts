import { withBenchServer } from '../harness/bench-server.js';
import type { Benchmark, BenchmarkOptions } from '../harness/benchmark.js';
import { costFigures, lagFigures, memoryFigure } from '../harness/cost.js';
import { medianOf, type BenchmarkResult } from '../harness/figures.js';
import { percentile } from '../harness/load.js';
import { rate, Session, type SentAndSeen } from '../harness/session.js';
import { withTemporaryFolder } from '../harness/temporary-folder.js';
import { EmmettBaseline } from '../baselines/emmett.js';
import { GroupCommitBaseline } from '../baselines/group-commit.js';

const callers = 64;
const perRun = 20_000;
const warmUp = 10_000;
const emmettPerRun = 2_000;

interface Compared {
  readonly product: SentAndSeen;
  /** Appends per second. */
  readonly groupCommit: number;
  readonly emmett: number;
}

export const singleSubmissions: Benchmark = {
  name: 'single',
  title: 'Single submissions over HTTP, 64 connections, until the durable receipt',
  run: (options) =>
    withTemporaryFolder(async (folder) => {
      const groupCommit = await GroupCommitBaseline.start(folder);
      const emmett = await EmmettBaseline.start(folder);
      try {
        return await measure(options, groupCommit, emmett);
      } finally {
        await emmett.stop();
        await groupCommit.stop();
      }
    }),
};

/** Product and baselines take turns, so that whatever else the machine does meets them alike. */
function measure(
  options: BenchmarkOptions,
  groupCommit: GroupCommitBaseline,
  emmett: EmmettBaseline,
): Promise<BenchmarkResult> {
  return withBenchServer(options, warmUp + options.runs * perRun, async (bench) => {
    const session = await Session.open(bench, callers);
    const compare = async (count: number): Promise<Compared> => {
      const precincts = session.upcoming(count);
      return {
        product: await session.untilVisible(() => session.closed(count)),
        groupCommit: rate(await groupCommit.run(precincts, callers)),
        emmett: await emmett.run(emmettPerRun, callers),
      };
    };
    await compare(warmUp);
    const runs: Compared[] = [];
    for (let run = 0; run < options.runs; run++) runs.push(await compare(perRun));
    session.close();
    return { figures: figuresOf(runs, bench.server.largestResidentBytes), notes: [] };
  });
}

function figuresOf(runs: readonly Compared[], largestResidentBytes: number): BenchmarkResult['figures'] {
  const products = runs.map(({ product }) => product);
  return [
    { name: 'protocols', value: medianOf(products, rate), unit: '/s', reach: { atLeast: 5000 } },
    { name: 'latency p50', value: medianOf(products, ({ latency }) => percentile(latency, 50)), unit: 'ms' },
    {
      name: 'latency p99',
      value: medianOf(products, ({ latency }) => percentile(latency, 99)),
      unit: 'ms',
      reach: { atMost: 40 },
    },
    { name: 'baseline: group commit', value: medianOf(runs, ({ groupCommit }) => groupCommit), unit: '/s' },
    {
      name: 'ratio to group commit',
      value: medianOf(runs, ({ product, groupCommit }) => rate(product) / groupCommit),
      unit: '',
      reach: { atLeast: 0.3 },
    },
    { name: 'baseline: Emmett', value: medianOf(runs, ({ emmett }) => emmett), unit: '/s' },
    {
      name: 'times Emmett',
      value: medianOf(runs, ({ product, emmett }) => rate(product) / emmett),
      unit: '',
      reach: { atLeast: 4 },
    },
    memoryFigure(largestResidentBytes),
    ...lagFigures(products),
    ...costFigures(products),
  ];
}
