import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { PaperDocument } from '#vybory/submissions';
import { safeInteger } from '../schema/columns.js';
import { WithinSlot } from '../schema/within-slot.js';

/** A paper that a registrar began to enter, and what became of it; nothing of what was read on it. */
@Entity('paper_entry')
export class PaperEntryRow extends WithinSlot {
  /** Who sent the paper. */
  @Column({ type: 'text' })
  readonly body!: string;

  @Column({ type: 'json' })
  readonly document!: PaperDocument;

  @Column({ name: 'double_entry', type: 'boolean' })
  readonly doubleEntry!: boolean;

  /** Of a form that was designed at run time. */
  @Column({ name: 'form_version', type: 'integer', nullable: true })
  readonly formVersion!: number | null;

  /** Ordinal of the version on paper that it clarifies. */
  @Column({ type: 'integer', nullable: true })
  readonly clarifies!: number | null;

  /** Who entered it first. */
  @Column({ type: 'text' })
  readonly first!: string;

  @Column({ name: 'entered_position', type: 'bigint', transformer: safeInteger })
  readonly enteredPosition!: number;

  @Column({ name: 'entered_at', type: 'timestamptz' })
  readonly enteredAt!: Date;

  /** Who read something else. */
  @Column({ type: 'text', nullable: true })
  readonly second!: string | null;

  /** How many values the two read differently. */
  @Column({ type: 'integer', nullable: true })
  readonly differing!: number | null;

  @Column({ name: 'disputed_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly disputedPosition!: number | null;

  @Column({ name: 'disputed_at', type: 'timestamptz', nullable: true })
  readonly disputedAt!: Date | null;

  /** Everybody who read it, in order, when it was confirmed. */
  @Column({ name: 'read_by', type: 'text', array: true, nullable: true })
  readonly readBy!: string[] | null;

  /** Ordinal of the version that it became. */
  @Column({ type: 'integer', nullable: true })
  readonly n!: number | null;

  @Column({ name: 'confirmed_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly confirmedPosition!: number | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  readonly confirmedAt!: Date | null;

  @Column({ name: 'withdrawn_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly withdrawnPosition!: number | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  readonly withdrawnAt!: Date | null;

  @Column({ name: 'withdrawn_by', type: 'text', nullable: true })
  readonly withdrawnBy!: string | null;

  @Column({ type: 'text', nullable: true })
  readonly reason!: string | null;
}

export class PaperEntries1554000000002 implements MigrationInterface {
  readonly name = 'PaperEntries1554000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table paper_entry (
        log_id integer not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        k integer not null,
        unit text not null,
        body text not null,
        document json not null,
        double_entry boolean not null,
        form_version integer,
        clarifies integer,
        first text not null,
        entered_position bigint not null,
        entered_at timestamptz not null,
        second text,
        differing integer,
        disputed_position bigint,
        disputed_at timestamptz,
        read_by text[],
        n integer,
        confirmed_position bigint,
        confirmed_at timestamptz,
        withdrawn_position bigint,
        withdrawn_at timestamptz,
        withdrawn_by text,
        reason text,
        primary key (log_id, form, path, key, k)
      ) with (fillfactor = 70)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table paper_entry');
  }
}
