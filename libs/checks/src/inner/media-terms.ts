import { compose, text } from '#vybory/language';
import { daysBefore } from '../finance/days.js';
import { candidateMediaUsage, mediaRates, partyMediaUsage } from '../forms.js';
import { recordsIn, textIn } from '../reading.js';
import { relation } from '../relation.js';

/**
 * F-19: an outlet publishes its rates for air time and print space no later than `days` before the voting. Source: law 2766-III (2001) art. 54(1).
 * Severity `warning`: whoever publishes late has published nevertheless.
 */
export const f19 = relation({
  id: 'F-19',
  version: 1,
  title: text('Розцінки оприлюднено вчасно', 'Rates are published in time'),
  formula: 'publishedAt ≤ voting day − days',
  source: 'LAW 2766-III (2001) art. 54(1)',
  severity: 'warning',
  judges: [{ form: mediaRates }],
  missing: 'skip-any',
  params: {
    days: {
      kind: 'number',
      default: 70,
      min: 0,
      max: 365,
      meaning: text('Днів до голосування', 'Days before the voting'),
    },
  },
  bind: ({ definition }, { days }) => {
    const last = daysBefore(definition.votingDay, days);
    return {
      judge: ({ values }) => {
        const published = textIn(values, 'publishedAt');
        if (published === undefined || published <= last) return [];
        const message = text(
          `Розцінки оприлюднено ${published}, а закон вимагає не пізніше ${last}.`,
          `The rates were published on ${published}, and the law asks for ${last} at the latest.`,
        );
        return [{ fields: ['publishedAt'], expected: last, actual: published, message }];
      },
    };
  },
});

/**
 * F-20: air time at the expense of the State begins between the hours of the law. Print has no hours, and a use without a beginning is not judged. Source: law
 * 2766-III (2001) art. 54(2). Severity `warning`.
 */
export const f20 = relation({
  id: 'F-20',
  version: 1,
  title: text('Ефірний час — у визначені законом години', 'Air time at the hours of the law'),
  formula: 'from ≤ start < until, for air time',
  source: 'LAW 2766-III (2001) art. 54(2)',
  severity: 'warning',
  judges: [{ form: candidateMediaUsage }, { form: partyMediaUsage }],
  missing: 'skip-any',
  params: {
    from: { kind: 'number', default: 19, min: 0, max: 24, meaning: text('З котрої години', 'From this hour') },
    until: { kind: 'number', default: 22, min: 0, max: 24, meaning: text('До котрої години', 'Until this hour') },
  },
  bind: (_, { from, until }) => {
    const [first, end] = [hour(from), hour(until)];
    return {
      judge: ({ values }) =>
        recordsIn(values, 'usage').flatMap(({ path, row }) => {
          const start = textIn(row, 'start');
          if (start === undefined || row.medium === 'print' || (first <= start && start < end)) return [];
          const message = compose((l) =>
            l === 'uk'
              ? `Ефір починається о ${start}, а закон відводить час від ${first} до ${end}.`
              : `The broadcast begins at ${start}, and the law gives the time from ${first} until ${end}.`,
          );
          return [{ fields: [`${path}.start`], expected: `${first}–${end}`, actual: start, message }];
        }),
    };
  },
});

/** `19` as `19:00`. */
function hour(of: number): string {
  return `${String(Math.trunc(of)).padStart(2, '0')}:00`;
}
