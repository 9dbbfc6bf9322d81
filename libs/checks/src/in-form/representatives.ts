import type { ParamDefinition } from '../relation.js';
import { compose, text, type Text } from '#vybory/language';
import { authorisedPersons, proxiesCount, proxiesList } from '../forms.js';
import { countIn, exceeds, recordIn, recordsIn, textIn } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

const limit = (fallback: number, meaning: Text) =>
  ({ kind: 'number', default: fallback, min: 0, max: 10_000, meaning }) as const satisfies ParamDefinition;

/**
 * proxies and authorised persons within the limits of the law. The count notice of a district (3.2.а.17) is held per candidate, the list of a candidate
 * for President (3.1.д.4) per district and for the country, the list of a party (3.2.б.12) for the nationwide district and per single-mandate
 * district. The limits are the campaign's: what the defaults say is to be confirmed for each law (2766-III, art. 56 to 59). Source: OWN.
 * Severity `error`.
 */
export const x21 = relation({
  id: 'X-21',
  version: 1,
  title: text('Довірені та уповноважені особи в межах закону', 'Proxies and authorised persons within the limit'),
  formula: 'proxies of a candidate ≤ limit; authorised persons of a party ≤ limit, per district',
  source: 'OWN; LAW 2766-III (2001) art. 56–59',
  severity: 'error',
  judges: [{ form: proxiesCount }, { form: proxiesList }, { form: authorisedPersons }],
  missing: 'skip-any',
  params: {
    perCandidate: limit(5, text('Довірених осіб кандидата в окрузі', 'Proxies of a candidate in a district')),
    nationwide: limit(
      15,
      text('Довірених осіб кандидата по всій країні', 'Proxies of a candidate for the whole country'),
    ),
    multiMandate: limit(
      5,
      text('Уповноважених осіб у багатомандатному окрузі', 'Authorised persons in the nationwide district'),
    ),
    singleMandate: limit(
      1,
      text('Уповноважених осіб в одномандатному окрузі', 'Authorised persons in a single-mandate district'),
    ),
  },
  bind: ({ form }, { perCandidate, nationwide, multiMandate, singleMandate }) => ({
    judge: ({ values }) => {
      if (form === proxiesCount) return byCandidate(values, perCandidate);
      if (form === proxiesList) return byDistrict(values, 'proxies', { nationwide, district: perCandidate });
      return byDistrict(values, 'persons', { 'multi-mandate': multiMandate, 'single-mandate': singleMandate });
    },
  }),
});

function byCandidate(values: FormValues, most: number): readonly Violation[] {
  const counts = recordIn(values, 'byCandidate');
  return Object.keys(counts ?? {}).flatMap((candidate) =>
    breach([`byCandidate.${candidate}`], candidate, countIn(counts, candidate), most),
  );
}

function byDistrict(values: FormValues, table: string, limits: Readonly<Record<string, number>>): readonly Violation[] {
  const places = new Map<string, { scope: string; count: number; last: string }>();
  for (const { path, row } of recordsIn(values, table)) {
    const scope = textIn(row, 'scope') ?? '';
    const place = textIn(row, 'district') ?? scope;
    places.set(place, { scope, count: (places.get(place)?.count ?? 0) + 1, last: path });
  }
  return [...places].flatMap(([place, { scope, count, last }]) =>
    breach([last, table], place, count, limits[scope] ?? Number.NaN),
  );
}

function breach(fields: readonly string[], about: string, count: number, most: number): readonly Violation[] {
  if (!exceeds(count, most)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `${about}: осіб ${number(count, l)}, а може бути не більше ${number(most, l)}.`
      : `${about}: ${number(count, l)} persons, and there may be no more than ${number(most, l)}.`,
  );
  return [{ fields, expected: most, actual: count, message }];
}
