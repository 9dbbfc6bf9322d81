import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Channel, FieldChange, ReceivedPaper } from '#vybory/submissions';
import { safeInteger } from '../schema/columns.js';

/** A submission was judged again because of another one. */
export interface Revision {
  readonly position: number;
  readonly at: string;
  /** Id of the other submission. */
  readonly because: string;
  /** Numbers of findings. */
  readonly opened: number;
  readonly closed: number;
}

/** One version of one slot, from its receipt on. All but revisions can happen to it once, so a row holds its whole life. */
@Entity('version')
export class JournalVersion {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  /** Of the receipt. */
  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @Column({ type: 'text' })
  readonly form!: string;

  @Column({ type: 'text', collation: 'C' })
  readonly path!: string;

  @Column({ type: 'text', collation: 'C' })
  readonly key!: string;

  @Column({ type: 'text' })
  readonly unit!: string;

  @Column({ type: 'integer' })
  readonly n!: number;

  @Column({ type: 'text' })
  readonly body!: string;

  @Column({ type: 'text' })
  readonly channel!: Channel;

  /** The sheet behind a version on paper, and who entered it. */
  @Column({ type: 'json', nullable: true })
  readonly paper!: ReceivedPaper | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  readonly receivedAt!: Date;

  @Column({ name: 'content_hash', type: 'bytea' })
  readonly contentHash!: Buffer;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  readonly idempotencyKey!: string | null;

  /** Ordinal of the version that this one clarifies. */
  @Column({ type: 'integer', nullable: true })
  readonly clarifies!: number | null;

  @Column({ type: 'json', nullable: true })
  readonly changes!: FieldChange[] | null;

  /** Вхідний номер. */
  @Column({ type: 'bigint', nullable: true, transformer: safeInteger })
  readonly number!: number | null;

  @Column({ name: 'registered_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly registeredPosition!: number | null;

  @Column({ name: 'registered_at', type: 'timestamptz', nullable: true })
  readonly registeredAt!: Date | null;

  @Column({ name: 'acknowledged_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly acknowledgedPosition!: number | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  readonly acknowledgedAt!: Date | null;

  @Column({ name: 'returned_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly returnedPosition!: number | null;

  @Column({ name: 'returned_at', type: 'timestamptz', nullable: true })
  readonly returnedAt!: Date | null;

  @Column({ name: 'accepted_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly acceptedPosition!: number | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  readonly acceptedAt!: Date | null;

  @Column({ name: 'with_act', type: 'boolean', nullable: true })
  readonly withAct!: boolean | null;

  @Column({ name: 'withdrawn_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly withdrawnPosition!: number | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  readonly withdrawnAt!: Date | null;

  /** When it was judged again, in order. */
  @Column({ type: 'json', nullable: true })
  readonly revisions!: Revision[] | null;
}

export class Journal1554000000001 implements MigrationInterface {
  readonly name = 'Journal1554000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table version (
        log_id integer not null,
        position bigint not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        unit text not null,
        n integer not null,
        body text not null,
        channel text not null,
        received_at timestamptz not null,
        content_hash bytea not null,
        idempotency_key text,
        clarifies integer,
        changes json,
        number bigint,
        registered_position bigint,
        registered_at timestamptz,
        acknowledged_position bigint,
        acknowledged_at timestamptz,
        returned_position bigint,
        returned_at timestamptz,
        accepted_position bigint,
        accepted_at timestamptz,
        with_act boolean,
        withdrawn_position bigint,
        withdrawn_at timestamptz,
        primary key (log_id, position)
      ) with (fillfactor = 70)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table version');
  }
}

export class JournalPaper1554000000002 implements MigrationInterface {
  readonly name = 'JournalPaper1554000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table version add column paper json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table version drop column paper');
  }
}

export class JournalRevisions1554000000003 implements MigrationInterface {
  readonly name = 'JournalRevisions1554000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table version add column revisions json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table version drop column revisions');
  }
}
