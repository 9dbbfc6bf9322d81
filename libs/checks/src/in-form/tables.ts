import { text } from '#vybory/language';
import { arithmeticRelation } from '../arithmetic/arithmetic-relation.js';

/**
 * T-1: a total = the sum, or the number, of what it totals. Which totals there are, the forms say beside their fields. A table that does not
 * add up is malformed, so `error`. Not for turnout notices of districts, whose rows may cover some of the precincts only.
 */
export const t1 = arithmeticRelation({
  id: 'T-1',
  version: 2,
  title: text('Підсумок = сума того, що підсумовано', 'A total = the sum of what it totals'),
  formula: 'total = Σ rows, Σ entries or number of rows',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
});

/** T-2: a part is not more than its whole: precincts that have reported ≤ precincts. Source: the same catalogue. Severity `error`. */
export const t2 = arithmeticRelation({
  id: 'T-2',
  version: 2,
  title: text('Частина не більша за ціле', 'A part is not more than its whole'),
  formula: 'part ≤ whole',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
});

/** T-3: the parts of a whole add up to it: men + women = members. Source: the same catalogue. Severity `error`. */
export const t3 = arithmeticRelation({
  id: 'T-3',
  version: 1,
  title: text('Частини складають ціле', 'Parts add up to their whole'),
  formula: 'Σ parts = whole',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
});
