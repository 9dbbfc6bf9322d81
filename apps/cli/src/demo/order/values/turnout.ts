import type { Slot } from '../play/slots.js';
import { sum } from '../world/pick.js';
import type { Precinct, World } from '../world/world.js';
import { districtOf, regionOf } from './look.js';
import type { Forms } from './parts.js';

export const turnoutHours = ['11:00', '15:00', '20:00'] as const;

export const turnout: Forms = {
  'turnout-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      precinctsTotal: precincts.length,
      precinctsReporting: precincts.length,
      votersOnList: onList(precincts),
      votersIssuedBallots: issued(precincts, slot),
      precinctRows: precincts.map((precinct) => ({
        precinct: precinct.code,
        votersOnList: onList([precinct]),
        votersIssuedBallots: issued([precinct], slot),
      })),
    };
  },
  'turnout-notice-district': (world, slot) => counted(districtOf(world, slot).precincts, slot),
  'turnout-notice-region': (world, slot) => {
    const unitRows = regionOf(world, slot).districts.map(({ code, precincts }) => ({
      unit: code,
      ...counted(precincts, slot),
    }));
    return { unitRows, totalIssued: sum(unitRows, ({ citizensIssuedBallots }) => citizensIssuedBallots) };
  },
  'early-voting-notice': (world, slot) => {
    const share = earlyShare(world, slot);
    const unitRows = regionOf(world, slot).districts.map(({ code, precincts }) => ({
      unit: code,
      citizensIssuedBallotsEarly: Math.floor(sum(precincts, ({ polls }) => polls.issuedEarly) * share),
    }));
    return { unitRows, totalIssued: sum(unitRows, ({ citizensIssuedBallotsEarly }) => citizensIssuedBallotsEarly) };
  },
};

function onList(precincts: readonly Precinct[]): number {
  return sum(precincts, ({ polls }) => polls.onList);
}

function issued(precincts: readonly Precinct[], { turnoutSlot }: Slot): number {
  const hour = turnoutHours.findIndex((at) => at === turnoutSlot);
  return sum(precincts, ({ polls }) => polls.issuedBy[hour] ?? 0);
}

function counted(precincts: readonly Precinct[], slot: Slot) {
  return {
    precinctsTotal: precincts.length,
    precinctsReporting: precincts.length,
    citizensOnList: onList(precincts),
    citizensIssuedBallots: issued(precincts, slot),
  };
}

/** Early voting grows from day to day. */
function earlyShare({ days }: World, { period }: Slot): number {
  const ends = [days.day(-3), days.day(-2), days.day(-1)];
  return (ends.indexOf(period ?? '') + 1) / ends.length;
}
