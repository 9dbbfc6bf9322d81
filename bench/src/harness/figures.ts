/** One measured number and what it should reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reach?: Reach;
}

export type Reach = { readonly atLeast: number } | { readonly atMost: number };

export interface BenchmarkResult {
  readonly figures: readonly Figure[];
  /** What a reader must know to judge the figures. */
  readonly notes: readonly string[];
}

export function reached({ value, reach }: Figure): boolean | undefined {
  if (!reach) return undefined;
  return 'atLeast' in reach ? value >= reach.atLeast : value <= reach.atMost;
}

/** @throws RangeError without values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('no values have no median');
  return middle;
}

/** The median of one measure over several runs. */
export function medianOf<Run>(runs: readonly Run[], measure: (run: Run) => number): number {
  return median(runs.map(measure));
}

export const mebibyte = 1024 * 1024;
export const memoryLimit: Reach = { atMost: 1024 };
