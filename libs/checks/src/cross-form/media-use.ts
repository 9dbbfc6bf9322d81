import { exactOf, type Exact } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import type { Facts } from '../facts.js';
import { candidateMediaUsage, mediaRates, partyMediaUsage } from '../forms.js';
import { amountIn, exactJson, recordsIn, stated, countIn, textIn, type JsonRecord } from '../reading.js';
import { mutual, relation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { amount } from '../wording/amount.js';
import { number } from '../wording/numbers.js';
import { countryOf, slotKey, withinKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';

/** A use of air time or print space, as either report states it. */
interface Use {
  readonly path: string;
  readonly outlet: string;
  readonly medium: string;
  readonly day: string;
  readonly start: string;
  readonly quantity: number;
  readonly price: Exact | undefined;
  readonly cost: Exact | undefined;
}

function usesIn({ form, key, values }: Pick<SubmissionView, 'form' | 'key' | 'values'>): readonly Use[] {
  return recordsIn(values, 'usage').map(({ path, row }) => ({
    path,
    outlet: form === partyMediaUsage ? key : (textIn(row, 'outlet') ?? ''),
    medium: textIn(row, 'medium') ?? '',
    day: textIn(row, 'usedAt') ?? '',
    start: textIn(row, 'start') ?? '',
    quantity: countIn(row, 'quantity'),
    price: amountIn(row, 'unitPrice'),
    cost: amountIn(row, 'cost'),
  }));
}

/**
 * air time and print space: used ≤ allotted, by the report's own table and by its rows; cost = quantity × unit price; the unit price is one that
 * the outlet published (3.2.д.1), and the same for everybody at the same outlet, day and hour. Air time is counted in seconds, print in square
 * centimetres; a rate per minute is one sixtieth per second, and a rate per page holds for any price of that outlet in print, since no form
 * says how large its page is. Rates are waited for, and the report is judged again when they come. Source: law 2766-III (2001) art. 54(1),(5);
 * equal pay: law 2004 art. 60(5). Severity `act`.
 */
export const x27 = relation({
  id: 'X-27',
  version: 2,
  title: text(
    'Ефірний час і площа: в межах виділеного, за оприлюдненою ціною',
    'Air time and space: within the allotment, at the published rate',
  ),
  formula:
    'used ≤ allotted; Σ quantity = used; cost = quantity × unit price; unit price ∈ published rates, same for all',
  source: 'LAW 2766-III (2001) art. 54(1),(5); LAW 2004 art. 60(5)',
  severity: 'act',
  judges: formsWith('X-27').map((form) => ({ form, needs: '`media-rates` of the outlets' })),
  missing: 'skip-any',
  params: {},
  bind: ({ form, definition }) => {
    const arithmetic = arithmeticOf(form, 'X-27');
    const ratesOf = (outlet: string) => slotKey(mediaRates, countryOf(definition), outlet);
    return {
      needs: (submission) => [...new Set(usesIn(submission).map(({ outlet }) => outlet))].map(ratesOf),
      judge: (submission, facts) => {
        const uses = usesIn(submission);
        return [
          ...(arithmetic?.(submission.values) ?? []),
          ...usedBreaches(submission.values),
          ...uses.flatMap(costBreach),
          ...uses.flatMap((use) => rateBreach(use, facts.get(ratesOf(use.outlet)))),
          ...unequalPrices(uses),
        ];
      },
    };
  },
});

const usedFields = [
  { field: 'usedSeconds', media: ['tv', 'radio'] },
  { field: 'usedArea', media: ['print'] },
] as const;

/** The rows of a subject add up to what its row of allotments says was used. */
function usedBreaches(values: FormValues): readonly Violation[] {
  const uses = recordsIn(values, 'usage').map(({ row }) => row);
  // A use that does not say whose or what it is may belong to any of them.
  if (uses.some((use) => subjectIn(use) === '' || textIn(use, 'medium') === undefined)) return [];
  return recordsIn(values, 'allotments').flatMap(({ path, row }) =>
    usedFields.flatMap(({ field, media }) => {
      const used = countIn(row, field);
      const sum = uses
        .filter((use) => subjectIn(use) === subjectIn(row) && media.some((medium) => medium === use.medium))
        .reduce((total, use) => total + countIn(use, 'quantity'), 0);
      if (subjectIn(row) === '' || !stated(used) || !stated(sum) || used === sum) return [];
      const message = compose((l) =>
        l === 'uk'
          ? `Використано зазначено ${number(used, l)}, а за рядками ${number(sum, l)}.`
          : `${number(used, l)} are stated as used, and the rows add up to ${number(sum, l)}.`,
      );
      return [{ fields: [`${path}.${field}`, 'usage'], expected: sum, actual: used, message }];
    }),
  );
}

function subjectIn(row: JsonRecord): string {
  return textIn(row, 'candidate') ?? textIn(row, 'party') ?? '';
}

function costBreach({ path, quantity, price, cost }: Use): readonly Violation[] {
  if (price === undefined || cost === undefined || !Number.isSafeInteger(quantity)) return [];
  const expected = price * BigInt(quantity);
  if (cost === expected) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Вартість ${amount(cost, l)} грн, а ${number(quantity, l)} × ${amount(price, l)} = ${amount(expected, l)} грн.`
      : `The cost is ${amount(cost, l)} hryvnias, and ${number(quantity, l)} × ${amount(price, l)} = ${amount(expected, l)}.`,
  );
  return [
    {
      fields: [`${path}.cost`, `${path}.quantity`, `${path}.unitPrice`],
      expected: exactJson(expected),
      actual: exactJson(cost),
      message,
    },
  ];
}

const secondsOfUnit: Readonly<Record<string, bigint>> = { second: 1n, minute: 60n, cm2: 1n };

function rateBreach({ path, medium, day, start, price }: Use, rates: FormValues | undefined): readonly Violation[] {
  const published = recordsIn(rates ?? {}, 'rates')
    .map(({ row }) => row)
    .filter((row) => row.medium === medium && holdsAt(row, day, start));
  if (price === undefined || rates === undefined || medium === '' || published.some((row) => isRate(row, price)))
    return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Ціни ${amount(price, l)} грн за одиницю серед оприлюднених розцінок засобу масової інформації на цей день і час немає.`
      : `The outlet's published rates for the day and hour have no price of ${amount(price, l)} hryvnias per unit.`,
  );
  return [{ fields: [`${path}.unitPrice`], expected: 'published rate', actual: exactJson(price), message }];
}

function isRate(row: JsonRecord, price: Exact): boolean {
  if (row.unit === 'page') return true;
  const parts = secondsOfUnit[textIn(row, 'unit') ?? ''];
  const rate = exactOf(row.price);
  if (parts === undefined || rate === undefined) return false;
  // A minute's price may not divide by sixty: the price of a second is its rounding to kopiikas.
  const difference = price * parts - rate;
  const kopiikas = parts === 1n ? 0n : (parts * 10_000n) / 2n;
  return difference <= kopiikas && -difference <= kopiikas;
}

/** Whether a rate is for that day and hour; a use whose hour is not stated fits every rate. */
function holdsAt(row: JsonRecord, day: string, start: string): boolean {
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  if (row.days === (weekend ? 'working' : 'weekend')) return false;
  const from = textIn(row, 'slotFrom');
  const to = textIn(row, 'slotTo');
  if (start === '' || from === undefined || to === undefined) return true;
  return from <= to ? from <= start && start < to : start >= from || start < to;
}

/** The same outlet, medium, day and hour at two prices. */
function unequalPrices(uses: readonly Use[]): readonly Violation[] {
  const first = new Map<string, Use>();
  return uses.flatMap((use) => {
    const before = first.get(placeOf(use));
    if (before === undefined) first.set(placeOf(use), use);
    return before === undefined ? [] : priceBreach(use, before, `${before.path}.unitPrice`);
  });
}

function placeOf({ outlet, medium, day, start }: Use): string {
  return `${outlet} ${medium} ${day} ${start}`;
}

function priceBreach(use: Use, other: Use, field: string): readonly Violation[] {
  const { price } = use;
  const { price: expected } = other;
  if (price === undefined || expected === undefined || price === expected) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Ціна одиниці ${amount(price, l)} грн, а для іншого суб’єкта того самого дня і часу ${amount(expected, l)} грн. Умови мають бути рівними.`
      : `The unit price is ${amount(price, l)} hryvnias, and for another on the same day and hour ${amount(expected, l)}. Terms must be equal.`,
  );
  return [
    { fields: [`${use.path}.unitPrice`, field], expected: exactJson(expected), actual: exactJson(price), message },
  ];
}

/**
 * what district commissions report of an outlet (3.2.а.14) and what the outlet reports itself (3.2.д.2) agree on the price of each day and hour.
 *
 * The proposal asks for "the same outlet-day totals"; but the order has commissions report the use by candidates and outlets the use by parties, so that
 * nothing is in both and no total can be the same. What both must share is the price. Judged on whichever arrives later. Source: OWN.
 * Severity `warning`.
 */
export const x28 = relation({
  id: 'X-28',
  version: 1,
  title: text('Ціни за відомостями комісії = за відомостями засобу', 'Prices by the commission = prices by the outlet'),
  formula: 'unit price(outlet, medium, day, hour) in 3.2.а.14 = in 3.2.д.2',
  source: 'OWN; LAW 2766-III (2001) art. 54',
  severity: 'warning',
  judges: [
    { form: candidateMediaUsage, needs: '`party-media-usage-budget` of the outlets' },
    { form: partyMediaUsage, needs: '`candidate-media-usage-budget` of all districts' },
  ],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: (scope) => ({
    needs: (submission) => otherReports(submission, scope),
    judge: (submission, facts) => {
      const theirs = new Map(reportedElsewhere(submission, scope, facts).map((one) => [placeOf(one.use), one]));
      return usesIn(submission).flatMap((use) => {
        const other = theirs.get(placeOf(use));
        return other === undefined ? [] : priceBreach(use, other.use, other.field);
      });
    },
  }),
});

function otherReports(submission: SubmissionView, { definition, form }: RelationScope) {
  const country = countryOf(definition);
  if (form === partyMediaUsage) return [withinKey(candidateMediaUsage, country)];
  const outlets = new Set(usesIn(submission).map(({ outlet }) => outlet));
  return [...outlets].map((outlet) => slotKey(partyMediaUsage, country, outlet));
}

function reportedElsewhere(submission: SubmissionView, scope: RelationScope, facts: Facts) {
  return otherReports(submission, scope).flatMap((key) => {
    const reports =
      key.kind === 'within' ? (facts.get(key) ?? []) : [{ unit: key.unit, key: key.key, values: facts.get(key) ?? {} }];
    return reports.flatMap((report) =>
      usesIn({ form: key.form, key: report.key, values: report.values }).map((use) => ({
        use,
        field: fieldOf(key.form, report.unit, report.key, `${use.path}.unitPrice`),
      })),
    );
  });
}
