import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresConnection } from '#vybory/event-log';
import type { Queryable } from '../schema/queryable.js';
import { viewDataSource } from '../schema/view-schema.js';
import type { View } from '../view.js';

/** How far a view has read one log. */
export interface ViewPosition {
  readonly position: number;
  /** When the log took the event at `position`, ISO 8601 UTC; undefined while the view has read none. */
  readonly at: string | undefined;
  /** Why the view stands still; undefined while it runs. */
  readonly haltedBecause: string | undefined;
  /** Slots that the view leaves out because one of their events could not be applied. */
  readonly parkedSlots: number;
}

/** The tables of one view at one moment. */
export interface ViewSnapshot extends ViewPosition {
  readonly db: Queryable;
  readonly logId: number;
}

interface BookmarkRow {
  readonly log_id: number;
  readonly position: string;
  readonly recorded_at: Date | null;
  readonly halted_because: string | null;
  readonly parked: number;
}

const bookmarkStatement = `
  select log_id, position, recorded_at, halted_because,
         (select count(distinct stream)::int from parked where parked.log_id = bookmark.log_id) as parked
    from bookmark where log = $1`;

/** Reads the tables of the views, each over connections of its own; knows nothing of the runner that fills them. */
export class ViewReader {
  private readonly sources = new Map<View, Promise<DataSource>>();

  constructor(
    private readonly connection: PostgresConnection,
    /** Connections per view, at most. */
    private readonly poolSize = 2,
  ) {}

  /** Undefined while the view has not begun with the log. */
  async position(view: View, log: string): Promise<ViewPosition | undefined> {
    return this.withClient(view, async (client) => {
      const { rows } = await client.query<BookmarkRow>({
        name: 'view-position',
        text: bookmarkStatement,
        values: [log],
      });
      return rows[0] === undefined ? undefined : toPosition(rows[0]);
    });
  }

  /** Everything that `work` reads belongs to one position. Undefined while the view has not begun with the log. */
  async snapshot<Answer>(
    view: View,
    log: string,
    work: (snapshot: ViewSnapshot) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    return this.withClient(view, async (client) => {
      await client.query('begin transaction isolation level repeatable read, read only');
      try {
        const { rows } = await client.query<BookmarkRow>({
          name: 'view-position',
          text: bookmarkStatement,
          values: [log],
        });
        const [row] = rows;
        if (row === undefined) return undefined;
        return await work({ ...toPosition(row), logId: row.log_id, db: readOnly(client) });
      } finally {
        await client.query('commit');
      }
    });
  }

  async close(): Promise<void> {
    for (const source of this.sources.values()) await (await source).destroy();
    this.sources.clear();
  }

  private async withClient<Result>(view: View, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const runner = (await this.sourceOf(view)).createQueryRunner();
    try {
      return await work((await runner.connect()) as PoolClient);
    } finally {
      await runner.release();
    }
  }

  private sourceOf(view: View): Promise<DataSource> {
    const known = this.sources.get(view);
    if (known !== undefined) return known;
    const { connection, poolSize } = this;
    const opened = viewDataSource({ connection, view, role: 'live', poolSize }).initialize();
    this.sources.set(view, opened);
    // A database that was away when it was first asked for is asked again the next time.
    opened.catch(() => this.sources.delete(view));
    return opened;
  }
}

function toPosition({ position, recorded_at, halted_because, parked }: BookmarkRow): ViewPosition {
  return {
    position: Number(position),
    at: recorded_at?.toISOString(),
    haltedBecause: halted_because ?? undefined,
    parkedSlots: parked,
  };
}

function readOnly(client: PoolClient): Queryable {
  return {
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    execute: () => Promise.reject(new Error('a snapshot is read only')),
  };
}
