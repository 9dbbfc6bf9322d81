import type { Exact } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import { seriesKey } from '../cross-form/fact-keys.js';
import { fundReceipts } from '../forms.js';
import { amountIn, exactJson, recordsIn, textIn, type JsonRecord } from '../reading.js';
import { relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { SubmissionView } from '../submission-view.js';
import { amount } from '../wording/amount.js';
import { subjectOf } from './days.js';
import { fundsOf } from './funds.js';

const ceiling = (fallback: number, uk: string, en: string) =>
  ({ kind: 'number', default: fallback, min: 0, max: 1_000_000_000, meaning: text(uk, en) }) as const;

/**
 * a fund, and what one donor gives to it, stay below the ceilings: a party's fund 150,000 untaxed minimums, a candidate's 10,000, an individual or legal
 * entity 1,000 to a fund. `minimum` is the untaxed minimum in hryvnias (17 in 2002); 0 as a ceiling means none. A report is also held to the
 * limit that it states itself. Donations of one donor are added up over all statements on the fund; donors are told apart by tax number or
 * code, else by name and date of birth.
 *
 * That a donor is no foreigner, stateless or anonymous is told by no field of a receipt: the bank reports such money apart (3.2.є.3, X-25).
 * Source: law 2766-III (2001) art. 36; president 1999: 100,000 and 100 (ukrweekly 1999). Severity `act`: the excess goes back or to the budget.
 */
export const x24 = relation({
  id: 'X-24',
  version: 1,
  title: text('Граничні розміри фонду і внеску', 'Ceilings of a fund and of a donation'),
  formula: 'Σ receipts ≤ ceiling of the fund; Σ donations of a donor ≤ ceiling × minimum',
  source: 'LAW 2766-III (2001) art. 36; ukrweekly (1999) for the President',
  severity: 'act',
  judges: [
    ...formsWith('X-24').map((form) => ({ form })),
    { form: fundReceipts, needs: 'the other statements on the fund' },
  ],
  missing: 'skip-any',
  mutual: { displacing: [fundReceipts] },
  params: {
    minimum: ceiling(17, 'Неоподатковуваний мінімум, грн', 'Untaxed minimum, hryvnias'),
    party: ceiling(
      150_000,
      'Фонд партії (блоку), мінімумів; 0: без межі',
      'Fund of a party or bloc, in minimums; 0: none',
    ),
    candidate: ceiling(10_000, 'Фонд кандидата, мінімумів; 0: без межі', 'Fund of a candidate, in minimums; 0: none'),
    donor: ceiling(
      1_000,
      'Внески одного донора, мінімумів; 0: без межі',
      'Donations of one donor, in minimums; 0: none',
    ),
  },
  bind: (scope, params) => {
    const limits = {
      party: inHryvnias(params.party, params.minimum),
      candidate: inHryvnias(params.candidate, params.minimum),
      donor: inHryvnias(params.donor, params.minimum),
    };
    return scope.form === fundReceipts ? atReceipts(scope, limits) : atReport(scope, limits);
  },
});

interface Limits {
  readonly party: Exact | undefined;
  readonly candidate: Exact | undefined;
  readonly donor: Exact | undefined;
}

function inHryvnias(minimums: number, minimum: number): Exact | undefined {
  return minimums === 0 ? undefined : BigInt(Math.round(minimums * minimum * 1_000_000));
}

function atReport({ form, definition }: RelationScope, limits: Limits): BoundRelation {
  const arithmetic = arithmeticOf(form, 'X-24');
  return {
    judge: (submission) => [
      ...(arithmetic?.(submission.values) ?? []),
      ...fundsOf(submission).flatMap(({ subject, prefix, record }) =>
        fundBreach(`${prefix}receiptsTotal`, amountIn(record, 'receiptsTotal'), limitOf(subject, definition, limits)),
      ),
    ],
  };
}

/** `undefined` for a subject of another kind, and for one that was registered later and is therefore not in the definition. */
function limitOf(subject: string, { subjects = [] }: RelationScope['definition'], limits: Limits): Exact | undefined {
  const kind = subjects.find(({ id }) => id === subject)?.kind;
  if (kind === 'candidate') return limits.candidate;
  return kind === 'party' || kind === 'bloc' ? limits.party : undefined;
}

function atReceipts({ definition }: RelationScope, limits: Limits): BoundRelation {
  const series = ({ unit, key }: SubmissionView) => seriesKey(fundReceipts, unit, subjectOf(key));
  return {
    needs: (submission) => [series(submission)],
    judge: (submission, facts) => {
      const others = (facts.get(series(submission)) ?? []).filter(({ key }) => key !== submission.key);
      const totals = [submission.values, ...others.map(({ values }) => values)].map((v) =>
        amountIn(v, 'receiptsTotal'),
      );
      const given = donations(others.flatMap(({ values }) => recordsIn(values, 'receipts').map(({ row }) => row)));
      return [
        ...fundBreach('receiptsTotal', addUp(totals), limitOf(subjectOf(submission.key), definition, limits)),
        ...donorBreaches(submission, given, limits.donor),
      ];
    },
  };
}

function addUp(amounts: readonly (Exact | undefined)[]): Exact {
  return amounts.reduce<Exact>((sum, one) => sum + (one ?? 0n), 0n);
}

const donorSources: ReadonlySet<unknown> = new Set(['individual', 'legal-entity']);

function donorOf(row: JsonRecord): string | undefined {
  if (!donorSources.has(row.source)) return undefined;
  const known = textIn(row, 'donorTaxNumber') ?? textIn(row, 'donorEdrpou');
  return known ?? `${textIn(row, 'donor') ?? ''}|${textIn(row, 'donorBirthDate') ?? ''}`.toLocaleLowerCase('uk-UA');
}

function donations(rows: readonly JsonRecord[]): Map<string, Exact> {
  const given = new Map<string, Exact>();
  for (const row of rows) {
    const donor = donorOf(row);
    if (donor !== undefined) given.set(donor, (given.get(donor) ?? 0n) + (amountIn(row, 'amount') ?? 0n));
  }
  return given;
}

/** Told once per donor, at the receipt that goes over the ceiling. */
function donorBreaches(
  { values }: SubmissionView,
  given: Map<string, Exact>,
  most: Exact | undefined,
): readonly Violation[] {
  if (most === undefined) return [];
  const told = new Set<string>();
  return recordsIn(values, 'receipts').flatMap(({ path, row }) => {
    const donor = donorOf(row);
    if (donor === undefined) return [];
    const sum = (given.get(donor) ?? 0n) + (amountIn(row, 'amount') ?? 0n);
    given.set(donor, sum);
    if (sum <= most || told.has(donor)) return [];
    told.add(donor);
    const message = compose((l) =>
      l === 'uk'
        ? `Внески одного донора разом ${amount(sum, l)} грн, а може бути не більше ${amount(most, l)} грн.`
        : `The donations of one donor are ${amount(sum, l)} hryvnias in all, and may be no more than ${amount(most, l)}.`,
    );
    return [{ fields: [`${path}.amount`], expected: exactJson(most), actual: exactJson(sum), message }];
  });
}

function fundBreach(field: string, sum: Exact | undefined, most: Exact | undefined): readonly Violation[] {
  if (sum === undefined || most === undefined || sum <= most) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `До фонду надійшло ${amount(sum, l)} грн, а може бути не більше ${amount(most, l)} грн.`
      : `The fund has received ${amount(sum, l)} hryvnias, and may have no more than ${amount(most, l)}.`,
  );
  return [{ fields: [field], expected: exactJson(most), actual: exactJson(sum), message }];
}
