import { compose, text } from '#vybory/language';
import { observerAccreditation, observerTermination, observersCount } from '../forms.js';
import { countIn, exceeds, recordIn, rowsIn } from '../reading.js';
import { relation, type RelationScope } from '../relation.js';
import { number } from '../wording/numbers.js';
import { countryOf, seriesKey } from './fact-keys.js';

/**
 * a district has no more observers of a sender than the sender has accredited less those whom it withdrew. The register of observers consists of
 * the accreditations and terminations that foreign states and organisations submit (3.1.ж, 3.2.в); observers of parties and candidates are
 * registered by the commissions themselves, so there is nothing to hold their numbers against. An observer may go to several districts, so no sum over
 * districts is compared. Waits while the sender has accredited nobody. Source: OWN. Severity `warning`.
 */
export const x20 = relation({
  id: 'X-20',
  version: 1,
  title: text('Спостерігачі ≤ акредитовані без припинених', 'Observers ≤ accredited less terminated'),
  formula: 'bySender[s] ≤ Σ accredited(s) − Σ terminated(s)',
  source: 'OWN',
  severity: 'warning',
  judges: [{ form: observersCount, needs: 'accreditations and terminations of the senders that it names' }],
  missing: 'skip-any',
  params: {},
  bind: ({ definition }: RelationScope) => {
    const country = countryOf(definition);
    const keys = (sender: string) =>
      [seriesKey(observerAccreditation, country, sender), seriesKey(observerTermination, country, sender)] as const;
    const senders = (values: Parameters<typeof recordIn>[0]) => Object.keys(recordIn(values, 'bySender') ?? {});
    return {
      needs: ({ values }) => senders(values).flatMap(keys),
      judge: ({ values }, facts) =>
        senders(values).flatMap((sender) => {
          const [accreditations, terminations] = keys(sender).map((key) => facts.get(key) ?? []);
          if (accreditations === undefined || accreditations.length === 0) return [];
          const accredited = accreditations.reduce((sum, one) => sum + rowsIn(one.values, 'observers').length, 0);
          const ended = (terminations ?? []).reduce((sum, one) => sum + rowsIn(one.values, 'terminations').length, 0);
          const counted = countIn(recordIn(values, 'bySender'), sender);
          const active = accredited - ended;
          if (!exceeds(counted, active)) return [];
          const message = compose((l) =>
            l === 'uk'
              ? `Спостерігачів від «${sender}» зазначено ${number(counted, l)}, а акредитовано і не припинено ${number(active, l)}.`
              : `${number(counted, l)} observers of “${sender}” are stated, and ${number(active, l)} are accredited and not terminated.`,
          );
          return [{ fields: [`bySender.${sender}`], expected: active, actual: counted, message }];
        }),
    };
  },
});
