import type pg from 'pg';
import type { Plan } from '../load/plan.js';

/** Every row of every table of every view, in an order of their own, without what only names places in the tables. */
export type Dump = Readonly<Record<string, readonly string[]>>;

export async function dumpViews(client: pg.Client): Promise<Dump> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_schema like 'view\\_%' and table_name <> 'migration' order by 1, 2`,
  );
  const dump: Record<string, readonly string[]> = {};
  for (const { schema, name } of tables) {
    // The number of a log differs from one build to the next; `parked_at` says when the view was built.
    const { rows } = await client.query<{ row: string }>(
      `select (to_jsonb(t) - 'log_id' - 'parked_at' || jsonb_build_object('log', b.log))::text as row
         from ${schema}.${name} as t join ${schema}.bookmark as b using (log_id)`,
    );
    dump[`${schema}.${name}`] = rows.map(({ row }) => row).sort();
  }
  return dump;
}

/** Tables whose rows differ, with the first rows that only one of the two has. */
export function dumpDifferences(before: Dump, after: Dump): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((table) => {
    const [old, anew] = [before[table] ?? ['no such table'], after[table] ?? ['no such table']];
    if (old.length === anew.length && old.every((row, index) => row === anew[index])) return [];
    const [had, has] = [new Set(old), new Set(anew)];
    const lost = old.filter((row) => !has.has(row));
    const gained = anew.filter((row) => !had.has(row));
    return [
      `${table}: ${old.length} rows, rebuilt ${anew.length}`,
      ...lost.slice(0, 3).map((row) => `  only live:    ${row}`),
      ...gained.slice(0, 3).map((row) => `  only rebuilt: ${row}`),
    ];
  });
}

export interface Sums {
  readonly counted: number;
  readonly figures: readonly number[];
}

/** The national result as the view has it: lines, then votes, in the order of the definition. */
export async function nationalResult(client: pg.Client): Promise<Sums | undefined> {
  const { rows } = await client.query<{ counted: number; figures: readonly string[] }>(
    `select counted, figures from view_results.total where level = 'country'`,
  );
  return rows[0] && { counted: rows[0].counted, figures: rows[0].figures.map(Number) };
}

/** The same, added up from what the bodies sent. */
export function expectedResult({ definition, finalProtocols }: Plan, arrived: ReadonlySet<string>): Sums {
  const [contest] = definition.contests;
  if (!contest) throw new Error('the campaign has no contest');
  const protocols = [...finalProtocols].filter(([name]) => arrived.has(name)).map(([, protocol]) => protocol);
  const sum = (of: (protocol: (typeof protocols)[number]) => number | undefined): number =>
    protocols.reduce((total, protocol) => total + (of(protocol) ?? 0), 0);
  return {
    counted: protocols.length,
    figures: [
      ...contest.precinctLines.map(({ line }) => sum(({ lines }) => lines[line])),
      ...contest.contestants.map(({ id }) => sum(({ votes }) => votes[id])),
    ],
  };
}
