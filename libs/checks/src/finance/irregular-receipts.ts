import type { Exact } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { countryOf, seriesKey } from '../cross-form/fact-keys.js';
import type { SlotValues } from '../facts.js';
import { fundReceipts, irregularReceipts } from '../forms.js';
import { amountIn, exactJson, recordsIn, textIn, type JsonRecord } from '../reading.js';
import { noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { SubmissionView } from '../submission-view.js';
import { amount } from '../wording/amount.js';
import { number } from '../wording/numbers.js';
import { periodOf, subjectOf } from './days.js';
import { fundReports, fundsOf, type ReportedFund } from './funds.js';

/**
 * money that came against the law is a part of what came, and goes back or to the budget. A notice of it (3.2.є.3) is held against the bank's
 * statement that covers its day: the statement has a receipt of that day and amount. A report on the fund returns to donors, and pays to
 * the budget, no less than the notices of its period say; a final report leaves no such money pending. Judged again with every statement
 * and notice. Source: seed 3.1.е.3 and 3.2.є.3 (that they exist); the equality is OWN. Severity `act`.
 */
export const x25 = relation({
  id: 'X-25',
  version: 1,
  title: text('Кошти з порушенням: повернено або до бюджету', 'Irregular money: returned or to the budget'),
  formula:
    'irregular ⊆ receipts; Σ returned ≤ returned to donors; Σ to budget ≤ transferred to budget; pending = 0 in a final report',
  source: 'order № 60, 3.1.е.3, 3.2.є.3; equality OWN; LAW 2766-III (2001) art. 36',
  severity: 'act',
  judges: [
    { form: irregularReceipts, needs: '`election-fund-receipts` of the fund' },
    ...fundReports.map((form) => ({ form, needs: '`election-fund-irregular-receipts` of each fund' })),
  ],
  missing: 'skip-any',
  params: {},
  bind: (scope) => (scope.form === irregularReceipts ? atNotice : atReport(scope)),
});

const atNotice: BoundRelation = {
  needs: (submission) => [statementsKey(submission)],
  judge: (submission, facts) => {
    const { values } = submission;
    const statements = (facts.get(statementsKey(submission)) ?? []).filter(
      (statement) => statement.values.accountNo === values.accountNo,
    );
    if (statements.length === 0) return noViolations;
    return recordsIn(values, 'items').flatMap(({ path, row }) => absentBreach(path, row, statements));
  },
};

function statementsKey({ unit, key }: SubmissionView) {
  return seriesKey(fundReceipts, unit, subjectOf(key));
}

function absentBreach(path: string, item: JsonRecord, statements: readonly SlotValues[]): readonly Violation[] {
  const day = textIn(item, 'receivedAt') ?? '';
  const sum = amountIn(item, 'amount');
  const covering = statements.filter(
    ({ key, values }) => (textIn(values, 'periodFrom') ?? '') <= day && day <= periodOf(key),
  );
  if (sum === undefined || covering.length === 0) return [];
  const receipts = covering.flatMap(({ values }) => recordsIn(values, 'receipts').map(({ row }) => row));
  if (receipts.some((row) => row.receivedAt === day && amountIn(row, 'amount') === sum)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Надходження ${amount(sum, l)} грн від ${day} у виписці банку за цей період немає.`
      : `The bank's statement on the period has no receipt of ${amount(sum, l)} hryvnias on ${day}.`,
  );
  return [{ fields: [`${path}.amount`, `${path}.receivedAt`], expected: 'receipt', actual: null, message }];
}

function atReport({ definition }: RelationScope): BoundRelation {
  const noticesOf = (subject: string) => seriesKey(irregularReceipts, countryOf(definition), subject);
  return {
    needs: (submission) => fundsOf(submission).map(({ subject }) => noticesOf(subject)),
    judge: (submission, facts) =>
      fundsOf(submission).flatMap((fund) => {
        const items = (facts.get(noticesOf(fund.subject)) ?? [])
          .flatMap(({ values }) => recordsIn(values, 'items').map(({ row }) => row))
          .filter((item) => inPeriod(item, fund));
        return items.length === 0 ? [] : reportBreaches(fund, items);
      }),
  };
}

function inPeriod(item: JsonRecord, { from, to }: ReportedFund): boolean {
  const day = textIn(item, 'receivedAt') ?? '';
  return from <= day && day <= to;
}

const dispositions = [
  { disposition: 'returned', field: 'returnedToDonors' },
  { disposition: 'to-state-budget', field: 'transferredToBudget' },
] as const;

function reportBreaches({ prefix, record, final }: ReportedFund, items: readonly JsonRecord[]): readonly Violation[] {
  const pending = items.filter((item) => item.disposition === 'pending').length;
  return [
    ...dispositions.flatMap(({ disposition, field }) => {
      const least = items
        .filter((item) => item.disposition === disposition)
        .reduce<Exact>((sum, item) => sum + (amountIn(item, 'amount') ?? 0n), 0n);
      return shortBreach(`${prefix}${field}`, amountIn(record, field), least);
    }),
    ...(final && pending > 0 ? [pendingBreach(prefix, pending)] : []),
  ];
}

function shortBreach(field: string, reported: Exact | undefined, least: Exact): readonly Violation[] {
  if (reported === undefined || reported >= least) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `У звіті ${amount(reported, l)} грн, а за повідомленнями про кошти з порушенням щонайменше ${amount(least, l)} грн.`
      : `The report says ${amount(reported, l)} hryvnias, and the notices of irregular money make it ${amount(least, l)} at least.`,
  );
  return [{ fields: [field], expected: exactJson(least), actual: exactJson(reported), message }];
}

function pendingBreach(prefix: string, pending: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Надходжень з порушенням, які ні повернено, ні передано до бюджету: ${number(pending, l)}.`
      : `${number(pending, l)} irregular receipts were neither returned nor paid to the budget.`,
  );
  return { fields: [`${prefix}closingBalance`], expected: 0, actual: pending, message };
}
