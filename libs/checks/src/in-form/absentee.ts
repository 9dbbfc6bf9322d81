import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import { absenteeCertificates } from '../forms.js';
import { countIn, differs, recordsIn, textIn } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

/**
 * absentee certificates: each precinct's handed over = issued + spoiled + cancelled; received = Σ handed over + rest; the ranges of numbers hold as
 * many certificates as were received. Ranges are judged where all their numbers are numbers. What the Commission gave out is told by no
 * form of its own. Source: OWN; the Commission's resolution № 255 of 07.02.2002 regulates hand-over and cancellation. Severity `act`.
 */
export const x17 = relation({
  id: 'X-17',
  version: 1,
  title: text(
    'Відкріпні посвідчення: одержані = використані + залишок',
    'Absentee certificates: received = used + rest',
  ),
  formula: 'handed over = issued + spoiled + cancelled; received = Σ handed over + remaining = Σ (to − from + 1)',
  source: 'OWN; CEC № 255 of 07.02.2002',
  severity: 'act',
  judges: formsWith('X-17').map((form) => ({ form })),
  missing: 'skip-any',
  params: {},
  bind: ({ form }) => {
    const arithmetic = arithmeticOf(form, 'X-17');
    return {
      judge: ({ values }) => [
        ...(arithmetic?.(values) ?? []),
        ...(form === absenteeCertificates ? rangeBreaches(values) : []),
      ],
    };
  },
});

function rangeBreaches(values: FormValues): readonly Violation[] {
  const inRanges = recordsIn(values, 'numberRanges').reduce(
    (sum, { row }) => sum + numbered(textIn(row, 'from'), textIn(row, 'to')),
    0,
  );
  const received = countIn(values, 'receivedFromCommission');
  if (!differs(received, inRanges)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Одержано ${number(received, l)} посвідчень, а зазначені номери охоплюють ${number(inRanges, l)}.`
      : `${number(received, l)} certificates were received, and the numbers stated cover ${number(inRanges, l)}.`,
  );
  return [{ fields: ['receivedFromCommission', 'numberRanges'], expected: inRanges, actual: received, message }];
}

/** NaN when a bound is no plain number; a range that runs backwards holds nothing. */
function numbered(from = '', to = ''): number {
  if (!/^\d{1,15}$/.test(from) || !/^\d{1,15}$/.test(to)) return Number.NaN;
  return Math.max(0, Number(to) - Number(from) + 1);
}
