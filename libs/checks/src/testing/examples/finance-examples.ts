import { seriesKey, slotKey } from '../../cross-form/fact-keys.js';
import { FactBook } from '../../facts.js';
import {
  ballotText,
  budgetFunds,
  budgetRefunds,
  candidateAccounts,
  fundReceipts,
  irregularReceipts,
  partyReport,
} from '../../forms.js';
import type { FormValues } from '../../submission-view.js';
import { example, of } from '../judged.js';
import { against, alone, type RelationExample } from './example.js';

const place = (key: string) => ({ unit: 'UA', key });
const gift = (amount: string) => ({ receivedAt: '2002-02-21', amount, source: 'individual', donor: 'Шевчук Марія' });

/** A statement of the bank in which nothing moved, with changes. */
function statement(periodFrom: string, changes: FormValues = {}): FormValues {
  const still = { openingBalance: '0.00', receiptsTotal: '0.00', debitsTotal: '0.00', closingBalance: '0.00' };
  return { accountNo: 'UA1', periodFrom, receipts: [], ...still, ...changes };
}

const received = (changes: FormValues) =>
  of(fundReceipts, statement('2002-02-01', changes), place('party-1+2002-02-28'));
const irregular = (amount: string) =>
  of(
    irregularReceipts,
    { accountNo: 'UA1', items: [{ receivedAt: '2002-02-21', amount, disposition: 'returned' }] },
    place('party-1'),
  );
const reported = (receiptsTotal: string) => of(partyReport, example(partyReport, { receiptsTotal }), place('party-1'));
const ofParty = (lastDay: string, values: FormValues) => ({ unit: 'UA', key: `party-1+${lastDay}`, values });
const budget = (changes: FormValues) => of(budgetFunds, example(budgetFunds, changes), { key: '2002-04-30' });

/** Relations of election funds and of the State's money. */
export const financeExamples: readonly RelationExample[] = [
  { id: 'X-22', ...alone(received({}), received({ closingBalance: '0.01' })) },
  {
    id: 'X-23',
    ...against(
      new FactBook().set(seriesKey(fundReceipts, 'UA', 'party-1'), [
        ofParty(
          '2002-04-05',
          statement('2002-02-11', {
            receipts: [
              { ...gift('600.00'), source: 'party-funds' },
              { ...gift('400.00'), source: 'individual' },
            ],
            ...{ receiptsTotal: '1000.00', closingBalance: '25.00' },
          }),
        ),
      ]),
      reported('1000.00'),
      reported('1000.01'),
    ),
  },
  { id: 'X-24', ...alone(received({ receipts: [gift('17000.00')] }), received({ receipts: [gift('17000.01')] })) },
  {
    id: 'X-25',
    ...against(
      new FactBook().set(seriesKey(fundReceipts, 'UA', 'party-1'), [
        ofParty('2002-02-28', statement('2002-02-01', { receipts: [gift('50.00')] })),
      ]),
      irregular('50.00'),
      irregular('51.00'),
    ),
  },
  {
    id: 'X-26',
    ...against(
      new FactBook().set(slotKey(candidateAccounts, '7'), example(candidateAccounts)),
      of(ballotText, example(ballotText)),
      of(ballotText, example(ballotText, { entries: [{ candidate: 'candidate-9' }] })),
    ),
  },
  {
    id: 'X-29',
    ...against(
      new FactBook().set(seriesKey(budgetRefunds, 'UA'), [
        {
          ...place('2002-04-30'),
          values: { rows: [{ district: '7', amount: '7000.00', returnedAt: '2002-04-20' }] },
        },
      ]),
      budget({}),
      budget({ returned: '6999.00' }),
    ),
  },
];
