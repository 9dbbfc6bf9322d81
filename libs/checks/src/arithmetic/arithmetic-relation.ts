import type { Severity } from '#vybory/campaigns';
import { findForm, formCatalogue, type ArithmeticRule, type FormDefinition, type FormKey } from '#vybory/forms';
import type { Text } from '#vybory/language';
import { relation, type Relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { judgeRule } from './judge-rule.js';

interface Declared {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly formula: string;
  readonly source: string;
  readonly severity: Severity;
}

/** A relation that is nothing but what forms of the catalogue say of themselves under its id: sums, balances, parts of a whole. */
export function arithmeticRelation(declared: Declared): Relation {
  return relation({
    ...declared,
    judges: formsWith(declared.id).map((form) => ({ form })),
    missing: 'skip-any',
    params: {},
    bind: ({ form }) => {
      const judge = arithmeticOf(form, declared.id);
      return judge === undefined ? undefined : { judge: ({ values }) => judge(values) };
    },
  });
}

/** Keys of the forms whose arithmetic names a relation, in the order of the catalogue. */
export function formsWith(relationId: string): readonly FormKey[] {
  return [...formCatalogue().values()].filter((form) => rulesOf(form, relationId).length > 0).map(({ key }) => key);
}

/** Judges what one form says of itself under a relation's id; `undefined` when it says nothing. */
export function arithmeticOf(
  form: FormKey,
  relationId: string,
): ((values: FormValues) => readonly Violation[]) | undefined {
  const definition = findForm(form);
  const rules = definition === undefined ? [] : rulesOf(definition, relationId);
  if (definition === undefined || rules.length === 0) return undefined;
  return (values) => rules.flatMap((rule) => judgeRule(rule, definition, values));
}

function rulesOf(form: FormDefinition, relationId: string): readonly ArithmeticRule[] {
  return form.arithmetic.filter((rule) => rule.relation === relationId);
}
