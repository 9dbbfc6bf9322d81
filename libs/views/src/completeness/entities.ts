import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Level } from '#vybory/forms';
import { safeInteger } from '../schema/columns.js';
import type { Agreement, SlotState } from '../slots/slot-history.js';
import type { CarriersReceived } from './slot-facts.js';

/** When it is due: columns that slots and tallies have in common. */
abstract class Timed {
  /** From when it can be asked for; null: from the beginning, unless it waits. */
  @Column({ type: 'timestamptz', nullable: true })
  readonly opens!: Date | null;

  /** Last instant at which it is in time; null: no term is set. */
  @Column({ type: 'timestamptz', nullable: true })
  readonly due!: Date | null;

  /** What must happen before anybody can say when it is due. */
  @Column({ name: 'waits_for', type: 'text', nullable: true })
  readonly waitsFor!: string | null;
}

/** What is known of a slot. */
abstract class Facts extends Timed {
  @Column({ type: 'boolean' })
  readonly owed!: boolean;

  @Column({ name: 'waived_reason', type: 'text', nullable: true })
  readonly waivedReason!: string | null;

  @Column({ name: 'waived_by', type: 'text', nullable: true })
  readonly waivedBy!: string | null;

  @Column({ type: 'text' })
  readonly state!: SlotState;

  @Column({ type: 'boolean' })
  readonly late!: boolean;

  /** Carriers on which something stands; null while nothing does. */
  @Column({ type: 'text', nullable: true })
  readonly carriers!: CarriersReceived | null;

  @Column({ type: 'text', nullable: true })
  readonly agreement!: Agreement | null;

  /** Everything that the campaign asks for has come, and counts. */
  @Column({ type: 'boolean' })
  readonly complete!: boolean;

  @Column({ type: 'boolean' })
  readonly clarified!: boolean;

  /** Ordinal of the latest version that is not withdrawn; 0 when there is none. */
  @Column({ type: 'integer' })
  readonly current!: number;

  @Column({ name: 'in_force', type: 'integer' })
  readonly inForce!: number;

  /** When the first version that stands was received. */
  @Column({ type: 'timestamptz', nullable: true })
  readonly since!: Date | null;
}

/** A slot that is owed, was owed, or that somebody filled without owing it, as it is now. */
@Entity('slot')
export class CompletenessSlot extends Facts {
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

  /** Position of the event that made it known: the unit's registration, a change of duties, or the first submission. */
  @Column({ name: 'known_position', type: 'bigint', transformer: safeInteger })
  readonly knownPosition!: number;

  /** The last submission event of the slot. */
  @Column({ name: 'changed_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly changedPosition!: number | null;

  @Column({ name: 'changed_at', type: 'timestamptz', nullable: true })
  readonly changedAt!: Date | null;
}

/** Every change of every slot, with what it was: what answers for any past moment. */
@Entity('change')
export class SlotChangeRow extends Facts {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @PrimaryColumn({ type: 'text' })
  readonly form!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly key!: string;

  @Column({ type: 'timestamptz' })
  readonly at!: Date;

  /** A change of who owes it, whether or when; else of where it stands. */
  @Column({ type: 'boolean' })
  readonly duty!: boolean;

  /** This and what follows of the duty: null when `duty` is false, for a submission leaves it as it is. */
  @Column({ name: 'was_owed', type: 'boolean', nullable: true })
  readonly wasOwed!: boolean | null;

  @Column({ name: 'was_waived_reason', type: 'text', nullable: true })
  readonly wasWaivedReason!: string | null;

  @Column({ name: 'was_waived_by', type: 'text', nullable: true })
  readonly wasWaivedBy!: string | null;

  @Column({ name: 'was_opens', type: 'timestamptz', nullable: true })
  readonly wasOpens!: Date | null;

  @Column({ name: 'was_due', type: 'timestamptz', nullable: true })
  readonly wasDue!: Date | null;

  @Column({ name: 'was_waits_for', type: 'text', nullable: true })
  readonly wasWaitsFor!: string | null;

  @Column({ name: 'was_state', type: 'text' })
  readonly wasState!: SlotState;

  @Column({ name: 'was_late', type: 'boolean' })
  readonly wasLate!: boolean;

  @Column({ name: 'was_carriers', type: 'text', nullable: true })
  readonly wasCarriers!: CarriersReceived | null;

  @Column({ name: 'was_complete', type: 'boolean' })
  readonly wasComplete!: boolean;

  @Column({ name: 'was_clarified', type: 'boolean' })
  readonly wasClarified!: boolean;
}

/** Numbers of slots; `counts.ts` says of which. */
abstract class Numbers extends Timed {
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

  /** Of what stands: how many in a clarified version. */
  @Column({ type: 'integer' })
  readonly clarified!: number;

  /** Of the owed: everything that the campaign asks for has come, and counts. */
  @Column({ type: 'integer' })
  readonly complete!: number;

  /** Of what stands: how many on paper only. */
  @Column({ name: 'paper_only', type: 'integer' })
  readonly paperOnly!: number;

  /** Of what stands: how many on both carriers. */
  @Column({ name: 'both_carriers', type: 'integer' })
  readonly bothCarriers!: number;

  @Column({ type: 'integer' })
  readonly waived!: number;

  /** Slots that came although nobody owes them. */
  @Column({ type: 'integer' })
  readonly extra!: number;
}

/** Slots of one form inside one unit that are due at the same time, counted. What is in none of the states has not come. */
abstract class Tallied extends Numbers {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'text' })
  readonly level!: Level;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @PrimaryColumn({ type: 'text' })
  readonly form!: string;

  /** Key of when they are due. */
  @PrimaryColumn({ type: 'text' })
  readonly term!: string;

  @Column({ type: 'text' })
  readonly unit!: string;
}

@Entity('tally')
export class Tally extends Tallied {}

/** The tallies as they were at a checkpoint; a row stands until the next one of the same tally. */
@Entity('tally_at')
export class TallyAt extends Tallied {
  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;
}

@Entity('checkpoint')
export class Checkpoint {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;
}

/** Slots that a new unit owes, by the lowest unit that has a tally. */
@Entity('owed_at')
export class OwedAt extends Timed {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'bigint', transformer: safeInteger })
  readonly position!: number;

  @PrimaryColumn({ type: 'text' })
  readonly form!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @PrimaryColumn({ type: 'text' })
  readonly term!: string;

  @Column({ type: 'integer' })
  readonly slots!: number;
}

export const completenessEntities = [CompletenessSlot, SlotChangeRow, Tally, TallyAt, Checkpoint, OwedAt];

const facts = `
  owed boolean not null,
  waived_reason text,
  waived_by text,
  opens timestamptz,
  due timestamptz,
  waits_for text,
  state text not null,
  late boolean not null,
  carriers text,
  agreement text,
  complete boolean not null,
  clarified boolean not null,
  current integer not null,
  in_force integer not null,
  since timestamptz`;

const numbers = `
  owed integer not null,
  received integer not null,
  accepted integer not null,
  accepted_with_act integer not null,
  returned integer not null,
  withdrawn integer not null,
  late integer not null,
  clarified integer not null,
  complete integer not null,
  paper_only integer not null,
  both_carriers integer not null,
  waived integer not null,
  extra integer not null`;

const place = `
  log_id integer not null,
  form text not null,
  path text collate "C" not null`;

const term = `
  opens timestamptz,
  due timestamptz,
  waits_for text`;

const was = `
  was_owed boolean,
  was_waived_reason text,
  was_waived_by text,
  was_opens timestamptz,
  was_due timestamptz,
  was_waits_for text,
  was_state text not null,
  was_late boolean not null,
  was_carriers text,
  was_complete boolean not null,
  was_clarified boolean not null`;

const tallied = `${place}, level text not null, term text not null, unit text not null, ${term}, ${numbers}`;

const tables = [
  `create table slot (
     ${place}, key text collate "C" not null, unit text not null, known_position bigint not null, ${facts},
     changed_position bigint, changed_at timestamptz,
     primary key (log_id, form, path, key)
   ) with (fillfactor = 70)`,
  `create table change (
     ${place}, key text collate "C" not null, position bigint not null, at timestamptz not null, duty boolean not null,
     ${facts}, ${was},
     primary key (log_id, position, form, path, key)
   )`,
  `create table tally (${tallied}, primary key (log_id, level, path, form, term)) with (fillfactor = 50)`,
  `create table tally_at (
     ${tallied}, position bigint not null,
     primary key (log_id, level, path, form, term, position)
   )`,
  `create table checkpoint (log_id integer not null, position bigint not null, primary key (log_id, position))`,
  `create table owed_at (
     ${place}, position bigint not null, term text not null, ${term}, slots integer not null,
     primary key (log_id, position, form, path, term)
   )`,
];

/** Tables of the third version: a view is rebuilt when its version rises, so there is nothing to convert. */
export class Completeness1764000000001 implements MigrationInterface {
  readonly name = 'Completeness1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['owed_at', 'checkpoint', 'tally_at', 'tally', 'change', 'slot']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
