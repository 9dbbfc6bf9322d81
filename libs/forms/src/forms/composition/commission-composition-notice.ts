import { text } from '#vybory/language';
import { countOf, equal, sumOf } from '../../arithmetic.js';
import { Count, LocalTime, PrecinctCode, SubjectId, UnitCode } from '../../decorators.js';
import {
  age30To50,
  ageOver50,
  ageUnder30,
  compositionAddsUp,
  higherEducation,
  membersTotal,
  men,
  nominatedWithin,
  partyMembers,
  women,
} from '../../parts/commission-composition.js';
import { nominatorKinds } from '../../parts/commission.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CommissionCompositionRow {
  @PrecinctCode({
    label: text('Виборча дільниця', 'Precinct'),
    only: ['precinct-commission-composition-notice'],
  })
  precinct!: string;

  @UnitCode({
    label: text('Територіальний виборчий округ', 'Territorial election district'),
    levels: ['district'],
    only: ['territorial-commission-composition-notice'],
  })
  @UnitCode({
    label: text('Район або місто', 'Raion or city'),
    levels: ['district'],
    only: ['referendum-precinct-commission-composition-notice'],
  })
  unit!: string;

  @Count({
    label: text('Кількість дільничних комісій', 'Number of precinct commissions'),
    min: 1,
    example: 1,
    only: ['referendum-precinct-commission-composition-notice'],
  })
  commissions!: number;

  @membersTotal
  membersTotal!: number;

  @men
  men!: number;

  @women
  women!: number;

  @ageUnder30
  ageUnder30!: number;

  @age30To50
  age30To50!: number;

  @ageOver50
  ageOver50!: number;

  @higherEducation
  higherEducation!: number;

  @partyMembers
  partyMembers!: number;
}

export class CommissionNominatorRow {
  @UnitCode({
    label: text('Виборча дільниця', 'Precinct'),
    levels: ['precinct'],
    only: ['precinct-commission-composition-notice'],
  })
  @UnitCode({
    label: text('Округ, район або місто', 'District, raion or city'),
    levels: ['district'],
    only: ['territorial-commission-composition-notice', 'referendum-precinct-commission-composition-notice'],
  })
  unit!: string;

  @SubjectId({ label: text('Ким запропоновано', 'Put forward by'), kinds: nominatorKinds })
  nominator!: string;

  @Count({ label: text('Кількість членів комісій', 'Number of members'), min: 1, example: 3 })
  members!: number;
}

/**
 * How many members commissions have and what they are: territorial ones, told by a council (order № 60, 3.1.а.3), precinct ones, told by a
 * district commission with a row per precinct (3.2.а.5), precinct ones for a referendum, told by a council with a row per raion and city, which
 * sums up their commissions (3.3.а.5; the item shares its name with 3.2.а.5, but speaks for a region). Numbers only: nobody is named.
 *
 * Who put members forward is a table of its own, for a row cannot hold one. Councils and heads of administrations, who put forward the rest,
 * are no participants of the campaign, so these numbers may stay below the total. X-18 compares a precinct's row with its members.
 */
@Structure({
  key: 'commission-composition-notice',
  category: 'composition',
  arithmetic: [
    equal('T-1', 'commissionsTotal', countOf('rows')),
    equal('T-1', 'commissionsTotal', sumOf('units', 'commissions')),
    ...compositionAddsUp('rows'),
    ...compositionAddsUp('units'),
    nominatedWithin('nominators', 'rows'),
    nominatedWithin('nominators', 'units'),
  ],
  forms: [
    {
      key: 'territorial-commission-composition-notice',
      title: text(
        'Повідомлення про кількісний та якісний склад територіальних виборчих комісій по виборах Президента України',
        'Notice of the quantitative and qualitative composition of the territorial election commissions for the election of the President of Ukraine',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.а.3',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про кількісний та якісний склад територіальних виборчих комісій по виборах Президента України',
            'Notice of the quantitative and qualitative composition of the territorial election commissions for the election of the President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'precinct-commission-composition-notice',
      title: text(
        'Повідомлення про кількісний та якісний склад дільничних виборчих комісій',
        'Notice of the quantitative and qualitative composition of the precinct election commissions',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.2.а.5',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'повідомлення про кількісний та якісний склад дільничних виборчих комісій, утворених у межах одномандатного виборчого округу',
            'Notice of the quantitative and qualitative composition of the precinct election commissions formed within the single-mandate election district',
          ),
        },
      ],
    },
    {
      key: 'referendum-precinct-commission-composition-notice',
      title: text(
        'Повідомлення про кількісний та якісний склад дільничних комісій із всеукраїнського референдуму',
        'Notice of the quantitative and qualitative composition of the precinct commissions for the all-Ukrainian referendum',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.а.5',
          body: 'regional-council',
          cardinality: 'on-change',
          key: 'precinct-commission-composition-notice',
          title: text(
            'повідомлення про кількісний та якісний склад дільничних комісій із всеукраїнського референдуму в районі, місті обласного значення, районах міст Києва та Севастополя',
            'Notice of the quantitative and qualitative composition of the precinct commissions for the all-Ukrainian referendum in the raion, city of oblast significance, raions of the cities of Kyiv and Sevastopol',
          ),
        },
      ],
    },
  ],
})
export class CommissionCompositionNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CommissionCompositionRow, {
    label: text('Територіальні виборчі комісії', 'Territorial election commissions'),
    maxRows: 225,
    unique: 'unit',
    only: ['territorial-commission-composition-notice'],
  })
  @Rows(() => CommissionCompositionRow, {
    label: text('Дільничні виборчі комісії', 'Precinct election commissions'),
    only: ['precinct-commission-composition-notice'],
  })
  rows!: CommissionCompositionRow[];

  @Rows(() => CommissionCompositionRow, {
    label: text('Райони, міста', 'Raions, cities'),
    maxRows: 225,
    unique: 'unit',
    only: ['referendum-precinct-commission-composition-notice'],
  })
  units!: CommissionCompositionRow[];

  @Rows(() => CommissionNominatorRow, {
    key: ['unit', 'nominator'],
    label: text('Ким запропоновано членів комісій', 'Who put the members forward'),
    optional: true,
    minRows: 0,
    maxRows: 20_000,
  })
  nominators?: CommissionNominatorRow[];

  @Count({ label: text('Усього комісій', 'Commissions in total') })
  commissionsTotal!: number;
}
