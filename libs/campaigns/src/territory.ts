import { type Level, levels } from '#vybory/forms';
import type { Text } from '#vybory/language';
import { type PrecinctKind, precinctKinds, type TerritoryDefinition } from './definition.js';
import { GrowingInt32, GrowingUint8 } from './growing-array.js';

const none = -1;

/**
 * Every unit of one campaign, for up to a million precincts: columns instead of objects, about 85 bytes per unit beyond
 * the texts themselves (`territory.spec.ts` measures it). Units are added once and never change; a parent comes before
 * its children. Iteration follows the order in which units were added.
 */
export class TerritoryIndex {
  private readonly indexOf = new Map<string, number>();
  private readonly codes: string[] = [];
  private readonly namesUk: string[] = [];
  private readonly namesEn: string[] = [];
  private readonly numbers: (string | undefined)[] = [];
  private readonly levelOf = new GrowingUint8();
  private readonly kindOf = new GrowingUint8();
  private readonly parentOf = new GrowingInt32();
  private readonly nextSibling = new GrowingInt32();
  private readonly branches = new Map<number, Branch>();
  private readonly totals = noneCounted();

  get size(): number {
    return this.codes.length;
  }

  /** @throws RangeError when the code is taken or the parent is not there: both are the deciders' duty to prevent. */
  add(unit: TerritoryDefinition): void {
    if (this.indexOf.has(unit.code)) throw new RangeError(`territory ${unit.code} is there already`);
    const parent = unit.parent === undefined ? none : this.indexOf.get(unit.parent);
    if (parent === undefined) throw new RangeError(`parent ${unit.parent} of territory ${unit.code} is not there`);
    const index = this.codes.length;
    this.indexOf.set(unit.code, index);
    this.codes.push(unit.code);
    this.namesUk.push(unit.name.uk);
    this.namesEn.push(unit.name.en);
    this.numbers.push(unit.number);
    this.levelOf.push(levels.indexOf(unit.level));
    this.kindOf.push(unit.kind === undefined ? precinctKinds.length : precinctKinds.indexOf(unit.kind));
    this.parentOf.push(parent);
    this.nextSibling.push(none);
    this.totals[unit.level]++;
    if (parent !== none) this.attach(index, parent, unit.level);
  }

  has(code: string): boolean {
    return this.indexOf.has(code);
  }

  level(code: string): Level | undefined {
    const index = this.indexOf.get(code);
    return index === undefined ? undefined : levels[this.levelOf.at(index)];
  }

  kind(code: string): PrecinctKind | undefined {
    const index = this.indexOf.get(code);
    return index === undefined ? undefined : precinctKinds[this.kindOf.at(index)];
  }

  name(code: string): Text | undefined {
    const index = this.indexOf.get(code);
    return index === undefined ? undefined : this.nameAt(index);
  }

  /** Number as printed on the protocol. */
  number(code: string): string | undefined {
    const index = this.indexOf.get(code);
    return index === undefined ? undefined : this.numbers[index];
  }

  parent(code: string): string | undefined {
    const index = this.indexOf.get(code);
    return index === undefined ? undefined : this.codes[this.parentOf.at(index)];
  }

  /** From the parent up to the country; empty for the country and for an unknown code. */
  ancestors(code: string): readonly string[] {
    const found: string[] = [];
    for (let above = this.parent(code); above !== undefined; above = this.parent(above)) found.push(above);
    return found;
  }

  /** Whether `code` is `ancestor` or lies inside it; false when either is unknown. */
  isWithin(code: string, ancestor: string): boolean {
    const target = this.indexOf.get(ancestor);
    if (target === undefined) return false;
    for (let index = this.indexOf.get(code) ?? none; index !== none; index = this.parentOf.at(index)) {
      if (index === target) return true;
    }
    return false;
  }

  /** Units directly below, in the order in which they were added. */
  *children(code: string): IterableIterator<string> {
    const index = this.indexOf.get(code);
    const branch = index === undefined ? undefined : this.branches.get(index);
    for (let child = branch?.first ?? none; child !== none; child = this.nextSibling.at(child))
      yield this.codeAt(child);
  }

  /** Number of units of a level, in the whole campaign or strictly inside a unit (0 for an unknown one). */
  countOfLevel(level: Level, within?: string): number {
    if (within === undefined) return this.totals[level];
    const index = this.indexOf.get(within);
    return (index === undefined ? undefined : this.branches.get(index)?.below[level]) ?? 0;
  }

  /** All codes of a level in the order in which they were added. */
  *codesOfLevel(level: Level): IterableIterator<string> {
    const wanted = levels.indexOf(level);
    for (let index = 0; index < this.codes.length; index++) {
      if (this.levelOf.at(index) === wanted) yield this.codeAt(index);
    }
  }

  /** The unit as it was added. */
  get(code: string): TerritoryDefinition | undefined {
    const index = this.indexOf.get(code);
    return index === undefined ? undefined : this.unitAt(index);
  }

  *[Symbol.iterator](): IterableIterator<TerritoryDefinition> {
    for (let index = 0; index < this.codes.length; index++) yield this.unitAt(index);
  }

  private attach(index: number, parent: number, level: Level): void {
    const branch = this.branches.get(parent);
    if (branch === undefined) {
      this.branches.set(parent, { first: index, last: index, below: noneCounted() });
    } else {
      this.nextSibling.set(branch.last, index);
      branch.last = index;
    }
    for (let above = parent; above !== none; above = this.parentOf.at(above)) {
      const counted = this.branches.get(above);
      if (counted !== undefined) counted.below[level]++;
    }
  }

  private unitAt(index: number): TerritoryDefinition {
    const parent = this.codes[this.parentOf.at(index)];
    const number = this.numbers[index];
    const kind = precinctKinds[this.kindOf.at(index)];
    const level = levels[this.levelOf.at(index)] ?? 'precinct';
    return {
      code: this.codeAt(index),
      level,
      name: this.nameAt(index),
      ...(parent === undefined ? {} : { parent }),
      ...(number === undefined ? {} : { number }),
      ...(kind === undefined ? {} : { kind }),
    };
  }

  private codeAt(index: number): string {
    return this.codes[index] ?? '';
  }

  private nameAt(index: number): Text {
    return { uk: this.namesUk[index] ?? '', en: this.namesEn[index] ?? '' };
  }
}

/** What a unit with children knows of them. */
interface Branch {
  readonly first: number;
  last: number;
  readonly below: Record<Level, number>;
}

function noneCounted(): Record<Level, number> {
  return { country: 0, region: 0, district: 0, precinct: 0 };
}
