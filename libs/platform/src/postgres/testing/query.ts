import pg from 'pg';

/** Runs one statement on a connection of its own. @returns the first row, empty when there is none */
export async function query(server: { readonly url: string }, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}
