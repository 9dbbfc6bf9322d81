import { money } from '../world/money.js';
import { sum } from '../world/pick.js';
import { participantsOf, type MediaUse, type World } from '../world/world.js';
import { helper, participantOf } from './look.js';
import { nameOf, phoneOf, documentOf, type Forms, type Values } from './parts.js';
import { candidatesOf } from './registration.js';

interface Outlet {
  readonly medium: 'tv' | 'radio' | 'print';
  readonly unit: 'second' | 'cm2';
  /** Kopiikas per second or square centimetre. */
  readonly price: number;
}

const outlets: Readonly<Record<string, Outlet>> = {
  'outlet-tv': { medium: 'tv', unit: 'second', price: 1_250 },
  'outlet-radio': { medium: 'radio', unit: 'second', price: 300 },
  'outlet-paper': { medium: 'print', unit: 'cm2', price: 480 },
};

function outletOf(id: string): Outlet {
  const outlet = outlets[id];
  if (outlet === undefined) throw new Error(`no outlet ${id}`);
  return outlet;
}

const start = '19:30';
const allottedSeconds = 1_800;
const allottedArea = 900;

export const media: Forms = {
  'media-rates': (world, slot) => {
    const { medium, unit, price } = outletOf(slot.subject ?? '');
    const hours = medium === 'print' ? {} : { slotFrom: '19:00', slotTo: '22:00' };
    return {
      rates: [{ medium, unit, days: 'any', ...hours, price: money(price) }],
      publishedIn: '«Слово», № 4',
      publishedAt: world.days.day(-71),
    };
  },
  'candidate-media-usage-budget': (world, slot) => {
    const uses = world.uses.filter(({ district }) => district === slot.unit);
    const users = candidatesOf(world, slot).map(({ id }) => id);
    return report(uses, users, ({ user, outlet }) => ({ candidate: user, outlet }), 'candidate');
  },
  'party-media-usage-budget': (world, slot) => {
    const uses = world.uses.filter(({ district, outlet }) => district === undefined && outlet === slot.subject);
    const parties = participantsOf(world, 'party', 'bloc').filter(({ takesPart }) => takesPart);
    const users = parties.map(({ id }) => id);
    return report(uses, users, ({ user }) => ({ party: user }), 'party');
  },
  'media-accreditation': (world, slot) => {
    const outlet = participantOf(world, slot);
    return {
      outletKind: outletOf(outlet.id).medium,
      registrationNo: 'НР № 00123-м',
      representatives: correspondents(world, outlet.id),
    };
  },
  'media-accreditation-termination': (world, slot) => {
    const { lastName, firstName } = helper(participantOf(world, slot), 0);
    return {
      terminations: [
        {
          accreditationNo: 'ЗМІ-000017',
          lastName,
          firstName,
          effectiveFrom: world.days.day(-9),
          reason: 'перехід на іншу роботу',
        },
      ],
    };
  },
};

function report(
  uses: readonly MediaUse[],
  users: readonly string[],
  about: (use: MediaUse) => Values,
  column: 'candidate' | 'party',
): Values {
  const used = (user: string, unit: Outlet['unit']): number =>
    sum(
      uses.filter((use) => use.user === user && outletOf(use.outlet).unit === unit),
      ({ quantity }) => quantity,
    );
  return {
    usage: uses.map((use) => {
      const { medium, price } = outletOf(use.outlet);
      return {
        ...about(use),
        medium,
        usedAt: use.day,
        ...(medium !== 'print' && { start }),
        quantity: use.quantity,
        unitPrice: money(price),
        cost: money(price * use.quantity),
      };
    }),
    allotments: users.map((user) => ({
      [column]: user,
      allottedSeconds,
      usedSeconds: used(user, 'second'),
      allottedArea,
      usedArea: used(user, 'cm2'),
    })),
    costTotal: money(sum(uses, ({ outlet, quantity }) => outletOf(outlet).price * quantity)),
  };
}

function correspondents({ participants }: World, outlet: string): readonly Values[] {
  return (participants.get(outlet)?.people ?? []).slice(0, 3).map((person) => ({
    ...nameOf(person),
    position: 'кореспондент',
    citizenship: 'UA',
    documentNo: documentOf(person),
    phone: phoneOf(person),
  }));
}
