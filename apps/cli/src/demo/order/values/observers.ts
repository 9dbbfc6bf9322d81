import { participantsOf, type Participant, type World } from '../world/world.js';
import { helper, participantOf } from './look.js';
import { phoneOf, type Forms } from './parts.js';

const fromEachParty = 4;

export const observers: Forms = {
  'foreign-observer-accreditation': (world, slot) => {
    const sender = participantOf(world, slot);
    return {
      senderKind: kindOf(sender),
      channel: 'via-mfa',
      requestedFrom: world.days.day(-9),
      observers: sender.people.map((person, n) => ({
        lastName: person.lastName,
        firstName: person.firstName,
        citizenship: n % 2 === 0 ? 'PL' : 'DE',
        birthDate: person.birthDate,
        passportNo: `AB${String(1_000_000 + n)}`,
        position: 'депутат парламенту',
        phone: phoneOf(person),
      })),
    };
  },
  'foreign-observer-termination': (world, slot) => {
    const { lastName, firstName } = helper(participantOf(world, slot), 0);
    const ended = { certificateNo: 'ОС-000017', lastName, firstName };
    return { terminations: [{ ...ended, reason: 'завершення місії', effectiveFrom: world.days.day(-8) }] };
  },
  'observers-count-notice': (world) => {
    const local = senders(world).map(({ id, kind }) => ({ id, kind: kind === 'candidate' ? 'candidate' : 'party' }));
    const foreign = participantsOf(world, 'observer-sender').map((one) => ({ id: one.id, kind: kindOf(one) }));
    const all = [
      ...local.map((one) => ({ ...one, count: fromEachParty })),
      ...foreign.map((one) => ({ ...one, count: 5 })),
    ];
    const byKind: Record<string, number> = {};
    for (const { kind, count } of all) byKind[kind] = (byKind[kind] ?? 0) + count;
    return {
      reportAsOf: world.days.at(-5, '16:00'),
      bySender: Object.fromEntries(all.map(({ id, count }) => [id, count])),
      byKind,
      total: Object.values(byKind).reduce((total, count) => total + count, 0),
      terminated: 0,
    };
  },
};

/** Who of the country itself sends observers to every district. */
function senders(world: World): readonly Participant[] {
  const kinds = world.kind === 'presidential' ? (['candidate'] as const) : (['party', 'bloc'] as const);
  return participantsOf(world, ...kinds).filter(({ takesPart }) => takesPart);
}

function kindOf({ id }: Participant): 'foreign-state' | 'international-organisation' {
  return id === 'sender-state' ? 'foreign-state' : 'international-organisation';
}
