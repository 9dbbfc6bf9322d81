import pg, { type ClientConfig } from 'pg';
import { randomUUID } from 'node:crypto';
import type { LogName } from '../port.js';

export interface OpenTransaction {
  /** Ends the transaction as if it had never been. */
  end(): Promise<void>;
}

/** Runs `sql` in a transaction and leaves it open. */
export async function openTransaction(
  connection: ClientConfig,
  sql: string,
  values: readonly unknown[] = [],
): Promise<OpenTransaction> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('begin');
  await client.query(sql, [...values]);
  return {
    end: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}

/** Appends to `log` and does not commit: whoever else appends to it must wait. */
export function holdLog(connection: ClientConfig, log: LogName): Promise<OpenTransaction> {
  return openTransaction(
    connection,
    'select * from event_log.append($1, array[$2], array[0], array[1], array[1], array[$3], array[$4], array[1], array[$5], array[$6::bytea], array[$6::bytea])',
    [log, 'submission-of-a-slow-writer', randomUUID(), 'NeverHappened', '{}', Buffer.alloc(16)],
  );
}
