import type { CampaignDefinition } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { seriesKey, slotKey } from '../cross-form/fact-keys.js';
import { FactBook } from '../facts.js';
import {
  ballotText,
  budgetFunds,
  budgetRefunds,
  candidateAccounts,
  candidateManager,
  fundAccounts,
  fundMovements,
  fundReceipts,
  irregularReceipts,
  partyReport,
  usageReport,
} from '../forms.js';
import type { FormValues } from '../submission-view.js';
import { firstFields } from '../testing/check-with.js';
import { example, judgedBy, of, rowOf } from '../testing/judged.js';

const subjects: CampaignDefinition['subjects'] = [
  { id: 'party-1', kind: 'party', name: text('Партія', 'Party') },
  { id: 'candidate-1', kind: 'candidate', name: text('Кандидат', 'Candidate') },
];
const campaign = { subjects };

/** A statement of the bank on one account, for a period that ends on a day. */
function statement(from: string, changes: Readonly<Record<string, unknown>> = {}): FormValues {
  const base = {
    accountNo: 'UA1',
    periodFrom: from,
    openingBalance: '0.00',
    receipts: [],
    receiptsTotal: '0.00',
    debitsTotal: '0.00',
    closingBalance: '0.00',
  };
  return { ...base, ...changes };
}

const at = (key: string) => ({ unit: 'UA', key });

describe('X-22', () => {
  const judged = (values: FormValues, facts = new FactBook()) =>
    judgedBy('X-22', of(fundReceipts, values, at('party-1+2002-02-28')), facts);

  test('a fund balances', () => {
    expect(judged(statement('2002-02-01'))).toEqual([]);
    expect(firstFields(judged(statement('2002-02-01', { closingBalance: '0.01' })))).toEqual(['openingBalance']);
    const report = example(usageReport);
    const funds = [rowOf(report, 'funds', { closingBalance: '26.00' })];
    expect(firstFields(judgedBy('X-22', of(usageReport, { ...report, funds }, at(''))))).toEqual([
      'funds.0.openingBalance',
    ]);
  });

  test('and opens with what the period before closed with, to the kopiika, on both sides', () => {
    const around = (before: string, after: string, account = 'UA1') =>
      new FactBook().set(seriesKey(fundReceipts, 'UA', 'party-1'), [
        {
          unit: 'UA',
          key: 'party-1+2002-01-31',
          values: statement('2002-01-01', { closingBalance: before, accountNo: account }),
        },
        { unit: 'UA', key: 'party-1+2002-02-28', values: statement('2002-02-01', { closingBalance: '99.00' }) },
        {
          unit: 'UA',
          key: 'party-1+2002-03-31',
          values: statement('2002-03-01', { openingBalance: after, accountNo: account }),
        },
      ]);
    const own = statement('2002-02-01', { openingBalance: '10.01', closingBalance: '10.01' });
    expect(judged(own, around('10.01', '10.01'))).toEqual([]);
    expect(judged(own, around('10.02', '10.00'))).toMatchObject([
      {
        fields: ['closingBalance', 'election-fund-receipts.UA.party-1+2002-03-31:openingBalance'],
        expected: 10,
        actual: '10.01',
      },
      { fields: ['openingBalance', 'election-fund-receipts.UA.party-1+2002-01-31:closingBalance'], expected: '10.02' },
    ]);
    expect(judged(own, around('10.02', '10.00', 'UA2'))).toEqual([]);
  });

  test('candidates of a district have chains of their own', () => {
    const values = example(fundMovements);
    const before = {
      ...values,
      funds: [
        rowOf(values, 'funds', { closingBalance: '1.00' }),
        rowOf(values, 'funds', { candidate: 'x', closingBalance: '7.00' }),
      ],
    };
    const facts = new FactBook().set(seriesKey(fundMovements, '7'), [{ unit: '7', key: '2002-02-28', values: before }]);
    expect(firstFields(judgedBy('X-22', of(fundMovements, values, { key: '2002-03-31' }), facts))).toEqual([
      'funds.0.openingBalance',
    ]);
  });
});

describe('X-23', () => {
  const report = example(partyReport);
  const line = (amount: string, source: string) => ({ receivedAt: '2002-03-01', amount, source });
  const january = statement('2002-02-11', { receipts: [line('600.00', 'party-funds')], receiptsTotal: '600.00' });
  const spring = (changes: object = {}) =>
    statement('2002-03-02', {
      receipts: [line('400.00', 'individual')],
      receiptsTotal: '400.00',
      closingBalance: '25.00',
      ...changes,
    });
  const bank = (last: FormValues, lastDay = '2002-04-05') =>
    new FactBook().set(seriesKey(fundReceipts, 'UA', 'party-1'), [
      { unit: 'UA', key: 'party-1+2002-03-01', values: january },
      { unit: 'UA', key: `party-1+${lastDay}`, values: last },
    ]);
  const judged = (changes: object, facts: FactBook) =>
    judgedBy('X-23', of(partyReport, { ...report, ...changes }, at('party-1')), facts);

  test('the report has what the bank has', () => {
    expect(judged({}, bank(spring()))).toEqual([]);
    expect(firstFields(judged({ receiptsTotal: '1000.01' }, bank(spring())))).toEqual(['receiptsTotal']);
    expect(firstFields(judged({ closingBalance: '24.00' }, bank(spring())))).toEqual(['closingBalance']);
    const moved = { receiptsBySource: { 'party-funds': '500.00', individual: '500.00' } };
    expect(firstFields(judged(moved, bank(spring())))).toEqual([
      'receiptsBySource.individual',
      'receiptsBySource.party-funds',
    ]);
  });

  test('waits for the whole period without a gap', () => {
    const wrong = { receiptsTotal: '1.00' };
    expect(judged(wrong, bank(spring(), '2002-04-04'))).toEqual([]);
    expect(judged(wrong, bank(spring({ periodFrom: '2002-03-03' })))).toEqual([]);
    expect(judged(wrong, new FactBook())).toEqual([]);
  });
});

describe('X-24', () => {
  const gift = (amount: string, changes: object = {}) => ({
    receivedAt: '2002-02-20',
    amount,
    source: 'individual',
    donor: 'Шевчук Марія',
    ...changes,
  });
  const receipts = (...rows: readonly object[]) =>
    of(fundReceipts, statement('2002-02-01', { receipts: rows, receiptsTotal: '0.00' }), at('party-1+2002-02-28'));
  const earlier = (...rows: readonly object[]) =>
    new FactBook().set(seriesKey(fundReceipts, 'UA', 'party-1'), [
      {
        unit: 'UA',
        key: 'party-1+2002-01-31',
        values: statement('2002-01-01', { receipts: rows, receiptsTotal: '2549999.00' }),
      },
    ]);

  test('a donor stays below the ceiling over all statements', () => {
    expect(judgedBy('X-24', receipts(gift('17000.00')))).toEqual([]);
    expect(judgedBy('X-24', receipts(gift('17000.01')))).toMatchObject([
      { fields: ['receipts.0.amount'], expected: 17000, actual: '17000.01' },
    ]);
    expect(firstFields(judgedBy('X-24', receipts(gift('1.00')), earlier(gift('17000.00'))))).toEqual([
      'receipts.0.amount',
    ]);
    expect(judgedBy('X-24', receipts(gift('1.00')), earlier(gift('17000.00', { donor: 'Інша' })))).toEqual([]);
    expect(judgedBy('X-24', receipts(gift('99999.00', { source: 'own-funds' })))).toEqual([]);
    expect(judgedBy('X-24', receipts(gift('99999.00')), new FactBook(), { params: { donor: 0 } })).toEqual([]);
  });

  test('a fund stays below the ceiling of its kind', () => {
    const more = of(fundReceipts, statement('2002-02-01', { receiptsTotal: '1.01' }), at('party-1+2002-02-28'));
    expect(judgedBy('X-24', more, earlier(), { campaign })).toMatchObject([
      { fields: ['receiptsTotal'], expected: 2_550_000 },
    ]);
    expect(judgedBy('X-24', more, earlier())).toEqual([]);
    const report = example(usageReport);
    const funds = (total: string) =>
      of(
        usageReport,
        { ...report, funds: [rowOf(report, 'funds', { receiptsTotal: total, limit: '999999999.00' })] },
        at(''),
      );
    expect(judgedBy('X-24', funds('170000.00'), new FactBook(), { campaign })).toEqual([]);
    expect(judgedBy('X-24', funds('170000.01'), new FactBook(), { campaign })).toHaveLength(1);
  });

  test('a report keeps to the limit that it states', () => {
    const report = example(partyReport);
    expect(judgedBy('X-24', of(partyReport, { ...report, limit: '999.99' }, at('party-1')))).toHaveLength(1);
  });
});

describe('X-25', () => {
  const item = (changes: object = {}) => ({
    receivedAt: '2002-02-21',
    amount: '50.00',
    disposition: 'returned',
    ...changes,
  });
  const notice = (...items: readonly object[]) =>
    of(irregularReceipts, { accountNo: 'UA1', items } as FormValues, at('party-1'));
  const bank = (rows: readonly object[], account = 'UA1') =>
    new FactBook().set(seriesKey(fundReceipts, 'UA', 'party-1'), [
      {
        unit: 'UA',
        key: 'party-1+2002-02-28',
        values: statement('2002-02-01', { accountNo: account, receipts: rows }),
      },
    ]);

  test('what is irregular is among the receipts of its day', () => {
    expect(judgedBy('X-25', notice(item()), bank([{ receivedAt: '2002-02-21', amount: '50.00' }]))).toEqual([]);
    expect(judgedBy('X-25', notice(item()), bank([{ receivedAt: '2002-02-20', amount: '50.00' }]))).toHaveLength(1);
    expect(judgedBy('X-25', notice(item({ receivedAt: '2002-03-01' })), bank([]))).toEqual([]);
    expect(judgedBy('X-25', notice(item()), bank([], 'UA2'))).toEqual([]);
  });

  test('a report returns it or pays it to the budget, and leaves nothing pending in the end', () => {
    const report = example(partyReport);
    const notices = (...items: readonly object[]) =>
      new FactBook().set(seriesKey(irregularReceipts, 'UA', 'party-1'), [
        { unit: 'UA', key: 'party-1', values: { items } as FormValues },
      ]);
    const judged = (facts: FactBook, changes: object = {}) =>
      judgedBy('X-25', of(partyReport, { ...report, ...changes }, at('party-1')), facts);
    expect(judged(notices(item(), item({ disposition: 'to-state-budget', amount: '25.00' })))).toEqual([]);
    expect(judged(notices(item({ amount: '50.01' })))).toMatchObject([
      { fields: ['returnedToDonors'], expected: '50.01', actual: 50 },
    ]);
    expect(judged(notices(item({ disposition: 'pending' })))).toHaveLength(1);
    expect(judged(notices(item({ disposition: 'pending' })), { reportKind: 'interim' })).toEqual([]);
    expect(judged(notices(item({ amount: '99.00', receivedAt: '2003-01-01' })))).toEqual([]);
  });
});

describe('X-26', () => {
  const accounts = example(fundAccounts);
  const managers = example(candidateManager);

  test('candidates on the ballot have an account, whichever paper comes later', () => {
    const opened = new FactBook().set(slotKey(candidateAccounts, '7'), example(candidateAccounts));
    expect(judgedBy('X-26', of(ballotText, example(ballotText)), opened)).toEqual([]);
    const stranger = example(ballotText, { entries: [{ candidate: 'candidate-9' }] });
    expect(firstFields(judgedBy('X-26', of(ballotText, stranger), opened))).toEqual(['entries.0.candidate']);
    const ballot = new FactBook().set(slotKey(ballotText, '7'), stranger);
    expect(firstFields(judgedBy('X-26', of(candidateAccounts, example(candidateAccounts)), ballot))).toEqual([
      'accounts',
    ]);
  });

  test('an account is managed by a manager of the fund, and one is in office at a time', () => {
    const known = new FactBook().set(slotKey(candidateManager, 'UA', 'candidate-1'), managers);
    const place = at('candidate-1+2');
    expect(judgedBy('X-26', of(fundAccounts, accounts, place), known)).toEqual([]);
    const strange = {
      accounts: [rowOf(accounts, 'accounts', { manager: { lastName: 'Інший', firstName: 'Іван' } })],
    } as FormValues;
    expect(firstFields(judgedBy('X-26', of(fundAccounts, strange, place), known))).toEqual(['accounts.0.manager']);
    const told = new FactBook().set(seriesKey(fundAccounts, 'UA', 'candidate-1'), [
      { unit: 'UA', key: 'candidate-1', values: strange },
    ]);
    expect(firstFields(judgedBy('X-26', of(candidateManager, managers, at('candidate-1')), told))).toEqual([
      'managers',
    ]);
    const term = (powersFrom: string, powersTo?: string) => ({
      powersFrom,
      ...(powersTo === undefined ? {} : { powersTo }),
    });
    const two = (...terms: readonly object[]) =>
      of(candidateManager, { managers: terms } as FormValues, at('candidate-1'));
    expect(judgedBy('X-26', two(term('2002-02-01', '2002-02-28'), term('2002-03-01')))).toEqual([]);
    expect(judgedBy('X-26', two(term('2002-02-01'), term('2002-03-01')))).toMatchObject([
      { fields: ['managers.1.powersFrom'], expected: 1, actual: 2 },
    ]);
  });
});

describe('X-29', () => {
  const report = example(budgetFunds);
  const judged = (changes: object, facts = new FactBook()) =>
    judgedBy('X-29', of(budgetFunds, { ...report, ...changes }, { key: '2002-04-30' }), facts);
  const treasury = (amount: string, last = '2002-04-30') =>
    new FactBook().set(seriesKey(budgetRefunds, 'UA'), [
      {
        unit: 'UA',
        key: last,
        values: {
          rows: [
            { district: '7', amount, returnedAt: '2002-04-20' },
            { district: '8', amount: '1.00', returnedAt: '2002-04-20' },
          ],
        },
      },
    ]);

  test('the district balances and the Treasury says the same', () => {
    expect(judged({}, treasury('7000.00'))).toEqual([]);
    expect(judged({}, treasury('6999.00'))).toMatchObject([{ fields: ['returned'], expected: 6999, actual: 7000 }]);
    expect(judged({}, treasury('6999.00', '2002-04-29'))).toEqual([]);
    expect(firstFields(judged({ unused: '6999.00' }))).toEqual(['received', 'returned']);
  });
});
