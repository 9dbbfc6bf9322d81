import { compose, text } from '#vybory/language';
import type { Facts } from '../facts.js';
import { ballotsHandedOver, ballotsReceived, clarifiedVoterListNotice, voterListNotice } from '../forms.js';
import { countIn, differs, exceeds, stated } from '../reading.js';
import { mutual, noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number, percent } from '../wording/numbers.js';
import { slotKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';
import { precinctRows } from './precinct-rows.js';

/**
 * handed over to the precincts + remaining at the district = counted on receipt; counted = dispatched by the Commission, and the
 * difference that the protocol states is theirs. Judged on whichever of the two protocols arrives later. Source: OWN; both protocols exist in
 * order № 60 (3.1.б.7–8, 3.2.а.19–20); their first copies go to the Commission by law 2005 art. 80(1) and law 2011 art. 82(1). Severity
 * `act`.
 */
export const x2 = relation({
  id: 'X-2',
  version: 1,
  title: text(
    'Одержані округом бюлетені = передані + залишок',
    'Ballots received by the district = handed over + rest',
  ),
  formula: 'Σ handed over + remaining = counted; counted = dispatched; difference = counted − dispatched',
  source: 'OWN; LAW 2005 art. 80(1); LAW 2011 art. 82(1)',
  severity: 'act',
  judges: [
    { form: ballotsReceived, needs: '`ballots-handed-over-protocol` of the district and contest' },
    { form: ballotsHandedOver, needs: '`ballots-received-protocol` of the district and contest' },
  ],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: ({ form }) => (form === ballotsReceived ? atReceipt : atHandingOver),
});

const atReceipt: BoundRelation = {
  needs: ({ unit, key }) => [slotKey(ballotsHandedOver, unit, key)],
  judge: ({ unit, key, values }, facts) => {
    const counted = countIn(values, 'ballotsCounted');
    const dispatched = countIn(values, 'ballotsDispatched');
    const difference = countIn(values, 'difference');
    const handedOver = handedOverAndRest(facts.get(slotKey(ballotsHandedOver, unit, key)));
    return [
      ...(differs(counted, dispatched) ? [countedBreach(counted, dispatched)] : []),
      ...(differs(difference, counted - dispatched) ? [differenceBreach(difference, counted - dispatched)] : []),
      ...(differs(counted, handedOver)
        ? [
            balanceBreach(
              ['ballotsCounted', ...balanceFields.map((field) => fieldOf(ballotsHandedOver, unit, key, field))],
              { expected: handedOver, actual: counted },
              { counted, handedOver },
            ),
          ]
        : []),
    ];
  },
};

const balanceFields = ['totalHandedOver', 'remainingAtDistrict'] as const;

const atHandingOver: BoundRelation = {
  needs: ({ unit, key }) => [slotKey(ballotsReceived, unit, key)],
  judge: ({ unit, key, values }, facts) => {
    const counted = countIn(facts.get(slotKey(ballotsReceived, unit, key)), 'ballotsCounted');
    const handedOver = handedOverAndRest(values);
    if (!differs(counted, handedOver)) return noViolations;
    const fields = [...balanceFields, fieldOf(ballotsReceived, unit, key, 'ballotsCounted')];
    return [balanceBreach(fields, { expected: counted, actual: handedOver }, { counted, handedOver })];
  },
};

function handedOverAndRest(values: FormValues | undefined): number {
  return countIn(values, 'totalHandedOver') + countIn(values, 'remainingAtDistrict');
}

function countedBreach(counted: number, dispatched: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Підраховано бюлетенів ${number(counted, l)}, а Комісія відправила ${number(dispatched, l)}.`
      : `${number(counted, l)} ballots were counted, and the Commission dispatched ${number(dispatched, l)}.`,
  );
  return { fields: ['ballotsCounted', 'ballotsDispatched'], expected: dispatched, actual: counted, message };
}

function differenceBreach(difference: number, expected: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Різницю зазначено ${number(difference, l)}, а підраховано мінус відправлено = ${number(expected, l)}.`
      : `The difference is stated as ${number(difference, l)}, and counted minus dispatched is ${number(expected, l)}.`,
  );
  return { fields: ['difference', 'ballotsCounted', 'ballotsDispatched'], expected, actual: difference, message };
}

function balanceBreach(
  fields: readonly string[],
  { expected, actual }: { readonly expected: number; readonly actual: number },
  { counted, handedOver }: { readonly counted: number; readonly handedOver: number },
): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Передано дільницям разом із залишком ${number(handedOver, l)} бюлетенів, а одержано ${number(counted, l)}.`
      : `Handed over to the precincts and remaining are ${number(handedOver, l)} ballots, and ${number(counted, l)} were received.`,
  );
  return { fields, expected, actual, message };
}

/**
 * ballots handed over to a precinct ≤ voters on its list × (1 + `reserve`), a part of a ballot counting as a whole one. Voters are those of
 * the row itself or, where it states none, of the latest voter list notice of the district. Judged on whichever arrives later. Source: NEWS intent.press
 * 24.10.2015 (permitted excess 0.5 %), CEC chair 21.04.2019; the reserve of 2002 was not found, so it is a parameter. Severity `warning`.
 */
export const x3 = relation({
  id: 'X-3',
  version: 1,
  title: text(
    'Передані бюлетені ≤ виборці у списку із запасом',
    'Ballots handed over ≤ voters on the list with a reserve',
  ),
  formula: 'handed over ≤ ⌈LST × (1 + reserve)⌉',
  source: 'NEWS intent.press (2015); reserve of 2002 not found',
  severity: 'warning',
  judges: [
    { form: ballotsHandedOver, needs: 'both voter list notices of the district, for rows that state no voters' },
    { form: voterListNotice, needs: '`ballots-handed-over-protocol` of the district in every contest' },
    { form: clarifiedVoterListNotice, needs: '`ballots-handed-over-protocol` of the district in every contest' },
  ],
  missing: 'skip-any',
  mutual: { displacing: [clarifiedVoterListNotice] },
  params: {
    reserve: {
      kind: 'number',
      default: 0.005,
      min: 0,
      max: 1,
      meaning: text(
        'Дозволений запас, частка від виборців у списку',
        'Reserve allowed, as a share of the voters on the list',
      ),
    },
  },
  bind: (scope, { reserve }) =>
    scope.form === ballotsHandedOver ? reserveAtHandingOver(reserve) : reserveAtNotice(scope, reserve),
});

function reserveAtHandingOver(reserve: number): BoundRelation {
  return {
    needs: ({ unit }) => noticeKeys(unit),
    judge: ({ unit, values }, facts) => {
      const onList = latestLists(unit, facts);
      return handedOverRows(values).flatMap(({ path, precinct, given, voters }) => {
        const count = stated(voters) ? voters : (onList.get(precinct) ?? Number.NaN);
        return reserveBreach([`${path}.ballotsHandedOver`], { precinct, given, voters: count, reserve });
      });
    },
  };
}

function reserveAtNotice({ definition, form }: RelationScope, reserve: number): BoundRelation {
  const contests = definition.contests.map(({ id }) => id);
  const later = form === voterListNotice ? clarifiedVoterListNotice : undefined;
  return {
    needs: ({ unit }) => [
      ...contests.map((contest) => slotKey(ballotsHandedOver, unit, contest)),
      ...noticeKeys(unit).filter((key) => key.form !== form),
    ],
    judge: ({ unit, values }, facts) => {
      const displaced = new Set(
        later === undefined
          ? []
          : precinctRows(facts.get(slotKey(later, unit)) ?? {}, 'rows').map(({ precinct }) => precinct),
      );
      const rows = precinctRows(values, 'rows').filter(({ precinct }) => !displaced.has(precinct));
      return contests.flatMap((contest) => {
        const handedOver = handedOverRows(facts.get(slotKey(ballotsHandedOver, unit, contest)) ?? {});
        const byPrecinct = new Map(handedOver.map((row) => [row.precinct, row]));
        return rows.flatMap(({ path, precinct, record }) => {
          const there = byPrecinct.get(precinct);
          if (there === undefined || stated(there.voters)) return [];
          const fields = [
            `${path}.votersOnList`,
            fieldOf(ballotsHandedOver, unit, contest, `rows[${precinct}].ballotsHandedOver`),
          ];
          const voters = countIn(record, 'votersOnList');
          return reserveBreach(fields, { precinct, given: there.given, voters, reserve });
        });
      });
    },
  };
}

function noticeKeys(unit: string) {
  return [slotKey(clarifiedVoterListNotice, unit), slotKey(voterListNotice, unit)] as const;
}

/** Voters by precinct, of the clarified notice where it has the precinct, else of the first one. */
function latestLists(unit: string, facts: Facts): ReadonlyMap<string, number> {
  const [clarified, first] = noticeKeys(unit);
  const rows = [first, clarified].flatMap((key) => precinctRows(facts.get(key) ?? {}, 'rows'));
  return new Map(rows.map(({ precinct, record }) => [precinct, countIn(record, 'votersOnList')]));
}

function handedOverRows(values: FormValues) {
  return precinctRows(values, 'rows').map(({ path, precinct, record }) => ({
    path,
    precinct,
    given: countIn(record, 'ballotsHandedOver'),
    voters: countIn(record, 'votersOnList'),
  }));
}

interface Reserve {
  readonly precinct: string;
  readonly given: number;
  readonly voters: number;
  readonly reserve: number;
}

function reserveBreach(fields: readonly string[], { precinct, given, voters, reserve }: Reserve): readonly Violation[] {
  // Guarded against the noise of fractional factors: 2,000 × 1.005 is 2,010, not 2,011.
  const limit = Math.ceil(voters * (1 + reserve) - 1e-6);
  if (!exceeds(given, limit)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Дільниця ${precinct}: передано ${number(given, l)} бюлетенів на ${number(voters, l)} виборців; із запасом ${percent(reserve, l)} може бути ${number(limit, l)}.`
      : `Precinct ${precinct}: ${number(given, l)} ballots were handed over for ${number(voters, l)} voters; with a reserve of ${percent(reserve, l)} there may be ${number(limit, l)}.`,
  );
  return [{ fields, expected: limit, actual: given, message }];
}
