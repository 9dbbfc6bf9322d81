import { officer, type Commission, type Member } from '../world/commissions.js';
import type { Person } from '../world/people.js';
import { sum } from '../world/pick.js';
import { participantsOf, type District, type World } from '../world/world.js';
import { districtOf, regionOf } from './look.js';
import { address, bornOf, nameOf, phoneOf, type Forms, type Values } from './parts.js';

export const composition: Forms = {
  'territorial-commission-composition-notice': (world, slot) => {
    const { districts } = regionOf(world, slot);
    return {
      reportAsOf: world.days.at(-103, '16:00'),
      rows: districts.map(({ code, commission }) => ({ unit: code, ...counted(commission) })),
      nominators: nominators(
        world,
        districts.map(({ code }) => code),
      ),
      commissionsTotal: districts.length,
    };
  },
  'territorial-commission-members': (world, slot) => ({
    reportAsOf: world.days.at(-101, '16:00'),
    members: districtOf(world, slot).commission.members.map(listed),
  }),
  'region-referendum-commission-members': (world, slot) => ({
    reportAsOf: world.days.at(-59, '16:00'),
    members: regionOf(world, slot).commission.members.map(listed),
  }),
  'commission-sysadmin-and-accountant': (world, slot) => employed(districtOf(world, slot), world.days.day(-96)),
  'referendum-commission-sysadmin-and-accountant': (world, slot) => {
    const [district] = regionOf(world, slot).districts;
    if (district === undefined) throw new Error('a region without districts');
    return employed(district, world.days.day(-51));
  },
  'precinct-commission-officers': (world, slot) => ({
    reportAsOf: world.days.at(-34, '18:00'),
    rows: districtOf(world, slot).precincts.map(({ code, commission }) => ({
      precinct: code,
      ...officers(commission),
    })),
  }),
  'precinct-count-composition-location-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      reportAsOf: world.days.at(-33, '16:00'),
      rows: precincts.map(({ code, commission }) => {
        const { membersTotal, men, women, higherEducation, partyMembers } = counted(commission);
        const counts = { membersTotal, men, women, higherEducation, partyMembers };
        return { precinct: code, address: commission.address, ...counts };
      }),
      precinctsTotal: precincts.length,
    };
  },
  'precinct-commission-composition-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      reportAsOf: world.days.at(-33, '16:00'),
      rows: precincts.map(({ code, commission }) => ({ precinct: code, ...counted(commission) })),
      nominators: nominators(
        world,
        precincts.map(({ code }) => code),
      ),
      commissionsTotal: precincts.length,
    };
  },
  'district-referendum-commission-leadership-composition': (world, slot) => {
    const { districts } = regionOf(world, slot);
    return {
      reportAsOf: world.days.at(-56, '16:00'),
      rows: districts.map(({ code, commission }) => {
        const { membersTotal, men, women, higherEducation } = counted(commission);
        return { unit: code, ...officers(commission), membersTotal, men, women, higherEducation };
      }),
    };
  },
  'referendum-precinct-commission-composition-notice': (world, slot) => {
    const { districts } = regionOf(world, slot);
    return {
      reportAsOf: world.days.at(-31, '16:00'),
      units: districts.map(({ code, precincts }) => ({
        unit: code,
        commissions: precincts.length,
        ...together(precincts.map(({ commission }) => commission)),
      })),
      commissionsTotal: sum(districts, ({ precincts }) => precincts.length),
    };
  },
};

interface Counts {
  readonly membersTotal: number;
  readonly men: number;
  readonly women: number;
  readonly ageUnder30: number;
  readonly age30To50: number;
  readonly ageOver50: number;
  readonly higherEducation: number;
  readonly partyMembers: number;
}

function counted({ size, women, under30, over50, higherEducation, partyMembers }: Commission): Counts {
  return {
    membersTotal: size,
    men: size - women,
    women,
    ageUnder30: under30,
    age30To50: size - under30 - over50,
    ageOver50: over50,
    higherEducation,
    partyMembers,
  };
}

function together(commissions: readonly Commission[]): Counts {
  const of = (name: keyof Counts): number => sum(commissions, (commission) => counted(commission)[name]);
  return {
    membersTotal: of('membersTotal'),
    men: of('men'),
    women: of('women'),
    ageUnder30: of('ageUnder30'),
    age30To50: of('age30To50'),
    ageOver50: of('ageOver50'),
    higherEducation: of('higherEducation'),
    partyMembers: of('partyMembers'),
  };
}

/** Two of each commission were proposed by each party: never more than it has members. */
function nominators(world: World, units: readonly string[]): readonly Values[] {
  const parties = participantsOf(world, 'party', 'bloc').filter(({ takesPart }) => takesPart);
  return units.flatMap((unit) => parties.map(({ id }) => ({ unit, nominator: id, members: 2 })));
}

function listed({ person, role }: Member): Values {
  return {
    role,
    ...bornOf(person),
    education: 'higher',
    occupation: 'учитель',
    partyMembership: person.woman ? 'безпартійна' : 'безпартійний',
    address,
    phone: phoneOf(person),
  };
}

function officers(commission: Commission): Values {
  const inOffice = (person: Person): Values => ({ ...bornOf(person), phone: phoneOf(person) });
  return {
    chair: inOffice(officer(commission, 'chair')),
    deputyChair: inOffice(officer(commission, 'deputy-chair')),
    secretary: inOffice(officer(commission, 'secretary')),
  };
}

function employed({ sysadmin, accountant }: District, appointedAt: string): Values {
  const hired = (person: Person): Values => ({
    ...nameOf(person),
    phone: phoneOf(person),
    decisionNo: '3',
    appointedAt,
  });
  return { sysadmin: { ...hired(sysadmin), email: 'operator@example.com.ua' }, accountant: hired(accountant) };
}
