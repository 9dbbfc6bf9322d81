import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** The embedded PostgreSQL as its owner sees it, past the program. */
export async function ownersConnection(dataDir: string): Promise<pg.ClientConfig> {
  const folder = join(dataDir, 'postgres');
  const status = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  // Fields of postmaster.pid (miscadmin.h): the port is the fourth, the socket folder the fifth.
  return { host: status[4], port: Number(status[3]), user: 'postgres', password, database: 'vybory' };
}

export async function withDatabase<Result>(
  dataDir: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...(await ownersConnection(dataDir)), application_name: 'faults test' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
