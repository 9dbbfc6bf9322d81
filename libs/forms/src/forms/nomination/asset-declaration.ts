import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Choice, Decimal, Money, TextField, Year } from '../../decorators.js';
import { nomineeData } from '../../parts/participants.js';
import { Person, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class IncomeRow {
  @Choice({
    label: text('Вид доходу', 'Kind of income'),
    choices: [
      { value: 'salary', label: text('заробітна плата', 'salary') },
      { value: 'business', label: text('підприємницька діяльність', 'business') },
      { value: 'fees', label: text('авторська винагорода, гонорари', 'royalties and fees') },
      { value: 'interest-and-dividends', label: text('відсотки, дивіденди', 'interest and dividends') },
      { value: 'sale', label: text('відчуження майна', 'sale of property') },
      { value: 'rent', label: text('надання майна в оренду', 'rent') },
      { value: 'gifts', label: text('подарунки, спадщина, виграші', 'gifts, inheritance, winnings') },
      { value: 'pension', label: text('пенсія, соціальні виплати', 'pension and social benefits') },
      { value: 'other', label: text('інше', 'other') },
    ],
    personal: { category: 'property' },
  })
  kind!: string;

  @TextField({
    label: text('Хто виплатив', 'Payer'),
    maxLength: 500,
    example: 'Полтавська міська рада',
    personal: { category: 'property' },
  })
  payer!: string;

  @Money({ label: text('Сума', 'Amount'), example: '9840.00', personal: { category: 'property' } })
  amount!: string;
}

export class RealEstateRow {
  @Choice({
    label: text('Вид нерухомості', 'Kind of real estate'),
    choices: [
      { value: 'land', label: text('земельна ділянка', 'plot of land') },
      { value: 'house', label: text('житловий будинок', 'house') },
      { value: 'flat', label: text('квартира', 'flat') },
      { value: 'country-house', label: text('садовий (дачний) будинок', 'country house') },
      { value: 'garage', label: text('гараж', 'garage') },
      { value: 'other', label: text('інше', 'other') },
    ],
    example: 'flat',
    personal: { category: 'property' },
  })
  kind!: string;

  @TextField({
    label: text('Місцезнаходження', 'Location'),
    maxLength: 500,
    example: 'місто Полтава',
    personal: { category: 'property' },
  })
  location!: string;

  @Decimal({
    label: text('Площа, кв. м', 'Area, square metres'),
    scale: 2,
    positive: true,
    example: '64.30',
    personal: { category: 'property' },
  })
  area!: string;

  @Choice({
    label: text('Чия власність', 'Owner'),
    choices: [
      { value: 'self', label: text('претендента', 'the nominee') },
      { value: 'family', label: text('членів сім’ї', 'the family') },
    ],
    personal: { category: 'property' },
  })
  owner!: 'self' | 'family';
}

export class VehicleRow {
  @TextField({
    label: text('Марка, модель', 'Make and model'),
    maxLength: 200,
    example: 'ЗАЗ-1102 «Таврія»',
    personal: { category: 'property' },
  })
  make!: string;

  @Year({ label: text('Рік випуску', 'Year of make'), example: 1996, personal: { category: 'property' } })
  year!: number;
}

export class DepositRow {
  @TextField({
    label: text('Банк', 'Bank'),
    maxLength: 500,
    example: 'Ощадний банк України',
    personal: { category: 'property' },
  })
  bank!: string;

  @Money({
    label: text('Сума', 'Amount'),
    hint: text('У гривнях за курсом на кінець року', 'In hryvnias at the rate of the end of the year'),
    example: '1250.00',
    personal: { category: 'property' },
  })
  amount!: string;
}

/**
 * Declaration of income and property for the year before (order № 60, 3.1.в.7 and 3.1.г.6). Tables may be empty except that of income, which
 * every nominee has some of. Amounts are in hryvnias. Nothing but the name is
 * published: whether the law (474-XIV) asks for more is to be confirmed, and what was published cannot be taken back. Of the family names and
 * birth dates are enough; in which relation they stand is private life, which they did not make public.
 */
@Structure({
  key: 'asset-declaration',
  category: 'nomination',
  arithmetic: [equal('T-1', 'incomeTotal', sumOf('incomeItems', 'amount'))],
  forms: [
    {
      key: 'nominee-asset-declaration-by-party',
      title: text(
        'Декларація претендента на кандидата у Президенти України про доходи та майно за попередній рік',
        'Declaration of the nominee for candidate for President of Ukraine on income and property for the previous year',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['declaration'],
      items: [
        {
          ref: '3.1.в.7',
          body: 'party',
          cardinality: 'once',
          title: text(
            'декларація претендента на кандидата у Президенти України про доходи та майно за попередній рік',
            'Declaration of the nominee for candidate for President of Ukraine on income and property for the previous year',
          ),
        },
      ],
    },
    {
      key: 'nominee-asset-declaration-by-meeting',
      title: text(
        'Декларація претендента на кандидата у Президенти України про доходи та майно за попередній рік',
        'Declaration of the nominee for candidate for President of Ukraine on income and property for the previous year',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['declaration'],
      items: [
        {
          ref: '3.1.г.6',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'декларація претендента на кандидата у Президенти України про доходи та майно за попередній рік',
            'Declaration of the nominee for candidate for President of Ukraine on income and property for the previous year',
          ),
        },
      ],
    },
  ],
})
export class AssetDeclaration {
  @Group(() => Person, { label: text('Претендент', 'Nominee'), personal: nomineeData })
  nominee!: Person;

  @Year({ label: text('Рік, за який подано декларацію', 'Year declared'), example: 1998 })
  year!: number;

  @Rows(() => IncomeRow, { label: text('Доходи', 'Income'), maxRows: 500, personal: nomineeData })
  incomeItems!: IncomeRow[];

  @Money({
    label: text('Загальна сума доходів', 'Total income'),
    personal: { ...nomineeData, category: 'property' },
  })
  incomeTotal!: string;

  @Rows(() => RealEstateRow, {
    label: text('Нерухоме майно', 'Real estate'),
    optional: true,
    minRows: 0,
    maxRows: 200,
    personal: nomineeData,
  })
  realEstate?: RealEstateRow[];

  @Rows(() => VehicleRow, {
    label: text('Транспортні засоби', 'Vehicles'),
    optional: true,
    minRows: 0,
    maxRows: 200,
    personal: nomineeData,
  })
  vehicles?: VehicleRow[];

  @Rows(() => DepositRow, {
    label: text('Вклади в банках', 'Bank deposits'),
    optional: true,
    minRows: 0,
    maxRows: 200,
    personal: nomineeData,
  })
  deposits?: DepositRow[];

  @Rows(() => Person, {
    key: personKey,
    label: text('Члени сім’ї', 'Family members'),
    optional: true,
    minRows: 0,
    maxRows: 50,
    personal: { subject: 'family-member', purpose: 'register-candidates' },
    example: [{ lastName: 'Коваленко', firstName: 'Петро', patronymic: 'Олексійович', birthDate: '1966-11-02' }],
  })
  familyMembers?: Person[];
}
