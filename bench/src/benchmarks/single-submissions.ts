import { BackOfficeWatch } from '../harness/back-office.js';
import { withBenchServer, type BenchServer } from '../harness/bench-server.js';
import type { Benchmark, BenchmarkOptions } from '../harness/benchmark.js';
import { mebibyte, median, medianOf, memoryLimit, type BenchmarkResult } from '../harness/figures.js';
import { openConnections, type Answer, type HttpConnection } from '../harness/http-connection.js';
import { closedLoop, percentile, type LoadResult } from '../harness/load.js';
import { withTemporaryFolder } from '../harness/temporary-folder.js';
import { usageBetween, type Usage } from '../harness/usage.js';
import { EmmettBaseline } from '../baselines/emmett.js';
import { GroupCommitBaseline } from '../baselines/group-commit.js';
import type { Precinct } from '../workload/campaign.js';
import { submissionRequests } from '../workload/requests.js';

const connectionCount = 64;
const perRun = 20_000;
const warmUp = 10_000;
const emmettPerRun = 2_000;

interface Run {
  readonly load: LoadResult;
  readonly usage: Usage;
  readonly generatorSeconds: number;
  /** Protocols that the back office had accepted when the last receipt came, and when it had accepted all. */
  readonly acceptedAtEnd: number;
  readonly catchUpSeconds: number;
}

export const singleSubmissions: Benchmark = {
  name: 'single',
  title: 'Single submissions over HTTP, 64 connections, until the durable receipt',
  run: (options) => withTemporaryFolder((folder) => measure(options, folder)),
};

async function measure(options: BenchmarkOptions, folder: string): Promise<BenchmarkResult> {
  const groupCommit = await GroupCommitBaseline.start(folder);
  const emmett = await EmmettBaseline.start(folder);
  try {
    return await withBenchServer(options, warmUp + options.runs * perRun, async (bench) => {
      const runs = await Runs.open(bench);
      await runs.next(warmUp);
      await groupCommit.run(bench.precincts.slice(0, warmUp), connectionCount);
      await emmett.run(emmettPerRun, connectionCount);
      const measured: Compared[] = [];
      for (let run = 0; run < options.runs; run++) {
        const precincts = runs.upcoming(perRun);
        const product = await runs.next(perRun);
        measured.push({
          product,
          groupCommit: rate(await groupCommit.run(precincts, connectionCount)),
          emmett: await emmett.run(emmettPerRun, connectionCount),
        });
      }
      runs.close();
      return resultOf(measured, bench.server.largestResidentBytes);
    });
  } finally {
    await emmett.stop();
    await groupCommit.stop();
  }
}

interface Compared {
  readonly product: Run;
  /** Appends per second. */
  readonly groupCommit: number;
  readonly emmett: number;
}

/** Runs one after another over the precincts, each on precincts that have not been used. */
class Runs {
  private used = 0;

  private constructor(
    private readonly bench: BenchServer,
    private readonly connections: readonly HttpConnection[],
    private readonly backOffice: BackOfficeWatch,
  ) {}

  static async open(bench: BenchServer): Promise<Runs> {
    const { server, precincts } = bench;
    const connections = await openConnections(server.url, connectionCount);
    return new Runs(bench, connections, await BackOfficeWatch.open(server.url, precincts));
  }

  upcoming(count: number): readonly Precinct[] {
    return this.bench.precincts.slice(this.used, this.used + count);
  }

  async next(count: number): Promise<Run> {
    const { server } = this.bench;
    const requestOf = submissionRequests(server.url, this.upcoming(count));
    const before = server.usage();
    const generatorBefore = process.cpuUsage();
    const load = await closedLoop({ connections: this.connections, requestOf, count, onAnswer: expectReceipt });
    const generator = process.cpuUsage(generatorBefore);
    const usage = usageBetween(before, server.usage());
    const acceptedAtEnd = (await this.backOffice.acceptedOf(this.used + count)) - this.used;
    this.used += count;
    const catchUpSeconds = await this.backOffice.caughtUp(this.used);
    return { load, usage, generatorSeconds: (generator.user + generator.system) / 1e6, acceptedAtEnd, catchUpSeconds };
  }

  close(): void {
    for (const connection of this.connections) connection.close();
    this.backOffice.close();
  }
}

export function expectReceipt({ status, body }: Answer): void {
  if (status !== 202) throw new Error(`a submission was answered with ${status}: ${body.slice(0, 500)}`);
}

function rate({ count, seconds }: LoadResult): number {
  return count / seconds;
}

function resultOf(runs: readonly Compared[], largestResidentBytes: number): BenchmarkResult {
  const products = runs.map(({ product }) => product);
  const perSecond = medianOf(products, ({ load }) => rate(load));
  const microseconds = (secondsOf: (run: Run) => number): number =>
    median(products.map((run) => (secondsOf(run) * 1e6) / run.load.count));
  return {
    figures: [
      { name: 'protocols', value: perSecond, unit: '/s', reach: { atLeast: 5000 } },
      { name: 'latency p50', value: medianOf(products, ({ load }) => percentile(load.latency, 50)), unit: 'ms' },
      { name: 'latency p99', value: medianOf(products, ({ load }) => percentile(load.latency, 99)), unit: 'ms', reach: { atMost: 40 } },
      { name: 'baseline: group commit', value: medianOf(runs, ({ groupCommit }) => groupCommit), unit: '/s' },
      {
        name: 'ratio to group commit',
        value: medianOf(runs, ({ product, groupCommit }) => rate(product.load) / groupCommit),
        unit: '',
        reach: { atLeast: 0.3 },
      },
      { name: 'baseline: Emmett', value: medianOf(runs, ({ emmett }) => emmett), unit: '/s' },
      {
        name: 'times Emmett',
        value: medianOf(runs, ({ product, emmett }) => rate(product.load) / emmett),
        unit: '',
        reach: { atLeast: 4 },
      },
      { name: 'memory of the process', value: largestResidentBytes / mebibyte, unit: 'MiB', reach: memoryLimit },
      { name: 'CPU of the front thread', value: microseconds(({ usage }) => usage.mainThreadSeconds), unit: 'us each' },
      { name: 'CPU of all server threads', value: microseconds(({ usage }) => usage.cpuSeconds), unit: 'us each' },
      { name: 'CPU of PostgreSQL', value: microseconds(({ usage }) => usage.childrenSeconds), unit: 'us each' },
      { name: 'CPU of the load generator', value: microseconds(({ generatorSeconds }) => generatorSeconds), unit: 'us each' },
      { name: 'accepted when the last receipt came', value: (100 * medianOf(products, ({ acceptedAtEnd }) => acceptedAtEnd)) / perRun, unit: '%' },
      { name: 'all accepted after', value: medianOf(products, ({ catchUpSeconds }) => catchUpSeconds), unit: 's' },
    ],
    notes: [],
  };
}
