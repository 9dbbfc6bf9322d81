import { compose, text } from '#vybory/language';
import { candidateList, referendumQuestions } from '../forms.js';
import { countIn, recordsIn, stated } from '../reading.js';
import { relation } from '../relation.js';
import { number } from '../wording/numbers.js';

const numbered = [
  { form: candidateList, table: 'candidates', column: 'position' },
  { form: referendumQuestions, table: 'questions', column: 'no' },
] as const;

/**
 * F-3: a list is numbered from 1 without gaps: positions of an electoral list (3.2.б.6), questions of a referendum (3.3.г.4). That no number stands
 * twice is the shape's. A list with a gap must be seen and not bounced; the gap is told at the first number behind it. Source: OWN.
 * Severity `error`.
 */
export const f3 = relation({
  id: 'F-3',
  version: 2,
  title: text('Номери у списку йдуть поспіль', 'A list is numbered without gaps'),
  formula: '{numbers} = {1, …, number of rows}',
  source: 'OWN, from 3.2.б.6 and 3.3.г.4',
  severity: 'error',
  judges: numbered.map(({ form }) => ({ form })),
  missing: 'skip-any',
  params: {},
  bind: ({ form }) => {
    const list = numbered.find((one) => one.form === form);
    if (list === undefined) return undefined;
    return {
      judge: ({ values }) => {
        const rows = recordsIn(values, list.table)
          .map(({ path, row }) => ({ path, no: countIn(row, list.column) }))
          .sort((a, b) => a.no - b.no);
        if (rows.some(({ no }) => !stated(no))) return [];
        const gap = rows.findIndex(({ no }, i) => no !== i + 1);
        const behind = rows[gap];
        if (behind === undefined) return [];
        const message = compose((l) =>
          l === 'uk'
            ? `Після ${number(gap, l)} у списку стоїть ${number(behind.no, l)}: номери мають іти поспіль від 1.`
            : `The list goes on from ${number(gap, l)} to ${number(behind.no, l)}: it must be numbered from 1 without gaps.`,
        );
        return [{ fields: [`${behind.path}.${list.column}`], expected: gap + 1, actual: behind.no, message }];
      },
    };
  },
});
