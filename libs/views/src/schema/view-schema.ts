import pg, { type ClientConfig } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresConnection } from '#vybory/event-log';
import type { View } from '../view.js';
import { Bookmark, Bookmarks1554000000000, ParkedEvent } from './bookmark.js';

/** Where a view is: live, being built beside it, or just replaced and about to be dropped. */
export type SchemaRole = 'live' | 'next' | 'old';

export function schemaName(view: string, role: SchemaRole = 'live'): string {
  return role === 'live' ? `view_${view}` : `view_${view}_${role}`;
}

/** Any number; held while schemas are made, so that processes that start at once take turns. */
const schemaLock = 1_987_666_544;

/** Does `work` on a connection of its own while no other process makes or drops schemas of views. */
export async function takingTurns<Result>(
  connection: PostgresConnection,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(clientConfig(connection));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [schemaLock]);
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface SchemaOptions {
  readonly connection: PostgresConnection;
  readonly view: View;
  readonly role: SchemaRole;
  readonly poolSize: number;
  /** For a runner, which touches rows by their keys alone. */
  readonly byKeyOnly?: boolean;
}

/**
 * While the statistics of a growing table are out of date the planner takes it for tiny and finds a row by reading all of
 * it, so that every page costs more than the one before.
 */
const byKey = ['hashjoin', 'mergejoin', 'seqscan', 'bitmapscan'].map((way) => ` -c enable_${way}=off`).join('');

/**
 * The tables of one view. Their names are unqualified everywhere and found by `search_path`: the same code and the same
 * migrations build the live schema and the one beside it, and a reader follows a switch without knowing of it.
 */
export function viewDataSource({ connection, view, role, poolSize, byKeyOnly = false }: SchemaOptions): DataSource {
  // Losing the last commits in a crash is harmless: rows and bookmark are lost together and read again from the log.
  const settings = `-c search_path=${schemaName(view.name, role)} -c synchronous_commit=off -c jit=off -c timezone=UTC${byKeyOnly ? byKey : ''}`;
  const config = clientConfig(connection);
  return new DataSource({
    type: 'postgres',
    extra: {
      ...config,
      options: config.options === undefined ? settings : `${config.options} ${settings}`,
      max: poolSize,
      application_name: `vybory view ${view.name}`,
      keepAlive: true,
    },
    entities: [Bookmark, ParkedEvent, ...view.entities.filter((entity) => typeof entity === 'function')],
    migrations: [Bookmarks1554000000000, ...view.migrations],
    migrationsTableName: 'migration',
    poolErrorHandler: () => undefined,
  });
}

/** Makes the schema if it is not there and brings its tables up to date. */
export async function prepareSchema(client: pg.Client, options: SchemaOptions): Promise<void> {
  const schema = schemaName(options.view.name, options.role);
  const existed = await schemaExists(client, schema);
  await client.query(`create schema if not exists ${schema}`);
  const source = await viewDataSource({ ...options, poolSize: 1 }).initialize();
  try {
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await source.destroy();
  }
  if (!existed) await client.query(`comment on schema ${schema} is '${versionComment(options.view)}'`);
}

export async function schemaExists(client: pg.Client, schema: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  return rowCount === 1;
}

/** Whether the live schema was built by this version of the view's code. */
export async function isBuiltBy(client: pg.Client, view: View): Promise<boolean> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
    [schemaName(view.name)],
  );
  return rows[0]?.comment === versionComment(view);
}

function versionComment(view: View): string {
  return `version ${view.version}`;
}

export function clientConfig(connection: PostgresConnection): ClientConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection;
}
