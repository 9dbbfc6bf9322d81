import type { FormKey } from '#vybory/forms';
import type { Values } from '../values/parts.js';
import type { Slot } from './slots.js';

/** A finding by what it is about, not by what it says. */
export interface FindingPlace {
  readonly relation: string;
  readonly form: string;
  readonly unit: string;
  readonly key: string;
}

/**
 * What becomes of a broken submission. `clarified`: the body sends the right figures; `act`: it explains the difference; `stands`: a
 * warning blocks nothing.
 */
export type Answer = 'clarified' | 'act' | 'stands';

/** A mistake that the generator made on purpose: one submission with values that break relations. */
export interface Plant {
  readonly slot: Slot;
  readonly values: Values;
  /** Every finding that it must cause, one entry per breach. */
  readonly relations: readonly string[];
  readonly answer: Answer;
}

export function placesOf({ slot: { form, unit, key }, relations }: Plant): readonly FindingPlace[] {
  return relations.map((relation) => ({ relation, form, unit, key }));
}

export function addressOf({
  form,
  unit,
  key,
}: {
  readonly form: FormKey;
  readonly unit: string;
  readonly key: string;
}): string {
  return `${form} ${unit} ${key}`;
}

/** What was planted and not found, and what was found and not planted; each as often as it is too few or too many. */
export function differences(
  planted: readonly FindingPlace[],
  found: readonly FindingPlace[],
): { readonly missed: readonly string[]; readonly unexpected: readonly string[] } {
  const left = [...found.map(textOf)];
  const missed = planted.map(textOf).filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return { missed, unexpected: left };
}

export function textOf({ relation, form, unit, key }: FindingPlace): string {
  return `${relation}: ${form}, ${unit}${key === '' ? '' : `, ${key}`}`;
}
