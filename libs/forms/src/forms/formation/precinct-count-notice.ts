import { text } from '#vybory/language';
import { equal, sumOf } from '../../arithmetic.js';
import { Count, LocalTime, UnitCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class PrecinctCountRow {
  @UnitCode({ label: text('Район або місто', 'Raion or city'), levels: ['district'] })
  unit!: string;

  @Count({ label: text('Звичайних дільниць', 'Ordinary precincts'), example: 58 })
  precinctsOrdinary!: number;

  @Count({
    label: text('Спеціальних дільниць', 'Special precincts'),
    hint: text('У лікувальних закладах, військових частинах тощо', 'In hospitals, military units and the like'),
    example: 4,
  })
  precinctsSpecial!: number;

  @Count({ label: text('Усього дільниць', 'Precincts in total'), example: 62 })
  precinctsTotal!: number;
}

/**
 * How many polling precincts were formed in a region and in each of its raions and cities: order № 60, 3.3.а.4. One notice per council, a row
 * per raion or city, clarified when precincts are added.
 */
@Structure({
  key: 'precinct-count-notice',
  category: 'formation',
  arithmetic: [
    equal('T-3', ['precinctsOrdinary', 'precinctsSpecial'], 'precinctsTotal', { each: 'rows' }),
    equal('T-1', 'total', sumOf('rows', 'precinctsTotal')),
  ],
  forms: [
    {
      key: 'referendum-precinct-count-notice',
      title: text(
        'Повідомлення про кількість утворених дільниць для голосування в області, районі, місті обласного значення, районах міст Києва та Севастополя',
        'Notice of the number of polling precincts formed in the oblast, raion, city of oblast significance, raions of the cities of Kyiv and Sevastopol',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.а.4',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про кількість утворених дільниць для голосування в області, районі, місті обласного значення, районах міст Києва та Севастополя',
            'Notice of the number of polling precincts formed in the oblast, raion, city of oblast significance, raions of the cities of Kyiv and Sevastopol',
          ),
        },
      ],
    },
  ],
})
export class PrecinctCountNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => PrecinctCountRow, { label: text('Райони, міста', 'Raions, cities'), maxRows: 225, unique: 'unit' })
  rows!: PrecinctCountRow[];

  @Count({ label: text('Усього утворено дільниць', 'Precincts formed, total') })
  total!: number;
}
