import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Choice, Day, Identifier, Money, TextField } from '../../decorators.js';
import { receiptSources } from '../../parts/fund-money.js';
import { PostAddress } from '../../parts/person.js';
import { among, notTogether } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class DonationRow {
  @Day({ label: text('Дата надходження', 'Received on'), example: '2002-02-20' })
  receivedAt!: string;

  @Money({ label: text('Сума', 'Amount'), positive: true, example: '850.00' })
  amount!: string;

  @Choice({ label: text('Джерело', 'Source'), choices: receiptSources })
  source!: (typeof receiptSources)[number]['value'];

  @TextField({
    label: text('Від кого (назва або прізвище, ім’я, по батькові)', 'From whom (name)'),
    maxLength: 300,
    example: 'Шевчук Марія Петрівна',
    personal: { category: 'name' },
  })
  donor!: string;

  @Day({
    label: text('Дата народження жертводавця', 'Date of birth of the donor'),
    optional: true,
    personal: { category: 'birth' },
  })
  donorBirthDate?: string;

  @Identifier('rnokpp', {
    label: text('РНОКПП жертводавця', 'Taxpayer number of the donor'),
    optional: true,
    personal: { category: 'tax-number' },
  })
  donorTaxNumber?: string;

  @Identifier('edrpou', { label: text('Код ЄДРПОУ жертводавця', 'EDRPOU code of the donor'), optional: true })
  donorEdrpou?: string;

  @Group(() => PostAddress, { label: text('Адреса жертводавця', 'Address of the donor'), optional: true })
  donorAddress?: PostAddress;

  @TextField({ label: text('Платіжний документ', 'Payment document'), maxLength: 50, example: '137' })
  documentNo!: string;
}

/**
 * Donations to an election fund, one statement per account owner and period: order № 60, 3.1.е.2 and 3.2.є.2. The fund's owner and the last
 * day of the period stand in the key. Relations: X-22 (balances), X-23 (against the fund manager's report, donor by donor), X-24 (ceilings;
 * law 2766-III, art. 36), X-25 (what is irregular is a part of it).
 */
@Structure({
  key: 'election-fund-receipts',
  category: 'finance',
  pairs: [
    notTogether(['donorTaxNumber', 'donorEdrpou'], { each: 'receipts' }),
    notTogether([among('source', 'party-funds', 'legal-entity'), 'donorBirthDate'], { each: 'receipts' }),
    notTogether([among('source', 'own-funds', 'individual'), 'donorEdrpou'], { each: 'receipts' }),
  ],
  arithmetic: [
    equal('T-1', 'receiptsTotal', sumOf('receipts', 'amount')),
    equal('X-22', ['openingBalance', 'receiptsTotal'], ['debitsTotal', 'closingBalance']),
  ],
  forms: [
    {
      key: 'election-fund-receipts',
      title: text(
        'Відомості про розміри та джерела внесків, що надійшли на рахунок виборчого фонду',
        'Amounts and sources of the contributions received on the account of an election fund',
      ),
      level: 'country',
      slotKey: ['subject', 'period'],
      keySubjects: ['candidate', 'party', 'bloc'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.1.е.2',
          body: 'savings-bank',
          cardinality: 'periodic',
          title: text(
            'відомості про розміри та джерела пожертвувань, що надійшли на рахунок особистого виборчого фонду кандидата у Президенти України',
            'Data on the amounts and sources of donations received on the account of the personal election fund of the candidate for President of Ukraine',
          ),
        },
        {
          ref: '3.2.є.2',
          body: 'savings-bank',
          cardinality: 'periodic',
          title: text(
            'відомості про розміри та джерела внесків, що надійшли на рахунок виборчого фонду партії (блоку)',
            'Data on the amounts and sources of contributions received on the account of the election fund of the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class ElectionFundReceipts {
  @Identifier('iban', { label: text('Номер рахунку (IBAN)', 'Account number (IBAN)') })
  accountNo!: string;

  @Day({ label: text('Період з', 'Period from'), example: '2002-02-18' })
  periodFrom!: string;

  @Money({ label: text('Залишок на початок періоду', 'Opening balance'), example: '1200.00' })
  openingBalance!: string;

  @Rows(() => DonationRow, {
    key: ['receivedAt', 'documentNo', 'donor'],
    label: text('Надходження', 'Receipts'),
    minRows: 0,
    maxRows: 20_000,
    personal: { subject: 'donor', purpose: 'control-funds' },
  })
  receipts!: DonationRow[];

  @Money({ label: text('Усього надійшло', 'Receipts, total') })
  receiptsTotal!: string;

  @Money({ label: text('Усього списано з рахунку', 'Debits, total'), example: '300.00' })
  debitsTotal!: string;

  @Money({ label: text('Залишок на кінець періоду', 'Closing balance'), example: '1750.00' })
  closingBalance!: string;
}
