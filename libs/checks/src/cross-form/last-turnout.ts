import { compose, text } from '#vybory/language';
import type { Facts } from '../facts.js';
import { districtProtocol, turnoutNotice } from '../forms.js';
import { countIn, exceeds, recordIn } from '../reading.js';
import { noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import { number, percent } from '../wording/numbers.js';
import { protocolsKey, slotKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';

/**
 * the last turnout notice of a district and the voters issued ballots by its protocols differ by no more than
 * `tolerance` of the latter. The notice is judged against ΣISS of the precinct protocols once all of the district's
 * precincts have one in force; the district protocol, by its own line ISS, against the notice. Source: OWN. Severity
 * `warning`: the notice is a quick message.
 */
export const x9 = relation({
  id: 'X-9',
  version: 1,
  title: text('Останнє повідомлення про хід голосування ≈ протоколи', 'The last turnout notice ≈ the protocols'),
  formula: '|ISS(last slot) − ΣISS(protocols)| ≤ tolerance × ΣISS(protocols)',
  source: 'OWN',
  severity: 'warning',
  judges: [
    {
      form: turnoutNotice,
      needs: 'the precinct protocols in force of the district, once all of its precincts have one',
    },
    { form: districtProtocol, needs: 'the notice of the district for the last turnout slot' },
  ],
  missing: 'skip-any',
  params: {
    tolerance: {
      kind: 'number',
      default: 0.01,
      min: 0,
      max: 1,
      meaning: text('Дозволена різниця, частка від протоколів', 'Difference allowed, as a share of the protocols'),
    },
  },
  bind: (scope, params) => {
    const last = scope.definition.turnoutSlots
      .map((slot) => slot.at)
      .sort()
      .at(-1);
    if (last === undefined) return undefined;
    return scope.form === turnoutNotice
      ? atNotice(scope, last, params.tolerance)
      : atDistrict(scope, last, params.tolerance);
  },
});

function atNotice({ definition }: RelationScope, last: string, tolerance: number): BoundRelation {
  const contests = definition.contests.filter(({ precinctLines }) =>
    precinctLines.some(({ line }) => line === 'votersIssued'),
  );
  return {
    needs: ({ unit, key }) => (key === last ? contests.map(({ id }) => allProtocolsKey(unit, id)) : []),
    judge: ({ unit, key, values }, facts) => {
      if (key !== last) return noViolations;
      const byNotice = countIn(values, 'votersIssuedBallots');
      return contests.flatMap(({ id }) => {
        const byProtocols = issuedInAll(unit, id, facts);
        if (!apart(byNotice, byProtocols, tolerance)) return [];
        return [breach(['votersIssuedBallots'], byProtocols, byNotice, { byNotice, byProtocols, tolerance, last })];
      });
    },
  };
}

/** NaN until every precinct of the district has a protocol in force. */
function issuedInAll(unit: string, contest: string, facts: Facts): number {
  const protocols = facts.get(allProtocolsKey(unit, contest)) ?? [];
  if (protocols.length === 0) return Number.NaN;
  return protocols.reduce((sum, { values }) => sum + countIn(recordIn(values, 'lines'), 'votersIssued'), 0);
}

function atDistrict({ lines }: RelationScope, last: string, tolerance: number): BoundRelation | undefined {
  if (!lines.has('votersIssued')) return undefined;
  return {
    needs: ({ unit }) => [slotKey(turnoutNotice, unit, last)],
    judge: ({ unit, values }, facts) => {
      const byProtocols = countIn(recordIn(values, 'lines'), 'votersIssued');
      const byNotice = countIn(facts.get(slotKey(turnoutNotice, unit, last)), 'votersIssuedBallots');
      if (!apart(byNotice, byProtocols, tolerance)) return noViolations;
      const notice = fieldOf(turnoutNotice, unit, last, 'votersIssuedBallots');
      return [
        breach(['lines.votersIssued', notice], byNotice, byProtocols, { byNotice, byProtocols, tolerance, last }),
      ];
    },
  };
}

/** There is no fact before every precinct of the district has a protocol in force. */
function allProtocolsKey(within: string, contest: string) {
  return { ...protocolsKey(within, contest), atLeast: 'all' } as const;
}

function apart(byNotice: number, byProtocols: number, tolerance: number): boolean {
  return exceeds(Math.abs(byNotice - byProtocols), tolerance * byProtocols);
}

interface Figures {
  readonly byNotice: number;
  readonly byProtocols: number;
  readonly tolerance: number;
  readonly last: string;
}

function breach(fields: readonly string[], expected: number, actual: number, figures: Figures): Violation {
  const { byNotice, byProtocols, tolerance, last } = figures;
  const message = compose((l) =>
    l === 'uk'
      ? `За повідомленням станом на ${last} бюлетені отримали ${number(byNotice, l)}, а за протоколами ${number(byProtocols, l)}. Дозволена різниця ${percent(tolerance, l)}.`
      : `By the notice as of ${last}, ${number(byNotice, l)} were issued ballots, and by the protocols ${number(byProtocols, l)}. The difference allowed is ${percent(tolerance, l)}.`,
  );
  return { fields, expected, actual, message };
}
