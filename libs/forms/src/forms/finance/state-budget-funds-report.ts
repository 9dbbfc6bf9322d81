import { text } from '#vybory/language';
import { atMost, entriesOf, equal } from '../../arithmetic.js';
import { Day, Money } from '../../decorators.js';
import { positive, together } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { MoneyBy } from '../../table-decorators.js';

/** Items of a district commission's estimate: the order names none; these are those of the Commission's estimates of expenditure. */
const estimateItems = [
  { value: 'wages', label: text('оплата праці членів комісії', 'pay of the members of the commission') },
  { value: 'experts', label: text('оплата праці залучених фахівців', 'pay of specialists') },
  { value: 'premises', label: text('утримання приміщень', 'premises') },
  { value: 'printing', label: text('друкування', 'printing') },
  { value: 'communication', label: text('зв’язок', 'communication') },
  { value: 'transport', label: text('транспорт і відрядження', 'transport and travel') },
  { value: 'supplies', label: text('канцелярські та інші матеріали', 'supplies') },
  { value: 'other', label: text('інше', 'other') },
] as const;

/**
 * State budget money of a district commission: order № 60, 3.2.а.15. Relation X-29: received = spent + unused, what is unused is returned, and
 * the Treasury's row (3.2.е.1) says the same.
 */
@Structure({
  key: 'state-budget-funds-report',
  category: 'finance',
  pairs: [together([positive('returned'), 'returnedAt'])],
  arithmetic: [
    equal('T-1', 'spentTotal', entriesOf('spentByItem')),
    equal('X-29', 'received', ['spentTotal', 'unused']),
    atMost('X-29', 'received', 'allocated'),
    atMost('X-29', 'returned', 'unused'),
  ],
  forms: [
    {
      key: 'state-budget-funds-report',
      title: text(
        'Відомості про надходження та використання коштів Державного бюджету України',
        'Receipt and use of State Budget funds',
      ),
      level: 'district',
      slotKey: ['period'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.а.15',
          body: 'district-commission',
          cardinality: 'periodic',
          title: text(
            'відомості про надходження та використання коштів Державного бюджету України, що виділяються на підготовку і проведення виборів народних депутатів України',
            "Data on the receipt and use of State Budget of Ukraine funds allocated for the preparation and conduct of the elections of people's deputies of Ukraine",
          ),
        },
      ],
    },
  ],
})
export class StateBudgetFundsReport {
  @Day({ label: text('Період з', 'Period from'), example: '2002-01-01' })
  periodFrom!: string;

  @Money({ label: text('Виділено за кошторисом', 'Allocated'), example: '50000.00' })
  allocated!: string;

  @Money({ label: text('Надійшло', 'Received'), example: '45000.00' })
  received!: string;

  @MoneyBy(
    { of: 'choice', choices: estimateItems },
    {
      label: text('Використано за статтями', 'Spent by item'),
      example: { wages: '30000.00', premises: '8000.00' },
    },
  )
  spentByItem!: Record<string, string>;

  @Money({ label: text('Використано, усього', 'Spent, total') })
  spentTotal!: string;

  @Money({ label: text('Не використано', 'Unused'), example: '7000.00' })
  unused!: string;

  @Money({
    label: text('Повернуто на рахунок Комісії', 'Returned to the account of the Commission'),
    example: '7000.00',
  })
  returned!: string;

  @Day({ label: text('Дата повернення', 'Returned on'), optional: true, example: '2002-04-20' })
  returnedAt?: string;
}
