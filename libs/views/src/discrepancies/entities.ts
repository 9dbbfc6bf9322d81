import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Carrier, CarrierDifference } from '#vybory/submissions';
import { safeInteger } from '../schema/columns.js';
import { WithinSlot } from '../schema/within-slot.js';

/** Something that a registrar said of a case. */
export interface Saying {
  readonly position: number;
  readonly at: string;
  readonly person: string;
  readonly words: string;
}

/** A difference between the carriers of a slot, and its whole life: it can be clarified once and closed once. */
@Entity('discrepancy')
export class DiscrepancyRow extends WithinSlot {
  /** Ordinals of the versions that differ. */
  @Column({ type: 'integer' })
  readonly electronic!: number;

  @Column({ type: 'integer' })
  readonly paper!: number;

  @Column({ type: 'json' })
  readonly differences!: CarrierDifference[];

  @Column({ name: 'opened_position', type: 'bigint', transformer: safeInteger })
  readonly openedPosition!: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  readonly openedAt!: Date;

  /** In order. */
  @Column({ type: 'jsonb' })
  readonly explanations!: Saying[];

  /** Of the first explanation. */
  @Column({ name: 'explained_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly explainedPosition!: number | null;

  @Column({ name: 'clarified_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly clarifiedPosition!: number | null;

  @Column({ name: 'clarified_at', type: 'timestamptz', nullable: true })
  readonly clarifiedAt!: Date | null;

  @Column({ name: 'clarified_on', type: 'text', nullable: true })
  readonly clarifiedOn!: Carrier | null;

  /** Ordinal of the version that stands on that side since; null: none does. */
  @Column({ name: 'clarified_by', type: 'integer', nullable: true })
  readonly clarifiedBy!: number | null;

  @Column({ name: 'closed_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly closedPosition!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  readonly closing!: Saying | null;
}

/** A comparison of the carriers of a slot that found no difference. */
@Entity('agreement')
export class AgreementRow {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @Column({ type: 'text' })
  readonly form!: string;

  @Column({ type: 'text', collation: 'C' })
  readonly path!: string;

  @Column({ type: 'text', collation: 'C' })
  readonly key!: string;

  @Column({ type: 'integer' })
  readonly electronic!: number;

  @Column({ type: 'integer' })
  readonly paper!: number;
}

export class Discrepancies1554000000001 implements MigrationInterface {
  readonly name = 'Discrepancies1554000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table discrepancy (
        log_id integer not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        k integer not null,
        unit text not null,
        electronic integer not null,
        paper integer not null,
        differences json not null,
        opened_position bigint not null,
        opened_at timestamptz not null,
        explanations jsonb not null,
        explained_position bigint,
        clarified_position bigint,
        clarified_at timestamptz,
        clarified_on text,
        clarified_by integer,
        closed_position bigint,
        closing jsonb,
        primary key (log_id, form, path, key, k)
      ) with (fillfactor = 70)`);
    await runner.query(`
      create table agreement (
        log_id integer not null,
        position bigint not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        electronic integer not null,
        paper integer not null,
        primary key (log_id, position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['agreement', 'discrepancy']) await runner.query(`drop table ${table}`);
  }
}
