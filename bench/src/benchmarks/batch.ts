import { withBenchServer } from '../harness/bench-server.js';
import type { Benchmark, BenchmarkOptions } from '../harness/benchmark.js';
import { costFigures, lagFigures, memoryFigure } from '../harness/cost.js';
import { medianOf, type BenchmarkResult } from '../harness/figures.js';
import { rate, Session } from '../harness/session.js';
import { GroupCommitBaseline } from '../baselines/group-commit.js';

/** As many as a batch has under way. */
const callers = 512;
const perRun = 20_000;
const warmUp = 10_000;

export const batch: Benchmark = {
  name: 'batch',
  title: 'One NDJSON batch until the durable receipts',
  run: (options) => GroupCommitBaseline.during((groupCommit) => measure(options, groupCommit)),
};

function measure(options: BenchmarkOptions, groupCommit: GroupCommitBaseline): Promise<BenchmarkResult> {
  return withBenchServer(options, warmUp + options.runs * perRun, async (bench) => {
    const session = await Session.open(bench);
    const compare = async (count: number) => {
      const precincts = session.upcoming(count);
      const product = await session.untilVisible(() => session.batch(count));
      return { product, groupCommit: rate(await groupCommit.run(precincts, callers)) };
    };
    await compare(warmUp);
    const runs: Awaited<ReturnType<typeof compare>>[] = [];
    for (let run = 0; run < options.runs; run++) runs.push(await compare(perRun));
    session.close();
    const products = runs.map(({ product }) => product);
    return {
      figures: [
        { name: 'protocols', value: medianOf(products, rate), unit: '/s', reach: { atLeast: 12_000 } },
        { name: 'baseline: group commit', value: medianOf(runs, (run) => run.groupCommit), unit: '/s' },
        {
          name: 'ratio to group commit',
          value: medianOf(runs, (run) => rate(run.product) / run.groupCommit),
          unit: '',
          reach: { atLeast: 0.6 },
        },
        memoryFigure(bench.server.largestResidentBytes),
        ...lagFigures(products),
        ...costFigures(products),
      ],
      notes: [`Baseline: ${callers} callers, as many as a batch has under way.`],
    };
  });
}
