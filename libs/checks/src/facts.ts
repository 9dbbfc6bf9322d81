import type { JsonValue } from '#vybory/canonical-json';
import type { PrecinctKind } from '#vybory/campaigns';
import type { FormKey } from '#vybory/forms';
import type { FormValues } from './submission-view.js';

/**
 * The facts port. A relation that looks beyond its submission names the facts that it needs; the caller fetches the
 * facts of a whole page of submissions set-wise and hands them over as data. A fact that is not there makes its
 * relation wait: no finding.
 *
 * "In force" is the latest version of a slot that was accepted (with or without an act) and not superseded, as it
 * stands just before the judged submission takes effect.
 */
export type FactKey =
  /** Values in force of one slot. */
  | { readonly kind: 'slot'; readonly form: FormKey; readonly unit: string; readonly key: string }
  /** The row of one precinct in the form in force that the district of the precinct submitted. */
  | { readonly kind: 'row'; readonly form: FormKey; readonly precinct: string; readonly key: string }
  | WithinKey
  /**
   * What is in force of one form and unit under every slot key that is `key` or goes on from it, in the order of the keys: `party-7` finds
   * `party-7+2002-02-28`, the empty key finds all. Empty when there is none.
   */
  | { readonly kind: 'series'; readonly form: FormKey; readonly unit: string; readonly key: string }
  /** The slot that a submission belongs to, while a version of that slot is in force. */
  | { readonly kind: 'submission'; readonly id: string }
  /** How many precincts the register holds inside a unit. */
  | { readonly kind: 'precincts-registered'; readonly within: string }
  /** What kind of station a precinct is. */
  | { readonly kind: 'precinct-kind'; readonly precinct: string };

/** What is in force of one form under one slot key, of all units of the form's level inside a unit (itself included). Empty when there is none. */
export interface WithinKey {
  readonly kind: 'within';
  readonly form: FormKey;
  readonly within: string;
  readonly key: string;
  /** The relation waits until so many of the units have a version in force: until then there is no fact. */
  readonly atLeast?: 'all' | number;
}

/** A version in force, and where. */
export interface SlotValues {
  readonly unit: string;
  readonly key: string;
  readonly values: FormValues;
}

/** A slot that another submission refers to. */
export interface SlotReference {
  readonly form: FormKey;
  readonly unit: string;
  readonly key: string;
}

export type Row = Readonly<Record<string, JsonValue>>;

interface FactOfKind {
  readonly slot: FormValues;
  readonly row: Row;
  readonly within: readonly SlotValues[];
  readonly series: readonly SlotValues[];
  readonly submission: SlotReference;
  readonly 'precincts-registered': number;
  readonly 'precinct-kind': PrecinctKind;
}

export type Fact<K extends FactKey> = FactOfKind[K['kind']];

/** One text per fact: equal keys have equal texts, different keys different ones. */
export function factId(key: FactKey): string {
  switch (key.kind) {
    case 'slot':
      return `slot ${key.form} ${key.unit} ${key.key}`;
    case 'row':
      return `row ${key.form} ${key.precinct} ${key.key}`;
    case 'within':
      return `within ${key.atLeast ?? 0} ${key.form} ${key.within} ${key.key}`;
    case 'series':
      return `series ${key.form} ${key.unit} ${key.key}`;
    case 'submission':
      return `submission ${key.id}`;
    case 'precincts-registered':
      return `precincts-registered ${key.within}`;
    case 'precinct-kind':
      return `precinct-kind ${key.precinct}`;
    default: {
      const never: never = key;
      return never;
    }
  }
}

/** What a relation may ask. */
export interface Facts {
  get<K extends FactKey>(key: K): Fact<K> | undefined;
}

/** Facts by key, filled by the caller. */
export class FactBook implements Facts {
  readonly #facts = new Map<string, Fact<FactKey>>();

  set<K extends FactKey>(key: K, fact: Fact<K>): this {
    this.#facts.set(factId(key), fact);
    return this;
  }

  get<K extends FactKey>(key: K): Fact<K> | undefined {
    // `set` is the only writer and ties the type of a fact to the kind in its key.
    return this.#facts.get(factId(key)) as Fact<K> | undefined;
  }
}

/** Nothing is known beyond the submission: every relation between forms waits. */
export const noFacts: Facts = { get: () => undefined };
