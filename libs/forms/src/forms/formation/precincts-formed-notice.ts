import { text } from '#vybory/language';
import { countOf, equal } from '../../arithmetic.js';
import { Choice, Count, Day, LocalTime, LongText, TextField } from '../../decorators.js';
import { OfficeAddress } from '../../parts/person.js';
import { among, together } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class FormedPrecinctRow {
  @TextField({
    label: text('Номер виборчої дільниці', 'Number of the precinct'),
    hint: text('Як у рішенні про утворення', 'As the decision that forms it has it'),
    maxLength: 10,
    example: '25',
  })
  precinctNo!: string;

  @Choice({
    label: text('Вид дільниці', 'Kind of precinct'),
    choices: [
      { value: 'ordinary', label: text('звичайна', 'ordinary') },
      { value: 'hospital', label: text('у лікувальному закладі', 'in a hospital') },
      { value: 'penitentiary', label: text('в установі виконання покарань', 'in a penitentiary') },
      { value: 'military', label: text('у військовій частині', 'in a military unit') },
      { value: 'ship', label: text('на судні', 'on a ship') },
      { value: 'polar', label: text('на полярній станції', 'at a polar station') },
      { value: 'foreign', label: text('закордонна', 'abroad') },
      { value: 'special', label: text('інша спеціальна', 'other special') },
    ],
  })
  kind!: 'ordinary' | 'hospital' | 'penitentiary' | 'military' | 'ship' | 'polar' | 'foreign' | 'special';

  @LongText({
    label: text('Межі дільниці', 'Boundaries of the precinct'),
    hint: text('Лише для звичайної дільниці', 'For an ordinary precinct only'),
    maxLength: 20_000,
    when: { field: 'kind', is: 'ordinary' },
    example: 'вул. Соборності, 1–40; вул. Шевченка, 2–36',
  })
  boundaries?: string;

  @TextField({
    label: text('Заклад, установа, частина, судно', 'Institution, unit, ship'),
    hint: text('Для спеціальної дільниці', 'For a special precinct'),
    maxLength: 500,
    optional: true,
  })
  institution?: string;

  @Group(() => OfficeAddress, { label: text('Приміщення для голосування', 'Polling station') })
  votingAddress!: OfficeAddress;

  @Count({ label: text('Орієнтовна кількість виборців', 'Estimated number of voters'), min: 1, example: 1500 })
  votersEstimate!: number;
}

/**
 * Which precincts a commission formed: order № 60, 3.1.б.2 and 3.2.а.2. They are named by the number that the decision gives them, because
 * a precinct becomes a unit of the campaign by this very notice. Only an ordinary precinct has boundaries; the others stand in an
 * institution, whose name the proposal forgot. One slot, clarified with each further decision; X-19 compares it with the commissions formed.
 */
@Structure({
  key: 'precincts-formed-notice',
  category: 'formation',
  pairs: [
    together(
      [among('kind', 'hospital', 'penitentiary', 'military', 'ship', 'polar', 'foreign', 'special'), 'institution'],
      { each: 'precincts' },
    ),
  ],
  arithmetic: [equal('T-1', 'precinctsTotal', countOf('precincts'))],
  forms: [
    {
      key: 'precincts-formed-notice',
      title: text('Повідомлення про утворення виборчих дільниць', 'Notice of the formation of election precincts'),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.2',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text('повідомлення про утворення виборчих дільниць', 'Notice of the formation of election precincts'),
        },
        {
          ref: '3.2.а.2',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text('повідомлення про утворення виборчих дільниць', 'Notice of the formation of election precincts'),
        },
      ],
    },
  ],
})
export class PrecinctsFormedNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => FormedPrecinctRow, {
    label: text('Утворені виборчі дільниці', 'Precincts formed'),
    unique: 'precinctNo',
  })
  precincts!: FormedPrecinctRow[];

  @Count({ label: text('Усього утворено дільниць', 'Precincts formed, total') })
  precinctsTotal!: number;

  @TextField({
    label: text('Номер рішення', 'Number of the decision'),
    hint: text('Останнього, якщо їх кілька', 'Of the latest, when there are several'),
    maxLength: 50,
    example: '7',
  })
  decisionNo!: string;

  @Day({ label: text('Дата рішення', 'Date of the decision') })
  decisionAt!: string;
}
