import { unsafeUniformIntDistribution } from 'pure-rand/distribution/UnsafeUniformIntDistribution';
import { xoroshiro128plus } from 'pure-rand/generator/XoroShiro';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Chance that is the same for the same seed. */
export class Chance {
  private readonly generator: RandomGenerator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return unsafeUniformIntDistribution(least, most, this.generator);
  }

  /** True once in `times`, on average. */
  onceIn(times: number): boolean {
    return this.between(1, times) === 1;
  }

  /** From 0 to 1, six digits. */
  share(): number {
    return this.between(0, 1_000_000) / 1_000_000;
  }

  /** Around 0, like the sum of throws: within ±1, mostly near the middle. */
  around(): number {
    return (this.share() + this.share() + this.share() - 1.5) / 1.5;
  }
}
