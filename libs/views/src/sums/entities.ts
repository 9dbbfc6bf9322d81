import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Level } from '#vybory/forms';
import type { Stage } from '#vybory/campaigns';
import { safeInteger, safeIntegers } from '../schema/columns.js';

/** A unit that the summed form is submitted for. */
@Entity('unit')
export class SummedUnit {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  /** From the country down, joined by `/`. */
  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @Column({ type: 'text' })
  readonly unit!: string;

  /** Topics for which the unit owes the form. */
  @Column({ type: 'text', array: true })
  readonly topics!: string[];

  /** Known from this position of the log on. */
  @Column({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;
}

/** Figures of one version while it was in force. */
@Entity('version')
export class SummedVersion {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'text' })
  readonly topic!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  /** Ordinal of the version in its slot. */
  @PrimaryColumn({ type: 'integer' })
  readonly n!: number;

  @Column({ name: 'from_position', type: 'bigint', transformer: safeInteger })
  readonly fromPosition!: number;

  /** Position of the acceptance that replaced it; null while it is in force. */
  @Column({ name: 'to_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly toPosition!: number | null;

  @Column({ type: 'integer', array: true })
  readonly figures!: (number | null)[];
}

/** The sum over the versions in force inside one unit, as it is now. */
@Entity('total')
export class Total {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'text' })
  readonly topic!: string;

  @PrimaryColumn({ type: 'text' })
  readonly level!: Level;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @Column({ type: 'text' })
  readonly unit!: string;

  /** Units inside that owe the form. */
  @Column({ type: 'integer' })
  readonly expected!: number;

  /** Units inside whose version in force is in the sum. */
  @Column({ type: 'integer' })
  readonly counted!: number;

  @Column({ type: 'bigint', array: true, transformer: safeIntegers })
  readonly figures!: number[];
}

/** When the campaign entered its stages. */
@Entity('stage')
export class StageEntry {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @Column({ type: 'text' })
  readonly stage!: Stage;
}

export const sumEntities = [SummedUnit, SummedVersion, Total, StageEntry];

export class Sums1554000000001 implements MigrationInterface {
  readonly name = 'Sums1554000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unit (
        log_id integer not null,
        path text collate "C" not null,
        unit text not null,
        topics text[] not null,
        position bigint not null,
        primary key (log_id, path)
      )`);
    await runner.query(`
      create table version (
        log_id integer not null,
        topic text not null,
        path text collate "C" not null,
        n integer not null,
        from_position bigint not null,
        to_position bigint,
        figures integer[] not null,
        primary key (log_id, topic, path, n)
      )`);
    await runner.query(`
      create table total (
        log_id integer not null,
        topic text not null,
        level text not null,
        path text collate "C" not null,
        unit text not null,
        expected integer not null,
        counted integer not null,
        figures bigint[] not null,
        primary key (log_id, topic, level, path)
      ) with (fillfactor = 50)`);
    await runner.query(`
      create table stage (
        log_id integer not null,
        position bigint not null,
        stage text not null,
        primary key (log_id, position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['stage', 'total', 'version', 'unit']) await runner.query(`drop table ${table}`);
  }
}
