import { compose, text } from '#vybory/language';
import { precinctCounts, precinctProtocol } from '../forms.js';
import { bindLinear } from '../linear/linear-relation.js';
import { asRecord, countIn, differs, rowsIn } from '../reading.js';
import { noViolations, relation, type Violation } from '../relation.js';
import { number } from '../wording/numbers.js';
import { hasLines, lineTerms, linesIfAny } from './line-terms.js';

/**
 * P-1: `RCV (+ produced) = UNU + ISS (+ spoilt)`. Every ballot that the precinct received is unused, issued or, where
 * the law has the line, spoilt. Source: official form «Акт про невідповідність кількості бюлетенів …» (TF018096, 2013);
 * per member statutory in law 2005 art. 87(3),(4) and law 2011 art. 89(3). Ballots produced by the commission (LN-9) on
 * the left are OWN. Severity: a discrepancy act explains it, so `act`.
 */
export const p1 = relation({
  id: 'P-1',
  version: 2,
  title: text('Одержані бюлетені = невикористані + видані', 'Ballots received = unused + issued'),
  formula: 'RCV (+ produced) = UNU + ISS (+ spoilt)',
  source: 'FORM TF018096 (2013); LAW 2005 art. 87(3),(4); LAW 2011 art. 89(3)',
  severity: 'act',
  judges: precinctCounts,
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    hasLines(scope, 'ballotsReceived', 'ballotsUnused', 'votersIssued')
      ? bindLinear(
          {
            left: [...lineTerms('ballotsReceived'), ...linesIfAny(scope, 'ballotsProduced')],
            op: '=',
            right: [...lineTerms('ballotsUnused', 'votersIssued'), ...linesIfAny(scope, 'ballotsSpoilt')],
          },
          scope,
        )
      : undefined,
});

/**
 * P-10: in each portable box, `ballots found = number on its control sheet`.
 * Source: official form of the act on a portable box (TF018098). Severity: an act is drawn up, so `act`.
 */
export const p10 = relation({
  id: 'P-10',
  version: 1,
  title: text('Бюлетені в переносній скриньці = контрольний лист', 'Ballots in a portable box = its control sheet'),
  formula: 'box[portable].ballots = box[portable].controlSheet',
  source: 'FORM TF018098',
  severity: 'act',
  judges: [{ form: precinctProtocol }],
  missing: 'skip-any',
  params: {},
  bind: () => ({
    judge: ({ values }) => {
      let violations: Violation[] | undefined;
      const rows = rowsIn(values, 'boxes');
      for (let i = 0; i < rows.length; i++) {
        const box = asRecord(rows[i]);
        const found = countIn(box, 'ballots');
        const onSheet = countIn(box, 'controlSheet');
        if (box?.kind !== 'portable' || !differs(found, onSheet)) continue;
        (violations ??= []).push(portableBox(i, box.number, found, onSheet));
      }
      return violations ?? noViolations;
    },
  }),
});

function portableBox(i: number, no: unknown, found: number, onSheet: number): Violation {
  const name = typeof no === 'string' || typeof no === 'number' ? String(no) : String(i + 1);
  return {
    fields: [`boxes.${i}.ballots`, `boxes.${i}.controlSheet`],
    expected: onSheet,
    actual: found,
    message: compose((l) =>
      l === 'uk'
        ? `У переносній скриньці № ${name} виявлено бюлетенів: ${number(found, l)}, а в її контрольному листі зазначено ${number(onSheet, l)}.`
        : `Portable box No. ${name} held ${number(found, l)} ballots, and its control sheet says ${number(onSheet, l)}.`,
    ),
  };
}

/**
 * P-11: `Σ boxes = VTD + NCT`. Judged where boxes are rows of the protocol and at least one has a number; a box without
 * a number counts as an empty one. Source: OWN; precinct commissions register every box with its ballots. Severity
 * `act`.
 */
export const p11 = relation({
  id: 'P-11',
  version: 1,
  title: text(
    'Бюлетені в усіх скриньках = взяли участь + не підлягають врахуванню',
    'Ballots in all boxes = took part + not to be counted',
  ),
  formula: 'Σ boxes.ballots = VTD (+ NCT)',
  source: 'OWN',
  severity: 'act',
  judges: [{ form: precinctProtocol }],
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    hasLines(scope, 'votersTookPart') && (scope.contest?.boxes ?? 'none') !== 'none'
      ? bindLinear(
          {
            left: [{ boxes: 'all' }],
            op: '=',
            right: [...lineTerms('votersTookPart'), ...linesIfAny(scope, 'ballotsNotCounted')],
          },
          scope,
        )
      : undefined,
});
