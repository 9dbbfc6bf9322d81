import type { ParamDefinition } from '../relation.js';
import { compose, text, type Text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import type { FormKey } from '#vybory/forms';
import {
  meetingProtocol,
  sheetsByMeeting,
  sheetsByParty,
  sheetsDeposit,
  signatureSummary,
  signatureVerification,
} from '../forms.js';
import { countIn, differs, exceeds, recordIn, recordsIn, textIn } from '../reading.js';
import { mutual, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { countryOf, slotKey, withinKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';

const least = (fallback: number, meaning: Text) =>
  ({ kind: 'number', default: fallback, min: 0, max: 100_000_000, meaning }) as const satisfies ParamDefinition;

interface Thresholds {
  readonly nominee: number;
  readonly nomineePerRegion: number;
  readonly nomineeRegions: number;
  readonly meeting: number;
  readonly referendum: number;
  readonly referendumPerRegion: number;
  readonly referendumRegions: number;
}

/**
 * signatures. Sheets add up to regions and to the total; valid + invalid = checked; as many regions reach the threshold as the group says; what was
 * verified in a region is what the group counted there; sheets that were handed over for safe-keeping are no more than all. There are enough
 * signatures, in enough regions, and enough participants of a meeting; 0 as a threshold means none.
 *
 * Sources: OWN. Thresholds: President 1999 1,000,000, 30,000 in each of two thirds of the regions (ukrweekly, to be verified in law 474-XIV), meeting of
 * voters 500; referendum 3,000,000, 100,000 in each of two thirds of the regions (Constitution, art. 72). Severity `error`.
 */
export const x30 = relation({
  id: 'X-30',
  version: 1,
  title: text('Підписи: суми, перевірка, достатня кількість', 'Signatures: sums, verification, enough of them'),
  formula:
    'Σ sheets = Σ regions = total; valid + invalid = checked = counted in the region; accepted ≥ threshold, in enough regions',
  source: 'OWN; ukrweekly (1999); Constitution art. 72',
  severity: 'error',
  judges: [
    ...formsWith('X-30').map((form) => ({ form, ...needsOf(form) })),
    { form: sheetsDeposit, needs: '`signature-summary-protocol` of the group' },
    { form: meetingProtocol },
  ],
  missing: 'skip-any',
  mutual,
  params: {
    nominee: least(1_000_000, text('Підписів за претендента', 'Signatures for a nominee')),
    nomineePerRegion: least(30_000, text('З них у регіоні', 'Of them in a region')),
    nomineeRegions: least(18, text('У скількох регіонах', 'In how many regions')),
    meeting: least(500, text('Учасників зборів виборців', 'Participants of a meeting of voters')),
    referendum: least(3_000_000, text('Підписів за референдум', 'Signatures for a referendum')),
    referendumPerRegion: least(100_000, text('З них у регіоні (референдум)', 'Of them in a region (referendum)')),
    referendumRegions: least(18, text('У скількох регіонах (референдум)', 'In how many regions (referendum)')),
  },
  bind: (scope, thresholds) => {
    const arithmetic = arithmeticOf(scope.form, 'X-30');
    const rest = partOf(scope, thresholds);
    return {
      ...(rest.needs === undefined ? {} : { needs: rest.needs }),
      judge: (submission, facts) => [...(arithmetic?.(submission.values) ?? []), ...rest.judge(submission, facts)],
    };
  },
});

function needsOf(form: FormKey): { readonly needs?: string } {
  if (form === signatureSummary) return { needs: 'verification and deposit acts of the group' };
  return form === signatureVerification ? { needs: '`signature-summary-protocol` of the group' } : {};
}

function partOf(scope: RelationScope, thresholds: Thresholds): BoundRelation {
  switch (scope.form) {
    case sheetsByParty:
    case sheetsByMeeting:
      return { judge: ({ values }) => [...sheetBreaches(values), ...nomineeBreaches(values, thresholds)] };
    case meetingProtocol:
      return {
        judge: ({ values }) => enough('participantsTotal', countIn(values, 'participantsTotal'), thresholds.meeting),
      };
    case signatureSummary:
      return atSummary(scope, thresholds);
    default:
      return atAct(scope);
  }
}

/** Sheets by region, against the map of regions. */
function sheetBreaches(values: FormValues): readonly Violation[] {
  const byRegion = recordIn(values, 'byRegion') ?? {};
  const sums = new Map<string, number>();
  for (const { row } of recordsIn(values, 'sheets')) {
    const region = textIn(row, 'region') ?? '';
    sums.set(region, (sums.get(region) ?? 0) + countIn(row, 'signatures'));
  }
  return [...new Set([...sums.keys(), ...Object.keys(byRegion)])].flatMap((region) => {
    const said = Object.hasOwn(byRegion, region) ? countIn(byRegion, region) : 0;
    const sum = sums.get(region) ?? 0;
    return differs(said, sum) ? [regionBreach(region, said, sum, ['sheets'])] : [];
  });
}

function regionBreach(region: string, said: number, expected: number, others: readonly string[]): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `${region}: зазначено ${number(said, l)} підписів, а має бути ${number(expected, l)}.`
      : `${region}: ${number(said, l)} signatures are stated, and there should be ${number(expected, l)}.`,
  );
  return { fields: [`byRegion.${region}`, ...others], expected, actual: said, message };
}

function nomineeBreaches(values: FormValues, limits: Thresholds): readonly Violation[] {
  const regions = regionsReaching(values, limits.nomineePerRegion);
  return [
    ...enough('accepted', countIn(values, 'accepted'), limits.nominee),
    ...enough('byRegion', regions, limits.nomineeRegions),
  ];
}

function regionsReaching(values: FormValues, threshold: number): number {
  const counts = Object.values(recordIn(values, 'byRegion') ?? {});
  return counts.filter((count) => typeof count === 'number' && count >= threshold).length;
}

function enough(field: string, count: number, threshold: number): readonly Violation[] {
  if (!exceeds(threshold, count)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Зазначено ${number(count, l)}, а потрібно не менше ${number(threshold, l)}.`
      : `${number(count, l)} are stated, and at least ${number(threshold, l)} are needed.`,
  );
  return [{ fields: [field], expected: threshold, actual: count, message }];
}

function atSummary({ definition }: RelationScope, limits: Thresholds): BoundRelation {
  const country = countryOf(definition);
  const keys = (group: string) =>
    [withinKey(signatureVerification, country, group), withinKey(sheetsDeposit, country, group)] as const;
  return {
    needs: ({ key }) => keys(key),
    judge: ({ key, values }, facts) => {
      const [verified, deposited] = keys(key);
      const regions = regionsReaching(values, limits.referendumPerRegion);
      return [
        ...enough('signaturesTotal', countIn(values, 'signaturesTotal'), limits.referendum),
        ...enough('byRegion', regions, limits.referendumRegions),
        ...reached(countIn(values, 'regionsMeetingThreshold'), regions),
        ...(facts.get(verified) ?? []).flatMap((act) => {
          const said = countIn(recordIn(values, 'byRegion'), act.unit);
          const checked = countIn(act.values, 'signaturesChecked');
          const field = fieldOf(signatureVerification, act.unit, key, 'signaturesChecked');
          return differs(said, checked) ? [regionBreach(act.unit, said, checked, [field])] : [];
        }),
        ...depositBreaches(
          values,
          (facts.get(deposited) ?? []).map((act) => act.values),
        ),
      ];
    },
  };
}

function reached(said: number, regions: number): readonly Violation[] {
  if (!differs(said, regions)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Регіонів з достатньою кількістю підписів зазначено ${number(said, l)}, а за таблицею їх ${number(regions, l)}.`
      : `${number(said, l)} regions are stated as reaching the threshold, and by the table ${number(regions, l)} do.`,
  );
  return [{ fields: ['regionsMeetingThreshold', 'byRegion'], expected: regions, actual: said, message }];
}

const deposits = [
  { field: 'signaturesTotal', deposited: 'signaturesCount' },
  { field: 'sheetsTotal', deposited: 'sheetsCount' },
] as const;

/** No more was handed over for safe-keeping than there is; whether something is still to be handed over, nobody says. */
function depositBreaches(summary: FormValues, acts: readonly FormValues[]): readonly Violation[] {
  return deposits.flatMap(({ field, deposited }) => {
    const sum = acts.reduce((total, act) => total + countIn(act, deposited), 0);
    const total = countIn(summary, field);
    if (!exceeds(sum, total)) return [];
    return [depositBreach([field], { expected: sum, actual: total }, { sum, total })];
  });
}

function depositBreach(
  fields: readonly string[],
  { expected, actual }: { readonly expected: number; readonly actual: number },
  { sum, total }: { readonly sum: number; readonly total: number },
): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `На зберігання передано ${number(sum, l)}, а за протоколом усього ${number(total, l)}.`
      : `${number(sum, l)} were handed over for safe-keeping, and by the protocol there are ${number(total, l)} in all.`,
  );
  return { fields, expected, actual, message };
}

/** A verification or deposit act, against the summary of its group. */
function atAct({ definition, form }: RelationScope): BoundRelation {
  const summaryKey = (group: string) => slotKey(signatureSummary, countryOf(definition), group);
  return {
    needs: ({ key }) => [summaryKey(key)],
    judge: ({ unit, key, values }, facts) => {
      const summary = facts.get(summaryKey(key));
      if (summary === undefined) return [];
      const source = (path: string) => fieldOf(signatureSummary, countryOf(definition), key, path);
      if (form === sheetsDeposit) {
        return deposits.flatMap(({ field, deposited }) => {
          const sum = countIn(values, deposited);
          const total = countIn(summary, field);
          if (!exceeds(sum, total)) return [];
          return [depositBreach([deposited, source(field)], { expected: total, actual: sum }, { sum, total })];
        });
      }
      const checked = countIn(values, 'signaturesChecked');
      const said = countIn(recordIn(summary, 'byRegion'), unit);
      if (!differs(checked, said)) return [];
      const message = compose((l) =>
        l === 'uk'
          ? `Перевірено ${number(checked, l)} підписів, а за протоколом групи в регіоні ${number(said, l)}.`
          : `${number(checked, l)} signatures were verified, and by the protocol of the group the region has ${number(said, l)}.`,
      );
      return [{ fields: ['signaturesChecked', source(`byRegion.${unit}`)], expected: said, actual: checked, message }];
    },
  };
}
