import type { Severity } from '#vybory/campaigns';
import type { FormDefinition } from '#vybory/forms';
import type { BoundRelation } from '../relation.js';
import { judgeRule } from './judge-rule.js';

export interface RequestedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly bound: BoundRelation;
  /** It never looks at another form. */
  readonly kind: 'inner';
}

const prepared = new WeakMap<FormDefinition, readonly RequestedRule[]>();

/**
 * What a form that was designed at run time says must add up, with the severities that it gives itself: it was approved after the campaign
 * definition was written, which therefore could switch nothing on for it.
 */
export function requestedRules(form: FormDefinition): readonly RequestedRule[] {
  const known = prepared.get(form);
  if (known !== undefined) return known;
  const rules = form.arithmetic.map((rule): RequestedRule => {
    const { relation, severity = 'error' } = rule;
    return { id: relation, severity, kind: 'inner', bound: { judge: ({ values }) => judgeRule(rule, form, values) } };
  });
  prepared.set(form, rules);
  return rules;
}
