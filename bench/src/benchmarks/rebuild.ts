import { request } from 'undici';
import { withBenchServer, type BenchServer } from '../harness/bench-server.js';
import type { Benchmark, BenchmarkOptions } from '../harness/benchmark.js';
import { memoryFigure } from '../harness/cost.js';
import { medianOf, type BenchmarkResult } from '../harness/figures.js';
import { ownDatabase } from '../harness/own-database.js';
import { rate, Session } from '../harness/session.js';
import { withTemporaryFolder } from '../harness/temporary-folder.js';
import { readAndParse } from '../baselines/read-and-parse.js';

const protocolCount = 30_000;

interface Run {
  readonly rebuild: { readonly count: number; readonly seconds: number };
  readonly baseline: { readonly count: number; readonly seconds: number };
}

export const rebuild: Benchmark = {
  name: 'rebuild',
  title: `Rebuild of all views from the log of ${protocolCount} protocols`,
  run: (options) =>
    withTemporaryFolder(async (folder) => {
      const database = await ownDatabase(folder);
      try {
        return await measure(options, database.url);
      } finally {
        await database.stop();
      }
    }),
};

function measure(options: BenchmarkOptions, databaseUrl: string): Promise<BenchmarkResult> {
  return withBenchServer({ ...options, databaseUrl }, protocolCount, async (bench) => {
    const session = await Session.open(bench);
    await session.untilVisible(() => session.batch(protocolCount));
    const compare = async (): Promise<Run> => ({
      rebuild: await rebuildViews(bench, session),
      baseline: await readAndParse(databaseUrl),
    });
    await compare();
    const runs: Run[] = [];
    for (let run = 0; run < options.runs; run++) runs.push(await compare());
    session.close();
    return {
      figures: [
        { name: 'events', value: medianOf(runs, (run) => rate(run.rebuild)), unit: '/s', reach: { atLeast: 25_000 } },
        { name: 'baseline: read and parse only', value: medianOf(runs, (run) => rate(run.baseline)), unit: '/s' },
        {
          name: 'ratio to the baseline',
          value: medianOf(runs, (run) => rate(run.rebuild) / rate(run.baseline)),
          unit: '',
          reach: { atLeast: 0.45 },
        },
        { name: 'events in the log', value: medianOf(runs, (run) => run.baseline.count), unit: '' },
        memoryFigure(bench.server.largestResidentBytes),
      ],
      notes: [],
    };
  });
}

async function rebuildViews({ server }: BenchServer, { status }: Session): Promise<Run['rebuild']> {
  const { head } = await status.lag();
  const began = performance.now();
  const { statusCode, body } = await request(new URL('/api/v1/views/rebuild', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'vybory-body': 'secretariat' },
    body: '{}',
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`the rebuild was answered with ${statusCode}: ${text.slice(0, 1000)}`);
  return { count: head, seconds: (performance.now() - began) / 1000 };
}
