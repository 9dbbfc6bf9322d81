import type { CampaignDefinition, MappedSubmission, TerritoryDefinition } from '#vybory/campaigns';
import type { FormKey } from '#vybory/forms';
import { Chance } from './random.js';

/** One polling station's evening, before anybody writes it down. */
export interface Station {
  readonly unit: TerritoryDefinition;
  readonly district: string;
  readonly lines: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
  /** Ballots issued at each turnout hour, in the order of the hours. */
  readonly issuedBy: readonly number[];
  /** A slip of the pen: what the commission sends first. */
  readonly slip?: { readonly lines: Readonly<Record<string, number>> };
  /** Someone took a ballot home: the difference is real, and an act explains it. */
  readonly oddBallot: boolean;
  /** The protocol never comes. */
  readonly silent: boolean;
}

export interface Election {
  readonly units: readonly TerritoryDefinition[];
  readonly stations: readonly Station[];
  readonly byDistrict: ReadonlyMap<string, readonly Station[]>;
}

const hoursShare = [0.22, 0.62, 1];

/** A national election, the same for the same seed: stations, their figures, and the mistakes that people make. */
export function generateElection(definition: CampaignDefinition, precincts: number, seed: number): Election {
  const chance = new Chance(seed);
  const districts = definition.territory.filter((unit) => unit.level === 'district' && unit.parent !== 'UA');
  const lean = leanings(definition, districts, chance);
  const stations: Station[] = [];
  for (let n = 0; n < precincts; n++) {
    const district = districts[n % districts.length];
    if (district)
      stations.push(
        station(district.code, Math.floor(n / districts.length) + 1, lean.get(district.code) ?? [], chance),
      );
  }
  return {
    stations,
    units: stations.map(({ unit }) => unit),
    byDistrict: grouped(stations),
  };
}

/** What each district thinks of each candidate: the country's mood, the region's, its own. */
function leanings(
  definition: CampaignDefinition,
  districts: readonly TerritoryDefinition[],
  chance: Chance,
): ReadonlyMap<string, readonly number[]> {
  const count = definition.contests[0]?.contestants.length ?? 0;
  const mood = (spread: number): number[] => Array.from({ length: count }, () => Math.exp(chance.around() * spread));
  const country = mood(2.2);
  const regions = new Map<string, readonly number[]>();
  return new Map(
    districts.map(({ code, parent = '' }) => {
      const region = regions.get(parent) ?? mood(0.9);
      regions.set(parent, region);
      const own = mood(0.4);
      return [code, country.map((weight, index) => weight * (region[index] ?? 1) * (own[index] ?? 1))];
    }),
  );
}

function station(district: string, ordinal: number, lean: readonly number[], chance: Chance): Station {
  const number = `${district.padStart(2, '0')}${String(ordinal).padStart(4, '0')}`;
  const figures = count(lean, chance);
  const oddBallot = chance.onceIn(400);
  const lines = oddBallot
    ? { ...figures.lines, ballotsUnused: (figures.lines['ballotsUnused'] ?? 0) - 1 }
    : figures.lines;
  const issued = lines['votersIssued'] ?? 0;
  return {
    unit: {
      code: `${district}-${number}`,
      level: 'precinct',
      parent: district,
      number,
      kind: 'ordinary',
      name: { uk: `Виборча дільниця № ${number}`, en: `Election precinct No. ${number}` },
    },
    district,
    lines,
    votes: figures.votes,
    issuedBy: hoursShare.map((share) => Math.floor(issued * share)),
    oddBallot,
    silent: chance.onceIn(3_000),
    ...(chance.onceIn(180) && { slip: slip(lines) }),
  };
}

function count(lean: readonly number[], chance: Chance): Pick<Station, 'lines' | 'votes'> {
  const votersOnList = chance.between(60, 2_400);
  const ballotsReceived = votersOnList + chance.between(0, Math.ceil(votersOnList * 0.005));
  const votersOnHomeVotingExtract = Math.floor(votersOnList * 0.05 * chance.share());
  const votersIssued = Math.floor(votersOnList * Math.min(0.9, Math.max(0.2, 0.62 + chance.around() * 0.3)));
  const votersIssuedAtHome = Math.min(votersOnHomeVotingExtract, Math.floor(votersIssued * 0.04));
  const votersTookPart = votersIssued - (chance.onceIn(60) ? 1 : 0);
  const ballotsInvalid = Math.floor(votersTookPart * 0.02 * chance.share());
  return {
    lines: {
      ballotsReceived,
      votersOnList,
      votersOnHomeVotingExtract,
      ballotsUnused: ballotsReceived - votersIssued,
      votersIssuedInPremises: votersIssued - votersIssuedAtHome,
      votersIssuedAtHome,
      votersIssued,
      ballotsNotCounted: 0,
      votersTookPart,
      ballotsInvalid,
    },
    votes: divide(votersTookPart - ballotsInvalid, lean, chance),
  };
}

function divide(total: number, lean: readonly number[], chance: Chance): Readonly<Record<string, number>> {
  const weights = lean.map((weight) => weight * Math.exp(chance.around() * 0.3));
  let left = total;
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    weights.map((weight, index) => {
      const votes = index === weights.length - 1 ? left : Math.min(left, Math.round((left * weight) / weightLeft));
      left -= votes;
      weightLeft -= weight;
      return [String(index + 1), votes];
    }),
  );
}

/** The total of line 7 written down ten too high, as a hurried hand does. */
function slip(lines: Station['lines']): NonNullable<Station['slip']> {
  return { lines: { ...lines, votersIssued: (lines['votersIssued'] ?? 0) + 10 } };
}

function grouped(stations: readonly Station[]): ReadonlyMap<string, readonly Station[]> {
  const byDistrict = new Map<string, Station[]>();
  for (const each of stations) {
    const siblings = byDistrict.get(each.district);
    if (siblings) siblings.push(each);
    else byDistrict.set(each.district, [each]);
  }
  return byDistrict;
}

export interface Forms {
  readonly voterLists: readonly MappedSubmission[];
  /** The lists as they are when voting begins. */
  readonly updatedVoterLists: readonly MappedSubmission[];
  readonly ballotsReceived: readonly MappedSubmission[];
  readonly handedOver: readonly MappedSubmission[];
  /** One list per turnout hour. */
  readonly turnout: readonly (readonly MappedSubmission[])[];
  readonly protocols: readonly MappedSubmission[];
  readonly clarified: readonly MappedSubmission[];
  readonly districtNotices: readonly MappedSubmission[];
  readonly districtProtocols: readonly MappedSubmission[];
}

/** What the commissions send, form by form. */
export function formsOf({ stations, byDistrict }: Election, { votingDay, turnoutSlots }: CampaignDefinition): Forms {
  const districts = [...byDistrict];
  const nextDay = new Date(Date.parse(`${votingDay}T12:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const told = stations.filter(({ silent }) => !silent);
  const results = (notice: boolean): MappedSubmission[] =>
    districts.map(([district, members]) =>
      districtResults(district, members, `${nextDay}T${notice ? '09:00' : '14:00'}`, notice),
    );
  return {
    voterLists: districts.map(([district, members]) => voterList(district, members, votingDay)),
    updatedVoterLists: districts.map(([district, members]) => updatedVoterList(district, members, votingDay)),
    ballotsReceived: districts.map(([district, members]) => ballotsReceived(district, members, votingDay)),
    handedOver: districts.map(([district, members]) => handedOver(district, members)),
    turnout: turnoutSlots.map(({ at }, hour) =>
      districts.map(([district, members]) => turnout(district, members, at, hour)),
    ),
    protocols: told.map((each, index) =>
      protocol(each, each.slip?.lines ?? each.lines, signedAt(index, votingDay, nextDay)),
    ),
    clarified: told.flatMap((each, index) =>
      each.slip ? [protocol(each, each.lines, signedAt(index, votingDay, nextDay))] : [],
    ),
    districtNotices: results(true),
    districtProtocols: results(false),
  };
}

function ofDistrict(
  district: string,
  form: string,
  values: MappedSubmission['values'],
  key?: string,
): MappedSubmission {
  return {
    body: `territorial-commission:${district}`,
    form: form as FormKey,
    unit: district,
    values,
    ...(key !== undefined && { key }),
  };
}

function total(stations: readonly Station[], line: string): number {
  return stations.reduce((sum, { lines }) => sum + (lines[line] ?? 0), 0);
}

function voterList(district: string, stations: readonly Station[], votingDay: string): MappedSubmission {
  const rows = stations.map(({ unit, lines }) => ({ precinct: unit.code, votersOnList: lines['votersOnList'] ?? 0 }));
  return ofDistrict(district, 'voter-list-count-notice', {
    reportAsOf: `${votingDay}T08:00`,
    rows,
    total: total(stations, 'votersOnList'),
  });
}

/** Whoever moves house leaves one list for another: in this country as many come to a precinct as go. */
function updatedVoterList(district: string, stations: readonly Station[], votingDay: string): MappedSubmission {
  const rows = stations.map(({ unit, lines }) => {
    const votersOnList = lines['votersOnList'] ?? 0;
    const moved = votersOnList % 5;
    return { precinct: unit.code, votersOnList, added: moved, removed: moved, previous: votersOnList };
  });
  return ofDistrict(district, 'voter-list-count-clarified-notice', {
    reportAsOf: `${votingDay}T09:00`,
    rows,
    total: total(stations, 'votersOnList'),
  });
}

function ballotsReceived(district: string, stations: readonly Station[], votingDay: string): MappedSubmission {
  const ballots = total(stations, 'ballotsReceived') + 25;
  return ofDistrict(
    district,
    'ballots-received-protocol',
    { receivedAt: `${votingDay}T06:00`, ballotsDispatched: ballots, ballotsCounted: ballots, difference: 0 },
    'president',
  );
}

function handedOver(district: string, stations: readonly Station[]): MappedSubmission {
  const rows = stations.map(({ unit, lines }) => ({
    precinct: unit.code,
    ballotsHandedOver: lines['ballotsReceived'] ?? 0,
  }));
  const values = { rows, totalHandedOver: total(stations, 'ballotsReceived'), remainingAtDistrict: 25 };
  return ofDistrict(district, 'ballots-handed-over-protocol', values, 'president');
}

function turnout(district: string, stations: readonly Station[], at: string, hour: number): MappedSubmission {
  const values = {
    precinctsTotal: stations.length,
    precinctsReporting: stations.length,
    votersOnList: total(stations, 'votersOnList'),
    votersIssuedBallots: stations.reduce((sum, { issuedBy }) => sum + (issuedBy[hour] ?? 0), 0),
  };
  return ofDistrict(district, 'turnout-notice', values, at);
}

function protocol({ unit, district, votes }: Station, lines: Station['lines'], drawnUpAt: string): MappedSubmission {
  return {
    body: `territorial-commission:${district}`,
    form: 'precinct-count-protocol' as FormKey,
    unit: unit.code,
    key: 'president',
    values: { lines, votes, drawnUpAt },
  };
}

function districtResults(
  district: string,
  stations: readonly Station[],
  signedAt: string,
  notice: boolean,
): MappedSubmission {
  const told = stations.filter(({ silent }) => !silent);
  const sum = (of: (station: Station) => Readonly<Record<string, number>>): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const each of told)
      for (const [name, value] of Object.entries(of(each))) sums[name] = (sums[name] ?? 0) + value;
    return sums;
  };
  const values = {
    lines: sum(({ lines }) => lines),
    votes: sum(({ votes }) => votes),
    precinctsTotal: stations.length,
    precinctsIncluded: told.length,
    precinctsInvalid: stations.length - told.length,
    signedAt,
  };
  return ofDistrict(district, 'district-results-protocol', values, notice ? 'president+notice' : 'president');
}

/** Half of the protocols before midnight, the rest through the night. */
function signedAt(index: number, votingDay: string, nextDay: string): string {
  const minute = (index * 37) % 600;
  const at = (hours: number): string => `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const hour = 21 + Math.floor(minute / 60);
  return hour < 24 ? `${votingDay}T${at(hour)}` : `${nextDay}T${at(hour - 24)}`;
}
