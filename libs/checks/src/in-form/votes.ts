import type { ContestantDefinition } from '#vybory/campaigns';
import { compose, text } from '#vybory/language';
import { precinctCounts } from '../forms.js';
import { bindLinear } from '../linear/linear-relation.js';
import { lineReader } from '../linear/terms.js';
import { countIn, exceeds, recordIn } from '../reading.js';
import { noViolations, relation, type RelationScope, type Violation } from '../relation.js';
import { contestantName } from '../wording/contestant.js';
import { number } from '../wording/numbers.js';
import { hasLines, lineTerms, linesIfAny } from './line-terms.js';

/**
 * P-2: `VTD = INV + ΣV[i] (+ NON)`. `NON` where the law has the line («не підтримали жодного», 2002): OWN, from LN-1.
 * Source: official form «Акт про невідповідність кількості виборців, які взяли участь у голосуванні …» (TF023769,
 * 2015). Severity `act`.
 */
export const p2 = relation({
  id: 'P-2',
  version: 2,
  title: text('Взяли участь = недійсні + усі голоси', 'Took part = invalid + all votes'),
  formula: 'VTD = INV + ΣV[i] (+ NON)',
  source: 'FORM TF023769 (2015); + NON is OWN from LN-1',
  severity: 'act',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    hasLines(scope, 'votersTookPart', 'ballotsInvalid')
      ? bindLinear(
          {
            left: lineTerms('votersTookPart'),
            op: '=',
            right: [...lineTerms('ballotsInvalid'), { votes: 'sum' }, ...linesIfAny(scope, 'votersSupportedNone')],
          },
          scope,
        )
      : undefined,
});

/**
 * P-3: `SUMV = ΣV[i]` where the line SUMV exists. Source: OWN; cf. SYS PKW P8/P9, Abacus F.202 and F.402. Severity
 * `error`.
 */
export const p3 = relation({
  id: 'P-3',
  version: 2,
  title: text('Сумарна кількість голосів = сума голосів', 'Votes in total = the sum of the votes'),
  formula: 'SUMV = ΣV[i]',
  source: 'OWN; cf. SYS PKW P8/P9, Abacus F.202/F.402',
  severity: 'error',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    hasLines(scope, 'votesTotal')
      ? bindLinear({ left: lineTerms('votesTotal'), op: '=', right: [{ votes: 'sum' }] }, scope)
      : undefined,
});

/**
 * P-13: each `V[i] ≤ VTD`; one number for every contestant on the ballot; a struck-out contestant carries the mark
 * «вибув» and no number. Source: law 1021-XIV (1999) amending art. 43(13); PKW rule 14. Severity `error`. Intake
 * refuses missing and extra contestants already by the form's shape; the relation says it again for values that came
 * another way.
 */
export const p13 = relation({
  id: 'P-13',
  version: 2,
  title: text(
    'Голоси за кожного ≤ взяли участь; кожен із бюлетеня має число',
    'Each vote count ≤ took part; one per contestant',
  ),
  formula: 'V[i] ≤ VTD; V[i] stated for every contestant on the ballot, for none that is struck out',
  source: 'LAW 1021-XIV (1999), art. 43(13); SYS PKW rule 14',
  severity: 'error',
  judges: precinctCounts,
  missing: 'never',
  params: {},
  bind: (scope) => {
    const contestants = scope.contest?.contestants;
    if (contestants === undefined) return undefined;
    const tookPart = lineReader('votersTookPart');
    return {
      judge: ({ values }) => {
        const votes = recordIn(values, 'votes');
        const limit = tookPart(values);
        let violations: Violation[] | undefined;
        for (const contestant of contestants) {
          const count = countIn(votes, contestant.id);
          const struckOut = contestant.struckOut === true;
          if (struckOut === Number.isNaN(count) && !exceeds(count, limit)) continue;
          (violations ??= []).push(brokenVote(contestant, count, limit, scope));
        }
        return violations ?? noViolations;
      },
    };
  },
});

function brokenVote(contestant: ContestantDefinition, count: number, limit: number, scope: RelationScope): Violation {
  const votes = `votes.${contestant.id}`;
  if (contestant.struckOut === true) {
    return {
      fields: [votes],
      expected: null,
      actual: count,
      message: compose((l) =>
        l === 'uk'
          ? `${contestantName(contestant, l)}: вибув, тому числа голосів бути не може, а зазначено ${number(count, l)}.`
          : `${contestantName(contestant, l)}: struck out, so there can be no number of votes, and ${number(count, l)} is given.`,
      ),
    };
  }
  if (Number.isNaN(count)) {
    return {
      fields: [votes],
      expected: 'count',
      actual: null,
      message: compose((l) =>
        l === 'uk'
          ? `${contestantName(contestant, l)}: кількість голосів не зазначено.`
          : `${contestantName(contestant, l)}: the number of votes is not given.`,
      ),
    };
  }
  return {
    fields: [votes, 'lines.votersTookPart'],
    expected: limit,
    actual: count,
    message: compose((l) =>
      l === 'uk'
        ? `${contestantName(contestant, l)}: голосів ${number(count, l)}, а ${scope.lines.wording('votersTookPart', l)} = ${number(limit, l)}. Голосів не може бути більше.`
        : `${contestantName(contestant, l)}: ${number(count, l)} votes, and ${scope.lines.wording('votersTookPart', l)} = ${number(limit, l)}. There cannot be more votes.`,
    ),
  };
}
