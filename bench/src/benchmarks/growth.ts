import { withBenchServer } from '../harness/bench-server.js';
import type { Benchmark } from '../harness/benchmark.js';
import { memoryFigure } from '../harness/cost.js';
import { medianOf, type Figure } from '../harness/figures.js';
import { Session } from '../harness/session.js';

const quickSizes = [30_000, 100_000] as const;
const fullSizes = [30_000, 300_000, 1_000_000] as const;
const perRun = 5_000;
const perBatch = 50_000;

interface Cost {
  readonly size: number;
  /** CPU of server and PostgreSQL, in microseconds per protocol until it is visible. */
  readonly cpu: number;
  readonly perSecond: number;
}

export const growth: Benchmark = {
  name: 'growth',
  title: 'Growth: cost per protocol, sent until visible, as the campaign grows',
  run: (options) => {
    const sizes = options.full ? fullSizes : quickSizes;
    const largest = Math.max(...sizes);
    return withBenchServer(options, largest + options.runs * perRun, async (bench) => {
      const session = await Session.open(bench);
      const costs: Cost[] = [];
      let filled = 0;
      for (const size of sizes) {
        filled += await fill(session, size - filled);
        costs.push(await costAt(session, size, options.runs));
        filled += options.runs * perRun;
      }
      session.close();
      return {
        figures: [...figuresOf(costs), memoryFigure(bench.server.largestResidentBytes)],
        notes: [
          'The cost is CPU time of server and PostgreSQL, which other work on the machine disturbs least.',
          ...(options.full ? [] : ['Sizes up to 1,000,000: npm run bench -- growth --full']),
        ],
      };
    });
  },
};

async function fill(session: Session, count: number): Promise<number> {
  for (let left = count; left > 0; left -= perBatch) {
    const next = Math.min(left, perBatch);
    await session.untilVisible(() => session.batch(next));
  }
  return count;
}

async function costAt(session: Session, size: number, runs: number): Promise<Cost> {
  const measured = [];
  for (let run = 0; run < runs; run++) measured.push(await session.untilVisible(() => session.closed(perRun)));
  return {
    size,
    cpu: medianOf(measured, ({ usageUntilVisible, count }) => {
      const { cpuSeconds, childrenSeconds } = usageUntilVisible;
      return ((cpuSeconds + childrenSeconds) * 1e6) / count;
    }),
    perSecond: medianOf(measured, ({ count, secondsUntilVisible }) => count / secondsUntilVisible),
  };
}

function figuresOf(costs: readonly Cost[]): readonly Figure[] {
  const cheapest = Math.min(...costs.map(({ cpu }) => cpu));
  const dearest = Math.max(...costs.map(({ cpu }) => cpu));
  return [
    ...costs.flatMap(({ size, cpu, perSecond }) => [
      { name: `at ${size.toLocaleString('en')} protocols`, value: cpu, unit: 'us each' },
      { name: `at ${size.toLocaleString('en')} protocols, until visible`, value: perSecond, unit: '/s' },
    ]),
    { name: 'dearest to cheapest', value: dearest / cheapest, unit: '', reach: { atMost: 1.3 } },
  ];
}
