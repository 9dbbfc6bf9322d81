import { withServerOf, type CampaignToOpen } from '../harness/bench-server.js';
import type { Benchmark } from '../harness/benchmark.js';
import { memoryFigure } from '../harness/cost.js';
import { medianOf, type Figure } from '../harness/figures.js';
import { Session } from '../harness/session.js';
import { benchCampaign, ofEveryContest, precincts } from '../workload/campaign.js';

const quickSizes = [30_000, 100_000] as const;
const fullSizes = [30_000, 300_000, 1_000_000] as const;
const perRun = 5_000;
const perBatch = 50_000;
/** As many as a national election has. */
const precinctCount = 30_000;

interface Cost {
  readonly size: number;
  /** CPU of server and PostgreSQL, in microseconds per protocol until it is visible. */
  readonly cpu: number;
  readonly perSecond: number;
}

export const growth: Benchmark = {
  name: 'growth',
  title: 'Growth: cost per protocol, sent until visible, as the campaign grows',
  run: async (options) => {
    const sizes = options.full ? fullSizes : quickSizes;
    const contests = Math.ceil((Math.max(...sizes) + sizes.length * options.runs * perRun) / precinctCount);
    return withServerOf(await campaignOf(contests), options, async (bench) => {
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
          `A protocol of each of ${precinctCount.toLocaleString('en')} precincts for ${contests} contests, one contest after the other.`,
          'The cost is CPU time of server and PostgreSQL, which other work on the machine disturbs least.',
          ...(options.full ? [] : ['Sizes up to 1,000,000: npm run bench -- growth --full']),
        ],
      };
    });
  },
};

async function campaignOf(contests: number): Promise<CampaignToOpen> {
  const definition = await benchCampaign(contests);
  const all = precincts(definition, precinctCount);
  return { definition, precincts: all, protocols: ofEveryContest(all, contests) };
}

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
