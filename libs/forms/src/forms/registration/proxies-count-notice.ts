import { text } from '#vybory/language';
import { entriesOf, equal } from '../../arithmetic.js';
import { Count, LocalTime } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { CountsBy } from '../../table-decorators.js';

/**
 * How many proxies the candidates registered in a single-mandate district have (order № 60, 3.2.а.17). One slot, clarified by each later
 * notice: the order gives no periods, `reportAsOf` says what the numbers are of. The limit per candidate is relation X-21.
 */
@Structure({
  key: 'proxies-count-notice',
  category: 'registration',
  arithmetic: [equal('T-1', 'total', entriesOf('byCandidate'))],
  forms: [
    {
      key: 'proxies-count-notice',
      title: text(
        'Повідомлення про кількість довірених осіб кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
        'Notice of the number of proxies of candidates for people’s deputies of Ukraine registered in the single-mandate election district',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.2.а.17',
          body: 'district-commission',
          cardinality: 'periodic',
          title: text(
            'повідомлення про кількість довірених осіб кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
            'Notice of the number of proxies of candidates for people’s deputies of Ukraine registered in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class ProxiesCountNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @CountsBy(
    { of: 'subject', kinds: ['candidate'] },
    { label: text('Довірених осіб кандидатів', 'Proxies by candidate') },
  )
  byCandidate!: Record<string, number>;

  @Count({ label: text('Усього довірених осіб', 'Proxies, total') })
  total!: number;
}
