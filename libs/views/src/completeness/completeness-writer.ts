import type { Queryable } from '../schema/queryable.js';
import type { SlotStanding } from '../slots/slot-history.js';
import { RowSet } from '../sql/row-set.js';
import type { Tallied, TallyRow } from './tallies.js';

interface Place {
  readonly form: string;
  readonly path: string;
  readonly key: string;
  readonly unit: string;
  readonly due: string | undefined;
  readonly position: number;
}

interface Change extends Place {
  readonly at: string;
  readonly from: Tallied;
  readonly to: Tallied;
  readonly after: SlotStanding;
}

const slotColumns = {
  log_id: 'int4',
  form: 'text',
  path: 'text',
  key: 'text',
  unit: 'text',
  owed: 'bool',
  known_position: 'int8',
  due: 'timestamptz',
  state: 'text',
  late: 'bool',
  current: 'int4',
  in_force: 'int4',
  since: 'timestamptz',
  changed_position: 'int8',
  changed_at: 'timestamptz',
} as const;

/** Gathers the changed rows of a page and writes them, a statement per table. */
export class CompletenessWriter {
  private owed: Place[] = [];
  private changes: Change[] = [];

  constructor(private readonly logId: number) {}

  owe(place: Place): void {
    this.owed.push(place);
  }

  change(change: Change): void {
    this.changes.push(change);
  }

  async write(db: Queryable, tallies: readonly TallyRow[]): Promise<void> {
    await this.writeOwed(db);
    await this.writeSlots(db);
    await this.writeChanges(db);
    await this.writeTallies(db, tallies);
    this.owed = [];
    this.changes = [];
  }

  private async writeOwed(db: Queryable): Promise<void> {
    if (this.owed.length === 0) return;
    const set = new RowSet(slotColumns);
    const nothing = {
      state: 'owed',
      late: false,
      current: 0,
      in_force: 0,
      since: null,
      changed_position: null,
      changed_at: null,
    };
    for (const { position, due = null, ...place } of this.owed) {
      set.add({ log_id: this.logId, ...place, ...nothing, owed: true, known_position: position, due });
    }
    await db.execute(`insert into slot (${set.names}) select * from ${set.rows} as given`, set.values);
  }

  private async writeSlots(db: Queryable): Promise<void> {
    if (this.changes.length === 0) return;
    const set = new RowSet(slotColumns);
    for (const { known, last } of this.changedSlots()) {
      const { form, path, key, unit, due = null, position, at, to, after } = last;
      const { current, inForce: in_force, since = null } = after;
      const place = { form, path, key, unit, due, known_position: known };
      set.add({
        log_id: this.logId,
        ...place,
        ...to,
        current,
        in_force,
        since,
        changed_position: position,
        changed_at: at,
      });
    }
    await db.execute(
      `insert into slot (${set.names}) select * from ${set.rows} as given
       on conflict (log_id, form, path, key) do update
         set state = excluded.state, late = excluded.late, current = excluded.current, in_force = excluded.in_force,
             since = excluded.since, changed_position = excluded.changed_position, changed_at = excluded.changed_at`,
      set.values,
    );
  }

  /** The last change of every slot, and the position of its first one in this page. */
  private changedSlots(): Iterable<{ readonly known: number; readonly last: Change }> {
    const slots = new Map<string, { readonly known: number; readonly last: Change }>();
    for (const last of this.changes) {
      const slot = `${last.form} ${last.path} ${last.key}`;
      slots.set(slot, { known: slots.get(slot)?.known ?? last.position, last });
    }
    return slots.values();
  }

  private async writeChanges(db: Queryable): Promise<void> {
    if (this.changes.length === 0) return;
    const set = new RowSet({
      log_id: 'int4',
      position: 'int8',
      at: 'timestamptz',
      form: 'text',
      path: 'text',
      key: 'text',
      owed: 'bool',
      from_state: 'text',
      from_late: 'bool',
      state: 'text',
      late: 'bool',
      current: 'int4',
      in_force: 'int4',
      since: 'timestamptz',
    });
    for (const { form, path, key, position, at, from, to, after } of this.changes) {
      const { current, inForce: in_force, since = null } = after;
      const moved = { from_state: from.state, from_late: from.late, ...to, current, in_force, since };
      set.add({ log_id: this.logId, position, at, form, path, key, ...moved });
    }
    await db.execute(`insert into change (${set.names}) select * from ${set.rows} as given`, set.values);
  }

  private async writeTallies(db: Queryable, tallies: readonly TallyRow[]): Promise<void> {
    if (tallies.length === 0) return;
    const counts = [
      'owed',
      'received',
      'accepted',
      'accepted_with_act',
      'returned',
      'withdrawn',
      'late',
      'extra',
    ] as const;
    const set = new RowSet({
      log_id: 'int4',
      level: 'text',
      path: 'text',
      form: 'text',
      unit: 'text',
      owed: 'int4',
      received: 'int4',
      accepted: 'int4',
      accepted_with_act: 'int4',
      returned: 'int4',
      withdrawn: 'int4',
      late: 'int4',
      extra: 'int4',
    });
    for (const tally of tallies) set.add({ log_id: this.logId, ...tally });
    await db.execute(
      `insert into tally (${set.names}) select * from ${set.rows} as given
       on conflict (log_id, level, path, form) do update set ${counts.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      set.values,
    );
  }
}
