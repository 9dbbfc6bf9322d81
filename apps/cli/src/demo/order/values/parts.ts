import type { JsonValue } from '#vybory/canonical-json';
import { contentHash } from '../play/documents.js';
import type { Slot } from '../play/slots.js';
import type { Person } from '../world/people.js';
import type { World } from '../world/world.js';

export type Values = Readonly<Record<string, JsonValue>>;

/** What a body writes into a form: read from the world, and from nothing else. */
export type Write = (world: World, slot: Slot) => Values;

export type Forms = Readonly<Record<string, Write>>;

type Name = Readonly<Record<'lastName' | 'firstName' | 'patronymic', string>>;

export function nameOf({ lastName, firstName, patronymic }: Person): Name {
  return { lastName, firstName, patronymic };
}

export function bornOf(person: Person): Name & { readonly birthDate: string } {
  return { ...nameOf(person), birthDate: person.birthDate };
}

export const signer = (person: Person, position: string): Values => ({ ...nameOf(person), position });

export const address = { settlement: 'Калинове', street: 'вул. Соборності', building: '36' } as const;

/** The same number for the same person. */
export function phoneOf({ birthDate, lastName }: Person): string {
  const number = Number(birthDate.replaceAll('-', '')) * 31 + lastName.length;
  return `+38067${String(number % 10_000_000).padStart(7, '0')}`;
}

export function documentOf({ birthDate }: Person): string {
  return `КН ${birthDate.replaceAll('-', '').slice(2)}`;
}

/** Reference to the document that a slot attaches under a number. */
export function attachment({ form, unit, key }: Slot, number = 0): string {
  return contentHash(`${form} ${unit} ${key} ${number}`);
}
