import { text } from '#vybory/language';
import { atMost, equal, sumOf } from '../../arithmetic.js';
import { Choice, Count, LocalTime, SubjectId } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CouncilCompositionRow {
  @SubjectId({ label: text('Рада', 'Council'), kinds: ['council'] })
  council!: string;

  @Count({ label: text('Кількість мандатів', 'Seats'), min: 1, example: 50 })
  seats!: number;

  @Count({ label: text('Усього депутатів', 'Deputies in total'), example: 48 })
  deputiesTotal!: number;

  @Count({ label: text('Чоловіків', 'Men'), example: 31 })
  men!: number;

  @Count({ label: text('Жінок', 'Women'), example: 17 })
  women!: number;

  @Count({ label: text('Віком до 30 років', 'Aged under 30'), example: 6 })
  ageUnder30!: number;

  @Count({ label: text('Віком від 30 до 50 років', 'Aged 30 to 50'), example: 27 })
  age30To50!: number;

  @Count({ label: text('Віком понад 50 років', 'Aged over 50'), example: 15 })
  ageOver50!: number;

  @Count({ label: text('З вищою освітою', 'With higher education'), example: 40 })
  higherEducation!: number;

  @Count({ label: text('Безпартійних', 'Members of no party'), example: 28 })
  nonPartisan!: number;
}

export class CouncilPartyRow {
  @SubjectId({ label: text('Рада', 'Council'), kinds: ['council'] })
  council!: string;

  @SubjectId({ label: text('Партія (блок)', 'Party (bloc)'), kinds: ['party', 'bloc'] })
  party!: string;

  @Count({ label: text('Кількість депутатів', 'Deputies'), min: 1, example: 20 })
  deputies!: number;
}

export class CouncilOccupationRow {
  @SubjectId({ label: text('Рада', 'Council'), kinds: ['council'] })
  council!: string;

  @Choice({
    label: text('Рід занять', 'Occupation'),
    choices: [
      { value: 'government', label: text('органи влади та місцевого самоврядування', 'state and local government') },
      { value: 'industry', label: text('промисловість, транспорт, будівництво', 'industry, transport, construction') },
      { value: 'agriculture', label: text('сільське господарство', 'agriculture') },
      { value: 'education-science-culture', label: text('освіта, наука, культура', 'education, science, culture') },
      { value: 'health', label: text('охорона здоров’я', 'health') },
      { value: 'business', label: text('підприємництво, торгівля, послуги', 'business, trade, services') },
      { value: 'security', label: text('військові та правоохоронці', 'military and law enforcement') },
      { value: 'civil-society', label: text('партії та громадські організації', 'parties and civic organisations') },
      { value: 'pensioner', label: text('пенсіонери', 'pensioners') },
      { value: 'unemployed', label: text('тимчасово не працюють', 'not employed at present') },
      { value: 'other', label: text('інше', 'other') },
    ],
    example: 'education-science-culture',
  })
  occupation!:
    | 'government'
    | 'industry'
    | 'agriculture'
    | 'education-science-culture'
    | 'health'
    | 'business'
    | 'security'
    | 'civil-society'
    | 'pensioner'
    | 'unemployed'
    | 'other';

  @Count({ label: text('Кількість депутатів', 'Deputies'), min: 1, example: 48 })
  deputies!: number;
}

/**
 * How many deputies the councils of a region have and what they are: order № 60, 3.4.а.2. One slot, clarified with every change. Numbers only.
 *
 * Parties and occupations are tables of their own, for a row cannot hold one. The proposal lets the parties alone make up the total; most deputies
 * of local councils belong to none, so those have a number of their own. The list of occupations is ours: the order names none.
 */
@Structure({
  key: 'local-council-composition',
  category: 'local',
  arithmetic: [
    atMost('T-2', 'deputiesTotal', 'seats', { each: 'rows' }),
    equal('T-3', ['men', 'women'], 'deputiesTotal', { each: 'rows' }),
    equal('T-3', ['ageUnder30', 'age30To50', 'ageOver50'], 'deputiesTotal', { each: 'rows' }),
    atMost('T-2', 'higherEducation', 'deputiesTotal', { each: 'rows' }),
    atMost('T-2', 'nonPartisan', 'deputiesTotal', { each: 'rows' }),
    equal('T-3', [sumOf('parties', 'deputies'), sumOf('rows', 'nonPartisan')], sumOf('rows', 'deputiesTotal')),
    equal('T-3', sumOf('occupations', 'deputies'), sumOf('rows', 'deputiesTotal')),
  ],
  forms: [
    {
      key: 'local-council-composition',
      title: text(
        'Відомості про кількісний та якісний склад місцевих рад',
        'Data on the quantitative and qualitative composition of local councils',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.4.а.2',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'відомості про кількісний та якісний склад Верховної Ради Автономної Республіки Крим, обласних, районних, міських міст обласного значення, міських, районних у містах Києві та Севастополі рад',
            'Data on the quantitative and qualitative composition of the Verkhovna Rada of the Autonomous Republic of Crimea and of oblast, raion, city (cities of oblast significance), city, raion-in-city (Kyiv and Sevastopol) councils',
          ),
        },
      ],
    },
  ],
})
export class LocalCouncilComposition {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CouncilCompositionRow, { label: text('Ради', 'Councils'), unique: 'council' })
  rows!: CouncilCompositionRow[];

  @Rows(() => CouncilPartyRow, {
    key: ['council', 'party'],
    label: text('Депутати за партіями', 'Deputies by party'),
    optional: true,
    minRows: 0,
    maxRows: 20_000,
  })
  parties?: CouncilPartyRow[];

  @Rows(() => CouncilOccupationRow, {
    key: ['council', 'occupation'],
    label: text('Депутати за родом занять', 'Deputies by occupation'),
    optional: true,
    minRows: 0,
    maxRows: 20_000,
  })
  occupations?: CouncilOccupationRow[];
}
