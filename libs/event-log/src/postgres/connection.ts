import pg, { type ClientConfig, type Pool } from 'pg';

/** How to reach the database: a URL, or the fields that node-pg takes. */
export type PostgresConnection = string | ClientConfig;

/** The role that running processes take; it can read and add, nothing else. Created by the migrations. */
export const applicationRole = 'vybory_app';

export function toClientConfig(connection: PostgresConnection): ClientConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection;
}

/** The same connection with nothing but the rights of {@link applicationRole}, from its first statement on. */
export function asApplication(connection: PostgresConnection): ClientConfig {
  return withOptions(toClientConfig(connection), `-c role=${applicationRole}`);
}

/**
 * Connections of one event log. The settings matter: an answer must mean "on disk"; a plan made while the table was empty
 * must not read the whole table later; a server that does not answer must become an error.
 */
export function openPool(connection: PostgresConnection, size: number, answerWithinMilliseconds: number): Pool {
  const settings = [
    '-c synchronous_commit=on',
    String.raw`-c default_transaction_isolation=read\ committed`,
    '-c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8',
    '-c enable_seqscan=off',
    '-c jit=off',
    `-c statement_timeout=${answerWithinMilliseconds}`,
  ];
  const pool = new pg.Pool({
    ...withOptions(asApplication(connection), settings.join(' ')),
    max: size,
    application_name: 'vybory event log',
    keepAlive: true,
    connectionTimeoutMillis: Math.min(5_000, answerWithinMilliseconds),
    query_timeout: answerWithinMilliseconds + 5_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener the process would end.
  pool.on('error', () => undefined);
  return pool;
}

function withOptions(config: ClientConfig, options: string): ClientConfig {
  return { ...config, options: config.options === undefined ? options : `${config.options} ${options}` };
}
