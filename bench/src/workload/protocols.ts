import { seededRandom } from './random.js';

/** Values of a precinct count protocol that keeps all relations: 10 lines, 39 candidates. */
export interface ProtocolValues {
  readonly [field: string]: string | Readonly<Record<string, number>>;
  readonly lines: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
  readonly drawnUpAt: string;
}

const candidates = 39;

/** `count` different protocols, the same ones every time. */
export function protocols(count: number, seed = 20190331): readonly ProtocolValues[] {
  const random = seededRandom(seed);
  const upTo = (maximum: number): number => Math.floor(random() * (maximum + 1));
  return Array.from({ length: count }, () => protocol(upTo));
}

function protocol(upTo: (maximum: number) => number): ProtocolValues {
  const votersOnList = 200 + upTo(2000);
  const votersTookPart = Math.floor(votersOnList * 0.4) + upTo(Math.floor(votersOnList * 0.4));
  const votersIssuedAtHome = upTo(Math.floor(votersTookPart * 0.09));
  const ballotsInvalid = upTo(Math.floor(votersTookPart * 0.02));
  const ballotsUnused = votersOnList - votersTookPart + upTo(20);
  return {
    lines: {
      ballotsReceived: ballotsUnused + votersTookPart,
      votersOnList,
      votersOnHomeVotingExtract: votersIssuedAtHome + upTo(10),
      ballotsUnused,
      votersIssuedInPremises: votersTookPart - votersIssuedAtHome,
      votersIssuedAtHome,
      votersIssued: votersTookPart,
      ballotsNotCounted: 0,
      votersTookPart,
      ballotsInvalid,
    },
    votes: votesAmongCandidates(votersTookPart - ballotsInvalid, upTo),
    drawnUpAt: `2019-04-01T0${upTo(9)}:${10 + upTo(49)}`,
  };
}

/** As in reality, a few get most: every candidate gets up to a third of what is left, the last one the rest. */
function votesAmongCandidates(total: number, upTo: (maximum: number) => number): Readonly<Record<string, number>> {
  const votes: Record<string, number> = {};
  let left = total;
  for (let candidate = candidates; candidate > 1; candidate--) {
    const share = upTo(Math.floor(left / 3));
    votes[candidate] = share;
    left -= share;
  }
  votes['1'] = left;
  return votes;
}
