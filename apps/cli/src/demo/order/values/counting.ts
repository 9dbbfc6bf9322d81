import { precinctLines } from '../definition/lines.js';
import type { Slot } from '../play/slots.js';
import { known } from '../world/pick.js';
import type { Count } from '../world/voting.js';
import type { Precinct, World } from '../world/world.js';
import { precinctOf } from './look.js';
import type { Forms, Values } from './parts.js';

export const counting: Forms = {
  'precinct-count-protocol': (world, slot) => {
    const precinct = precinctOf(world, slot);
    const count = countOf(precinct, slot);
    return {
      ...figures(world, count),
      ...(world.kind === 'presidential' && { boxes: boxes(precinct, count) }),
      drawnUpAt: world.days.at(0, '22:45'),
      copyNo: 1,
      membersTotal: precinct.commission.size,
      membersSigned: precinct.commission.size - 1,
      chairSigned: true,
      deputyChairSigned: true,
      secretarySigned: true,
      quorum: true,
      dissentingOpinions: 0,
    };
  },
  'operative-results-notice': (world, slot) => ({
    ...figures(world, countOf(precinctOf(world, slot), slot)),
    receivedAt: world.days.at(1, '06:00'),
  }),
};

export function countOf({ counts }: Precinct, { contest = '' }: Slot): Count {
  return known(counts, contest);
}

/** Only the lines that the law has. */
function figures({ kind }: World, { lines, votes }: Count): Values {
  return { lines: Object.fromEntries(precinctLines(kind).map(({ line }) => [line, lines[line] ?? 0])), votes };
}

/** A portable box holds what was issued at home, the other the rest. */
function boxes({ polls }: Precinct, { lines }: Count): readonly Values[] {
  const took = lines['votersTookPart'] ?? 0;
  const portable = Math.min(polls.issuedAtHome, took);
  return [
    { kind: 'stationary', number: 1, ballots: took - portable },
    { kind: 'portable', number: 2, ballots: portable, controlSheet: portable },
  ];
}
