import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { LogName } from '#vybory/event-log';
import type { Bookmarks } from './bookmarks.js';

/** Bookmarks in the database that holds the views, written without waiting for the disk: an old one costs only time. */
export class PostgresBookmarks implements Bookmarks {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  async read(log: LogName): Promise<number> {
    const rows = await this.database.query<readonly { readonly position: string }[]>(
      'select position from processing.bookmark where log = $1',
      [log],
    );
    return Number(rows[0]?.position ?? 0);
  }

  async write(log: LogName, position: number): Promise<void> {
    await this.database.query(
      `insert into processing.bookmark (log, position) values ($1, $2)
       on conflict (log) do update set position = greatest(bookmark.position, excluded.position)`,
      [log, position],
    );
  }
}

export class ProcessingBookmarks1554000000001 implements MigrationInterface {
  readonly name = 'ProcessingBookmarks1554000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create schema if not exists processing');
    await runner.query('create table processing.bookmark (log text primary key, position bigint not null)');
    await runner.query('grant usage on schema processing to vybory_app');
    await runner.query('grant select, insert, update on processing.bookmark to vybory_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema processing cascade');
  }
}
