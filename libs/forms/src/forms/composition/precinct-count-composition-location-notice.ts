import { text } from '#vybory/language';
import { countOf, equal } from '../../arithmetic.js';
import { Count, LocalTime, PrecinctCode } from '../../decorators.js';
import {
  compositionAddsUp,
  higherEducation,
  membersTotal,
  men,
  partyMembers,
  women,
} from '../../parts/commission-composition.js';
import { OfficeAddress } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class PrecinctCommissionRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Group(() => OfficeAddress, { label: text('Місцезнаходження комісії', 'Location of the commission') })
  address!: OfficeAddress;

  @membersTotal
  membersTotal!: number;

  @men
  men!: number;

  @women
  women!: number;

  @higherEducation
  higherEducation!: number;

  @partyMembers
  partyMembers!: number;
}

/**
 * How many precincts a district has, where their commissions sit and what their members are: order № 60, 3.1.б.6, one item for three subjects.
 * One notice per territorial commission, clarified when one of them moves or changes.
 */
@Structure({
  key: 'precinct-count-composition-location-notice',
  category: 'composition',
  arithmetic: [equal('T-1', 'precinctsTotal', countOf('rows')), ...compositionAddsUp('rows')],
  forms: [
    {
      key: 'precinct-count-composition-location-notice',
      title: text(
        'Повідомлення про кількість виборчих дільниць, якісний склад та місцезнаходження дільничних виборчих комісій',
        'Notice of the number of election precincts, the qualitative composition and the location of the precinct election commissions',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.6',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text(
            'повідомлення про кількість виборчих дільниць, якісний склад та місцезнаходження дільничних виборчих комісій',
            'Notice of the number of election precincts, the qualitative composition and the location of the precinct election commissions',
          ),
        },
      ],
    },
  ],
})
export class PrecinctCountCompositionLocationNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => PrecinctCommissionRow, {
    label: text('Дільничні виборчі комісії', 'Precinct election commissions'),
  })
  rows!: PrecinctCommissionRow[];

  @Count({ label: text('Усього виборчих дільниць', 'Precincts in total') })
  precinctsTotal!: number;
}
