import type { Level } from '#vybory/forms';
import type { Figure } from './summed.js';

export interface TotalRow {
  readonly topic: string;
  readonly level: Level;
  readonly path: string;
  readonly unit: string;
  expected: number;
  counted: number;
  readonly figures: number[];
}

/** All sums of one log above the reporting units: few enough to be kept in memory and written as they are. */
export class Totals {
  private readonly byPlace = new Map<string, TotalRow>();
  private readonly chains = new Map<string, readonly TotalRow[]>();
  private changed = new Set<TotalRow>();

  /** @param row as the table has it */
  restore(row: TotalRow): void {
    this.byPlace.set(place(row.topic, row.path), row);
  }

  open(row: TotalRow): void {
    this.restore(row);
    this.changed.add(row);
  }

  /** Counts one unit more (or less) that owes the topic, in everything above `path`. */
  expect(topic: string, path: string, more: 1 | -1 = 1): void {
    for (const total of this.above(topic, path)) {
      total.expected += more;
      this.changed.add(total);
    }
  }

  /** Puts the figures of `version` in the place of those of `previous`, in everything above `path`. */
  put(topic: string, path: string, version: readonly Figure[], previous: readonly Figure[] | undefined): void {
    for (const total of this.above(topic, path)) {
      if (previous === undefined) total.counted++;
      for (let i = 0; i < total.figures.length; i++) {
        total.figures[i] = (total.figures[i] ?? 0) + (version[i] ?? 0) - (previous?.[i] ?? 0);
      }
      this.changed.add(total);
    }
  }

  /** What changed since the last call. */
  takeChanged(): readonly TotalRow[] {
    const changed = [...this.changed];
    this.changed = new Set();
    return changed;
  }

  private above(topic: string, path: string): readonly TotalRow[] {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const id = place(topic, parent);
    const cached = this.chains.get(id);
    if (cached !== undefined) return cached;
    const chain: TotalRow[] = [];
    for (let end = parent.length; end > 0; end = parent.lastIndexOf('/', end - 1)) {
      const total = this.byPlace.get(place(topic, parent.slice(0, end)));
      if (total !== undefined) chain.push(total);
    }
    this.chains.set(id, chain);
    return chain;
  }
}

function place(topic: string, path: string): string {
  return `${topic} ${path}`;
}
