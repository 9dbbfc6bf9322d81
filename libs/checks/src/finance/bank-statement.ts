import type { Exact } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { countryOf, seriesKey } from '../cross-form/fact-keys.js';
import type { SlotValues } from '../facts.js';
import { fundReceipts } from '../forms.js';
import { amountIn, exactJson, recordsIn, textIn } from '../reading.js';
import { relation, type RelationScope, type Violation } from '../relation.js';
import { amount } from '../wording/amount.js';
import { dayAfter, periodOf } from './days.js';
import { fundReports, fundsOf, receiptSources, sourceField, type ReportedFund } from './funds.js';

/**
 * the bank's statements and the report on the same fund and period agree: receipts in all, receipts by source, and the balance at the end of an only
 * account. Reports name no donors, so lines are compared as far as the report divides them. It waits until the bank's statements cover the
 * report's period to its end without a gap, and is judged again with every statement. Source: OWN; the bank gives amounts, sources, movement
 * and balance: Election Code art. 94(2), law 2011 art. 49(4). Severity `act`.
 */
export const x23 = relation({
  id: 'X-23',
  version: 2,
  title: text('Виписки банку = звіт про виборчий фонд', 'Bank statements = report on the fund'),
  formula: 'receipts, receipts by source, closing balance: report = Σ statements of the period',
  source: 'OWN; Election Code art. 94(2); LAW 2011 art. 49(4)',
  severity: 'act',
  judges: fundReports.map((form) => ({ form, needs: '`election-fund-receipts` of each fund' })),
  missing: 'skip-any',
  params: {},
  bind: ({ definition }: RelationScope) => {
    const statementsOf = (subject: string) => seriesKey(fundReceipts, countryOf(definition), subject);
    return {
      needs: (submission) => fundsOf(submission).map(({ subject }) => statementsOf(subject)),
      judge: (submission, facts) =>
        fundsOf(submission).flatMap((fund) => {
          const statements = covering(facts.get(statementsOf(fund.subject)) ?? [], fund);
          return statements === undefined ? [] : breaches(fund, statements);
        }),
    };
  },
});

/** The statements of the period; `undefined` while they do not cover it, or go beyond it. */
function covering(all: readonly SlotValues[], { from, to }: ReportedFund): readonly SlotValues[] | undefined {
  if (from === '' || to === '') return undefined;
  const within = all.filter(({ key, values }) => periodOf(key) >= from && startOf(values) <= to);
  const last = within.reduce((latest, { key }) => (periodOf(key) > latest ? periodOf(key) : latest), '');
  if (last !== to || within.some(({ values }) => startOf(values) < from)) return undefined;
  return within.every((statement, i) => follows(statement, within.slice(0, i))) ? within : undefined;
}

/** Whether a statement begins where the one before it on the same account ended, or is the first. */
function follows({ values }: SlotValues, earlier: readonly SlotValues[]): boolean {
  const before = earlier.findLast((other) => other.values.accountNo === values.accountNo);
  return before === undefined || startOf(values) === dayAfter(periodOf(before.key));
}

function startOf(values: SlotValues['values']): string {
  return textIn(values, 'periodFrom') ?? '';
}

function breaches({ record, prefix }: ReportedFund, statements: readonly SlotValues[]): readonly Violation[] {
  const total = sum(statements.map(({ values }) => amountIn(values, 'receiptsTotal')));
  const lines = statements.flatMap(({ values }) => recordsIn(values, 'receipts').map(({ row }) => row));
  const [only] = statements.length === 0 ? [] : lastOfOneAccount(statements);
  return [
    ...breach(`${prefix}receiptsTotal`, amountIn(record, 'receiptsTotal'), total),
    ...receiptSources.flatMap((source) => {
      const field = sourceField(record, source);
      if (field === undefined) return [];
      const ofSource = lines.filter((row) => row.source === source.source).map((row) => amountIn(row, 'amount'));
      return breach(`${prefix}${field}`, amountIn(record, field) ?? 0n, sum(ofSource));
    }),
    ...(only === undefined
      ? []
      : breach(`${prefix}closingBalance`, amountIn(record, 'closingBalance'), amountIn(only.values, 'closingBalance'))),
  ];
}

function lastOfOneAccount(statements: readonly SlotValues[]): readonly SlotValues[] {
  const accounts = new Set(statements.map(({ values }) => values.accountNo));
  return accounts.size === 1 ? statements.slice(-1) : [];
}

function sum(amounts: readonly (Exact | undefined)[]): Exact | undefined {
  return amounts.reduce<Exact | undefined>(
    (total, one) => (total === undefined || one === undefined ? undefined : total + one),
    0n,
  );
}

function breach(field: string, reported: Exact | undefined, byBank: Exact | undefined): readonly Violation[] {
  if (reported === undefined || byBank === undefined || reported === byBank) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `У звіті ${amount(reported, l)}, а за виписками банку ${amount(byBank, l)}.`
      : `The report says ${amount(reported, l)}, and the statements of the bank ${amount(byBank, l)}.`,
  );
  return [{ fields: [field], expected: exactJson(byBank), actual: exactJson(reported), message }];
}
