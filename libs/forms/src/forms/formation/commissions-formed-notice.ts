import { text } from '#vybory/language';
import { countOf, equal } from '../../arithmetic.js';
import { Choice, Count, Day, Identifier, LocalTime, PrecinctCode, TextField, UnitCode } from '../../decorators.js';
import { membersTotal } from '../../parts/commission-composition.js';
import { OfficeAddress } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class FormedCommissionRow {
  @UnitCode({
    label: text('Територіальний виборчий округ', 'Territorial election district'),
    levels: ['district'],
    only: ['territorial-commissions-formed-notice'],
  })
  @UnitCode({
    label: text('Область, район, місто', 'Oblast, raion, city'),
    levels: ['district', 'region'],
    only: ['referendum-commissions-formed-notice'],
  })
  unit!: string;

  @PrecinctCode({
    label: text('Виборча дільниця', 'Precinct'),
    only: ['precinct-commissions-formed-notice'],
  })
  precinct!: string;

  @Choice({
    label: text('Вид комісії', 'Kind of commission'),
    choices: [
      { value: 'raion', label: text('районна', 'of a raion') },
      { value: 'city', label: text('міська (міста обласного значення)', 'of a city of oblast significance') },
      { value: 'city-raion', label: text('районна у місті', 'of a raion in a city') },
      { value: 'region', label: text('АРК, обласна, Київська або Севастопольська міська', 'of a region') },
    ],
    only: ['referendum-commissions-formed-notice'],
  })
  kind!: 'raion' | 'city' | 'city-raion' | 'region';

  @Group(() => OfficeAddress, { label: text('Місцезнаходження комісії', 'Location of the commission') })
  address!: OfficeAddress;

  @Identifier('phone', { label: text('Телефон комісії', 'Phone of the commission') })
  phone!: string;

  @TextField({
    label: text('Номер рішення про утворення', 'Number of the decision that formed it'),
    maxLength: 50,
    example: '15',
  })
  decisionNo!: string;

  @Day({ label: text('Дата утворення', 'Formed on') })
  formedAt!: string;

  @membersTotal
  membersTotal!: number;
}

/**
 * Which commissions were formed, where they sit and how many members they have: territorial ones by a council (order № 60, 3.1.а.2), precinct
 * ones by a territorial or district commission (3.1.б.3, 3.2.а.3), those for a referendum by a council, its own region's included (3.3.а.1).
 *
 * One slot for each body, clarified when a commission is formed later or moves. The number of a district and its region are in the unit and
 * in the codes of the rows. All forms say as of when they speak, though the proposal asks it of two only: each of them changes with time.
 */
@Structure({
  key: 'commissions-formed-notice',
  category: 'formation',
  arithmetic: [equal('T-1', 'commissionsTotal', countOf('commissions'))],
  forms: [
    {
      key: 'territorial-commissions-formed-notice',
      title: text(
        'Повідомлення про утворення територіальних виборчих комісій',
        'Notice of the formation of territorial election commissions',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.а.2',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про утворення територіальних виборчих комісій',
            'Notice of the formation of territorial election commissions',
          ),
        },
      ],
    },
    {
      key: 'precinct-commissions-formed-notice',
      title: text(
        'Повідомлення про утворення дільничних виборчих комісій',
        'Notice of the formation of precinct election commissions',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.3',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text(
            'повідомлення про утворення дільничних виборчих комісій',
            'Notice of the formation of precinct election commissions',
          ),
        },
        {
          ref: '3.2.а.3',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'повідомлення про утворення дільничних виборчих комісій',
            'Notice of the formation of precinct election commissions',
          ),
        },
      ],
    },
    {
      key: 'referendum-commissions-formed-notice',
      title: text(
        'Повідомлення про утворення та місцезнаходження комісій із всеукраїнського референдуму',
        'Notice of the formation and location of the all-Ukrainian referendum commissions',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.а.1',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про утворення та місцезнаходження комісії Автономної Республіки Крим, обласних, Київської та Севастопольської міських, районних, міських (міст обласного значення), районних у містах Києві та Севастополі комісій із всеукраїнського референдуму',
            'Notice of the formation and location of the commission of the Autonomous Republic of Crimea and of the oblast, Kyiv and Sevastopol city, raion, city (cities of oblast significance) and raion-in-city (Kyiv and Sevastopol) all-Ukrainian referendum commissions',
          ),
        },
      ],
    },
  ],
})
export class CommissionsFormedNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => FormedCommissionRow, {
    label: text('Утворені комісії', 'Commissions formed'),
    maxRows: 225,
    unique: 'unit',
    only: ['territorial-commissions-formed-notice', 'referendum-commissions-formed-notice'],
  })
  @Rows(() => FormedCommissionRow, {
    label: text('Утворені дільничні виборчі комісії', 'Precinct election commissions formed'),
    only: ['precinct-commissions-formed-notice'],
  })
  commissions!: FormedCommissionRow[];

  @Count({ label: text('Усього утворено комісій', 'Commissions formed, total') })
  commissionsTotal!: number;
}
