import type { LinearRelation } from '#vybory/campaigns';
import type { Text } from '#vybory/language';
import { differs, exceeds, tidy } from '../reading.js';
import { noViolations, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { breachText } from './linear-text.js';
import { anyStated, side, total, type Side } from './side.js';
import { termField } from './terms.js';

/** Raised whenever the evaluation or the wording of linear relations changes: part of the rule set's hash. */
export const linearVersion = 1;

export type Linear = Pick<LinearRelation, 'left' | 'op' | 'right' | 'missing'>;

/**
 * `Σ left <op> Σ right` over one protocol: relations of the catalogue and relations that a definition adds are judged
 * here alike.
 * @param opening said before the figures, for a relation whose text the definition gives.
 */
export function bindLinear(linear: Linear, scope: RelationScope, opening?: Text): BoundRelation {
  const judge = linearJudge(linear, scope, opening);
  return {
    judge: ({ values }) => {
      const violation = judge(values);
      return violation === undefined ? noViolations : [violation];
    },
  };
}

/** Several linear parts that are one relation, e.g. `ISH ≤ EXT` and `EXT ≤ LST`. */
export function bindLinears(parts: readonly Linear[], scope: RelationScope): BoundRelation | undefined {
  if (parts.length === 0) return undefined;
  const judges = parts.map((part) => linearJudge(part, scope));
  return {
    judge: ({ values }) => {
      let violations: Violation[] | undefined;
      for (const judge of judges) {
        const violation = judge(values);
        if (violation !== undefined) (violations ??= []).push(violation);
      }
      return violations ?? noViolations;
    },
  };
}

function linearJudge(
  linear: Linear,
  scope: RelationScope,
  opening?: Text,
): (values: FormValues) => Violation | undefined {
  const left = side(linear.left, scope.contest);
  const right = side(linear.right, scope.contest);
  const missing = linear.missing ?? 'skip-any';
  const broken = comparisons[linear.op];
  return (values) => {
    const leftSum = total(left, values, missing);
    const rightSum = total(right, values, missing);
    if (!broken(leftSum, rightSum)) return undefined;
    if (missing === 'skip-all' && !anyStated(left, values) && !anyStated(right, values)) return undefined;
    const [actual, expected] = [tidy(leftSum), tidy(rightSum)];
    const message = breachText({ left, right, op: linear.op, actual, expected, values, missing }, scope, opening);
    return { fields: fieldsOf(left, right), expected, actual, message };
  };
}

/** Whether a comparison is broken; `false` when a side is not stated. */
const comparisons: Readonly<Record<Linear['op'], (left: number, right: number) => boolean>> = {
  '=': differs,
  '<=': exceeds,
  '>=': (left, right) => exceeds(right, left),
  '<': (left, right) => left >= right,
  '>': (left, right) => left <= right,
};

function fieldsOf(left: Side, right: Side): readonly string[] {
  const fields = [...left.terms, ...right.terms].map(termField).filter((field) => field !== undefined);
  return [...new Set(fields)];
}
