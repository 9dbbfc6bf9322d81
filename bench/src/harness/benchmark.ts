import type { BenchmarkResult } from './figures.js';

export interface BenchmarkOptions {
  /** Also what takes many minutes. */
  readonly full: boolean;
  /** Measured runs after the warm-up; the median counts. */
  readonly runs: number;
  /** Further arguments for the Node that runs the server, e.g. `--cpu-prof`. */
  readonly serverArguments: readonly string[];
}

export interface Benchmark {
  /** As it is named on the command line. */
  readonly name: string;
  readonly title: string;
  readonly run: (options: BenchmarkOptions) => Promise<BenchmarkResult>;
}
