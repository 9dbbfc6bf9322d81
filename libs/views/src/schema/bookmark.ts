import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { safeInteger } from './columns.js';

/** How far a view has read one log, and whether it still does. Every view has these two tables in its schema. */
@Entity('bookmark')
export class Bookmark {
  /** Stands for the log in the other tables of the view. */
  @PrimaryColumn({ name: 'log_id', type: 'integer', generated: 'identity', generatedIdentity: 'ALWAYS' })
  readonly logId!: number;

  @Column({ type: 'text', unique: true })
  readonly log!: string;

  /** Everything up to here is in the tables. */
  @Column({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  /** When the log took the last event that was read. */
  @Column({ name: 'recorded_at', type: 'timestamptz', nullable: true })
  readonly recordedAt!: Date | null;

  /** Why the view stands still; null while it runs. */
  @Column({ name: 'halted_because', type: 'text', nullable: true })
  readonly haltedBecause!: string | null;
}

/** An event that the view could not apply, and those of the same stream after it. */
@Entity('parked')
export class ParkedEvent {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @Column({ type: 'text' })
  readonly stream!: string;

  @Column({ type: 'text' })
  readonly reason!: string;

  @Column({ name: 'parked_at', type: 'timestamptz', default: () => 'now()' })
  readonly parkedAt!: Date;
}

export class Bookmarks1554000000000 implements MigrationInterface {
  readonly name = 'Bookmarks1554000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bookmark (
        log_id integer generated always as identity primary key,
        log text not null unique,
        position bigint not null,
        recorded_at timestamptz,
        halted_because text
      )`);
    await runner.query(`
      create table parked (
        log_id integer not null,
        position bigint not null,
        stream text not null,
        reason text not null,
        parked_at timestamptz not null default now(),
        primary key (log_id, position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table parked');
    await runner.query('drop table bookmark');
  }
}
