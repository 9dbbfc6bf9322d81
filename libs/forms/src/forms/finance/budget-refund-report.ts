import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Day, Money, TextField, UnitCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class BudgetRefundRow {
  @UnitCode({ label: text('Виборчий округ', 'District'), levels: ['district'] })
  district!: string;

  @Money({ label: text('Повернуто', 'Returned'), example: '7000.00' })
  amount!: string;

  @TextField({ label: text('Платіжний документ', 'Payment document'), maxLength: 50, example: '402' })
  documentNo!: string;

  @Day({ label: text('Дата повернення', 'Returned on'), example: '2002-04-20' })
  returnedAt!: string;
}

/** What district commissions gave back, as the Treasury saw it: order № 60, 3.2.е.1. Each row is held against the district's own report. */
@Structure({
  key: 'budget-refund-report',
  category: 'finance',
  arithmetic: [equal('T-1', 'total', sumOf('rows', 'amount'))],
  forms: [
    {
      key: 'budget-refund-report',
      title: text(
        'Відомості про повернення окружними виборчими комісіями невикористаних коштів',
        'Unused funds returned by the district election commissions',
      ),
      level: 'country',
      slotKey: ['period'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.е.1',
          body: 'treasury',
          cardinality: 'periodic',
          title: text(
            'відомості про повернення окружними виборчими комісіями коштів Державного бюджету України, не використаних ними на підготовку та проведення виборів народних депутатів України, на рахунок Комісії',
            "Data on the return by the district election commissions, to the account of the Commission, of State Budget of Ukraine funds not used by them for the preparation and conduct of the elections of people's deputies of Ukraine",
          ),
        },
      ],
    },
  ],
})
export class BudgetRefundReport {
  @Rows(() => BudgetRefundRow, {
    label: text('Виборчі округи', 'Districts'),
    minRows: 0,
    maxRows: 5000,
    key: ['district', 'returnedAt', 'documentNo'],
  })
  rows!: BudgetRefundRow[];

  @Money({ label: text('Усього', 'Total') })
  total!: string;
}
