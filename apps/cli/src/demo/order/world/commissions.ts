import type { Chance } from '../../random.js';
import type { People, Person } from './people.js';

export type Role = 'chair' | 'deputy-chair' | 'secretary' | 'member';

export interface Member {
  readonly person: Person;
  readonly role: Role;
}

/** An election commission as the papers about it see it. */
export interface Commission {
  /** In full, or its three officers only. */
  readonly members: readonly Member[];
  readonly size: number;
  readonly women: number;
  readonly under30: number;
  readonly over50: number;
  readonly higherEducation: number;
  readonly partyMembers: number;
  readonly address: { readonly settlement: string; readonly street: string; readonly building: string };
  readonly phone: string;
}

const roles: readonly Role[] = ['chair', 'deputy-chair', 'secretary'];

/** @param listed whether every member is known by name, or only the officers */
export function makeCommission(
  size: number,
  listed: boolean,
  { people, chance }: { readonly people: People; readonly chance: Chance },
): Commission {
  const members = Array.from({ length: listed ? size : roles.length }, (_, n) => ({
    person: people.next(),
    role: roles[n] ?? ('member' as const),
  }));
  const under30 = chance.between(0, Math.floor(size / 3));
  return {
    members,
    size,
    women: listed ? members.filter(({ person }) => person.woman).length : chance.between(2, size - 2),
    under30,
    over50: chance.between(0, size - under30),
    higherEducation: chance.between(Math.floor(size / 2), size),
    partyMembers: chance.between(0, size),
    address: { settlement: 'Калинове', street: 'вул. Соборності', building: String(chance.between(1, 99)) },
    phone: `+38044${chance.between(2_000_000, 2_999_999)}`,
  };
}

/** Who holds an office. */
export function officer({ members }: Commission, role: Role): Person {
  const found = members.find((member) => member.role === role);
  if (found === undefined) throw new Error(`a commission without ${role}`);
  return found.person;
}
