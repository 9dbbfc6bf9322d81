import { text } from '#vybory/language';
import { Money } from '../decorators.js';
import type { ChoiceOption } from '../fields.js';

/** Where the money of an election fund comes from (law 2766-III, art. 36). */
export const receiptSources = [
  { value: 'own-funds', label: text('власні кошти кандидата', 'own money of the candidate') },
  { value: 'party-funds', label: text('кошти партії (партій блоку)', 'money of the party (parties of the bloc)') },
  { value: 'individual', label: text('внески фізичних осіб', 'contributions of individuals') },
  { value: 'legal-entity', label: text('внески юридичних осіб', 'contributions of legal entities') },
] as const satisfies readonly ChoiceOption[];

/** What an election fund is spent on. The order names no items; these are those of the Commission's later report forms. */
export const expenditureItems = [
  { value: 'broadcast', label: text('агітація на телебаченні та радіо', 'campaigning on television and radio') },
  { value: 'press', label: text('агітація у друкованих засобах', 'campaigning in the press') },
  { value: 'printing', label: text('виготовлення друкованих матеріалів', 'printed materials') },
  { value: 'outdoor', label: text('зовнішня реклама', 'outdoor advertising') },
  { value: 'meetings', label: text('збори, концерти, оренда приміщень', 'meetings, concerts, premises') },
  { value: 'transport', label: text('транспорт і відрядження', 'transport and travel') },
  { value: 'communication', label: text('зв’язок', 'communication') },
  { value: 'other', label: text('інше', 'other') },
] as const satisfies readonly ChoiceOption[];

export class ReceiptsBySource {
  @Money({ label: receiptSources[0].label, example: '400.00' })
  ownFunds!: string;

  @Money({ label: receiptSources[1].label, example: '0.00' })
  partyFunds!: string;

  @Money({ label: receiptSources[2].label, example: '500.00' })
  individuals!: string;

  @Money({ label: receiptSources[3].label, example: '100.00' })
  legalEntities!: string;
}

/** Movement of one fund: law 2766-III, art. 35 to 38; the balance is relation X-22. */
export const openingBalance = Money({ label: text('Залишок на початок', 'Opening balance'), example: '0.00' });
export const receiptsTotal = Money({ label: text('Надійшло, усього', 'Receipts, total'), example: '1000.00' });
export const returnedToDonors = Money({
  label: text('Повернуто жертводавцям', 'Returned to donors'),
  example: '50.00',
});
export const transferredToBudget = Money({
  label: text('Перераховано до державного бюджету', 'Transferred to the state budget'),
  example: '25.00',
});
export const expendituresTotal = Money({ label: text('Витрачено, усього', 'Expenditures, total'), example: '900.00' });
export const closingBalance = Money({ label: text('Залишок на кінець', 'Closing balance'), example: '25.00' });
export const fundLimit = Money({
  label: text('Граничний розмір фонду', 'Ceiling of the fund'),
  optional: true,
  example: '170000.00',
});
