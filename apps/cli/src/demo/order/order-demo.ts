import type { CampaignKind } from '#vybory/forms';
import { plantsFor } from './mistakes/plants.js';
import { orderDefinition } from './definition/definition.js';
import { OrderPlay, type Played, type PlayOptions } from './play/order-play.js';
import { differences, placesOf, textOf } from './play/plant.js';
import { batchesOf } from './play/slots.js';
import { happeningsOfPrecincts, happeningsOfSubjects } from './world/happenings.js';
import { makeWorld } from './world/make-world.js';

export interface OrderDemoOptions extends PlayOptions {
  readonly kind: CampaignKind;
  readonly precincts: number;
  readonly seed: number;
  /** How many mistakes are planted; fewer when the kind has no more. */
  readonly mistakes: number;
  readonly votingDay: string;
}

/** How the campaign ended, and whether the checks found exactly what was planted. */
export interface OrderDemoResult extends Played {
  readonly campaign: string;
  readonly planted: readonly string[];
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly unexpected: readonly string[];
  /** Forms of the campaign that nobody submitted. */
  readonly formsMissing: readonly string[];
  readonly complete: boolean;
}

/** A generated campaign of one kind, from announcement to establishment, with every form that the order asks for. */
export async function playOrderCampaign(options: OrderDemoOptions): Promise<OrderDemoResult> {
  const { kind, precincts, seed, mistakes, votingDay } = options;
  const campaign = `demo-${kind}`;
  const world = makeWorld({ kind, campaign, precincts, seed, votingDay });
  const definition = orderDefinition(world);
  const happened = [...happeningsOfSubjects(world), ...happeningsOfPrecincts(world)];
  const batches = batchesOf(world, definition, happened);
  const plants = plantsFor(world, batches, { seed, mistakes });
  const played = await new OrderPlay(world, definition, options).play(batches, plants);
  const planted = plants.flatMap(placesOf);
  const { owed, accepted } = played.completeness;
  const submitted = new Set(batches.map(({ form }) => form.key));
  const formsMissing = definition.forms.map(({ form }) => form).filter((form) => !submitted.has(form));
  return {
    ...played,
    campaign,
    planted: planted.map(textOf),
    found: played.findings.map(textOf),
    ...differences(planted, played.findings),
    formsMissing,
    complete: owed > 0 && accepted === owed && formsMissing.length === 0,
  };
}
