import { participantsOf, type Participant, type World } from '../world/world.js';
import type { Slot } from '../play/slots.js';
import { helper } from './look.js';
import { bornOf, nameOf, phoneOf, type Forms, type Values } from './parts.js';

const seats = 30;
const deputies = 29;
const nonPartisan = 9;
const held = {
  stage: 'held',
  candidates: 57,
  votersOnList: 2_000,
  votersIssued: 1_240,
  votersTookPart: 1_236,
  ballotsInvalid: 36,
};

export const local: Forms = {
  'local-elections-report': (world, slot) => {
    const councils = councilsOf(world, slot);
    const called = (council: string): Values => ({
      council,
      electionType: 'regular',
      calledByDecision: 'рішення міської ради від 10 січня № 12',
      votingDay: world.days.votingDay,
    });
    return {
      reportAsOf: world.days.at(9, '16:00'),
      councilElections: councils.map(({ id }, n) => ({ no: n + 1, ...called(id), seats, ...held })),
      electedDeputies: councils.flatMap(({ people }, n) =>
        people.slice(1).map((person) => ({ election: n + 1, ...elected(person) })),
      ),
      mayorElections: councils.map(({ id, person }) => ({ ...called(id), ...held, elected: elected(person) })),
    };
  },
  'local-council-composition': (world, slot) => {
    const councils = councilsOf(world, slot);
    const parties = participantsOf(world, 'party').slice(0, 2);
    return {
      reportAsOf: world.days.at(19, '16:00'),
      rows: councils.map(({ id }) => ({
        council: id,
        seats,
        deputiesTotal: deputies,
        men: 18,
        women: 11,
        ageUnder30: 4,
        age30To50: 15,
        ageOver50: 10,
        higherEducation: 24,
        nonPartisan,
      })),
      parties: councils.flatMap(({ id }) =>
        parties.map((party) => ({ council: id, party: party.id, deputies: (deputies - nonPartisan) / parties.length })),
      ),
      occupations: councils.map(({ id }) => ({ council: id, occupation: 'education-science-culture', deputies })),
    };
  },
  'local-council-leadership': (world, slot) => ({
    reportAsOf: world.days.at(29, '16:00'),
    rows: councilsOf(world, slot).flatMap((council) => [
      leader(council.id, 'head', council.person, world),
      leader(council.id, 'secretary', helper(council, 0), world),
    ]),
  }),
};

function councilsOf(world: World, { unit }: Slot): readonly Participant[] {
  return participantsOf(world, 'council').filter(
    ({ territory = '' }) => world.districts.get(territory)?.region === unit,
  );
}

function elected(person: Participant['person']): Values {
  return { ...nameOf(person), votes: 640, partyMembership: person.woman ? 'безпартійна' : 'безпартійний' };
}

function leader(council: string, position: string, person: Participant['person'], { days }: World): Values {
  const membership = person.woman ? 'безпартійна' : 'безпартійний';
  return {
    ...{ council, position, ...bornOf(person) },
    partyMembership: membership,
    electedAt: days.day(15),
    phone: phoneOf(person),
  };
}
