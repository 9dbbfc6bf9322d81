import type pg from 'pg';

/** Every row of every table of every view, in an order of their own, without what only names places in the tables. */
export type Dump = Readonly<Record<string, readonly string[]>>;

export async function dumpViews(client: pg.Client): Promise<Dump> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_schema like 'view\\_%' and table_name <> 'migration' order by 1, 2`,
  );
  const dump: Record<string, readonly string[]> = {};
  for (const { schema, name } of tables) {
    if (name === 'tally_at') {
      dump[`${schema}.${name}`] = await tallied(client, schema);
      continue;
    }
    // The number of a log differs from one build to the next; `parked_at` says when the view was built.
    const { rows } = await client.query<{ row: string }>(
      `select (to_jsonb(t) - 'log_id' - 'parked_at' || jsonb_build_object('log', b.log))::text as row
         from ${schema}.${name} as t join ${schema}.bookmark as b using (log_id)`,
    );
    dump[`${schema}.${name}`] = rows.map(({ row }) => row).sort();
  }
  return dump;
}

/**
 * What the tallies of completeness were at each checkpoint. The rows differ: after a start the first checkpoint holds all of them, and others
 * hold what changed.
 */
async function tallied(client: pg.Client, schema: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ row: string }>(
    `select distinct on (c.log_id, c.position, t.level, t.path, t.form, t.term)
            (to_jsonb(t) - 'log_id' || jsonb_build_object('log', b.log, 'position', c.position))::text as row
       from ${schema}.checkpoint as c join ${schema}.bookmark as b using (log_id)
       join ${schema}.tally_at as t on t.log_id = c.log_id and t.position <= c.position
      order by c.log_id, c.position, t.level, t.path, t.form, t.term, t.position desc`,
  );
  return rows.map(({ row }) => row).sort();
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

/** A comparison of nothing with nothing proves nothing. */
export function emptyViews(dump: Dump): readonly string[] {
  const schemas = new Map<string, number>();
  for (const [table, rows] of Object.entries(dump)) {
    const [schema = '', name] = table.split('.');
    if (name !== 'bookmark') schemas.set(schema, (schemas.get(schema) ?? 0) + rows.length);
  }
  if (schemas.size === 0) return ['there is no view'];
  return [...schemas].filter(([, rows]) => rows === 0).map(([schema]) => `${schema} is empty`);
}
