import type { Exact } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import { countryOf, seriesKey } from '../cross-form/fact-keys.js';
import { budgetRefunds } from '../forms.js';
import { amountIn, exactJson, recordsIn, textIn } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import { amount } from '../wording/amount.js';
import { periodOf } from './days.js';

/**
 * state budget money of a district commission: received = spent + unused, received ≤ allocated, returned ≤ unused; and what it says it returned
 * up to the end of its period is what the Treasury (3.2.е.1) entered for the district up to that day. The Treasury's side waits until a report of the
 * Treasury reaches that day, and is judged again with each. What is unused must all be returned in the end; a report on a period in between may say
 * less, so the equality is not asked of the report itself. Source: OWN. Severity `act`.
 */
export const x29 = relation({
  id: 'X-29',
  version: 1,
  title: text(
    'Кошти державного бюджету: одержані, використані, повернені',
    'State budget money: received, spent, returned',
  ),
  formula: 'received = spent + unused; received ≤ allocated; returned ≤ unused; returned = Σ rows of the Treasury',
  source: 'OWN',
  severity: 'act',
  judges: formsWith('X-29').map((form) => ({ form, needs: '`budget-refund-report` of the Treasury' })),
  missing: 'skip-any',
  params: {},
  bind: ({ form, definition }) => {
    const arithmetic = arithmeticOf(form, 'X-29');
    const refunds = seriesKey(budgetRefunds, countryOf(definition));
    return {
      needs: () => [refunds],
      judge: ({ unit, key, values }, facts) => {
        const reports = facts.get(refunds) ?? [];
        const end = periodOf(key);
        const reached = reports.some((report) => periodOf(report.key) >= end);
        const entered = reports
          .flatMap((report) => recordsIn(report.values, 'rows').map(({ row }) => row))
          .filter((row) => row.district === unit && (textIn(row, 'returnedAt') ?? '') <= end)
          .reduce<Exact>((sum, row) => sum + (amountIn(row, 'amount') ?? 0n), 0n);
        return [
          ...(arithmetic?.(values) ?? []),
          ...(reached ? treasuryBreach(amountIn(values, 'returned'), entered) : []),
        ];
      },
    };
  },
});

function treasuryBreach(returned: Exact | undefined, entered: Exact): readonly Violation[] {
  if (returned === undefined || returned === entered) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Повернено за відомостями комісії ${amount(returned, l)} грн, а за відомостями Казначейства ${amount(entered, l)} грн.`
      : `By the commission ${amount(returned, l)} hryvnias were returned, and by the Treasury ${amount(entered, l)}.`,
  );
  return [{ fields: ['returned'], expected: exactJson(entered), actual: exactJson(returned), message }];
}
