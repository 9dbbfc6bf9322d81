import { mebibyte, median, memoryLimit, type Figure } from './figures.js';
import type { SentAndSeen } from './session.js';

type Measured = Omit<SentAndSeen, 'latency'>;

/** What a protocol costs, so that a figure can be judged on another machine. */
export function costFigures(runs: readonly Measured[]): readonly Figure[] {
  const each = (name: string, secondsOf: (run: Measured) => number): Figure => ({
    name,
    value: median(runs.map((run) => (secondsOf(run) * 1e6) / run.count)),
    unit: 'us each',
  });
  return [
    each('CPU of the front thread', ({ usage }) => usage.mainThreadSeconds),
    each('CPU of all server threads until visible', ({ usageUntilVisible }) => usageUntilVisible.cpuSeconds),
    each('CPU of PostgreSQL until the receipts', ({ usage }) => usage.childrenSeconds),
    each('CPU of PostgreSQL until visible', ({ usageUntilVisible }) => usageUntilVisible.childrenSeconds),
    each('CPU of the load generator', ({ generatorSeconds }) => generatorSeconds),
  ];
}

/** How far the back office was behind when the last receipt came. */
export function lagFigures(runs: readonly Measured[]): readonly Figure[] {
  return [
    {
      name: 'processing lags at the last receipt',
      value: median(runs.map(({ lag }) => lag.processing)),
      unit: 'events',
    },
    {
      name: 'everything visible after',
      value: median(runs.map(({ secondsUntilVisible, seconds }) => secondsUntilVisible - seconds)),
      unit: 's',
    },
  ];
}

export function memoryFigure(largestResidentBytes: number): Figure {
  return { name: 'memory of the process', value: largestResidentBytes / mebibyte, unit: 'MiB', reach: memoryLimit };
}
