import type { ContestDefinition } from '#vybory/campaigns';
import { compose, text } from '#vybory/language';
import { precinctProtocol } from '../forms.js';
import { countIn, differs, exceeds, recordIn } from '../reading.js';
import { mutual, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import { contestPart } from '../slot-key.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { slotKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';

/**
 * the protocols of one precinct in several contests (multi-mandate and single-mandate) carry the same number of voters on the list, since
 * one number is entered into all of them. Notices are compared with notices, protocols with protocols; judged on whichever arrives
 * later. Source: law 2001 art. 68(5). Severity `error`.
 */
export const x6 = relation({
  id: 'X-6',
  version: 1,
  title: text(
    'Однакова кількість виборців у протоколах дільниці',
    'The same voters on the list in all protocols of a precinct',
  ),
  formula: 'LST(one contest) = LST(other contest)',
  source: 'LAW 2766-III (2001) art. 68(5)',
  severity: 'error',
  judges: [{ form: precinctProtocol, needs: 'the protocols in force of the precinct in the other contests' }],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: (scope) =>
    betweenContests(scope, 'votersOnList', (here, there, field) =>
      differs(here, there) ? [listBreach(here, there, field)] : [],
    ),
});

/**
 * voters issued ballots in one contest and in another differ by no more than `tolerance` of the larger number, or by `few` voters. Source:
 * OWN. Severity `warning`: a voter may take one ballot and leave the other.
 */
export const x7 = relation({
  id: 'X-7',
  version: 1,
  title: text('Майже однакова кількість виданих бюлетенів', 'Nearly the same ballots issued in all contests'),
  formula: '|ISS(one contest) − ISS(other contest)| ≤ max(few, tolerance × larger)',
  source: 'OWN',
  severity: 'warning',
  judges: [{ form: precinctProtocol, needs: 'the protocols in force of the precinct in the other contests' }],
  missing: 'skip-any',
  mutual,
  params: {
    tolerance: {
      kind: 'number',
      default: 0.02,
      min: 0,
      max: 1,
      meaning: text(
        'Дозволена різниця, частка від більшого числа',
        'Difference allowed, as a share of the larger number',
      ),
    },
    few: {
      kind: 'number',
      default: 3,
      min: 0,
      max: 1000,
      meaning: text('Різниця у виборцях, яка дозволена завжди', 'Difference in voters that is always allowed'),
    },
  },
  bind: (scope, { tolerance, few }) =>
    betweenContests(scope, 'votersIssued', (here, there, field) => {
      const allowed = Math.max(few, tolerance * Math.max(here, there));
      return exceeds(Math.abs(here - there), allowed) ? [issuedBreach(here, there, allowed, field)] : [];
    }),
});

type Compare = (here: number, there: number, field: readonly [string, string]) => readonly Violation[];

/** `undefined` when no other contest has the line. */
function betweenContests(scope: RelationScope, line: string, compare: Compare): BoundRelation | undefined {
  const { definition, contest, form } = scope;
  if (contest === undefined || !scope.lines.has(line)) return undefined;
  const others = definition.contests.filter((other) => other.id !== contest.id && hasLine(other, line));
  if (others.length === 0) return undefined;
  const keyOf = (unit: string, key: string, other: ContestDefinition) =>
    slotKey(form, unit, `${other.id}${key.slice(contestPart(key).length)}`);
  return {
    needs: ({ unit, key }) => others.map((other) => keyOf(unit, key, other)),
    judge: ({ unit, key, values }, facts) =>
      others.flatMap((other) => {
        const there = keyOf(unit, key, other);
        const path = `lines.${line}`;
        const fields = [path, fieldOf(form, unit, there.key, path)] as const;
        return compare(lineIn(values, line), lineIn(facts.get(there), line), fields);
      }),
  };
}

function hasLine({ precinctLines }: ContestDefinition, name: string): boolean {
  return precinctLines.some(({ line }) => line === name);
}

function lineIn(values: FormValues | undefined, line: string): number {
  return values === undefined ? Number.NaN : countIn(recordIn(values, 'lines'), line);
}

function listBreach(here: number, there: number, fields: readonly string[]): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `До списку внесено ${number(here, l)}, а в іншому протоколі тієї самої дільниці ${number(there, l)}. До всіх протоколів заноситься одне число.`
      : `${number(here, l)} voters are on the list, and in another protocol of the same precinct ${number(there, l)}. One number is entered into all protocols.`,
  );
  return { fields, expected: there, actual: here, message };
}

function issuedBreach(here: number, there: number, allowed: number, fields: readonly string[]): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Бюлетені отримали ${number(here, l)}, а за іншим протоколом тієї самої дільниці ${number(there, l)}. Дозволена різниця ${number(allowed, l)}.`
      : `${number(here, l)} were issued ballots, and by another protocol of the same precinct ${number(there, l)}. The difference allowed is ${number(allowed, l)}.`,
  );
  return { fields, expected: there, actual: here, message };
}
