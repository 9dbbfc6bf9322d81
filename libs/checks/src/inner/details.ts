import type { FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import {
  localComposition,
  localElections,
  localLeadership,
  precinctComposition,
  referendumComposition,
  referendumLeadership,
  territorialComposition,
} from '../forms.js';
import { countIn, exceeds, recordsIn, textIn } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

/** A table whose rows are details of the rows of another. */
interface Details {
  readonly table: string;
  /** Column that names the row it belongs to, and the column of that row. */
  readonly of: { readonly column: string; readonly table: string; readonly named: string };
  /** What its rows add up to, and the most that the named row allows; without a column, rows are counted. */
  readonly sum?: { readonly column?: string; readonly atMost: string; readonly less?: string };
}

const nominators = (table: string, named: string): Details => ({
  table: 'nominators',
  of: { column: 'unit', table, named },
  sum: { column: 'members', atMost: 'membersTotal' },
});

const details: ReadonlyMap<FormKey, readonly Details[]> = new Map<FormKey, readonly Details[]>([
  [precinctComposition, [nominators('rows', 'precinct')]],
  [territorialComposition, [nominators('rows', 'unit')]],
  [referendumComposition, [nominators('units', 'unit')]],
  [referendumLeadership, [nominators('rows', 'unit')]],
  [
    localComposition,
    [
      {
        table: 'parties',
        of: { column: 'council', table: 'rows', named: 'council' },
        sum: { column: 'deputies', atMost: 'deputiesTotal', less: 'nonPartisan' },
      },
      {
        table: 'occupations',
        of: { column: 'council', table: 'rows', named: 'council' },
        sum: { column: 'deputies', atMost: 'deputiesTotal' },
      },
    ],
  ],
  [
    localElections,
    [
      {
        table: 'electedDeputies',
        of: { column: 'election', table: 'councilElections', named: 'no' },
        sum: { atMost: 'seats' },
      },
    ],
  ],
]);

/**
 * F-15: a table of details belongs to rows that are there, and adds up to no more than they say: nominators to the members of a commission, parties and
 * occupations to the deputies of a council, deputies elected to the seats of an election. The form's own arithmetic compares the
 * totals of both tables; this compares row by row. Source: OWN, from the forms. Severity `error`.
 */
export const f15 = relation({
  id: 'F-15',
  version: 2,
  title: text('Подробиці належать до рядка і не перевищують його', 'Details belong to a row and do not exceed it'),
  formula: 'row of details names a row; Σ details of a row ≤ that row',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
  judges: [...details.keys()].map((form) => ({ form })),
  missing: 'skip-any',
  params: {},
  bind: ({ form }) => ({
    judge: ({ values }) => (details.get(form) ?? []).flatMap((one) => detailBreaches(one, values)),
  }),
});

function detailBreaches({ table, of, sum }: Details, values: FormValues): readonly Violation[] {
  const rows = new Map(recordsIn(values, of.table).map(({ path, row }) => [row[of.named], { path, row }]));
  // A row that does not say its name may be the one that a detail belongs to.
  if (rows.has(undefined)) return [];
  const parts = recordsIn(values, table).filter(({ row }) => row[of.column] !== undefined);
  const strangers = parts
    .filter(({ row }) => !rows.has(row[of.column]))
    .map(({ path, row }): Violation => ({
      fields: [`${path}.${of.column}`, of.table],
      expected: 'row',
      actual: row[of.column] ?? null,
      message: text('Такого рядка в основній таблиці немає.', 'The main table has no such row.'),
    }));
  if (sum === undefined) return strangers;
  const exceeding = [...rows].flatMap(([name, { path, row }]) => {
    const own = parts.filter((part) => part.row[of.column] === name);
    const { column, atMost, less } = sum;
    const total = own.reduce((all, part) => all + (column === undefined ? 1 : countIn(part.row, column)), 0);
    const most = countIn(row, atMost) - (less === undefined ? 0 : countIn(row, less));
    return exceeds(total, most) ? [excess([table, `${path}.${atMost}`], total, most)] : [];
  });
  return [...strangers, ...exceeding];
}

function excess(fields: readonly string[], total: number, most: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Подробиці разом становлять ${number(total, l)}, а рядок допускає ${number(most, l)}.`
      : `The details add up to ${number(total, l)}, and the row allows ${number(most, l)}.`,
  );
  return { fields, expected: most, actual: total, message };
}

/** F-16: a council has one head and at most one secretary and one first deputy head (3.4.а.3). Source: OWN. Severity `error`. */
export const f16 = relation({
  id: 'F-16',
  version: 1,
  title: text('Одна посада — одна особа', 'One holder of a leading office'),
  formula: 'per council: heads ≤ 1, first deputy heads ≤ 1, secretaries ≤ 1',
  source: 'OWN, from 3.4.а.3',
  severity: 'error',
  judges: [{ form: localLeadership }],
  missing: 'skip-any',
  params: {},
  bind: () => ({
    judge: ({ values }) => {
      const seen = new Map<string, string>();
      return recordsIn(values, 'rows').flatMap(({ path, row }) => {
        if (row.position === 'deputy-head') return [];
        const office = `${textIn(row, 'council') ?? ''} ${textIn(row, 'position') ?? ''}`;
        const before = seen.get(office);
        seen.set(office, before ?? path);
        if (before === undefined) return [];
        const message = text(
          'Цю посаду в раді вже зазначено за іншою особою.',
          'Another person is stated for this office of the council.',
        );
        return [{ fields: [`${path}.position`, `${before}.position`], expected: 1, actual: 2, message }];
      });
    },
  }),
});
