import type { Level } from '#vybory/forms';
import type { SlotState } from '../slots/slot-history.js';

export interface TallyRow {
  readonly level: Level;
  readonly path: string;
  readonly form: string;
  readonly unit: string;
  owed: number;
  received: number;
  accepted: number;
  accepted_with_act: number;
  returned: number;
  withdrawn: number;
  late: number;
  extra: number;
  complete: number;
}

/** What a slot contributes to the tallies above it. */
export interface Tallied {
  readonly owed: boolean;
  readonly state: SlotState;
  readonly late: boolean;
  readonly complete: boolean;
}

/** The matrix of forms and units above the precincts, in memory. */
export class Tallies {
  private readonly byPlace = new Map<string, TallyRow>();
  private readonly units = new Map<string, { readonly unit: string; readonly level: Level }>();
  private readonly chains = new Map<string, readonly TallyRow[]>();
  private changed = new Set<TallyRow>();

  restore(row: TallyRow): void {
    this.byPlace.set(place(row.form, row.path), row);
  }

  /** @param unitAt code and level of the unit at a path */
  constructor(private readonly unitAt: (path: string) => { readonly unit: string; readonly level: Level }) {}

  /** One more slot is owed at `path`. */
  owe(form: string, path: string): void {
    this.each(form, path, (tally) => tally.owed++);
  }

  move(form: string, path: string, from: Tallied, to: Tallied): void {
    this.each(form, path, (tally) => {
      add(tally, from, -1);
      add(tally, to, 1);
    });
  }

  /** What changed since the last call. */
  takeChanged(): readonly TallyRow[] {
    const changed = [...this.changed];
    this.changed = new Set();
    return changed;
  }

  private each(form: string, path: string, change: (tally: TallyRow) => void): void {
    for (const tally of this.chain(form, path)) {
      change(tally);
      this.changed.add(tally);
    }
  }

  /** Tallies of everything above `path`, and its own unless it is a precinct. */
  private chain(form: string, path: string): readonly TallyRow[] {
    const own = this.byPlace.get(place(form, path)) ?? this.open(form, path);
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (own === undefined) return this.chainOfUpper(form, parent);
    return parent === '' ? [own] : [own, ...this.chainOfUpper(form, parent)];
  }

  private chainOfUpper(form: string, path: string): readonly TallyRow[] {
    const id = place(form, path);
    const known = this.chains.get(id) ?? this.chain(form, path);
    this.chains.set(id, known);
    return known;
  }

  /** A precinct has no tally: it has its slots. */
  private open(form: string, path: string): TallyRow | undefined {
    const { unit, level } = this.describe(path);
    if (level === 'precinct') return undefined;
    const states = { received: 0, accepted: 0, accepted_with_act: 0, returned: 0, withdrawn: 0 };
    const tally: TallyRow = { level, path, form, unit, owed: 0, ...states, late: 0, extra: 0, complete: 0 };
    this.restore(tally);
    return tally;
  }

  private describe(path: string): { readonly unit: string; readonly level: Level } {
    const known = this.units.get(path);
    if (known !== undefined) return known;
    const described = this.unitAt(path);
    if (described.level !== 'precinct') this.units.set(path, described);
    return described;
  }
}

function add(tally: TallyRow, { owed, state, late, complete }: Tallied, sign: 1 | -1): void {
  const stands = state !== 'owed' && state !== 'withdrawn';
  if (!owed) {
    if (stands) tally.extra += sign;
    return;
  }
  if (late && stands) tally.late += sign;
  if (complete) tally.complete += sign;
  switch (state) {
    case 'owed':
      return;
    case 'received':
      tally.received += sign;
      return;
    case 'accepted':
      tally.accepted += sign;
      return;
    case 'accepted-with-act':
      tally.accepted_with_act += sign;
      return;
    case 'returned':
      tally.returned += sign;
      return;
    case 'withdrawn':
      tally.withdrawn += sign;
      return;
    default: {
      const never: never = state;
      return never;
    }
  }
}

function place(form: string, path: string): string {
  return `${form} ${path}`;
}
