import type { ParamDefinition } from '../relation.js';
import type { FormKey } from '#vybory/forms';
import { compose, text, type Text } from '#vybory/language';
import { countryOf, seriesKey, slotKey } from '../cross-form/fact-keys.js';
import { fieldOf } from '../cross-form/field-of.js';
import { peopleIn, shortKey } from '../cross-form/people.js';
import type { Facts } from '../facts.js';
import { ballotText, candidateAccounts, candidateManager, fundAccounts, partyManagers } from '../forms.js';
import { recordsIn, textIn } from '../reading.js';
import { mutual, noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { subjectOf } from './days.js';

const most = (fallback: number, meaning: Text) =>
  ({ kind: 'number', default: fallback, min: 1, max: 100, meaning }) as const satisfies ParamDefinition;

/**
 * every candidate on the ballot has an account of an election fund (3.2.а.10 and 3.2.а.11, in a district where accounts were told of); who manages an
 * account is among the managers of the fund; no more managers are in office at a time than the law allows. A fund without any account, or without a
 * manager, is a matter of completeness until one of the papers is there. Managers are compared by name. Source: OWN. Severity `warning`.
 */
export const x26 = relation({
  id: 'X-26',
  version: 2,
  title: text('Рахунок і розпорядник виборчого фонду', 'Account and manager of an election fund'),
  formula:
    'each candidate on the ballot has ≥ 1 account; manager of the account ∈ managers; managers at a time ≤ limit',
  source: 'OWN',
  severity: 'warning',
  judges: [
    { form: ballotText, needs: '`candidate-fund-accounts-opened` of the district' },
    { form: candidateAccounts, needs: '`ballot-text` of the district' },
    { form: fundAccounts, needs: 'the managers of the fund' },
    { form: candidateManager, needs: 'the accounts of the fund' },
    { form: partyManagers, needs: 'the accounts of the fund' },
  ],
  missing: 'skip-any',
  mutual,
  params: {
    candidateManagers: most(
      1,
      text('Розпорядників фонду кандидата одночасно', 'Managers of a candidate’s fund at a time'),
    ),
    partyManagers: most(
      2,
      text('Розпорядників фонду партії (блоку) одночасно', 'Managers of a party’s fund at a time'),
    ),
  },
  bind: (scope, limits) => {
    switch (scope.form) {
      case ballotText:
        return atBallot;
      case candidateAccounts:
        return atDistrictAccounts;
      case fundAccounts:
        return atAccounts;
      default:
        return atManagers(scope, scope.form === candidateManager ? limits.candidateManagers : limits.partyManagers);
    }
  },
});

const atBallot: BoundRelation = {
  needs: ({ unit }) => [slotKey(candidateAccounts, unit)],
  judge: ({ unit, values }, facts) => {
    const accounts = facts.get(slotKey(candidateAccounts, unit));
    if (accounts === undefined) return noViolations;
    const owners = ownersIn(accounts);
    return recordsIn(values, 'entries').flatMap(({ path, row }) => {
      const candidate = textIn(row, 'candidate');
      return candidate === undefined || owners.has(candidate)
        ? []
        : [noAccount(candidate, [`${path}.candidate`, fieldOf(candidateAccounts, unit, '', 'accounts')])];
    });
  },
};

const atDistrictAccounts: BoundRelation = {
  needs: ({ unit }) => [slotKey(ballotText, unit)],
  judge: ({ unit, values }, facts) => {
    const owners = ownersIn(values);
    return recordsIn(facts.get(slotKey(ballotText, unit)) ?? {}, 'entries').flatMap(({ path, row }) => {
      const candidate = textIn(row, 'candidate');
      return candidate === undefined || owners.has(candidate)
        ? []
        : [noAccount(candidate, ['accounts', fieldOf(ballotText, unit, '', `${path}.candidate`)])];
    });
  },
};

function ownersIn(values: FormValues): ReadonlySet<string> {
  return new Set(recordsIn(values, 'accounts').map(({ row }) => textIn(row, 'fundOwner') ?? ''));
}

function noAccount(candidate: string, fields: readonly string[]): Violation {
  const message = text(
    `Кандидат «${candidate}» є в бюлетені, а рахунку виборчого фонду не відкрито.`,
    `The candidate “${candidate}” is on the ballot and has no account of an election fund.`,
  );
  return { fields, expected: 'account', actual: null, message };
}

const managerForms: readonly FormKey[] = [candidateManager, partyManagers];

const atAccounts: BoundRelation = {
  needs: (submission) => managersKeys(submission),
  judge: (submission, facts) => {
    const managers = managersKeys(submission).flatMap((key) => peopleIn(facts.get(key) ?? {}, 'managers', 'person'));
    if (managers.length === 0) return noViolations;
    const known = new Set(managers.map(shortKey));
    return peopleIn(submission.values, 'accounts', 'manager')
      .filter((person) => !known.has(shortKey(person)))
      .map(({ path, name }) => strangeManager(name, [path]));
  },
};

function managersKeys({ unit, key }: SubmissionView) {
  return managerForms.map((form) => slotKey(form, unit, subjectOf(key)));
}

function strangeManager(name: string, fields: readonly string[]): Violation {
  const message = text(
    `${name} розпоряджається рахунком, а серед розпорядників фонду не зазначений.`,
    `${name} manages the account and is not among the managers of the fund.`,
  );
  return { fields, expected: 'manager', actual: null, message };
}

function atManagers({ definition }: RelationScope, limit: number): BoundRelation {
  const accountsKey = ({ key }: SubmissionView) => seriesKey(fundAccounts, countryOf(definition), subjectOf(key));
  return {
    needs: (submission) => [accountsKey(submission)],
    judge: (submission, facts) => [
      ...atATime(submission.values, limit),
      ...accountBreaches(submission.values, accountsKey(submission), facts),
    ],
  };
}

function accountBreaches(values: FormValues, key: ReturnType<typeof seriesKey>, facts: Facts): readonly Violation[] {
  const managers = new Set(peopleIn(values, 'managers', 'person').map(shortKey));
  return (facts.get(key) ?? []).flatMap((accounts) =>
    peopleIn(accounts.values, 'accounts', 'manager')
      .filter((person) => !managers.has(shortKey(person)))
      .map(({ path, name }) => strangeManager(name, ['managers', fieldOf(fundAccounts, key.unit, accounts.key, path)])),
  );
}

/** On the first day of anybody's powers, how many have powers. */
function atATime(values: FormValues, limit: number): readonly Violation[] {
  const terms = recordsIn(values, 'managers').map(({ path, row }) => ({
    path,
    from: textIn(row, 'powersFrom') ?? '',
    to: textIn(row, 'powersTo') ?? '9999-12-31',
  }));
  return terms.flatMap(({ path, from }) => {
    const inOffice = terms.filter((other) => other.from <= from && from <= other.to).length;
    if (inOffice <= limit) return [];
    const message = compose((l) =>
      l === 'uk'
        ? `На ${from} розпорядників ${number(inOffice, l)}, а одночасно може бути ${number(limit, l)}.`
        : `On ${from} there are ${number(inOffice, l)} managers, and there may be ${number(limit, l)} at a time.`,
    );
    return [{ fields: [`${path}.powersFrom`], expected: limit, actual: inOffice, message }];
  });
}
