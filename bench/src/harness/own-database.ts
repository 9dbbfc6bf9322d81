import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#vybory/platform';

export interface OwnDatabase {
  /** As `DATABASE_URL`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL as the server would start it, but one that the benchmark can reach as well. */
export async function ownDatabase(folder: string): Promise<OwnDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  const client = new pg.Client(postgres.connection());
  await client.connect();
  await client.query('create database vybory');
  await client.end();
  return { url: postgres.url.replace(/\/postgres$/, '/vybory'), stop: () => postgres.stop() };
}
