import type { Slot } from '../play/slots.js';
import type { Fund } from '../world/funds.js';
import { known } from '../world/pick.js';
import type { District, Participant, Precinct, Region, World } from '../world/world.js';

/** What a slot is about, as the world has it. */
export function participantOf({ participants }: World, { subject = '' }: Slot): Participant {
  return known(participants, subject);
}

export function districtOf({ districts }: World, { unit }: Slot): District {
  return known(districts, unit);
}

export function precinctOf({ precincts }: World, { unit }: Slot): Precinct {
  return known(precincts, unit);
}

export function regionOf({ regions }: World, { unit }: Slot): Region {
  const region = regions.find(({ code }) => code === unit);
  if (region === undefined) throw new Error(`the world has no region "${unit}"`);
  return region;
}

export function fundOf({ funds }: World, owner: string): Fund {
  return known(funds, owner);
}

/** People who act for a participant, in the order in which offices are given out. */
export function helper({ id, people }: Participant, n: number): Participant['person'] {
  const person = people[n];
  if (person === undefined) throw new Error(`"${id}" has not enough people`);
  return person;
}
