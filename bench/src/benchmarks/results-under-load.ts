import { withBenchServer, type BenchServer } from '../harness/bench-server.js';
import type { Benchmark } from '../harness/benchmark.js';
import { memoryFigure } from '../harness/cost.js';
import { medianOf, type Figure } from '../harness/figures.js';
import { openConnections, type Answer } from '../harness/http-connection.js';
import { openLoop, percentile, type LoadResult } from '../harness/load.js';
import { rate, Session } from '../harness/session.js';
import { campaignId } from '../workload/campaign.js';
import { getRequest } from '../workload/requests.js';

const warmUp = 10_000;
const intakeRate = 1_000;
const questionRate = 200;
const seconds = 8;
const readers = 8;

export const resultsUnderLoad: Benchmark = {
  name: 'results',
  title: `National and district results while intake runs at ${intakeRate}/s`,
  run: (options) =>
    withBenchServer(options, warmUp + options.runs * intakeRate * seconds, async (bench) => {
      const session = await Session.open(bench);
      await session.untilVisible(() => session.closed(warmUp));
      await ask(bench);
      const quiet: LoadResult[] = [];
      const loaded: LoadResult[] = [];
      const intake: number[] = [];
      for (let run = 0; run < options.runs; run++) {
        quiet.push(await ask(bench));
        const [asked, sent] = await Promise.all([ask(bench), session.steady(intakeRate * seconds, intakeRate)]);
        loaded.push(asked);
        intake.push(rate(sent));
        await session.status.caughtUp();
      }
      session.close();
      return {
        figures: [
          ...latencyFigures('with intake', loaded, 20),
          ...latencyFigures('baseline: without intake', quiet),
          { name: 'intake meanwhile', value: medianOf(intake, (each) => each), unit: '/s' },
          memoryFigure(bench.server.largestResidentBytes),
        ],
        notes: [`${questionRate} questions/s, the national result and the districts in turn.`],
      };
    }),
};

async function ask({ server: { url }, precincts }: BenchServer): Promise<LoadResult> {
  const connections = await openConnections(url, readers);
  const results = `campaigns/${campaignId}/results`;
  const national = getRequest(url, results);
  const districts = [...new Set(precincts.map(({ district }) => district))].map((district) =>
    getRequest(url, `${results}?territory=${district}`),
  );
  try {
    return await openLoop({
      connections,
      requestOf: (number) => (number % 2 === 0 ? national : (districts[(number >> 1) % districts.length] ?? national)),
      count: questionRate * seconds,
      onAnswer: expectResults,
      perSecond: questionRate,
    });
  } finally {
    for (const connection of connections) connection.close();
  }
}

function expectResults({ status, body }: Answer): void {
  if (status !== 200) throw new Error(`results were answered with ${status}: ${body.slice(0, 500)}`);
}

function latencyFigures(when: string, runs: readonly LoadResult[], atMost?: number): readonly Figure[] {
  const value = (percent: number): number => medianOf(runs, ({ latency }) => percentile(latency, percent));
  return [
    { name: `p50 ${when}`, value: value(50), unit: 'ms' },
    { name: `p99 ${when}`, value: value(99), unit: 'ms', ...(atMost !== undefined && { reach: { atMost } }) },
  ];
}
