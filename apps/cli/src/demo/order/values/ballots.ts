import { sum } from '../world/pick.js';
import { districtOf } from './look.js';
import { attachment, type Forms } from './parts.js';
import { candidatesOf } from './registration.js';

export const ballots: Forms = {
  'ballot-text': (world, slot) => ({
    decisionNo: '41',
    approvedAt: world.days.day(-26),
    entries: candidatesOf(world, slot).map(({ id, name }, n) => ({
      ballotNo: n + 1,
      candidate: id,
      text: `${name.uk}, директор школи, самовисування`,
    })),
    hasNoneOfAbove: true,
    specimen: attachment(slot),
  }),
  'ballots-received-protocol': (world, slot) => {
    const { precincts, reserve } = districtOf(world, slot);
    const counted = sum(precincts, ({ polls }) => polls.ballots) + reserve;
    return {
      receivedAt: world.days.at(-9, '10:00'),
      ballotsDispatched: counted,
      ballotsCounted: counted,
      difference: 0,
      packages: 4,
    };
  },
  'ballots-handed-over-protocol': (world, slot) => {
    const { precincts, reserve } = districtOf(world, slot);
    return {
      rows: precincts.map(({ code, polls }) => ({
        precinct: code,
        votersOnList: polls.onFirstList,
        ballotsHandedOver: polls.ballots,
        handedOverAt: world.days.at(-2, '12:00'),
      })),
      totalHandedOver: sum(precincts, ({ polls }) => polls.ballots),
      remainingAtDistrict: reserve,
    };
  },
};
