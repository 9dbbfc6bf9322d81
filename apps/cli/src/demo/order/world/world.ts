import type { PrecinctKind } from '#vybory/campaigns';
import type { CampaignKind, SubjectKind } from '#vybory/forms';
import type { Text } from '#vybory/language';
import type { Commission } from './commissions.js';
import type { Days } from './days.js';
import type { Fund } from './funds.js';
import type { Kopiikas } from './money.js';
import type { Person } from './people.js';
import type { Count, Polls } from './voting.js';

export interface Region {
  readonly code: string;
  readonly name: Text;
  readonly districts: readonly District[];
  /** Of a referendum. */
  readonly commission: Commission;
}

export interface District {
  readonly code: string;
  readonly number: string;
  readonly region: string;
  readonly commission: Commission;
  readonly sysadmin: Person;
  readonly accountant: Person;
  readonly precincts: readonly Precinct[];
  /** Ballots that stay at the commission, of each contest. */
  readonly reserve: number;
  readonly budget: Budget;
  readonly appeals: Appeals;
  readonly cases: number;
}

export interface Precinct {
  readonly code: string;
  readonly number: string;
  readonly district: string;
  readonly kind: PrecinctKind;
  readonly commission: Commission;
  readonly polls: Polls;
  /** By contest. */
  readonly counts: ReadonlyMap<string, Count>;
}

/** State budget money of a commission. */
export interface Budget {
  readonly allocated: Kopiikas;
  readonly received: Kopiikas;
  readonly wages: Kopiikas;
  readonly premises: Kopiikas;
}

export interface Appeals {
  readonly applications: number;
  readonly complaints: number;
  readonly proposals: number;
  readonly forwarded: number;
  readonly pending: number;
  readonly satisfied: number;
}

/** A party, candidate, outlet ...: a subject of the campaign, and what the world knows of it. */
export interface Participant {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: Text;
  /** The candidate, the first of the list, whom a meeting nominates. */
  readonly person: Person;
  /** People who act for it: representative, proxies, members, observers, correspondents. */
  readonly people: readonly Person[];
  readonly place?: { readonly contest: string; readonly id: string };
  readonly members?: readonly string[];
  readonly territory?: string;
  /** Whether it puts itself to the vote, or only is a member of a bloc that does. */
  readonly takesPart: boolean;
}

/** What is put to the vote. */
export interface Question {
  readonly id: string;
  readonly title: Text;
  readonly territory: string;
  readonly answers: readonly {
    readonly id: string;
    readonly kind: 'candidate' | 'party' | 'answer';
    readonly name: Text;
  }[];
}

/** A report of an outlet on air time or print space that somebody used. */
export interface MediaUse {
  readonly user: string;
  readonly outlet: string;
  /** District of a candidate; absent for parties. */
  readonly district?: string;
  readonly day: string;
  readonly quantity: number;
}

/** Signatures that a nominee or a group gathered, by region. */
export type Signatures = ReadonlyMap<string, number>;

/** A whole country in one campaign, from which every form's values are read. The same for the same seed. */
export interface World {
  readonly kind: CampaignKind;
  readonly campaign: string;
  readonly days: Days;
  readonly regions: readonly Region[];
  readonly districts: ReadonlyMap<string, District>;
  readonly precincts: ReadonlyMap<string, Precinct>;
  readonly questions: readonly Question[];
  readonly participants: ReadonlyMap<string, Participant>;
  readonly funds: ReadonlyMap<string, Fund>;
  readonly uses: readonly MediaUse[];
  readonly signatures: ReadonlyMap<string, Signatures>;
}

export function participantsOf(world: World, ...kinds: readonly SubjectKind[]): readonly Participant[] {
  return [...world.participants.values()].filter(({ kind }) => kinds.includes(kind));
}
