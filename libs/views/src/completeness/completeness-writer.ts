import type { Queryable } from '../schema/queryable.js';
import type { SlotStanding } from '../slots/slot-history.js';
import type { CarriersReceived } from './entities.js';
import { RowSet, type RowOf } from '../sql/row-set.js';
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
  readonly to: Tallied;
  readonly after: SlotStanding;
}

const slotColumns = {
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
  carriers: 'text',
  agreement: 'text',
  complete: 'bool',
  changed_position: 'int8',
  changed_at: 'timestamptz',
} as const;

/** Columns that a submission changes. */
const changing = [
  ...(['state', 'late', 'current', 'in_force', 'since', 'carriers', 'agreement', 'complete'] as const),
  ...(['changed_position', 'changed_at'] as const),
] as const;

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
    const nothing = { owed: true, state: 'owed', late: false, current: 0, in_force: 0, complete: false };
    for (const { position, ...place } of this.owed) set.add({ ...place, ...nothing, known_position: position });
    await db.execute(
      `insert into slot (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
  }

  /** What is owed has its row already; what nobody owes gets one when it first comes. */
  private async writeSlots(db: Queryable): Promise<void> {
    const set = new RowSet(slotColumns);
    for (const { known, last } of this.changedSlots()) set.add(slotRow(known, last));
    if (set.size === 0) return;
    await db.execute(
      `insert into slot (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given
       on conflict (log_id, form, path, key) do update
         set ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`,
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
      position: 'int8',
      at: 'timestamptz',
      form: 'text',
      path: 'text',
      key: 'text',
      state: 'text',
      late: 'bool',
      current: 'int4',
      in_force: 'int4',
      since: 'timestamptz',
      carriers: 'text',
      agreement: 'text',
      complete: 'bool',
    });
    for (const { form, path, key, position, at, to, after } of this.changes) {
      const { current, inForce: in_force, since, agreement } = after;
      const { state, late, complete } = to;
      const received = { carriers: carriersOf(after), agreement, complete };
      set.add({ position, at, form, path, key, state, late, current, in_force, since, ...received });
    }
    await db.execute(
      `insert into change (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
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
      'complete',
    ] as const;
    const set = new RowSet({
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
      complete: 'int4',
    });
    for (const tally of tallies) set.add(tally);
    await db.execute(
      `insert into tally (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given
       on conflict (log_id, level, path, form) do update set ${counts.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      set.values,
    );
  }
}

function slotRow(
  known: number,
  { form, path, key, unit, due, position, at, to, after }: Change,
): RowOf<typeof slotColumns> {
  const { owed, state, late, complete } = to;
  const { current, inForce: in_force, since, agreement } = after;
  return {
    ...{ form, path, key, unit, due, owed, known_position: known, state, late, current, in_force, since },
    ...{ carriers: carriersOf(after), agreement, complete, changed_position: position, changed_at: at },
  };
}

/** Carriers on which something stands; undefined: none. */
function carriersOf({ electronic, paper }: SlotStanding): CarriersReceived | undefined {
  if (electronic > 0) return paper > 0 ? 'both' : 'electronic';
  return paper > 0 ? 'paper' : undefined;
}
