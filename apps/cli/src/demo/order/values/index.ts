import type { Slot } from '../play/slots.js';
import type { World } from '../world/world.js';
import { ballots } from './ballots.js';
import { complaints } from './complaints.js';
import { composition } from './composition.js';
import { counting } from './counting.js';
import { finance } from './finance.js';
import { formation } from './formation.js';
import { local } from './local.js';
import { media } from './media.js';
import { nomination } from './nomination.js';
import { observers } from './observers.js';
import type { Forms, Values } from './parts.js';
import { registration } from './registration.js';
import { results } from './results.js';
import { turnout } from './turnout.js';
import { voterLists } from './voter-lists.js';

const forms: Forms = {
  ...formation,
  ...composition,
  ...nomination,
  ...registration,
  ...finance,
  ...media,
  ...observers,
  ...ballots,
  ...voterLists,
  ...turnout,
  ...counting,
  ...results,
  ...complaints,
  ...local,
};

/** What the body writes into the form, if it makes no mistake. */
export function valuesOf(world: World, slot: Slot): Values {
  const write = forms[slot.form];
  if (write === undefined) throw new Error(`nobody knows how to fill "${slot.form}"`);
  return write(world, slot);
}
