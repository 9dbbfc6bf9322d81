import { Column, PrimaryColumn } from 'typeorm';

/** Columns of something that a slot can have several of: a case, a paper entry. */
export abstract class WithinSlot {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ type: 'text' })
  readonly form!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly path!: string;

  @PrimaryColumn({ type: 'text', collation: 'C' })
  readonly key!: string;

  /** Its ordinal in the slot. */
  @PrimaryColumn({ type: 'integer' })
  readonly k!: number;

  @Column({ type: 'text' })
  readonly unit!: string;
}
