import type { Level } from '#vybory/forms';
import { noCounts, tally, type Counts } from './counts.js';
import { termKey, type SlotFacts, type Term } from './slot-facts.js';

/** Slots of one form inside one unit that are due at the same time. */
export interface TallyRow extends Counts {
  readonly level: Level;
  readonly path: string;
  readonly form: string;
  readonly unit: string;
  /** Key of the term. */
  readonly term: string;
  readonly opens: string | null;
  readonly due: string | null;
  readonly waits_for: string | null;
}

interface UnitAt {
  readonly unit: string;
  readonly level: Level;
}

/** The matrix of forms, terms and units above the precincts, in memory. */
export class Tallies {
  private readonly byPlace = new Map<string, TallyRow>();
  private readonly units = new Map<string, UnitAt>();
  private readonly chains = new Map<string, readonly TallyRow[]>();
  private changed = new Set<TallyRow>();
  /** Changed since the last checkpoint. */
  private readonly unchecked = new Set<TallyRow>();

  /** @param unitAt code and level of the unit at a path */
  constructor(private readonly unitAt: (path: string) => UnitAt) {}

  restore(row: TallyRow): void {
    this.byPlace.set(place(row.form, row.term, row.path), row);
  }

  /** The path itself, or the one above it for a precinct, which has no tally. */
  lowest(path: string): string {
    return this.describe(path).level === 'precinct' ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : path;
  }

  add(form: string, path: string, facts: SlotFacts): void {
    this.each(form, path, facts.term, (counts) => tally(counts, facts, 1));
  }

  move(form: string, path: string, from: SlotFacts, to: SlotFacts): void {
    this.each(form, path, from.term, (counts) => tally(counts, from, -1));
    this.each(form, path, to.term, (counts) => tally(counts, to, 1));
  }

  /** What changed since the last call. */
  takeChanged(): readonly TallyRow[] {
    const changed = [...this.changed];
    this.changed = new Set();
    return changed;
  }

  /** What changed since the last checkpoint, for a new one. */
  takeUnchecked(): readonly TallyRow[] {
    const unchecked = [...this.unchecked];
    this.unchecked.clear();
    return unchecked;
  }

  /** Everything: for a first checkpoint after a start, which does not know what the last one had. */
  all(): Iterable<TallyRow> {
    return this.byPlace.values();
  }

  private each(form: string, path: string, term: Term, change: (counts: Counts) => void): void {
    for (const row of this.chain(form, path, term)) {
      change(row);
      this.changed.add(row);
      this.unchecked.add(row);
    }
  }

  /** Tallies of everything above `path`, and its own unless it is a precinct. */
  private chain(form: string, path: string, term: Term): readonly TallyRow[] {
    const own = this.byPlace.get(place(form, termKey(term), path)) ?? this.open(form, path, term);
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (own === undefined) return this.chainOfUpper(form, parent, term);
    return parent === '' ? [own] : [own, ...this.chainOfUpper(form, parent, term)];
  }

  private chainOfUpper(form: string, path: string, term: Term): readonly TallyRow[] {
    const id = place(form, termKey(term), path);
    const known = this.chains.get(id) ?? this.chain(form, path, term);
    this.chains.set(id, known);
    return known;
  }

  /** A precinct has no tally: it has its slots. */
  private open(form: string, path: string, term: Term): TallyRow | undefined {
    const { unit, level } = this.describe(path);
    if (level === 'precinct') return undefined;
    const { opens = null, due = null, waitsFor: waits_for = null } = term;
    const row: TallyRow = { level, path, form, unit, term: termKey(term), opens, due, waits_for, ...noCounts() };
    this.restore(row);
    return row;
  }

  private describe(path: string): UnitAt {
    const known = this.units.get(path);
    if (known !== undefined) return known;
    const described = this.unitAt(path);
    if (described.level !== 'precinct') this.units.set(path, described);
    return described;
  }
}

function place(form: string, term: string, path: string): string {
  return `${form} ${term} ${path}`;
}
