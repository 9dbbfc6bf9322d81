import type { Stage } from '#vybory/campaigns';
import type { Queryable } from '../schema/queryable.js';
import { placed, RowSet } from '../sql/row-set.js';
import type { Figure } from './summed.js';
import type { TotalRow } from './totals.js';

interface NewVersion {
  readonly topic: string;
  readonly path: string;
  readonly n: number;
  readonly position: number;
  readonly figures: readonly Figure[];
  endedAt?: number;
}

interface NewUnit {
  readonly path: string;
  readonly unit: string;
  readonly topics: readonly string[];
  readonly position: number;
}

interface ChangedTopic {
  readonly path: string;
  readonly topic: string;
  readonly expected: boolean;
}

type EndedVersion = Omit<NewVersion, 'figures' | 'endedAt'>;

/** Gathers the changed rows of a page and writes them, a statement per table. */
export class SumWriter {
  private units: NewUnit[] = [];
  private topics: ChangedTopic[] = [];
  private stages: { readonly position: number; readonly stage: Stage }[] = [];
  private ended: EndedVersion[] = [];
  private versions = new Map<string, NewVersion>();

  constructor(private readonly logId: number) {}

  addUnit(unit: NewUnit): void {
    this.units.push(unit);
  }

  /** A unit that is there already owes a topic more or less. */
  changeTopic(changed: ChangedTopic): void {
    this.topics.push(changed);
  }

  enterStage(position: number, stage: Stage): void {
    this.stages.push({ position, stage });
  }

  addVersion(version: NewVersion): void {
    this.versions.set(versionKey(version), version);
  }

  endVersion(version: EndedVersion): void {
    const unwritten = this.versions.get(versionKey(version));
    if (unwritten === undefined) this.ended.push(version);
    else unwritten.endedAt = version.position;
  }

  async write(db: Queryable, totals: readonly TotalRow[]): Promise<void> {
    await this.writeStages(db);
    await this.writeUnits(db);
    await this.writeTopics(db);
    await this.writeVersions(db);
    await this.writeEnded(db);
    await this.writeTotals(db, totals);
  }

  private async writeStages(db: Queryable): Promise<void> {
    for (const { position, stage } of this.stages) {
      await db.execute('insert into stage (log_id, position, stage) values ($1, $2, $3)', [
        this.logId,
        position,
        stage,
      ]);
    }
    this.stages = [];
  }

  private async writeUnits(db: Queryable): Promise<void> {
    if (this.units.length === 0) return;
    const set = new RowSet({ path: 'text', unit: 'text', topics: 'text[]', position: 'int8' });
    for (const unit of this.units) set.add(unit);
    // A unit that owes nothing has an empty list, which the aggregate over no rows makes a null.
    await db.execute(
      `insert into unit (log_id, ${set.names})
       select ${this.logId}, path, unit, coalesce(topics, '{}'), position from ${set.rows} as given`,
      set.values,
    );
    this.units = [];
  }

  /** What a unit owes in the end, topic by topic. */
  private async writeTopics(db: Queryable): Promise<void> {
    const last = new Map(this.topics.map((changed) => [`${changed.topic} ${changed.path}`, changed]));
    const topics = new Set([...last.values()].map(({ topic }) => topic));
    for (const topic of topics) {
      const set = new RowSet({ path: 'text', expected: 'bool' });
      for (const { path, expected } of [...last.values()].filter((changed) => changed.topic === topic)) {
        set.add({ path, expected });
      }
      const name = `$${set.values.length + 1}`;
      await db.execute(
        `update unit set topics = array_remove(topics, ${name}) || case when given.expected then array[${name}] else '{}'::text[] end
           from ${set.rows} as given where unit.log_id = ${this.logId} and unit.path = given.path`,
        [...set.values, topic],
      );
    }
    this.topics = [];
  }

  private async writeVersions(db: Queryable): Promise<void> {
    if (this.versions.size === 0) return;
    const set = new RowSet({
      topic: 'text',
      path: 'text',
      n: 'int4',
      from_position: 'int8',
      to_position: 'int8',
      figures: 'int4[]',
    });
    for (const { position, endedAt, ...version } of this.versions.values()) {
      set.add({ ...version, from_position: position, to_position: endedAt });
    }
    await db.execute(
      `insert into version (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
    this.versions = new Map();
  }

  private async writeEnded(db: Queryable): Promise<void> {
    if (this.ended.length === 0) return;
    const set = new RowSet({ topic: 'text', path: 'text', n: 'int4', position: 'int8' });
    for (const version of this.ended) set.add(version);
    await db.execute(
      `update version set to_position = given.position
         from ${placed('version', set.rows, `log_id = ${this.logId} and topic = given.topic and path = given.path and n = given.n`)}
        where version.ctid = given.place`,
      set.values,
    );
    this.ended = [];
  }

  private async writeTotals(db: Queryable, totals: readonly TotalRow[]): Promise<void> {
    if (totals.length === 0) return;
    const set = new RowSet({
      topic: 'text',
      level: 'text',
      path: 'text',
      unit: 'text',
      expected: 'int4',
      counted: 'int4',
      figures: 'int8[]',
    });
    for (const total of totals) set.add(total);
    await db.execute(
      `insert into total (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given
       on conflict (log_id, topic, level, path) do update
         set expected = excluded.expected, counted = excluded.counted, figures = excluded.figures`,
      set.values,
    );
  }
}

function versionKey({ topic, path, n }: { readonly topic: string; readonly path: string; readonly n: number }): string {
  return `${topic} ${path} ${n}`;
}
