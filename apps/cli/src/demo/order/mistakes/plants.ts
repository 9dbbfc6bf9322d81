import type { CampaignKind } from '#vybory/forms';
import { Chance } from '../../random.js';
import { addressOf, type Plant } from '../play/plant.js';
import type { Batch, Slot } from '../play/slots.js';
import { valuesOf } from '../values/index.js';
import type { World } from '../world/world.js';
import { ofAnyCampaign } from './of-any-campaign.js';
import { ofElections, ofParliamentary, ofPresidential } from './of-elections.js';
import { ofLocal, ofReferendum } from './of-referendum.js';
import type { Mistake } from './spoiling.js';

export const mistakesOf: Readonly<Record<CampaignKind, readonly Mistake[]>> = {
  presidential: [...ofAnyCampaign, ...ofElections, ...ofPresidential],
  parliamentary: [...ofAnyCampaign, ...ofElections, ...ofParliamentary],
  referendum: [...ofAnyCampaign, ...ofReferendum],
  local: [...ofAnyCampaign, ...ofLocal],
};

/** Some of the mistakes that people make in a kind of campaign, each in one submission; which ones and where, the seed says. */
export function plantsFor(
  world: World,
  batches: readonly Batch[],
  { seed, mistakes }: { readonly seed: number; readonly mistakes: number },
): readonly Plant[] {
  const chance = new Chance(seed + 1);
  const slots = batches.flatMap((batch) => batch.slots);
  const taken = new Set<string>();
  const plants: Plant[] = [];
  for (const mistake of shuffled(mistakesOf[world.kind], chance)) {
    if (plants.length === mistakes) break;
    const plant = plantOf(mistake, world, shuffled(slots, chance), taken);
    if (plant === undefined) continue;
    taken.add(placeOf(plant.slot));
    plants.push(plant);
  }
  return plants;
}

function plantOf(
  { form, relations, answer, fits, spoil }: Mistake,
  world: World,
  slots: readonly Slot[],
  taken: ReadonlySet<string>,
): Plant | undefined {
  for (const slot of slots) {
    if (slot.form !== form || taken.has(placeOf(slot)) || fits?.(slot, world) === false) continue;
    const values = spoil(valuesOf(world, slot), world, slot);
    if (values !== undefined) return { slot, values, relations, answer };
  }
  return undefined;
}

/** Notice and protocol of the same count are compared with each other: a mistake in one is enough. */
function placeOf(slot: Slot): string {
  return addressOf({ ...slot, key: slot.contest ?? slot.key });
}

function shuffled<Item>(items: readonly Item[], chance: Chance): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(chance.between(0, left.length - 1), 1));
}
