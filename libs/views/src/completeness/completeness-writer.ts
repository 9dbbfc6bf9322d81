import type { Queryable } from '../schema/queryable.js';
import { RowSet, type RowOf } from '../sql/row-set.js';
import { countNames } from './counts.js';
import { termKey, type SlotFacts, type Term } from './slot-facts.js';
import type { Tallies, TallyRow } from './tallies.js';

export interface Place {
  readonly form: string;
  readonly path: string;
  readonly key: string;
  readonly unit: string;
  readonly position: number;
  readonly at: string;
}

/** How a row of `slot` has to be written: it is new, it is there, or nobody knows. */
type Way = 'insert' | 'update' | 'upsert';

interface Touched {
  readonly way: Way;
  /** Position of the event that made the slot known, when that is one of this page. */
  readonly known: number;
  readonly place: Place;
  readonly facts: SlotFacts;
  /** Place of the last change; absent while it is only owed. */
  readonly changed: Place | undefined;
}

/** The tallies that changed since the last checkpoint, as they were at a position. */
interface Checkpoint {
  readonly position: number;
  readonly rows: readonly TallyRow[];
}

/** Slots that one event made owed, inside one unit, due at the same time. */
interface OwedGroup {
  readonly position: number;
  readonly form: string;
  readonly path: string;
  readonly term: Term;
  slots: number;
}

interface Change {
  readonly place: Place;
  readonly from: SlotFacts;
  readonly to: SlotFacts;
  readonly duty: boolean;
}

const factColumns = {
  owed: 'bool',
  waived_reason: 'text',
  waived_by: 'text',
  opens: 'timestamptz',
  due: 'timestamptz',
  waits_for: 'text',
  state: 'text',
  late: 'bool',
  carriers: 'text',
  agreement: 'text',
  complete: 'bool',
  clarified: 'bool',
  current: 'int4',
  in_force: 'int4',
  since: 'timestamptz',
} as const;

const slotColumns = {
  form: 'text',
  path: 'text',
  key: 'text',
  unit: 'text',
  known_position: 'int8',
  ...factColumns,
  changed_position: 'int8',
  changed_at: 'timestamptz',
} as const;

/** Columns that a submission, or what happens between the carriers, changes. */
const changing = [
  ...(['state', 'late', 'carriers', 'agreement', 'complete', 'clarified', 'current', 'in_force', 'since'] as const),
  ...(['changed_position', 'changed_at'] as const),
] as const;

const changeColumns = {
  position: 'int8',
  at: 'timestamptz',
  form: 'text',
  path: 'text',
  key: 'text',
  duty: 'bool',
  ...factColumns,
  was_owed: 'bool',
  was_waived_reason: 'text',
  was_waived_by: 'text',
  was_opens: 'timestamptz',
  was_due: 'timestamptz',
  was_waits_for: 'text',
  was_state: 'text',
  was_late: 'bool',
  was_carriers: 'text',
  was_complete: 'bool',
  was_clarified: 'bool',
} as const;

const owedColumns = {
  position: 'int8',
  form: 'text',
  path: 'text',
  term: 'text',
  opens: 'timestamptz',
  due: 'timestamptz',
  waits_for: 'text',
  slots: 'int4',
} as const;

const tallyColumns = {
  level: 'text',
  path: 'text',
  form: 'text',
  term: 'text',
  unit: 'text',
  opens: 'timestamptz',
  due: 'timestamptz',
  waits_for: 'text',
  owed: 'int4',
  received: 'int4',
  accepted: 'int4',
  accepted_with_act: 'int4',
  returned: 'int4',
  withdrawn: 'int4',
  late: 'int4',
  clarified: 'int4',
  complete: 'int4',
  paper_only: 'int4',
  both_carriers: 'int4',
  waived: 'int4',
  extra: 'int4',
} as const;

/** Gathers the changed rows of a page and writes them, a statement per table. */
export class CompletenessWriter {
  private slots = new Map<string, Touched>();
  private changes: Change[] = [];
  private owed = new Map<string, OwedGroup>();
  private last = 0;
  private checkpoints: Checkpoint[] = [];
  /** The first checkpoint after a start holds everything: nobody remembers what the last one had. */
  private whole = true;

  constructor(
    private readonly logId: number,
    private readonly changesPerCheckpoint: number,
    /** Changes that are stored behind the last checkpoint. */
    private sinceCheckpoint: number,
  ) {}

  /** A new unit owes it. @param tallied path of the lowest tally that counts it */
  owe(place: Place, facts: SlotFacts, tallied: string): void {
    this.touch('insert', place, facts, undefined);
    const { form, position } = place;
    const id = `${position} ${form} ${termKey(facts.term)} ${tallied}`;
    const known = this.owed.get(id);
    const group = known ?? { position, form, path: tallied, term: facts.term, slots: 0 };
    group.slots++;
    if (known === undefined) {
      this.owed.set(id, group);
      this.sinceCheckpoint++;
    }
    this.last = position;
  }

  /** Who owes it, whether, or when changed. */
  changeDuty(place: Place, from: SlotFacts, to: SlotFacts): void {
    this.touch('upsert', place, to, undefined);
    this.note({ place, from, to, duty: true });
  }

  /** A submission changed where it stands. What nobody owes gets its row when it first comes. */
  changeStanding(place: Place, from: SlotFacts, to: SlotFacts): void {
    const hasRow = to.owed || to.waived !== undefined;
    this.touch(hasRow ? 'update' : 'upsert', place, to, place);
    this.note({ place, from, to, duty: false });
  }

  /** To be called behind every step, when the tallies stand as after it: a past moment is never far from a checkpoint. */
  endStep(tallies: Tallies): void {
    if (this.sinceCheckpoint < this.changesPerCheckpoint) return;
    const unchecked = tallies.takeUnchecked();
    const rows = this.whole ? [...tallies.all()] : unchecked;
    this.checkpoints.push({ position: this.last, rows: rows.map((row) => ({ ...row })) });
    this.whole = false;
    this.sinceCheckpoint = 0;
  }

  async write(db: Queryable, tallies: Tallies): Promise<void> {
    await this.writeSlots(db);
    await this.writeChanges(db);
    await this.writeTallies(db, 'tally', tallies.takeChanged(), undefined);
    await this.writeOwed(db);
    await this.writeCheckpoints(db);
    this.checkpoints = [];
    this.slots = new Map();
    this.changes = [];
    this.owed = new Map();
  }

  private note(change: Change): void {
    this.changes.push(change);
    this.sinceCheckpoint++;
    this.last = change.place.position;
  }

  private touch(way: Way, place: Place, facts: SlotFacts, changed: Place | undefined): void {
    const id = `${place.form} ${place.path} ${place.key}`;
    const before = this.slots.get(id);
    this.slots.set(id, {
      way: before === undefined ? way : stronger(before.way, way),
      known: before?.known ?? place.position,
      place,
      facts,
      changed: changed ?? before?.changed,
    });
  }

  private async writeSlots(db: Queryable): Promise<void> {
    const sets = { insert: new RowSet(slotColumns), update: new RowSet(slotColumns), upsert: new RowSet(slotColumns) };
    for (const touched of this.slots.values()) sets[touched.way].add(slotRow(touched));
    const ifGiven = ['changed_position', 'changed_at'].map(
      (name) => `${name} = coalesce(excluded.${name}, slot.${name})`,
    );
    await this.put(db, sets.insert, []);
    // The row is there, and its key finds it, whatever the planner believes of a growing table.
    await this.put(db, sets.update, changing.map(excluded));
    await this.put(db, sets.upsert, [...Object.keys(factColumns).map(excluded), ...ifGiven]);
  }

  /** @param changes what becomes of a row that is there; none: there is none */
  private async put(db: Queryable, set: RowSet<typeof slotColumns>, changes: readonly string[]): Promise<void> {
    if (set.size === 0) return;
    const onConflict =
      changes.length === 0 ? '' : ` on conflict (log_id, form, path, key) do update set ${changes.join(', ')}`;
    await db.execute(
      `insert into slot (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given${onConflict}`,
      set.values,
    );
  }

  private async writeChanges(db: Queryable): Promise<void> {
    if (this.changes.length === 0) return;
    const set = new RowSet(changeColumns);
    for (const { place, from, to, duty } of this.changes) {
      const { position, at, form, path, key } = place;
      set.add({
        position,
        at,
        form,
        path,
        key,
        duty,
        ...factRow(to),
        ...wasStanding(from),
        ...(duty && wasDuty(from)),
      });
    }
    await db.execute(
      `insert into change (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
  }

  private async writeOwed(db: Queryable): Promise<void> {
    if (this.owed.size === 0) return;
    const set = new RowSet(owedColumns);
    for (const { position, form, path, term, slots } of this.owed.values()) {
      const { opens, due, waitsFor: waits_for } = term;
      set.add({ position, form, path, term: termKey(term), opens, due, waits_for, slots });
    }
    await db.execute(
      `insert into owed_at (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
  }

  private async writeCheckpoints(db: Queryable): Promise<void> {
    for (const { position, rows } of this.checkpoints) {
      await this.writeTallies(db, 'tally_at', rows, position);
      await db.execute('insert into checkpoint (log_id, position) values ($1, $2)', [this.logId, position]);
    }
  }

  private async writeTallies(
    db: Queryable,
    table: 'tally' | 'tally_at',
    rows: readonly TallyRow[],
    position: number | undefined,
  ): Promise<void> {
    if (rows.length === 0) return;
    const set = new RowSet(tallyColumns);
    for (const row of rows) set.add(row);
    const at = position === undefined ? { name: '', value: '' } : { name: ', position', value: `, ${position}` };
    const id = position === undefined ? '' : ', position';
    await db.execute(
      `insert into ${table} (log_id${at.name}, ${set.names}) select ${this.logId}${at.value}, given.* from ${set.rows} as given
       on conflict (log_id, level, path, form, term${id}) do update
         set ${countNames.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      set.values,
    );
  }
}

/** What was inserted in this page is still to be inserted; what nobody knows stays unknown. */
function stronger(before: Way, now: Way): Way {
  if (before === 'insert') return 'insert';
  return before === 'upsert' ? 'upsert' : now;
}

function slotRow({ place, known, facts, changed }: Touched): RowOf<typeof slotColumns> {
  const { form, path, key, unit } = place;
  const last = { changed_position: changed?.position, changed_at: changed?.at };
  return { form, path, key, unit, known_position: known, ...factRow(facts), ...last };
}

function excluded(name: string): string {
  return `${name} = excluded.${name}`;
}

function factRow({ owed, waived, term, late, came }: SlotFacts): RowOf<typeof factColumns> {
  const { inForce: in_force, ...rest } = came;
  const { opens, due, waitsFor: waits_for } = term;
  return { owed, waived_reason: waived?.reason, waived_by: waived?.by, opens, due, waits_for, late, in_force, ...rest };
}

function wasStanding({ late, came: { state, carriers, complete, clarified } }: SlotFacts): RowOf<typeof changeColumns> {
  return {
    was_state: state,
    was_late: late,
    was_carriers: carriers,
    was_complete: complete,
    was_clarified: clarified,
  };
}

/** A submission leaves these as they are. */
function wasDuty({ owed, waived, term }: SlotFacts): RowOf<typeof changeColumns> {
  return {
    was_owed: owed,
    was_waived_reason: waived?.reason,
    was_waived_by: waived?.by,
    was_opens: term.opens,
    was_due: term.due,
    was_waits_for: term.waitsFor,
  };
}
