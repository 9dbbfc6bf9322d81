import { text } from '#vybory/language';
import { Flag, Identifier, LocalTime, PrecinctCode } from '../../decorators.js';
import { OfficeAddress } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class CommissionLocationRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Group(() => OfficeAddress, { label: text('Адреса комісії', 'Address of the commission') })
  commissionAddress!: OfficeAddress;

  @Group(() => OfficeAddress, { label: text('Приміщення для голосування', 'Polling station') })
  votingAddress!: OfficeAddress;

  @Identifier('phone', { label: text('Телефон комісії', 'Phone of the commission') })
  phone!: string;

  @Flag({
    label: text('Доступне для осіб з інвалідністю', 'Accessible for people with disabilities'),
    hint: text('Приміщення для голосування', 'The polling station'),
  })
  accessible!: boolean;
}

/**
 * Where precinct commissions sit and where people vote: order № 60, 3.2.а.4. One notice per district commission with a row per precinct,
 * clarified when one moves.
 */
@Structure({
  key: 'precinct-commission-locations-notice',
  category: 'formation',
  forms: [
    {
      key: 'precinct-commission-locations-notice',
      title: text(
        'Повідомлення про місцезнаходження дільничних виборчих комісій',
        'Notice of the location of the precinct election commissions',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.2.а.4',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'повідомлення про місцезнаходження дільничних виборчих комісій',
            'Notice of the location of the precinct election commissions',
          ),
        },
      ],
    },
  ],
})
export class PrecinctCommissionLocationsNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CommissionLocationRow, { label: text('Виборчі дільниці', 'Precincts') })
  rows!: CommissionLocationRow[];
}
