import { participantsOf, type Participant, type World } from '../world/world.js';
import type { Slot } from '../play/slots.js';
import { districtOf, helper, participantOf } from './look.js';
import { address, bornOf, documentOf, nameOf, phoneOf, type Forms, type Write } from './parts.js';

const proxiesPerCandidate = 3;

/** Candidates of the single-mandate district that a slot is of. */
export function candidatesOf(world: World, { unit }: Slot): readonly Participant[] {
  return participantsOf(world, 'candidate').filter(({ territory }) => territory === unit);
}

const representative: Write = (world, slot) => {
  const own = helper(participantOf(world, slot), 0);
  return { representative: bornOf(own), from: world.days.day(-61) };
};

export const registration: Forms = {
  'candidate-programme-and-autobiography': ({ days }) => ({
    programmeText: 'Відкритий бюджет, незалежний суд, підтримка сільських шкіл і лікарень.',
    birthPlace: 'село Калинове',
    education: [{ education: 'Державний педагогічний інститут, учитель математики' }],
    workHistory: [{ from: days.day(-9_000), to: days.day(-200), employer: 'Міська школа № 3', position: 'директор' }],
    family: 'двоє дітей',
  }),
  'candidate-cec-representative': representative,
  'party-representative-registration': (world, slot) => {
    const own = helper(participantOf(world, slot), 0);
    return { ...representative(world, slot), documentNo: documentOf(own), address, phone: phoneOf(own) };
  },
  'party-representative-recall': (world, slot) => {
    const party = participantOf(world, slot);
    return {
      decisionNo: '7',
      decidedAt: world.days.day(-32),
      recalled: nameOf(helper(party, 0)),
      role: 'cec-representative',
      replacement: bornOf(helper(party, 5)),
      effectiveFrom: world.days.day(-31),
    };
  },
  'party-authorised-persons-registration': (world, slot) => {
    const party = participantOf(world, slot);
    const places = [...world.districts.keys()].slice(0, 2).map((district) => ({ scope: 'single-mandate', district }));
    return {
      persons: [{ scope: 'multi-mandate' }, ...places].map((place, n) => {
        const person = helper(party, 1 + n);
        const contact = { documentNo: documentOf(person), address, phone: phoneOf(person) };
        return { ...place, person: bornOf(person), ...contact };
      }),
    };
  },
  'candidate-proxies-list': (world, slot) => {
    const candidate = participantOf(world, slot);
    const [district = ''] = world.districts.keys();
    return {
      proxies: Array.from({ length: proxiesPerCandidate }, (_, n) => {
        const person = helper(candidate, 1 + n);
        const place = n === 0 ? { scope: 'district', district } : { scope: 'nationwide' };
        return { ...place, person: bornOf(person), address, workplace: 'Міська школа № 3', phone: phoneOf(person) };
      }),
    };
  },
  'candidate-proxy-replacement': (world, slot) => {
    const candidate = participantOf(world, slot);
    return {
      terminated: nameOf(helper(candidate, 2)),
      terminatedAt: world.days.day(-26),
      replacement: bornOf(helper(candidate, 6)),
    };
  },
  'candidate-registration-report': (world, slot) => {
    const candidates = candidatesOf(world, slot);
    const { days } = world;
    const refused = bornOf(districtOf(world, slot).accountant);
    const filed = { event: 'documents-received', date: days.day(-58) };
    return {
      reportAsOf: days.at(-43, '16:00'),
      events: [
        ...candidates.flatMap(({ person }) => [
          { person: bornOf(person), ...filed },
          { person: bornOf(person), event: 'registered', date: days.day(-52), decisionNo: '14' },
        ]),
        { person: refused, ...filed },
        { person: refused, event: 'refused', date: days.day(-52), decisionNo: '15', ground: 'немає застави' },
      ],
      documentsReceivedTotal: candidates.length + 1,
      registeredTotal: candidates.length,
      refusedTotal: 1,
      cancelledTotal: 0,
    };
  },
  'registered-candidates-register': (world, slot) => {
    const [party] = participantsOf(world, 'party');
    return {
      reportAsOf: world.days.at(-41, '16:00'),
      candidates: candidatesOf(world, slot).map(({ person }, n) => ({
        ballotNo: n + 1,
        person: bornOf(person),
        occupation: 'директор',
        residence: 'місто Калинове',
        partyMembership: person.woman ? 'безпартійна' : 'безпартійний',
        ...(n === 0 && party !== undefined ? { nomination: 'party', party: party.id } : { nomination: 'self' }),
      })),
    };
  },
  'proxies-count-notice': (world, slot) => {
    const candidates = candidatesOf(world, slot);
    return {
      reportAsOf: world.days.at(-13, '16:00'),
      byCandidate: Object.fromEntries(candidates.map(({ id }) => [id, proxiesPerCandidate])),
      total: candidates.length * proxiesPerCandidate,
    };
  },
};
