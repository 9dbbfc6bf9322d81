import { sum } from '../world/pick.js';
import { districtOf, regionOf } from './look.js';
import type { Forms } from './parts.js';

const certificatesPerPrecinct = 10;
const certificatesLeft = 20;

export const voterLists: Forms = {
  'voter-list-count-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      reportAsOf: world.days.at(-15, '16:00'),
      rows: precincts.map(({ code, polls }) => ({ precinct: code, votersOnList: polls.onFirstList })),
      total: sum(precincts, ({ polls }) => polls.onFirstList),
    };
  },
  'voter-list-count-clarified-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      reportAsOf: world.days.at(0, '08:00'),
      rows: precincts.map(({ code, polls: { onList, added, removed, onFirstList } }) => ({
        ...{ precinct: code, votersOnList: onList, added, removed },
        previous: onFirstList,
      })),
      total: sum(precincts, ({ polls }) => polls.onList),
    };
  },
  'citizen-list-count-notice': (world, slot) => {
    const { districts } = regionOf(world, slot);
    const rows = districts.map(({ code, precincts }) => ({
      unit: code,
      citizensOnList: sum(precincts, ({ polls }) => polls.onList),
    }));
    return { reportAsOf: world.days.at(-16, '16:00'), rows, total: sum(rows, ({ citizensOnList }) => citizensOnList) };
  },
  'absentee-certificates-report': (world, slot) => {
    const { precincts, number } = districtOf(world, slot);
    const received = precincts.length * certificatesPerPrecinct + certificatesLeft;
    const first = Number(number) * 10_000 + 1;
    const printed = (serial: number): string => String(serial).padStart(7, '0');
    return {
      receivedFromCommission: received,
      numberRanges: [{ from: printed(first), to: printed(first + received - 1) }],
      rows: precincts.map(({ code }) => ({
        precinct: code,
        handedOver: certificatesPerPrecinct,
        issuedToVoters: certificatesPerPrecinct - 3,
        spoiled: 1,
        unusedCancelled: 2,
      })),
      remainingAtDistrict: certificatesLeft,
    };
  },
};
