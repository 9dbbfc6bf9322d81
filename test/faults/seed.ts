import { Chance } from '../../apps/cli/src/demo/random.js';

const largestSeed = 2_147_483_647;

/** Chances that do not disturb each other: what one of them says does not depend on how often another was asked. */
export interface Chances {
  readonly plan: Chance;
  readonly bodies: Chance;
  readonly chaos: Chance;
}

/** Chance of this run: `VYBORY_SEED` repeats an earlier one. Says its seed, so that a failure can be repeated. */
export function seededChances(name: string): Chances {
  const wanted = process.env['VYBORY_SEED'];
  const seed = wanted === undefined ? (Date.now() % largestSeed) + 1 : Number(wanted);
  if (!Number.isInteger(seed) || seed < 1 || seed > largestSeed) {
    throw new RangeError(`VYBORY_SEED must be a whole number from 1 to ${largestSeed}, not ${wanted ?? ''}`);
  }
  say(`${name}: VYBORY_SEED=${seed}`);
  const source = new Chance(seed);
  const next = (): Chance => new Chance(source.between(1, largestSeed));
  return { plan: next(), bodies: next(), chaos: next() };
}

/** In a random order. */
export function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  return items
    .map((item) => ({ item, place: chance.share() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** For the person who watches the run; jest keeps stdout for itself. */
export function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
