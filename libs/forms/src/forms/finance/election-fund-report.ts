import { text } from '#vybory/language';
import { atMost, entriesOf, equal } from '../../arithmetic.js';
import { Choice, Day, Identifier, Money, SubjectId } from '../../decorators.js';
import {
  closingBalance,
  expenditureItems,
  expendituresTotal,
  fundLimit,
  openingBalance,
  ReceiptsBySource,
  receiptSources,
  receiptsTotal,
  returnedToDonors,
  transferredToBudget,
} from '../../parts/fund-money.js';
import { PersonName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, MoneyBy, Rows } from '../../table-decorators.js';

export class CandidateFundRow {
  @SubjectId({ label: text('Кандидат', 'Candidate'), kinds: ['candidate'] })
  candidate!: string;

  @openingBalance
  openingBalance!: string;

  @Group(() => ReceiptsBySource, {
    label: text('Надійшло за джерелами', 'Receipts by source'),
    only: ['election-fund-usage-report', 'candidate-funds-consolidated-report'],
  })
  receiptsBySource!: ReceiptsBySource;

  @receiptsTotal
  receiptsTotal!: string;

  @returnedToDonors
  returnedToDonors!: string;

  @transferredToBudget
  transferredToBudget!: string;

  @expendituresTotal
  expendituresTotal!: string;

  @closingBalance
  closingBalance!: string;

  @fundLimit
  limit?: string;
}

const bank = 'election-fund-usage-report';
const movements = 'candidate-fund-movements';
const consolidated = 'candidate-funds-consolidated-report';
const party = 'party-fund-financial-report';

/**
 * What became of the money of election funds: order № 60, 3.1.е.4 (the savings bank, a row per candidate), 3.2.а.12 (a district commission, for a
 * period), 3.2.а.13 (the consolidated report of a district) and 3.2.б.15 (a party or bloc, of its own fund). Items of expenditure are kept
 * for the party's fund only: commissions and the bank see accounts, not bills. X-22 balances every fund; X-23 compares the bank's statements
 * with these reports; X-24 the ceilings.
 */
@Structure({
  key: 'election-fund-report',
  category: 'finance',
  arithmetic: [
    equal(
      'X-22',
      ['openingBalance', 'receiptsTotal'],
      ['returnedToDonors', 'transferredToBudget', 'expendituresTotal', 'closingBalance'],
      { each: 'funds' },
    ),
    equal(
      'T-3',
      [
        'receiptsBySource.ownFunds',
        'receiptsBySource.partyFunds',
        'receiptsBySource.individuals',
        'receiptsBySource.legalEntities',
      ],
      'receiptsTotal',
      { each: 'funds' },
    ),
    equal(
      'X-22',
      ['openingBalance', 'receiptsTotal'],
      ['returnedToDonors', 'transferredToBudget', 'expendituresTotal', 'closingBalance'],
    ),
    equal('T-1', 'receiptsTotal', entriesOf('receiptsBySource')),
    equal('T-1', 'expendituresTotal', entriesOf('expendituresByItem')),
    atMost('X-24', 'receiptsTotal', 'limit'),
    atMost('X-24', 'receiptsTotal', 'limit', { each: 'funds' }),
  ],
  forms: [
    {
      key: bank,
      title: text(
        'Фінансовий звіт про використання особистих виборчих фондів кандидатів',
        'Financial report on the use of the personal election funds of the candidates',
      ),
      level: 'country',
      slotKey: [],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.1.е.4',
          body: 'savings-bank',
          cardinality: 'once',
          title: text(
            'фінансовий звіт про використання особистих виборчих фондів кандидатів у Президенти України',
            'Financial report on the use of the personal election funds of the candidates for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: movements,
      title: text(
        'Відомості про надходження та використання коштів виборчих фондів кандидатів в окрузі',
        'Receipt and use of the election funds of the candidates of a district',
      ),
      level: 'district',
      slotKey: ['period'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.а.12',
          body: 'district-commission',
          cardinality: 'periodic',
          title: text(
            'відомості про надходження та використання коштів виборчих фондів кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
            "Data on the receipt and use of the resources of the election funds of candidates for people's deputies of Ukraine registered in the single-mandate election district",
          ),
        },
      ],
    },
    {
      key: consolidated,
      title: text(
        'Узагальнений фінансовий звіт про виборчі фонди кандидатів в окрузі',
        'Consolidated financial report on the election funds of the candidates of a district',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.а.13',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'узагальнений фінансовий звіт про надходження та використання коштів виборчих фондів кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
            "Consolidated financial report on the receipt and use of the resources of the election funds of candidates for people's deputies of Ukraine registered in the single-mandate election district",
          ),
        },
      ],
    },
    {
      key: party,
      title: text(
        'Фінансовий звіт про надходження та використання коштів виборчого фонду партії (блоку)',
        'Financial report on the receipt and use of the election fund of a party (bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.б.15',
          body: 'party',
          cardinality: 'once',
          title: text(
            'фінансовий звіт про надходження та використання коштів виборчого фонду партії (блоку)',
            'Financial report on the receipt and use of the resources of the election fund of the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class ElectionFundReport {
  @Choice({
    label: text('Звіт', 'Report'),
    choices: [
      { value: 'interim', label: text('проміжний', 'interim') },
      { value: 'final', label: text('остаточний', 'final') },
    ],
    only: [bank, party],
    example: 'final',
  })
  reportKind!: 'interim' | 'final';

  @Day({ label: text('Період з', 'Period from'), example: '2002-02-11' })
  periodFrom!: string;

  @Day({ label: text('Період до', 'Period until'), example: '2002-04-05', only: [bank, consolidated, party] })
  periodTo!: string;

  @Rows(() => CandidateFundRow, {
    label: text('Виборчі фонди кандидатів', 'Election funds of the candidates'),
    maxRows: 1000,
    unique: 'candidate',
    only: [bank, movements, consolidated],
  })
  funds!: CandidateFundRow[];

  @Money({ label: text('Залишок на початок', 'Opening balance'), example: '0.00', only: [party] })
  openingBalance!: string;

  @MoneyBy(
    { of: 'choice', choices: receiptSources },
    {
      label: text('Надійшло за джерелами', 'Receipts by source'),
      example: { 'party-funds': '600.00', individual: '400.00' },
      only: [party],
    },
  )
  receiptsBySource!: Record<string, string>;

  @Money({ label: text('Надійшло, усього', 'Receipts, total'), only: [party], example: '1000.00' })
  receiptsTotal!: string;

  @Money({ label: text('Повернуто жертводавцям', 'Returned to donors'), only: [party], example: '50.00' })
  returnedToDonors!: string;

  @Money({
    label: text('Перераховано до державного бюджету', 'Transferred to the state budget'),
    only: [party],
    example: '25.00',
  })
  transferredToBudget!: string;

  @MoneyBy(
    { of: 'choice', choices: expenditureItems },
    {
      label: text('Витрачено за статтями', 'Expenditures by item'),
      example: { broadcast: '700.00', printing: '200.00' },
      only: [party],
    },
  )
  expendituresByItem!: Record<string, string>;

  @Money({ label: text('Витрачено, усього', 'Expenditures, total'), only: [party], example: '900.00' })
  expendituresTotal!: string;

  @Money({ label: text('Залишок на кінець', 'Closing balance'), only: [party], example: '25.00' })
  closingBalance!: string;

  @Money({
    label: text('Граничний розмір фонду', 'Ceiling of the fund'),
    optional: true,
    only: [party],
    example: '2550000.00',
  })
  limit?: string;

  @Group(() => PersonName, {
    label: text('Розпорядник, який підписав', 'Manager who signed'),
    only: [party],
    personal: { subject: 'fund-manager', purpose: 'control-funds', public: ['name'] },
  })
  signedBy!: PersonName;

  @Identifier('submission', {
    label: text('Подання банку, з яким звірено', 'Submission of the bank that it was compared with'),
    optional: true,
    only: [party],
  })
  bankStatement?: string;
}
