import type { Chance } from '../../random.js';

/** One precinct's count in one contest, by the lines that any law may have. */
export interface Count {
  readonly lines: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
}

/** What a precinct has before anybody votes. */
export interface Polls {
  readonly onFirstList: number;
  readonly added: number;
  readonly removed: number;
  readonly onList: number;
  readonly ballots: number;
  readonly issued: number;
  readonly issuedAtHome: number;
  readonly homeExtract: number;
  readonly issuedEarly: number;
  /** Ballots issued at each hour of turnout notices. */
  readonly issuedBy: readonly number[];
}

/** @param clarified whether the lists change after the first notice */
export function makePolls(clarified: boolean, chance: Chance): Polls {
  const onFirstList = chance.between(120, 2_000);
  const added = clarified ? chance.between(0, 8) : 0;
  const removed = clarified ? chance.between(0, 8) : 0;
  const onList = onFirstList + added - removed;
  // Within the reserve that the law allows, of the smaller list.
  const ballots = Math.floor(Math.min(onFirstList, onList) * 1.004);
  const issued = Math.floor(Math.min(onList, ballots) * (0.45 + 0.35 * chance.share()));
  const homeExtract = Math.floor(onList * 0.05 * chance.share());
  const issuedAtHome = Math.min(homeExtract, Math.floor(issued * 0.03));
  const shares = [0.2 + 0.1 * chance.share(), 0.6 + 0.1 * chance.share(), 1];
  return {
    onFirstList,
    added,
    removed,
    onList,
    ballots,
    issued,
    issuedAtHome,
    homeExtract,
    issuedEarly: Math.floor(onList * 0.01 * chance.share()),
    issuedBy: shares.map((share) => Math.floor(issued * share)),
  };
}

/** @param againstAll whether the ballot lets a voter support none */
export function makeCount(
  polls: Polls,
  contestants: readonly string[],
  { lean, againstAll }: { readonly lean: readonly number[]; readonly againstAll: boolean },
  chance: Chance,
): Count {
  const tookPart = polls.issued - (chance.onceIn(5) ? 1 : 0);
  const invalid = Math.floor(tookPart * 0.02 * chance.share());
  const none = !againstAll ? 0 : Math.floor(tookPart * 0.03 * chance.share());
  return {
    votes: divide(tookPart - invalid - none, contestants, lean, chance),
    lines: {
      ballotsReceived: polls.ballots,
      votersOnList: polls.onList,
      votersOnHomeVotingExtract: polls.homeExtract,
      ballotsUnused: polls.ballots - polls.issued,
      votersIssuedInPremises: polls.issued - polls.issuedAtHome,
      votersIssuedAtHome: polls.issuedAtHome,
      votersIssued: polls.issued,
      votersTookPart: tookPart,
      ballotsInvalid: invalid,
      votersSupportedNone: none,
    },
  };
}

function divide(
  total: number,
  contestants: readonly string[],
  lean: readonly number[],
  chance: Chance,
): Readonly<Record<string, number>> {
  const weights = contestants.map((_, index) => (lean[index] ?? 1) * Math.exp(chance.around() * 0.3));
  let left = total;
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    contestants.map((id, index) => {
      const weight = weights[index] ?? 0;
      const votes = index === contestants.length - 1 ? left : Math.min(left, Math.round((left * weight) / weightLeft));
      left -= votes;
      weightLeft -= weight;
      return [id, votes];
    }),
  );
}

/** Sums over precincts, name by name. */
export function addUp(records: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const record of records)
    for (const [name, value] of Object.entries(record)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}
