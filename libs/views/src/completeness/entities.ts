import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Level } from '#vybory/forms';
import { safeInteger } from '../schema/columns.js';
import type { Agreement, SlotState } from '../slots/slot-history.js';

/** Carriers on which something stands. */
export type CarriersReceived = 'electronic' | 'paper' | 'both';

/** A slot that is owed, or that somebody filled without owing it, as it is now. */
@Entity('slot')
export class CompletenessSlot {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'text' })
  readonly form!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly key!: string;

  @Column({ type: 'text' })
  readonly unit!: string;

  @Column({ type: 'boolean' })
  readonly owed!: boolean;

  /** Position of the event that made it known: the unit's registration, or the first submission. */
  @Column({ name: 'known_position', type: 'bigint', transformer: safeInteger })
  readonly knownPosition!: number;

  @Column({ type: 'timestamptz', nullable: true })
  readonly due!: Date | null;

  @Column({ type: 'text' })
  readonly state!: SlotState;

  @Column({ type: 'boolean' })
  readonly late!: boolean;

  /** Ordinal of the latest version that is not withdrawn; 0 when there is none. */
  @Column({ type: 'integer' })
  readonly current!: number;

  @Column({ name: 'in_force', type: 'integer' })
  readonly inForce!: number;

  /** When the first version that stands was received. */
  @Column({ type: 'timestamptz', nullable: true })
  readonly since!: Date | null;

  @Column({ type: 'text', nullable: true })
  readonly carriers!: CarriersReceived | null;

  @Column({ type: 'text', nullable: true })
  readonly agreement!: Agreement | null;

  @Column({ type: 'boolean' })
  readonly complete!: boolean;

  /** The last change of the slot. */
  @Column({ name: 'changed_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly changedPosition!: number | null;

  @Column({ name: 'changed_at', type: 'timestamptz', nullable: true })
  readonly changedAt!: Date | null;
}

/** Every change of every slot: what answers for any past moment. */
@Entity('change')
export class SlotChangeRow {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @Column({ type: 'timestamptz' })
  readonly at!: Date;

  @Column({ type: 'text' })
  readonly form!: string;

  @Column({ type: 'text', collation: 'C' })
  readonly path!: string;

  @Column({ type: 'text', collation: 'C' })
  readonly key!: string;

  @Column({ type: 'text' })
  readonly state!: SlotState;

  @Column({ type: 'boolean' })
  readonly late!: boolean;

  @Column({ type: 'integer' })
  readonly current!: number;

  @Column({ name: 'in_force', type: 'integer' })
  readonly inForce!: number;

  @Column({ type: 'timestamptz', nullable: true })
  readonly since!: Date | null;

  @Column({ type: 'text', nullable: true })
  readonly carriers!: CarriersReceived | null;

  @Column({ type: 'text', nullable: true })
  readonly agreement!: Agreement | null;

  @Column({ type: 'boolean' })
  readonly complete!: boolean;
}

/** Owed slots of one form inside one unit, by state. What is in none of the states has not come. */
@Entity('tally')
export class Tally {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'text' })
  readonly level!: Level;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @PrimaryColumn({ type: 'text' })
  readonly form!: string;

  @Column({ type: 'text' })
  readonly unit!: string;

  @Column({ type: 'integer' })
  readonly owed!: number;

  @Column({ type: 'integer' })
  readonly received!: number;

  @Column({ type: 'integer' })
  readonly accepted!: number;

  @Column({ name: 'accepted_with_act', type: 'integer' })
  readonly acceptedWithAct!: number;

  @Column({ type: 'integer' })
  readonly returned!: number;

  @Column({ type: 'integer' })
  readonly withdrawn!: number;

  /** Of what came and stands: how many after their term. */
  @Column({ type: 'integer' })
  readonly late!: number;

  /** Slots that came although nobody owes them. */
  @Column({ type: 'integer' })
  readonly extra!: number;

  /** Of the owed: everything that the campaign asks for has come, and counts. */
  @Column({ type: 'integer' })
  readonly complete!: number;
}

export const completenessEntities = [CompletenessSlot, SlotChangeRow, Tally];

export class Completeness1554000000001 implements MigrationInterface {
  readonly name = 'Completeness1554000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table slot (
        log_id integer not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        unit text not null,
        owed boolean not null,
        known_position bigint not null,
        due timestamptz,
        state text not null,
        late boolean not null,
        current integer not null,
        in_force integer not null,
        since timestamptz,
        changed_position bigint,
        changed_at timestamptz,
        primary key (log_id, form, path, key)
      ) with (fillfactor = 70)`);
    await runner.query(`
      create table change (
        log_id integer not null,
        position bigint not null,
        at timestamptz not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        state text not null,
        late boolean not null,
        current integer not null,
        in_force integer not null,
        since timestamptz,
        primary key (log_id, position)
      )`);
    await runner.query(`
      create table tally (
        log_id integer not null,
        level text not null,
        path text collate "C" not null,
        form text not null,
        unit text not null,
        owed integer not null,
        received integer not null,
        accepted integer not null,
        accepted_with_act integer not null,
        returned integer not null,
        withdrawn integer not null,
        late integer not null,
        extra integer not null,
        primary key (log_id, level, path, form)
      ) with (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['tally', 'change', 'slot']) await runner.query(`drop table ${table}`);
  }
}

export class CompletenessCarriers1554000000002 implements MigrationInterface {
  readonly name = 'CompletenessCarriers1554000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['slot', 'change']) {
      await runner.query(
        `alter table ${table} add column carriers text, add column agreement text, add column complete boolean not null default false`,
      );
    }
    await runner.query('alter table tally add column complete integer not null default 0');
    // Rows of before are rebuilt; new ones always say it.
    for (const table of ['slot', 'change', 'tally']) {
      await runner.query(`alter table ${table} alter column complete drop default`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['slot', 'change'])
      await runner.query(`alter table ${table} drop column carriers, drop column agreement, drop column complete`);
    await runner.query('alter table tally drop column complete');
  }
}
