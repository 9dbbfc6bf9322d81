import { Chance } from '../../apps/cli/src/demo/random.js';

const largestSeed = 2_147_483_647;

/** Chance of this run: `VYBORY_SEED` repeats an earlier one. Says its seed, so that a failure can be repeated. */
export function seededChance(name: string): { readonly seed: number; readonly chance: Chance } {
  const wanted = process.env['VYBORY_SEED'];
  const seed = wanted === undefined ? (Date.now() % largestSeed) + 1 : Number(wanted);
  if (!Number.isInteger(seed) || seed < 1 || seed > largestSeed) {
    throw new RangeError(`VYBORY_SEED must be a whole number from 1 to ${largestSeed}, not ${wanted ?? ''}`);
  }
  say(`${name}: VYBORY_SEED=${seed}`);
  return { seed, chance: new Chance(seed) };
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
