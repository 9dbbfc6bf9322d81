import { text } from '#vybory/language';
import { Count, LocalTime, SubjectId, UnitCode } from '../../decorators.js';
import {
  compositionAddsUp,
  higherEducation,
  membersTotal,
  men,
  nominatedWithin,
  women,
} from '../../parts/commission-composition.js';
import {
  CommissionOfficer,
  commissionMemberData,
  exampleDeputyChair,
  exampleSecretary,
  nominatorKinds,
} from '../../parts/commission.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class CommissionLeadershipRow {
  @UnitCode({ label: text('Район або місто', 'Raion or city'), levels: ['district'] })
  unit!: string;

  @Group(() => CommissionOfficer, { label: text('Голова', 'Chair') })
  chair!: CommissionOfficer;

  @Group(() => CommissionOfficer, {
    label: text('Заступник голови', 'Deputy chair'),
    hint: text('Порожньо, якщо посада вакантна', 'Left out when the position is vacant'),
    optional: true,
    example: exampleDeputyChair,
  })
  deputyChair?: CommissionOfficer;

  @Group(() => CommissionOfficer, { label: text('Секретар', 'Secretary'), example: exampleSecretary })
  secretary!: CommissionOfficer;

  @membersTotal
  membersTotal!: number;

  @men
  men!: number;

  @women
  women!: number;

  @higherEducation
  higherEducation!: number;
}

export class LeadershipNominatorRow {
  @UnitCode({ label: text('Район або місто', 'Raion or city'), levels: ['district'] })
  unit!: string;

  @SubjectId({ label: text('Ким запропоновано', 'Put forward by'), kinds: nominatorKinds })
  nominator!: string;

  @Count({ label: text('Кількість членів комісії', 'Number of members'), min: 1, example: 3 })
  members!: number;
}

/**
 * Who leads the referendum commissions of raions and cities, and how many members they have: order № 60, 3.3.а.3. One notice per council with a
 * row per raion or city, clarified with every change. Who put the members forward is a table of its own, for a row cannot hold one.
 */
@Structure({
  key: 'commission-leadership-composition',
  category: 'composition',
  arithmetic: [...compositionAddsUp('rows'), nominatedWithin('nominators', 'rows')],
  forms: [
    {
      key: 'district-referendum-commission-leadership-composition',
      title: text(
        'Повідомлення про персональний склад керівництва, кількісний та якісний склад районних, міських (міст обласного значення), районних у містах Києві та Севастополі комісій із всеукраїнського референдуму',
        'Notice of the personal composition of the leadership and of the quantitative and qualitative composition of the raion, city (cities of oblast significance) and raion-in-city (Kyiv and Sevastopol) all-Ukrainian referendum commissions',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.а.3',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про персональний склад керівництва, кількісний та якісний склад районних, міських (міст обласного значення), районних у містах Києві та Севастополі комісій із всеукраїнського референдуму',
            'Notice of the personal composition of the leadership and of the quantitative and qualitative composition of the raion, city (cities of oblast significance) and raion-in-city (Kyiv and Sevastopol) all-Ukrainian referendum commissions',
          ),
        },
      ],
    },
  ],
})
export class CommissionLeadershipComposition {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CommissionLeadershipRow, {
    label: text('Комісії із всеукраїнського референдуму', 'Referendum commissions'),
    maxRows: 225,
    unique: 'unit',
    personal: commissionMemberData,
  })
  rows!: CommissionLeadershipRow[];

  @Rows(() => LeadershipNominatorRow, {
    key: ['unit', 'nominator'],
    label: text('Ким запропоновано членів комісій', 'Who put the members forward'),
    optional: true,
    minRows: 0,
  })
  nominators?: LeadershipNominatorRow[];
}
