import type { FormKey } from '#vybory/forms';
import { participantsOf, type Participant, type World } from '../world/world.js';
import type { PlainSlot } from './slots.js';

/** What nobody owes on a day and what comes when it happens: accreditations, accounts, replacements. */
export function eventsOf(world: World): readonly PlainSlot[] {
  switch (world.kind) {
    case 'presidential':
      return [...ofSenders(world), ...ofOutlets(world), ...ofFunds(world), ...abroad(world), ...proxyReplaced(world)];
    case 'parliamentary':
      return [...ofSenders(world), ...ofOutlets(world), ...ofFunds(world), ...abroad(world), ...blocsAndRecalls(world)];
    case 'referendum':
      return [...ofSenders(world), ...ofOutlets(world)];
    case 'local':
      return [...ofSenders(world), ...localReports(world)];
    default: {
      const never: never = world.kind;
      return never;
    }
  }
}

function event(
  { days }: World,
  day: number,
  slot: { form: string; by: string; unit?: string; key?: string },
): PlainSlot {
  const { form, by, unit = 'UA', key = '' } = slot;
  return { form: form as FormKey, unit, key, by, due: `${days.day(day)}T10:00:00.000Z` };
}

function first(world: World, kind: Participant['kind']): readonly Participant[] {
  return participantsOf(world, kind).slice(0, 1);
}

function ofSenders(world: World): readonly PlainSlot[] {
  const by = 'foreign-observer-sender';
  return [
    ...participantsOf(world, 'observer-sender').map(({ id: key }) =>
      event(world, -12, { form: 'foreign-observer-accreditation', by, key }),
    ),
    ...first(world, 'observer-sender').map(({ id: key }) =>
      event(world, -8, { form: 'foreign-observer-termination', by, key }),
    ),
  ];
}

function ofOutlets(world: World): readonly PlainSlot[] {
  return [
    ...participantsOf(world, 'media-outlet').map(({ id: key }) =>
      event(world, -30, { form: 'media-accreditation', by: 'media', key }),
    ),
    ...first(world, 'media-outlet').map(({ id: key }) =>
      event(world, -9, { form: 'media-accreditation-termination', by: 'media', key }),
    ),
  ];
}

/** Funds that the bank reports on; those of candidates in a district are told by its commission. */
function ofFunds(world: World): readonly PlainSlot[] {
  const owners = [...world.funds.keys()].filter((id) => world.participants.get(id)?.territory === undefined);
  const irregular = owners.filter((id) =>
    world.funds.get(id)?.periods.some(({ donations }) => donations.some(({ toBudgetOn }) => toBudgetOn !== undefined)),
  );
  return [
    ...owners.map((key) => event(world, -34, { form: 'election-fund-accounts-opened', by: 'savings-bank', key })),
    ...irregular.map((key) => event(world, -20, { form: 'election-fund-irregular-receipts', by: 'savings-bank', key })),
  ];
}

function abroad(world: World): readonly PlainSlot[] {
  return [event(world, -52, { form: 'foreign-precinct-formation-submission', by: 'mfa' })];
}

function proxyReplaced(world: World): readonly PlainSlot[] {
  return first(world, 'candidate').map(({ id: key }) =>
    event(world, -25, { form: 'candidate-proxy-replacement', by: 'candidate', key }),
  );
}

function blocsAndRecalls(world: World): readonly PlainSlot[] {
  const [leaving, ended] = [world.participants.get('party-6'), world.participants.get('bloc-2')];
  return [
    ...(leaving === undefined
      ? []
      : [event(world, -66, { form: 'party-bloc-withdrawal-decision', by: 'party', key: leaving.id })]),
    ...(ended === undefined
      ? []
      : [event(world, -65, { form: 'bloc-dissolution-decision', by: 'party', key: ended.id })]),
    ...first(world, 'party').map(({ id: key }) =>
      event(world, -30, { form: 'party-representative-recall', by: 'party', key }),
    ),
  ];
}

function localReports(world: World): readonly PlainSlot[] {
  return world.regions.map(({ code }) =>
    event(world, 10, { form: 'local-elections-report', by: 'regional-council', unit: code }),
  );
}
