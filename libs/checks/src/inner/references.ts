import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { countryOf, seriesKey } from '../cross-form/fact-keys.js';
import { subjectOf } from '../finance/days.js';
import type { SlotReference } from '../facts.js';
import {
  citizensMeeting,
  fundAccounts,
  fundReceipts,
  groupSubmission,
  irregularReceipts,
  partyReport,
  referendumDemand,
  referendumQuestions,
} from '../forms.js';
import { recordsIn, textIn } from '../reading.js';
import { relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';

/** Fields that name another submission, and of which form it must be. */
const submissions: readonly { readonly form: FormKey; readonly field: string; readonly to: FormKey }[] = [
  { form: referendumDemand, field: 'questions', to: referendumQuestions },
  { form: groupSubmission, field: 'meetingProtocol', to: citizensMeeting },
  { form: partyReport, field: 'bankStatement', to: fundReceipts },
];

const accountForms: readonly FormKey[] = [fundReceipts, irregularReceipts];

/**
 * F-9: what a form refers to is there and fits: a submission that it names is of the right form and of the same subject; an account of a bank's statement is one
 * that was opened for the fund. It waits while nothing is there to be found: the other paper may still be on its way (decision 0015).
 * Source: OWN. Severity `error`.
 */
export const f9 = relation({
  id: 'F-9',
  version: 1,
  title: text('Посилання веде на те, що має', 'A reference leads where it should'),
  formula: 'reference ∈ submissions in force of the form and subject; account ∈ accounts opened for the fund',
  source: 'OWN; docs/decisions/0015',
  severity: 'error',
  judges: [
    ...submissions.map(({ form, to }) => ({ form, needs: `the \`${to}\` that it names` })),
    ...accountForms.map((form) => ({ form, needs: '`election-fund-accounts-opened` of the fund' })),
  ],
  missing: 'skip-any',
  params: {},
  bind: (scope) => toSubmission(scope.form) ?? toAccount(scope),
});

function toSubmission(form: FormKey): BoundRelation | undefined {
  const reference = submissions.find((one) => one.form === form);
  if (reference === undefined) return undefined;
  const { field, to } = reference;
  return {
    needs: ({ values }) => {
      const id = textIn(values, field);
      return id === undefined ? [] : [{ kind: 'submission', id }];
    },
    judge: ({ key, values }, facts) => {
      const id = textIn(values, field);
      const found = id === undefined ? undefined : facts.get({ kind: 'submission', id });
      return found === undefined || fits(found, to, key) ? [] : [strange(field, to, found)];
    },
  };
}

function fits(found: SlotReference, to: FormKey, key: string): boolean {
  return found.form === to && subjectOf(found.key) === subjectOf(key);
}

function strange(field: string, to: FormKey, { form, unit, key }: SlotReference): Violation {
  const actual = `${form}.${unit}${key === '' ? '' : `.${key}`}`;
  const message = text(
    `Посилання веде на ${actual}, а має вести на «${to}» того самого суб’єкта.`,
    `The reference leads to ${actual}, and should lead to a “${to}” of the same subject.`,
  );
  return { fields: [field], expected: to, actual, message };
}

function toAccount({ definition }: RelationScope): BoundRelation {
  const accountsOf = (key: string) => seriesKey(fundAccounts, countryOf(definition), subjectOf(key));
  return {
    needs: ({ key }) => [accountsOf(key)],
    judge: ({ key, values }, facts) => {
      const account = textIn(values, 'accountNo');
      const opened = (facts.get(accountsOf(key)) ?? []).flatMap((one) =>
        recordsIn(one.values, 'accounts').map(({ row }) => textIn(row, 'accountNo')),
      );
      if (account === undefined || opened.length === 0 || opened.includes(account)) return [];
      const message = text(
        `Рахунок ${account} серед відкритих рахунків цього виборчого фонду не зазначено.`,
        `The account ${account} is not among those opened for this election fund.`,
      );
      return [{ fields: ['accountNo'], expected: 'opened account', actual: account, message }];
    },
  };
}
