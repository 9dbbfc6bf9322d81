import { text } from '#vybory/language';
import { precinctCounts } from '../forms.js';
import { bindLinear, bindLinears, type Linear } from '../linear/linear-relation.js';
import { relation, type RelationScope } from '../relation.js';
import type { LineName } from '#vybory/forms';
import { hasLines, lineTerms } from './line-terms.js';

/**
 * P-4: `ISS = ISP + ISH`: the line «загальна кількість» is the sum of its parts.
 * Source: OWN from the names of the lines (LN-8); cf. Abacus F.201. Severity: the record contradicts itself, so `error`;
 * real accepted protocols break it, so a campaign may well choose `act`.
 */
export const p4 = relation({
  id: 'P-4',
  version: 2,
  title: text(
    'Отримали бюлетені разом = у приміщенні + за місцем перебування',
    'Issued ballots, total = in the premises + at the place of stay',
  ),
  formula: 'ISS = ISP + ISH',
  source: 'OWN from LN-8; cf. SYS Abacus F.201',
  severity: 'error',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    hasLines(scope, 'votersIssued', 'votersIssuedInPremises', 'votersIssuedAtHome')
      ? bindLinear(
          {
            left: lineTerms('votersIssued'),
            op: '=',
            right: lineTerms('votersIssuedInPremises', 'votersIssuedAtHome'),
          },
          scope,
        )
      : undefined,
});

/**
 * P-5: `ISS ≤ LST`. Source: SYS PKW P1; OWN for Ukraine. Severity `error`; under the law of 2001, when voters could be
 * added on the day, `act`.
 */
export const p5 = relation({
  id: 'P-5',
  version: 2,
  title: text('Отримали бюлетені ≤ внесені до списку', 'Issued ballots ≤ on the voter list'),
  formula: 'ISS ≤ LST',
  source: 'SYS PKW P1; OWN for Ukraine',
  severity: 'error',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) => bindLinears(notMore(scope, 'votersIssued', 'votersOnList'), scope),
});

/** P-6: `ISH ≤ EXT` and `EXT ≤ LST`. Source: OWN. Severity `act`. */
export const p6 = relation({
  id: 'P-6',
  version: 2,
  title: text(
    'Голосування за місцем перебування в межах витягу, витяг у межах списку',
    'Voting at the place of stay within the extract, the extract within the list',
  ),
  formula: 'ISH ≤ EXT; EXT ≤ LST',
  source: 'OWN',
  severity: 'act',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    bindLinears(
      [
        ...notMore(scope, 'votersIssuedAtHome', 'votersOnHomeVotingExtract'),
        ...notMore(scope, 'votersOnHomeVotingExtract', 'votersOnList'),
      ],
      scope,
    ),
});

/** P-7: `VTD ≤ ISS`. Source: OWN; the legal threshold for voiding the vote is P-8. Severity `act`. */
export const p7 = relation({
  id: 'P-7',
  version: 2,
  title: text('Взяли участь ≤ отримали бюлетені', 'Took part ≤ issued ballots'),
  formula: 'VTD ≤ ISS',
  source: 'OWN',
  severity: 'act',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    hasLines(scope, 'votersTookPart', 'votersIssued')
      ? bindLinear({ left: lineTerms('votersTookPart'), op: '<=', right: lineTerms('votersIssued') }, scope)
      : undefined,
});

function notMore(scope: RelationScope, less: LineName, more: LineName): readonly Linear[] {
  return hasLines(scope, less, more) ? [{ left: lineTerms(less), op: '<=', right: lineTerms(more) }] : [];
}
