import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Choice, Day, Identifier, Money, TextField } from '../../decorators.js';
import { PostAddress } from '../../parts/person.js';
import { among, notTogether, together } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class IrregularReceiptRow {
  @Day({ label: text('Дата надходження', 'Received on'), example: '2002-02-21' })
  receivedAt!: string;

  @Money({ label: text('Сума', 'Amount'), positive: true, example: '17000.00' })
  amount!: string;

  @TextField({
    label: text('Від кого', 'From whom'),
    hint: text('Порожньо, якщо жертводавець невідомий', 'Left out when the donor is not known'),
    maxLength: 300,
    optional: true,
    example: 'ТОВ «Ромашка»',
    personal: { category: 'name' },
  })
  donor?: string;

  @Group(() => PostAddress, { label: text('Адреса', 'Address'), optional: true })
  donorAddress?: PostAddress;

  @Choice({
    label: text('У чому порушення', 'What is irregular'),
    example: 'over-limit',
    choices: [
      { value: 'anonymous', label: text('анонімний внесок', 'anonymous') },
      { value: 'foreigner', label: text('внесок іноземця', 'from a foreigner') },
      { value: 'stateless', label: text('внесок особи без громадянства', 'from a stateless person') },
      { value: 'over-limit', label: text('перевищено граничний розмір', 'over the limit') },
      { value: 'prohibited-donor', label: text('жертводавцю заборонено робити внески', 'prohibited donor') },
      {
        value: 'refused-by-manager',
        label: text('відмова розпорядника або уповноваженої особи', 'refused by the manager'),
      },
      { value: 'other', label: text('інше', 'other') },
    ],
  })
  ground!: string;

  @Choice({
    label: text('Що зроблено з коштами', 'What was done with the money'),
    choices: [
      {
        value: 'to-state-budget',
        label: text('перераховано до державного бюджету', 'transferred to the state budget'),
      },
      { value: 'returned', label: text('повернуто жертводавцю', 'returned to the donor') },
      { value: 'pending', label: text('ще не вирішено', 'pending') },
    ],
  })
  disposition!: 'to-state-budget' | 'returned' | 'pending';

  @Day({ label: text('Дата перерахування або повернення', 'Disposed on'), optional: true, example: '2002-02-25' })
  disposedAt?: string;

  @TextField({ label: text('Платіжний документ', 'Payment document'), maxLength: 50, example: '138' })
  documentNo!: string;
}

/**
 * Money that came to an election fund against the law and has to go back or to the budget, told at once as it happens: order № 60, 3.1.е.3 and
 * 3.2.є.3. Relations; law 2766-III, art. 36.
 */
@Structure({
  key: 'election-fund-irregular-receipts',
  category: 'finance',
  pairs: [
    together([among('disposition', 'to-state-budget', 'returned'), 'disposedAt'], { each: 'items' }),
    notTogether([among('ground', 'anonymous'), 'donor'], { each: 'items' }),
  ],
  arithmetic: [equal('T-1', 'total', sumOf('items', 'amount'))],
  forms: [
    {
      key: 'election-fund-irregular-receipts',
      title: text(
        'Оперативні відомості про кошти, перераховані до виборчого фонду з порушенням вимог закону',
        'Operative data on money transferred to an election fund in violation of the law',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['candidate', 'party', 'bloc'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.1.е.3',
          body: 'savings-bank',
          cardinality: 'on-change',
          title: text(
            'оперативні відомості про кошти, перераховані до особистого виборчого фонду кандидата у Президенти України з порушенням вимог Закону України “Про вибори Президента України”, що необхідно перерахувати до Державного бюджету України або повернути пожертвувачу',
            'Operative data on funds transferred to the personal election fund of the candidate for President of Ukraine in violation of the requirements of the Law "On Elections of the President of Ukraine" that must be transferred to the State Budget of Ukraine or returned to the donor',
          ),
        },
        {
          ref: '3.2.є.3',
          body: 'savings-bank',
          cardinality: 'on-change',
          title: text(
            'оперативні відомості про кошти, перераховані до виборчого фонду з порушенням вимог Закону України “Про вибори народних депутатів України” або від яких відмовилася уповноважена особа партії (блоку)',
            'Operative data on funds transferred to the election fund in violation of the requirements of the Law "On Elections of People\'s Deputies of Ukraine" or refused by the authorised person of the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class ElectionFundIrregularReceipts {
  @Identifier('iban', { label: text('Номер рахунку (IBAN)', 'Account number (IBAN)') })
  accountNo!: string;

  @Rows(() => IrregularReceiptRow, {
    key: ['receivedAt', 'documentNo', 'donor'],
    label: text('Надходження з порушенням', 'Irregular receipts'),
    maxRows: 20_000,
    personal: { subject: 'donor', purpose: 'control-funds' },
  })
  items!: IrregularReceiptRow[];

  @Money({ label: text('Усього', 'Total') })
  total!: string;
}
