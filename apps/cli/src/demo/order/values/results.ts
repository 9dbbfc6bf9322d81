import { higherLines } from '../definition/lines.js';
import type { Slot } from '../play/slots.js';
import { sum } from '../world/pick.js';
import { addUp } from '../world/voting.js';
import type { Precinct, World } from '../world/world.js';
import { countOf } from './counting.js';
import { districtOf, regionOf } from './look.js';
import type { Forms, Values } from './parts.js';

export const results: Forms = {
  'district-results-protocol': (world, slot) => {
    const district = districtOf(world, slot);
    const ballots = sum(district.precincts, ({ polls }) => polls.ballots);
    const own = {
      ballotsReceivedByDistrict: ballots + district.reserve,
      ballotsCancelledByDistrict: district.reserve,
    };
    return {
      ...added(world, district.precincts, slot, own),
      precinctsTotal: district.precincts.length,
      precinctsIncluded: district.precincts.length,
      precinctsInvalid: 0,
      signedAt: slot.notice ? world.days.at(2, '09:00') : world.days.at(3, '14:00'),
      membersTotal: district.commission.size,
      membersSigned: district.commission.size,
      chairSigned: true,
      deputyChairSigned: true,
      secretarySigned: true,
    };
  },
  'district-results-decision': (world, slot) => ({
    decisionNo: '57',
    adoptedAt: world.days.at(4, '12:00'),
    ...outcome(world, districtOf(world, slot).precincts, slot),
  }),
  'region-results-protocol': (world, slot) => {
    const { districts, commission } = regionOf(world, slot);
    return {
      ...added(
        world,
        districts.flatMap(({ precincts }) => precincts),
        slot,
      ),
      unitsTotal: districts.length,
      unitsIncluded: districts.length,
      membersTotal: commission.size,
      membersSigned: commission.size,
      signedAt: world.days.at(2, '14:00'),
    };
  },
};

function added(
  { kind }: World,
  precincts: readonly Precinct[],
  slot: Slot,
  own: Readonly<Record<string, number>> = {},
): Values {
  const counts = precincts.map((precinct) => countOf(precinct, slot));
  const sums = { ...addUp(counts.map(({ lines }) => lines)), ...own };
  return {
    lines: Object.fromEntries(higherLines(kind).map(({ line }) => [line, sums[line] ?? 0])),
    votes: addUp(counts.map(({ votes }) => votes)),
  };
}

/** Who has the most votes is elected; when two have as many, there is a repeat vote. */
function outcome(world: World, precincts: readonly Precinct[], slot: Slot): Values {
  const votes = Object.entries(addUp(precincts.map((precinct) => countOf(precinct, slot).votes)));
  const [first, second] = votes.sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] === second?.[1]) return { outcome: 'repeat-vote' };
  return { outcome: 'elected', elected: first[0], votesElected: first[1] };
}
