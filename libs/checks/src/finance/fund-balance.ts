import type { Exact, FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import { fieldOf } from '../cross-form/field-of.js';
import { seriesKey } from '../cross-form/fact-keys.js';
import type { SlotValues } from '../facts.js';
import { fundMovements, fundReceipts } from '../forms.js';
import { amountIn, exactJson, recordsIn, textIn } from '../reading.js';
import { relation, type BoundRelation, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { amount } from '../wording/amount.js';
import { periodOf, subjectOf } from './days.js';

/** Forms that report on one period after another. */
const chains: readonly FormKey[] = [fundReceipts, fundMovements];

/**
 * opening balance + receipts − returned − to the budget − spent = closing balance, for every fund; and what a period opens with is what the period before
 * closed with, per account of a bank's statement and per candidate of a district's. A period that comes late is held against its neighbours
 * on both sides. Source: OWN. Severity `error`.
 */
export const x22 = relation({
  id: 'X-22',
  version: 1,
  title: text('Залишок виборчого фонду', 'Balance of an election fund'),
  formula: 'opening + receipts − returned − to budget − spent = closing; opening = closing of the period before',
  source: 'OWN',
  severity: 'error',
  judges: formsWith('X-22').map((form) => ({
    form,
    ...(chains.includes(form) ? { needs: 'the periods before and after' } : {}),
  })),
  missing: 'skip-any',
  mutual: { displacing: chains },
  params: {},
  bind: ({ form }) => {
    const arithmetic = arithmeticOf(form, 'X-22');
    if (!chains.includes(form)) return arithmetic && { judge: ({ values }) => arithmetic(values) };
    return chained(form, (values) => arithmetic?.(values) ?? []);
  },
});

function chained(form: FormKey, arithmetic: (values: FormValues) => readonly Violation[]): BoundRelation {
  const series = ({ unit, key }: SubmissionView) => seriesKey(form, unit, form === fundReceipts ? subjectOf(key) : '');
  return {
    needs: (submission) => [series(submission)],
    judge: (submission, facts) => {
      const others = (facts.get(series(submission)) ?? []).filter(({ key }) => key !== submission.key);
      return [
        ...arithmetic(submission.values),
        ...balancesOf(form, submission.values).flatMap((own) => neighbourBreaches(own, submission, others)),
      ];
    },
  };
}

interface Balance {
  /** Account or candidate. */
  readonly about: string;
  readonly prefix: string;
  readonly opening: Exact | undefined;
  readonly closing: Exact | undefined;
}

function balancesOf(form: FormKey, values: FormValues): readonly Balance[] {
  const amounts = (record: FormValues) => ({
    opening: amountIn(record, 'openingBalance'),
    closing: amountIn(record, 'closingBalance'),
  });
  if (form === fundReceipts) return [{ about: textIn(values, 'accountNo') ?? '', prefix: '', ...amounts(values) }];
  return recordsIn(values, 'funds').map(({ path, row }) => ({
    about: textIn(row, 'candidate') ?? '',
    prefix: `${path}.`,
    ...amounts(row),
  }));
}

function neighbourBreaches(
  own: Balance,
  submission: SubmissionView,
  others: readonly SlotValues[],
): readonly Violation[] {
  const { form, key, unit } = submission;
  const same = others.flatMap((other) => {
    const balance = balancesOf(form, other.values).find(({ about }) => about === own.about);
    return balance === undefined ? [] : [{ key: other.key, balance }];
  });
  const before = same.findLast((other) => periodOf(other.key) < periodOf(key));
  const after = same.find((other) => periodOf(other.key) > periodOf(key));
  return [
    ...(before === undefined
      ? []
      : breach(`${own.prefix}openingBalance`, own.opening, {
          field: fieldOf(form, unit, before.key, `${before.balance.prefix}closingBalance`),
          amount: before.balance.closing,
        })),
    ...(after === undefined
      ? []
      : breach(`${own.prefix}closingBalance`, own.closing, {
          field: fieldOf(form, unit, after.key, `${after.balance.prefix}openingBalance`),
          amount: after.balance.opening,
        })),
  ];
}

function breach(
  field: string,
  here: Exact | undefined,
  there: { readonly field: string; readonly amount: Exact | undefined },
): readonly Violation[] {
  const { amount: other } = there;
  if (here === undefined || other === undefined || here === other) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Залишок ${amount(here, l)}, а в сусідньому періоді ${amount(other, l)}: на початок має бути стільки, скільки було на кінець.`
      : `The balance is ${amount(here, l)}, and in the adjoining period ${amount(other, l)}: a period opens with what the one before closed with.`,
  );
  return [{ fields: [field, there.field], expected: exactJson(other), actual: exactJson(here), message }];
}
