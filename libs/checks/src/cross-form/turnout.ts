import { compose, text, type Text } from '#vybory/language';
import type { Facts } from '../facts.js';
import { turnoutNotice } from '../forms.js';
import { countIn, exceeds } from '../reading.js';
import { relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { slotKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';
import { precinctRows } from './precinct-rows.js';

/**
 * voters issued ballots do not fall from one turnout slot to the next and do not exceed the list: `ISS(11) ≤
 * ISS(15) ≤ ISS(20) ≤ LST`, for the unit and for each precinct row that both notices have. A notice is compared with
 * the nearest earlier and the nearest later slot that has one in force, so their order of arrival does not matter.
 * Source: slots as reported by the press in 2019; monotonicity OWN. Severity `act`.
 */
export const x8 = relation({
  id: 'X-8',
  version: 1,
  title: text('Хід голосування не спадає і не перевищує списку', 'Turnout never falls and stays within the list'),
  formula: 'ISS(slot 1) ≤ ISS(slot 2) ≤ … ≤ LST, for the unit and each precinct row',
  source: 'slots: NEWS 2019; monotonicity OWN',
  severity: 'act',
  judges: [{ form: turnoutNotice, needs: 'the notices of the unit for the other turnout slots' }],
  missing: 'skip-any',
  mutual: { displacing: [turnoutNotice] },
  params: {},
  bind: (scope) => bindTurnout(scope),
});

function bindTurnout({ definition }: RelationScope): BoundRelation {
  const slots = definition.turnoutSlots.map((slot) => slot.at).sort();
  const before = (key: string) => slots.filter((slot) => slot < key).reverse();
  const after = (key: string) => slots.filter((slot) => slot > key);
  return {
    needs: ({ unit, key }) => slots.filter((slot) => slot !== key).map((slot) => slotKey(turnoutNotice, unit, slot)),
    judge: (submission, facts) => [
      ...listBreaches(submission),
      ...orderBreaches(submission, nearest(before(submission.key), submission.unit, facts), 'earlier'),
      ...orderBreaches(submission, nearest(after(submission.key), submission.unit, facts), 'later'),
    ],
  };
}

interface Notice {
  readonly slot: string;
  readonly values: FormValues;
}

function nearest(slots: readonly string[], unit: string, facts: Facts): Notice | undefined {
  for (const slot of slots) {
    const values = facts.get(slotKey(turnoutNotice, unit, slot));
    if (values !== undefined) return { slot, values };
  }
  return undefined;
}

interface Part {
  /** Where its figures stand: empty for the unit as a whole, `precinctRows.3.` for a row. */
  readonly prefix: string;
  /** Where they stand in another notice. */
  readonly prefixThere: string;
  readonly precinct: string | undefined;
  readonly issued: number;
  readonly onList: number;
}

function partsOf(values: FormValues): readonly Part[] {
  const figures = (record: FormValues) => ({
    issued: countIn(record, 'votersIssuedBallots'),
    onList: countIn(record, 'votersOnList'),
  });
  return [
    { prefix: '', prefixThere: '', precinct: undefined, ...figures(values) },
    ...precinctRows(values, 'precinctRows').map(({ path, precinct, record }) => ({
      prefix: `${path}.`,
      prefixThere: `precinctRows[${precinct}].`,
      precinct,
      ...figures(record),
    })),
  ];
}

function listBreaches({ values }: SubmissionView): readonly Violation[] {
  return partsOf(values)
    .filter((part) => exceeds(part.issued, part.onList))
    .map((part) => ({
      fields: [`${part.prefix}votersIssuedBallots`, `${part.prefix}votersOnList`],
      expected: part.onList,
      actual: part.issued,
      message: compose((l) =>
        l === 'uk'
          ? `${about(part).uk}Бюлетені отримали ${number(part.issued, l)}, а до списків внесено ${number(part.onList, l)}. Отримати не може більше.`
          : `${about(part).en}${number(part.issued, l)} were issued ballots, and ${number(part.onList, l)} are on the lists. There cannot be more issued.`,
      ),
    }));
}

function orderBreaches(
  submission: SubmissionView,
  other: Notice | undefined,
  side: 'earlier' | 'later',
): readonly Violation[] {
  if (other === undefined) return [];
  const there = new Map(partsOf(other.values).map((part) => [part.precinct, part.issued]));
  return partsOf(submission.values).flatMap((part) => {
    const otherIssued = there.get(part.precinct) ?? Number.NaN;
    const broken = side === 'earlier' ? exceeds(otherIssued, part.issued) : exceeds(part.issued, otherIssued);
    return broken ? [orderBreach(submission, part, other.slot, otherIssued)] : [];
  });
}

function orderBreach({ unit, key }: SubmissionView, part: Part, slot: string, otherIssued: number): Violation {
  const path = `${part.prefixThere}votersIssuedBallots`;
  return {
    fields: [`${part.prefix}votersIssuedBallots`, fieldOf(turnoutNotice, unit, slot, path)],
    expected: otherIssued,
    actual: part.issued,
    message: compose((l) =>
      l === 'uk'
        ? `${about(part).uk}Станом на ${key} бюлетені отримали ${number(part.issued, l)}, а станом на ${slot} ${number(otherIssued, l)}. Протягом дня число не може зменшуватися.`
        : `${about(part).en}As of ${key}, ${number(part.issued, l)} were issued ballots, and as of ${slot}, ${number(otherIssued, l)}. The number cannot fall in the course of the day.`,
    ),
  };
}

function about({ precinct }: Part): Text {
  return precinct === undefined ? text('', '') : text(`Дільниця ${precinct}. `, `Precinct ${precinct}. `);
}
