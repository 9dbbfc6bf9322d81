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
  /**
   * Every precinct count protocol in force of the precincts inside a unit, for one slot key. Empty when there is none.
   */
  | { readonly kind: 'precinct-protocols'; readonly within: string; readonly key: string }
  /** How many precincts the register holds inside a unit. */
  | { readonly kind: 'precincts-registered'; readonly within: string }
  /** What kind of station a precinct is. */
  | { readonly kind: 'precinct-kind'; readonly precinct: string };

export interface PrecinctProtocol {
  readonly unit: string;
  readonly values: FormValues;
}

export type Row = Readonly<Record<string, JsonValue>>;

interface FactOfKind {
  readonly slot: FormValues;
  readonly row: Row;
  readonly 'precinct-protocols': readonly PrecinctProtocol[];
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
    case 'precinct-protocols':
      return `precinct-protocols ${key.within} ${key.key}`;
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
