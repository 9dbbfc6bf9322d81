import type { Severity } from '#vybory/campaigns';
import { findForm, formCatalogue, type PairRule } from '#vybory/forms';
import type { Text } from '#vybory/language';
import { relation, type Relation } from '../relation.js';
import { judgePair } from './judge-pair.js';

interface Declared {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly formula: string;
  readonly source: string;
  readonly severity: Severity;
}

/** A relation that is nothing but the pairs of one kind that forms of the catalogue declare. */
export function pairRelation(declared: Declared, kind: PairRule['kind']): Relation {
  return relation({
    ...declared,
    judges: [...formCatalogue().values()]
      .filter(({ pairs }) => pairs.some((rule) => rule.kind === kind))
      .map(({ key }) => ({ form: key })),
    missing: 'never',
    params: {},
    bind: ({ form }) => {
      const definition = findForm(form);
      const rules = definition?.pairs.filter((rule) => rule.kind === kind) ?? [];
      if (definition === undefined || rules.length === 0) return undefined;
      return { judge: ({ values }) => rules.flatMap((rule) => judgePair(rule, definition, values)) };
    },
  });
}
