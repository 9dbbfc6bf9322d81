import pg from 'pg';

/** Runs one statement on a connection of its own. @returns the first row, empty when there is none */
export async function query(server: { readonly url: string }, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

/** A connection that computes for so long that it does not notice the end of its postmaster, and the pid behind it. */
export interface BusyConnection {
  readonly pid: number;
  readonly broken: Promise<unknown>;
}

/** @param rows how many rows to count: some 10 million a second */
export async function keepBusy(server: { readonly url: string }, rows: number): Promise<BusyConnection> {
  const client = new pg.Client(server.url);
  client.on('error', () => undefined);
  await client.connect();
  const answer = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = Number(answer.rows[0]?.pid);
  const broken = client.query(`select count(*) from generate_series(1, ${rows})`).catch((error: unknown) => error);
  const isActive = `select 1 as yes from pg_stat_activity where pid = ${pid} and state = 'active'`;
  while ((await query(server, isActive)).yes !== 1);
  return { pid, broken };
}
