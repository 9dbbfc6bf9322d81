import { compose, text } from '#vybory/language';
import type { SlotValues } from '../facts.js';
import { districtProtocol } from '../forms.js';
import { standingContestants } from '../linear/terms.js';
import { countIn, differs, stated } from '../reading.js';
import { noViolations, relation, type RelationScope, type Violation } from '../relation.js';
import { contestPart } from '../slot-key.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { sentence } from '../wording/sentence.js';
import { protocolsKey } from './fact-keys.js';
import { figureIn, figurePath, figuresOf, type Figure } from './figures.js';

/**
 * X-10: every line and every contestant's votes of the district protocol = the sum over the effective precinct
 * protocols: a recount protocol of the district, else the latest «Уточнений», else the original, which is what is in
 * force.
 *
 * Lines that the precinct protocol does not have (ballots received by the district) are not judged. It waits until
 * exactly as many precinct protocols are in force as the district says it included: a count that is wrong for good is
 * X-11's to find, and where void precincts have protocols in force too, the form does not say which to leave out. A
 * line that some protocols leave out counts as 0 there. When a precinct is clarified after the district protocol, the difference
 * belongs to the district: the finding is opened there, and the precinct is not returned for it.
 *
 * Source: law 2001 art. 73(1), 74(2), 72(4); law 2004 art. 83(1); the sum is OWN reading of "on the basis of". Severity
 * `error`.
 */
export const x10 = relation({
  id: 'X-10',
  version: 1,
  title: text('Протокол округу = сума протоколів дільниць', 'District protocol = sum of the precinct protocols'),
  formula: 'district line = Σ precinct line; district V[i] = Σ precinct V[i], over the protocols in force',
  source: 'LAW 2766-III (2001) art. 73(1), 74(2), 72(4); LAW 2004 art. 83(1)',
  severity: 'error',
  judges: [
    { form: districtProtocol, needs: 'the precinct protocols in force of the district, as many as it includes' },
  ],
  missing: 'skip-all',
  params: {},
  bind: (scope) => {
    const figures = summedFigures(scope);
    return {
      needs: (submission) => [includedKey(submission)],
      judge: (submission, facts) => {
        const { values } = submission;
        const protocols = facts.get(includedKey(submission)) ?? [];
        if (protocols.length === 0 || differs(protocols.length, countIn(values, 'precinctsIncluded')))
          return noViolations;
        return figures.flatMap((figure) => sumBreach(figure, values, protocols));
      },
    };
  },
});

/** There is no fact before as many protocols are in force as the district included. */
function includedKey({ unit, key, values }: SubmissionView) {
  const included = countIn(values, 'precinctsIncluded');
  return { ...protocolsKey(unit, contestPart(key)), atLeast: stated(included) ? included : 'all' } as const;
}

/** Figures that the precinct protocols have too. */
function summedFigures(scope: RelationScope): readonly Figure[] {
  const lines = new Set(scope.contest?.precinctLines.map((use) => use.line));
  const contestants = new Set(standingContestants(scope.contest));
  return figuresOf(scope).filter(({ record, name }) => (record === 'lines' ? lines : contestants).has(name));
}

function sumBreach(figure: Figure, values: FormValues, protocols: readonly SlotValues[]): readonly Violation[] {
  const claimed = figureIn(values, figure);
  const sum = sumOver(protocols, figure);
  if (!differs(claimed, sum)) return [];
  const message = compose((l) => {
    const count = number(protocols.length, l);
    return l === 'uk'
      ? `${sentence(figure.wording(l))}: в окрузі ${number(claimed, l)}, а сума за протоколами дільниць (${count}) ${number(sum, l)}; різниця ${number(Math.abs(claimed - sum), l)}.`
      : `${sentence(figure.wording(l))}: ${number(claimed, l)} in the district, and the sum over the precinct protocols (${count}) is ${number(sum, l)}; the difference is ${number(Math.abs(claimed - sum), l)}.`;
  });
  return [{ fields: [figurePath(figure)], expected: sum, actual: claimed, message }];
}

/** NaN when no protocol states the figure. */
function sumOver(protocols: readonly SlotValues[], figure: Figure): number {
  let sum = Number.NaN;
  for (const { values } of protocols) {
    const count = figureIn(values, figure);
    if (stated(count)) sum = (stated(sum) ? sum : 0) + count;
  }
  return sum;
}
