import { compose, text, type Text } from '#vybory/language';
import type { FormKey } from '#vybory/forms';
import { ballotsHandedOver, clarifiedVoterListNotice, turnoutNotice, voterListNotice } from '../forms.js';
import { asRecord, countIn, differs, exceeds, rowsIn } from '../reading.js';
import { noViolations, relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly total: string;
  readonly label: Text;
}

const onList = text('внесені до списків', 'on the lists');
const columns: ReadonlyMap<FormKey, readonly Column[]> = new Map([
  [voterListNotice, [{ table: 'rows', column: 'votersOnList', total: 'total', label: onList }]],
  [clarifiedVoterListNotice, [{ table: 'rows', column: 'votersOnList', total: 'total', label: onList }]],
  [
    ballotsHandedOver,
    [
      {
        table: 'rows',
        column: 'ballotsHandedOver',
        total: 'totalHandedOver',
        label: text('передані бюлетені', 'ballots handed over'),
      },
    ],
  ],
]);

/**
 * T-1: a table's total = the sum of its rows. Source: `total = sum(rows)` in the catalogue of the order's forms; a
 * table that does not add up is malformed, so `error`. Not for turnout notices, whose rows may cover some of the
 * precincts only.
 */
export const t1 = relation({
  id: 'T-1',
  version: 1,
  title: text('Підсумок таблиці = сума рядків', 'Total of a table = sum of its rows'),
  formula: 'total = Σ rows',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
  judges: [{ form: voterListNotice }, { form: clarifiedVoterListNotice }, { form: ballotsHandedOver }],
  missing: 'skip-any',
  params: {},
  bind: ({ form }) => {
    const judged = columns.get(form) ?? [];
    return { judge: ({ values }) => judged.flatMap((column) => totalBreach(column, values)) };
  },
});

function totalBreach({ table, column, total, label }: Column, values: FormValues): readonly Violation[] {
  const rows = rowsIn(values, table);
  const sum = rows.reduce<number>((so, row) => so + countIn(asRecord(row), column), 0);
  const claimed = countIn(values, total);
  if (!differs(claimed, sum)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Усього (${label.uk}) зазначено ${number(claimed, l)}, а сума рядків таблиці (${number(rows.length, l)}) ${number(sum, l)}; різниця ${number(Math.abs(claimed - sum), l)}.`
      : `The total (${label.en}) is given as ${number(claimed, l)}, and the sum of the ${number(rows.length, l)} rows is ${number(sum, l)}; the difference is ${number(Math.abs(claimed - sum), l)}.`,
  );
  return [{ fields: [total, table], expected: sum, actual: claimed, message }];
}

/** T-2: precincts that have reported ≤ precincts in total. Source: the same catalogue. Severity `error`. */
export const t2 = relation({
  id: 'T-2',
  version: 1,
  title: text(
    'Дільниць, що надали відомості, не більше, ніж усього',
    'Precincts that have reported ≤ precincts in total',
  ),
  formula: 'reporting ≤ total',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
  judges: [{ form: turnoutNotice }],
  missing: 'skip-any',
  params: {},
  bind: () => ({
    judge: ({ values }) => {
      const reporting = countIn(values, 'precinctsReporting');
      const total = countIn(values, 'precinctsTotal');
      if (!exceeds(reporting, total)) return noViolations;
      const message = compose((l) =>
        l === 'uk'
          ? `Відомості надали ${number(reporting, l)} дільниць, а всього в окрузі їх ${number(total, l)}.`
          : `${number(reporting, l)} precincts have reported, and the district has ${number(total, l)}.`,
      );
      return [{ fields: ['precinctsReporting', 'precinctsTotal'], expected: total, actual: reporting, message }];
    },
  }),
});
