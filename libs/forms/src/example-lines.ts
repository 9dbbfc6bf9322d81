import type { LineName } from './vocabulary.js';

/** The voting that an example tells of; every line follows from it, so that the arithmetic of any set of lines holds. */
export interface ExampleVoting {
  /** Votes by contestant id. */
  readonly votes: Readonly<Record<string, number>>;
  readonly invalid: number;
  readonly supportedNone: number;
  /** Voters who voted at the place of stay. */
  readonly atHome: number;
}

/** Lines of laws that the example does not meet: neither cancelled nor produced on the spot, and nobody broke the law. */
const nothing = 0;
const unused = 100;
const stayedAway = 200;
const cancelledByDistrict = 50;

/** Counts for the lines named, in their order; for lines that a campaign adds to the vocabulary: 0. */
export function exampleLines(voting: ExampleVoting, names: readonly string[]): Record<string, number> {
  const values: Readonly<Record<string, number>> = vocabularyValues(voting, names);
  return Object.fromEntries(
    names.map((name) => [name, Object.hasOwn(values, name) ? (values[name] ?? nothing) : nothing]),
  );
}

function vocabularyValues(voting: ExampleVoting, names: readonly string[]): Record<LineName, number> {
  const forContestants = Object.values(voting.votes).reduce((sum, votes) => sum + votes, 0);
  const none = names.includes('votersSupportedNone') ? voting.supportedNone : nothing;
  const tookPart = forContestants + none + voting.invalid;
  const received = tookPart + unused;
  return {
    ballotsReceived: received,
    votersOnList: tookPart + stayedAway,
    votersOnHomeVotingExtract: voting.atHome,
    ballotsUnused: unused,
    votersIssuedInPremises: tookPart - voting.atHome,
    votersIssuedAtHome: voting.atHome,
    votersIssued: tookPart,
    ballotsNotCounted: nothing,
    votersTookPart: tookPart,
    votersTookPartInPremises: tookPart - voting.atHome,
    votersTookPartAtHome: voting.atHome,
    ballotsInvalid: voting.invalid,
    votesTotal: forContestants,
    votersSupportedNone: none,
    ballotsSpoilt: nothing,
    ballotsProduced: nothing,
    votersWithAbsenteeCertificates: nothing,
    votesIllegal: nothing,
    ballotsReceivedByDistrict: received + cancelledByDistrict,
    ballotsCancelledByDistrict: cancelledByDistrict,
    ballotsPrinted: received + cancelledByDistrict,
  };
}
