import type { ContestDefinition, Term } from '#vybory/campaigns';
import { asRecord, countIn, recordIn, rowsIn, type JsonRecord } from '../reading.js';
import type { FormValues } from '../submission-view.js';

/** Reads one number of a protocol; NaN when it is not stated. */
export type Reader = (values: FormValues) => number;

/** Ids of the contestants that a protocol must give a number for. */
export function standingContestants(contest: ContestDefinition | undefined): readonly string[] | undefined {
  return contest?.contestants.filter((contestant) => contestant.struckOut !== true).map((contestant) => contestant.id);
}

/** The value of a term, its factor left out. */
export function termReader(term: Term, contest: ContestDefinition | undefined): Reader {
  if ('line' in term) return lineReader(term.line);
  if ('votes' in term) return votesReader(contest);
  if ('boxes' in term) return boxesReader(term.boxes);
  return () => term.constant;
}

export function factorOf(term: Term): number {
  return 'constant' in term ? 1 : (term.times ?? 1);
}

export function lineReader(line: string): Reader {
  return (values) => countIn(recordIn(values, 'lines'), line);
}

/** Sum of the votes for every contestant who stands; NaN when one of them has no number. */
export function votesReader(contest: ContestDefinition | undefined): Reader {
  const ids = standingContestants(contest);
  return (values) => {
    const votes = recordIn(values, 'votes');
    return votes === undefined ? Number.NaN : sumOf(votes, ids ?? Object.keys(votes));
  };
}

function sumOf(votes: JsonRecord, ids: readonly string[]): number {
  let sum = 0;
  for (const id of ids) sum += countIn(votes, id);
  return sum;
}

/**
 * Ballots found in the boxes of a kind. A box that is listed without a number counts as an empty one: commissions leave
 * the number of an empty box blank (in all 254 such protocols of Ukraine's parliamentary election of 2019 the other
 * boxes already make the total). NaN when no box has a number.
 */
export function boxesReader(kind: 'all' | 'stationary' | 'portable'): Reader {
  return (values) => {
    let sum = Number.NaN;
    for (const row of rowsIn(values, 'boxes')) {
      const box = asRecord(row);
      const ballots = countIn(box, 'ballots');
      if (Number.isNaN(ballots)) continue;
      if (Number.isNaN(sum)) sum = 0;
      if (kind === 'all' || box?.kind === kind) sum += ballots;
    }
    return sum;
  };
}

export function termField(term: Term): string | undefined {
  if ('line' in term) return `lines.${term.line}`;
  if ('votes' in term) return 'votes';
  if ('boxes' in term) return 'boxes';
  return undefined;
}
