import type { CampaignKind } from '#vybory/forms';
import { Chance } from '../../random.js';
import { Days } from './days.js';
import { makeFund, type Fund } from './funds.js';
import { makeRegions, populate, sizeOf } from './geography.js';
import { makeParticipants } from './participants.js';
import { People } from './people.js';
import { pick } from './pick.js';
import { fundPeriodEnds } from '../definition/periods.js';
import type { MediaUse, Participant, Region, Signatures, World } from './world.js';

export interface WorldOptions {
  readonly kind: CampaignKind;
  readonly campaign: string;
  readonly votingDay: string;
  readonly precincts: number;
  readonly seed: number;
}

export function makeWorld({ kind, campaign, votingDay, precincts, seed }: WorldOptions): World {
  const chance = new Chance(seed);
  const people = new People(chance);
  const days = new Days(votingDay);
  const size = sizeOf(precincts);
  const places = makeRegions(size);
  const { participants, questions } = makeParticipants(kind, places, people);
  const regions = populate(kind, size, places, questions, { people, chance });
  const districts = regions.flatMap((region) => region.districts);
  return {
    kind,
    campaign,
    days,
    regions,
    districts: new Map(districts.map((district) => [district.code, district])),
    precincts: new Map(districts.flatMap((one) => one.precincts).map((precinct) => [precinct.code, precinct])),
    questions,
    participants: new Map(participants.map((participant) => [participant.id, participant])),
    funds: makeFunds(kind, participants, { people, chance, days }),
    uses: makeUses(participants, { chance, days }),
    signatures: makeSignatures(participants, regions, chance),
  };
}

const ceilings = { candidate: 17_000_000, party: 255_000_000 };

function makeFunds(
  kind: CampaignKind,
  participants: readonly Participant[],
  makers: { readonly people: People; readonly chance: Chance; readonly days: Days },
): ReadonlyMap<string, Fund> {
  if (kind !== 'presidential' && kind !== 'parliamentary') return new Map();
  const owners = participants.filter(
    (one) => one.kind === 'candidate' || (kind === 'parliamentary' && one.takesPart && /^(party|bloc)$/.test(one.kind)),
  );
  const reportedByBank = (one: Participant): boolean => kind === 'presidential' || one.kind !== 'candidate';
  return new Map(
    owners.map((owner, number) => {
      const ends = reportedByBank(owner) ? fundPeriodEnds.bank : fundPeriodEnds.district;
      const limit = owner.kind === 'candidate' ? ceilings.candidate : ceilings.party;
      const plan = { owner: owner.id, ends, openedAt: fundPeriodEnds.opened, limit };
      const irregular = number === 0;
      return [owner.id, makeFund({ ...plan, irregular }, number + 1, makers)];
    }),
  );
}

/** Every candidate and party uses an outlet once or twice. */
function makeUses(
  participants: readonly Participant[],
  { chance, days }: { readonly chance: Chance; readonly days: Days },
): readonly MediaUse[] {
  const outlets = participants.filter(({ kind }) => kind === 'media-outlet');
  if (outlets.length === 0) return [];
  return participants
    .filter(({ kind, takesPart }) => takesPart && (kind === 'party' || kind === 'bloc' || kind === 'candidate'))
    .flatMap(({ id, territory }, n) =>
      Array.from({ length: chance.between(1, 2) }, (_, use) => ({
        user: id,
        outlet: pick(outlets, n + use).id,
        ...(territory !== undefined && { district: territory }),
        day: days.day(-3 - ((n + 5 * use) % 20)),
        quantity: chance.between(2, 20) * 15,
      })),
    );
}

const fewestInRegion = 150;

function makeSignatures(
  participants: readonly Participant[],
  regions: readonly Region[],
  chance: Chance,
): ReadonlyMap<string, Signatures> {
  const gathering = participants.filter(
    ({ kind, takesPart }) => takesPart && ['party', 'bloc', 'nomination-meeting', 'initiative-group'].includes(kind),
  );
  return new Map(
    gathering.map(({ id }) => [
      id,
      new Map(regions.map(({ code }) => [code, fewestInRegion + chance.between(0, 400)])),
    ]),
  );
}
