import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { assetDeclarations } from '../forms.js';
import { countIn, stated } from '../reading.js';
import { relation } from '../relation.js';

/**
 * F-22: a declaration of income and property is for the year before (order № 60, 3.1.в.7 and 3.1.г.6). Nominations may begin in the year before the voting, so the
 * year before that one is taken too. Source: order № 60; the bound OWN. Severity `warning`.
 */
export const f22 = relation({
  id: 'F-22',
  version: 1,
  title: text('Декларація за попередній рік', 'A declaration for the year before'),
  formula: 'year of voting − 2 ≤ year declared ≤ year of voting − 1',
  source: 'order № 60, 3.1.в.7, 3.1.г.6; bound OWN',
  severity: 'warning',
  judges: assetDeclarations.map((form: FormKey) => ({ form })),
  missing: 'skip-any',
  params: {},
  bind: ({ definition }) => {
    const before = Number(definition.votingDay.slice(0, 4)) - 1;
    return {
      judge: ({ values }) => {
        const year = countIn(values, 'year');
        if (!stated(year) || year === before || year === before - 1) return [];
        const message = text(
          `Декларацію подано за ${year} рік, а попередній рік — ${before}.`,
          `The declaration is for ${year}, and the year before is ${before}.`,
        );
        return [{ fields: ['year'], expected: before, actual: year, message }];
      },
    };
  },
});
