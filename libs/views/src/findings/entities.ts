import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { JsonValue } from '#vybory/canonical-json';
import type { Severity } from '#vybory/campaigns';
import type { DiscrepancyAct } from '#vybory/checks';
import type { Text } from '#vybory/language';
import type { Carrier } from '#vybory/submissions';
import { safeInteger } from '../schema/columns.js';

/** `revised`: it was judged again, because what it was compared with took force or gave way. */
export type ClosedBecause = 'superseded' | 'withdrawn' | 'revised';

/** A discrepancy act that answers a finding; the finding stays. */
export interface NotedAct extends DiscrepancyAct {
  readonly position: number;
  readonly at: string;
}

/** One finding of one version, while that version is the current one of its slot. */
@Entity('finding')
export class FindingRow {
  @PrimaryColumn({ name: 'log_id', type: 'integer' })
  readonly logId!: number;

  @PrimaryColumn({ name: 'opened_position', type: 'bigint', transformer: safeInteger })
  readonly openedPosition!: number;

  /** Place among the findings that the same event opened. */
  @PrimaryColumn({ type: 'integer' })
  readonly ordinal!: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  readonly openedAt!: Date;

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
  readonly carrier!: Carrier;

  @Column({ type: 'text' })
  readonly relation!: string;

  @Column({ type: 'text' })
  readonly severity!: Severity;

  @Column({ type: 'json' })
  readonly fields!: string[];

  @Column({ type: 'json', nullable: true })
  readonly expected!: JsonValue;

  @Column({ type: 'json', nullable: true })
  readonly actual!: JsonValue;

  @Column({ type: 'json' })
  readonly message!: Text;

  @Column({ type: 'json' })
  readonly acts!: NotedAct[];

  @Column({ name: 'closed_position', type: 'bigint', nullable: true, transformer: safeInteger })
  readonly closedPosition!: number | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  readonly closedAt!: Date | null;

  @Column({ name: 'closed_because', type: 'text', nullable: true })
  readonly closedBecause!: ClosedBecause | null;

  /** Id of the submission that superseded it, or because of which it was judged again. */
  @Column({ name: 'closed_by', type: 'text', nullable: true })
  readonly closedBy!: string | null;

  /** Id of the submission because of which it was found; null: the version's own check found it. */
  @Column({ name: 'opened_by', type: 'text', nullable: true })
  readonly openedBy!: string | null;
}

export class Findings1554000000001 implements MigrationInterface {
  readonly name = 'Findings1554000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table finding (
        log_id integer not null,
        opened_position bigint not null,
        ordinal integer not null,
        opened_at timestamptz not null,
        form text not null,
        path text collate "C" not null,
        key text collate "C" not null,
        unit text not null,
        n integer not null,
        relation text not null,
        severity text not null,
        fields json not null,
        expected json,
        actual json,
        message json not null,
        acts json not null,
        closed_position bigint,
        closed_at timestamptz,
        closed_because text,
        closed_by integer,
        primary key (log_id, opened_position, ordinal)
      )`);
    await runner.query('create index finding_slot on finding (log_id, path, form, key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table finding');
  }
}

export class FindingCarriers1554000000002 implements MigrationInterface {
  readonly name = 'FindingCarriers1554000000002';

  async up(runner: QueryRunner): Promise<void> {
    // Before this there was only one carrier.
    await runner.query(`alter table finding add column carrier text not null default 'electronic'`);
    await runner.query('alter table finding alter column carrier drop default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding drop column carrier');
  }
}

export class FindingRevisions1554000000003 implements MigrationInterface {
  readonly name = 'FindingRevisions1554000000003';

  async up(runner: QueryRunner): Promise<void> {
    // The view is built anew from the log, so nothing is there to be converted.
    await runner.query('alter table finding drop column closed_by');
    await runner.query('alter table finding add column closed_by text, add column opened_by text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding drop column opened_by, drop column closed_by');
    await runner.query('alter table finding add column closed_by integer');
  }
}
