import type { CampaignKind } from '#vybory/forms';
import { text } from '#vybory/language';
import type { Chance } from '../../random.js';
import { makeCommission } from './commissions.js';
import type { People } from './people.js';
import { makeCount, makePolls } from './voting.js';
import type { District, Precinct, Question, Region } from './world.js';

export interface Makers {
  readonly people: People;
  readonly chance: Chance;
}

export interface Size {
  readonly regions: number;
  readonly districts: number;
  readonly precincts: number;
}

/** A country of some precincts, small or as large as Ukraine. */
export function sizeOf(precincts: number): Size {
  const districts = Math.min(225, precincts, Math.max(4, Math.ceil(precincts / 140)));
  return { precincts, districts, regions: Math.min(27, Math.max(2, Math.ceil(districts / 9))) };
}

export interface Place {
  readonly code: string;
  readonly number: string;
  readonly region: string;
}

export function makeRegions({ regions, districts }: Size): readonly Place[] {
  return Array.from({ length: districts }, (_, n) => ({
    code: String(n + 1),
    number: String(n + 1),
    region: regionCode(n % regions),
  }));
}

export function regionCode(n: number): string {
  return `R${String(n + 1).padStart(2, '0')}`;
}

export function populate(
  kind: CampaignKind,
  { regions, precincts }: Size,
  places: readonly Place[],
  questions: readonly Question[],
  makers: Makers,
): readonly Region[] {
  const perDistrict = (index: number): number =>
    Math.floor(precincts / places.length) + (index < precincts % places.length ? 1 : 0);
  const last = places.length - 1;
  const made = places.map((place, index) =>
    makeDistrict(kind, place, { precincts: perDistrict(index), foreign: index === last }, questions, makers),
  );
  return Array.from({ length: regions }, (_, n) => ({
    code: regionCode(n),
    name: text(`Область № ${n + 1}`, `Region No. ${n + 1}`),
    districts: made.filter(({ region }) => region === regionCode(n)),
    commission: makeCommission(makers.chance.between(12, 18), true, makers),
  }));
}

function makeDistrict(
  kind: CampaignKind,
  { code, number, region }: Place,
  { precincts, foreign }: { readonly precincts: number; readonly foreign: boolean },
  questions: readonly Question[],
  makers: Makers,
): District {
  const { people, chance } = makers;
  const own = questions.filter(({ territory }) => territory === 'UA' || territory === code);
  const lean = new Map(own.map(({ id, answers }) => [id, answers.map(() => Math.exp(chance.around()))]));
  const received = chance.between(40_000, 60_000) * 100;
  const considered = chance.between(3, 20);
  return {
    code,
    number,
    region,
    commission: makeCommission(chance.between(12, 18), true, makers),
    sysadmin: people.next(),
    accountant: people.next(),
    precincts: Array.from({ length: precincts }, (_, n) => {
      const isLast = n === precincts - 1;
      const abroad = isLast && foreign && (kind === 'presidential' || kind === 'parliamentary');
      const precinctKind = abroad ? 'foreign' : n % 9 === 8 ? 'hospital' : 'ordinary';
      return makePrecinct(kind, { code, number, ordinal: n + 1, precinctKind }, own, lean, makers);
    }),
    reserve: chance.between(5, 40),
    budget: {
      allocated: received + 500_000,
      received,
      wages: Math.floor(received * 0.6),
      premises: Math.floor(received * 0.2),
    },
    appeals: {
      applications: considered,
      complaints: chance.between(2, 9),
      proposals: chance.between(0, 3),
      forwarded: chance.between(0, 2),
      pending: 0,
      satisfied: chance.between(0, 3),
    },
    cases: chance.between(0, 2),
  };
}

function makePrecinct(
  kind: CampaignKind,
  at: {
    readonly code: string;
    readonly number: string;
    readonly ordinal: number;
    readonly precinctKind: Precinct['kind'];
  },
  questions: readonly Question[],
  lean: ReadonlyMap<string, readonly number[]>,
  makers: Makers,
): Precinct {
  const { chance } = makers;
  const number = `${at.number.padStart(3, '0')}${String(at.ordinal).padStart(4, '0')}`;
  const polls = makePolls(kind === 'presidential', chance);
  const counts = questions.map(({ id, answers }) => {
    const mood = { lean: lean.get(id) ?? [], againstAll: kind !== 'referendum' };
    const ids = answers.map((answer) => answer.id);
    return [id, makeCount(polls, ids, mood, chance)] as const;
  });
  return {
    code: `${at.code}-${number}`,
    number,
    district: at.code,
    kind: at.precinctKind,
    commission: makeCommission(chance.between(9, 15), false, makers),
    polls,
    counts: new Map(counts),
  };
}
