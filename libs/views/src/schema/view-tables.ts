import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { LogName } from '#vybory/event-log';
import type { Queryable } from './queryable.js';

export interface BookmarkAt {
  readonly logId: number;
  readonly position: number;
  /** ISO 8601 UTC; undefined while nothing was read. */
  readonly recordedAt: string | undefined;
  readonly haltedBecause: string | undefined;
}

interface StoredBookmark {
  readonly log_id: number;
  readonly position: string;
  readonly recorded_at: Date | null;
  readonly halted_because: string | null;
}

export interface ParkedStep {
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

/** Somebody else moved the bookmark: what this fold knows no longer holds. */
export class BookmarkMoved extends Error {
  override readonly name = 'BookmarkMoved';
}

/** Reads and writes of one schema of one view. */
export class ViewTables implements Queryable {
  constructor(readonly source: DataSource) {}

  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.withConnection((client) => queryableOf(client).query<Row>(text, values));
  }

  execute(text: string, values: readonly unknown[] = []): Promise<number> {
    return this.withConnection((client) => queryableOf(client).execute(text, values));
  }

  /** Creates it at position 0 when the log is new to the view. */
  async bookmark(log: LogName): Promise<BookmarkAt> {
    await this.execute('insert into bookmark (log, position) values ($1, 0) on conflict (log) do nothing', [log]);
    const [row] = await this.query<StoredBookmark>(
      'select log_id, position, recorded_at, halted_because from bookmark where log = $1',
      [log],
    );
    if (row === undefined) throw new BookmarkMoved(`the bookmark of ${log} is gone`);
    return {
      logId: row.log_id,
      position: Number(row.position),
      recordedAt: row.recorded_at?.toISOString(),
      haltedBecause: row.halted_because ?? undefined,
    };
  }

  async parkedStreams(logId: number): Promise<Set<string>> {
    const rows = await this.query<{ stream: string }>('select distinct stream from parked where log_id = $1', [logId]);
    return new Set(rows.map(({ stream }) => stream));
  }

  async halt(log: LogName, reason: string | undefined): Promise<void> {
    await this.execute('update bookmark set halted_because = $2 where log = $1', [log, reason ?? null]);
  }

  /**
   * What `write` writes, the parked events and the bookmark, or nothing of it.
   * @throws BookmarkMoved when the bookmark is not at `from` any more
   */
  async advance(move: BookmarkMove, write: (db: Queryable) => Promise<void>): Promise<void> {
    await this.withConnection(async (client) => {
      const db = queryableOf(client);
      await client.query('begin');
      try {
        // First, so that a second runner waits here and not on the rows.
        const moved = await db.execute(
          `update bookmark set position = $3, recorded_at = coalesce($4, recorded_at), halted_because = null
            where log_id = $1 and position = $2`,
          [move.logId, move.from, move.to, move.recordedAt ?? null],
        );
        if (moved !== 1) throw new BookmarkMoved(`the bookmark is no longer at ${move.from}`);
        await write(db);
        await park(db, move);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  private async withConnection<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      return await work((await runner.connect()) as PoolClient);
    } finally {
      await runner.release();
    }
  }
}

export interface BookmarkMove {
  readonly logId: number;
  readonly from: number;
  readonly to: number;
  readonly recordedAt: string | undefined;
  readonly parked: readonly ParkedStep[];
}

async function park(db: Queryable, { logId, parked }: BookmarkMove): Promise<void> {
  if (parked.length === 0) return;
  await db.execute(
    `insert into parked (log_id, position, stream, reason)
     select $1, position, stream, reason from unnest($2::bigint[], $3::text[], $4::text[]) as given(position, stream, reason)`,
    [
      logId,
      parked.map(({ position }) => position),
      parked.map(({ stream }) => stream),
      parked.map(({ reason }) => reason),
    ],
  );
}

function queryableOf(client: PoolClient): Queryable {
  return {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    execute: async (text, values = []) => (await client.query(text, [...values])).rowCount ?? 0,
  };
}
