import type { JsonValue } from '#vybory/canonical-json';
import fc from 'fast-check';
import type { RelationUse, Severity } from '#vybory/campaigns';
import { compileRuleSet, type Finding, type RuleSet } from '#vybory/checks';
import { MemoryEventLog, type EventLog } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { slotId, standingVersion, versionInForce, type FormValues, type SlotAddress } from '#vybory/submissions';
import { FactStore } from './fact-store.js';
import { readSlots, viewOf } from './slot-reader.js';
import { FailingEventLog } from './testing/failing-event-log.js';
import { processAll } from './testing/processing.js';
import {
  handedOverValues,
  precinctsOfDistrict,
  protocolValues,
  smallCampaign,
  voterListValues,
} from './testing/small-campaign.js';
import { log, protocolSlot, runtimeOf, TestCampaign } from './testing/test-campaign.js';

type Severities = Readonly<Record<'X-1' | 'X-4' | 'X-9' | 'X-10' | 'X-12', Severity>>;

/** Nothing blocks, so that whatever comes takes force. */
const nothingBlocks: Severities = {
  ...{ 'X-1': 'warning', 'X-4': 'warning', 'X-9': 'warning', 'X-10': 'warning', 'X-12': 'warning' },
};
/** What breaks a relation is returned, and taken back, clarified, explained or let go. */
const someBlock: Severities = {
  ...{ 'X-1': 'act', 'X-4': 'error', 'X-9': 'warning', 'X-10': 'warning', 'X-12': 'act' },
};

function relationsOf(severities: Severities): readonly RelationUse[] {
  return Object.entries(severities).map(([id, severity]) => ({ id, severity }));
}

const precincts = precinctsOfDistrict('1');

const slotOf = (form: string, unit: string, key: string): SlotAddress => ({
  ...{ campaign: 'small', unit, key },
  form: form as FormKey,
});
const lists = slotOf('voter-list-count-notice', '1', '');
const clarifiedLists = slotOf('voter-list-count-clarified-notice', '1', '');
const handedOver = slotOf('ballots-handed-over-protocol', '1', 'president');
const district = slotOf('district-results-protocol', '1', 'president');
const lastTurnout = slotOf('turnout-notice', '1', '20:00');
const quickNotice = { ...protocolSlot(precincts[0] ?? ''), key: 'president+notice' };
const slots = [...precincts.map(protocolSlot), quickNotice, lists, clarifiedLists, handedOver, district, lastTurnout];

/** Values of a slot by a small number: equal numbers fit together, different ones break something. */
function valuesOf({ form }: SlotAddress, n: number): FormValues {
  switch (form) {
    case handedOver.form:
      return handedOverValues('1', 1000 + n);
    case lists.form:
    case clarifiedLists.form:
      return leftOut(voterListValues('1', 990 + n), form === clarifiedLists.form ? n : 0);
    case lastTurnout.form:
      return { votersIssuedBallots: 2100 + 100 * n, votersOnList: 9999 };
    case district.form: {
      const { votes } = protocolValues() as { votes: Record<string, number> };
      const times = (counts: Record<string, number>) =>
        Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, 3 * count + (name === '1' ? n : 0)]));
      return { lines: {}, votes: times(votes), precinctsIncluded: 3 };
    }
    default:
      return protocolValues({ lines: { ballotsReceived: 1000 + n, votersOnList: 990 + n }, votes: { '1': 400 + n } });
  }
}

/** A clarified notice may leave out precincts, of which the first notice then speaks again. */
function leftOut(values: FormValues, count: number): FormValues {
  return { ...values, rows: (values['rows'] as readonly JsonValue[]).slice(count) };
}

interface Deed {
  readonly slot: number;
  readonly n: number;
  readonly kind: 'submit' | 'explain' | 'withdraw';
  /** Whether everything so far is processed before the next deed. */
  readonly settled: boolean;
  /** The append at which the process is killed meanwhile, if it is. */
  readonly killedAt: number | undefined;
}

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    slot: fc.nat(slots.length - 1),
    n: fc.nat(2),
    kind: fc.constantFrom('submit', 'submit', 'submit', 'explain', 'withdraw'),
    settled: fc.boolean(),
    killedAt: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  }),
  { minLength: 8, maxLength: 30, size: 'max' },
);

async function play(done: readonly Deed[], relations: readonly RelationUse[], pageSize: number): Promise<TestCampaign> {
  const campaign = new TestCampaign(new MemoryEventLog());
  await campaign.announce({ relations });
  for (const deed of done) {
    await perform(campaign, deed);
    if (deed.settled) await processAll(killedIn(campaign, deed), { pageSize });
  }
  await processAll(campaign.eventLog, { pageSize });
  await takeBackWhatWaits(campaign);
  await processAll(campaign.eventLog, { pageSize });
  return campaign;
}

/** The log of a process that is killed before an append reaches it, or after it did. */
function killedIn({ eventLog }: TestCampaign, { killedAt, n }: Deed): EventLog {
  return new FailingEventLog(
    eventLog,
    new Map(killedAt === undefined ? [] : [[killedAt, n === 0 ? 'before' : 'after']]),
  );
}

/** What is returned is taken back, so that the versions in force stand again. */
async function takeBackWhatWaits(campaign: TestCampaign): Promise<void> {
  const histories = await readSlots(campaign.eventLog, log, slots);
  for (const slot of slots) {
    const state = histories.get(slotId(slot))?.state;
    for (const version of [...(state?.versions ?? [])].reverse()) {
      if (version.status.kind === 'returned') await campaign.withdraw(version.submission, slot);
    }
  }
}

/** What the deciders refuse is left out. */
async function perform(campaign: TestCampaign, { slot: index, n, kind }: Deed): Promise<void> {
  const slot = slots[index];
  const history = slot && (await readSlots(campaign.eventLog, log, [slot])).get(slotId(slot));
  if (slot === undefined || history === undefined) return;
  const standing = standingVersion(history.state, 'electronic');
  if (kind === 'submit') {
    const more = standing === undefined ? {} : { clarifies: standing.submission };
    await campaign.submit(slot, { ...valuesOf(slot, n), version: history.state.versions.length }, more);
  } else if (standing !== undefined) {
    if (kind === 'explain') await campaign.attachAct(standing.submission, slot, 'X-1');
    else await campaign.withdraw(standing.submission, slot);
  }
}

/** What is open of each slot, and what a check of everything in force finds now. */
async function standOf({ eventLog }: TestCampaign, ruleSet: RuleSet) {
  const runtime = await runtimeOf(eventLog);
  const histories = await readSlots(eventLog, log, slots);
  const stand = [];
  for (const slot of slots) {
    const history = histories.get(slotId(slot));
    const version = history && versionInForce(history.state);
    if (history === undefined || version === undefined || !('findings' in version.status)) continue;
    expect(standingVersion(history.state, 'electronic')).toBe(version);
    const view = viewOf(slot, version, history);
    const store = new FactStore(eventLog, log);
    const needs = ruleSet.needs(view);
    const book = store.book(needs, runtime, await store.prefetch(needs, runtime));
    stand.push({ slot, open: version.status.findings, holding: ruleSet.check(view, book) });
  }
  return stand;
}

const oneSided: ReadonlySet<string> = new Set(['X-9', 'X-10']);
const told = ({ relation, fields, expected, actual }: Finding): string =>
  JSON.stringify([relation, fields, expected, actual]);

/** The breach itself, whichever side tells of it: of a relation, about a precinct. */
function breachOf({ relation, fields }: Finding, slot: SlotAddress): string {
  const precinct = slot.form === protocolSlot('').form ? slot.unit : (/1-\d{6}/.exec(fields.join(' '))?.[0] ?? '');
  return `${relation} ${precinct}`;
}

describe.each([
  ['when nothing blocks', nothingBlocks],
  ['when some is returned', someBlock],
])('whatever comes in whatever order, %s', (_, severities) => {
  const relations = relationsOf(severities);
  const rules = compileRuleSet({ ...smallCampaign(), relations });

  it.each([1, 4, 500])('only what holds is open, and all that holds is told, in pages of %i', async (pageSize) => {
    await fc.assert(
      fc.asyncProperty(deeds, async (done) => {
        const stand = await standOf(await play(done, relations, pageSize), rules);
        const open = new Set(stand.flatMap(({ slot, open: findings }) => findings.map((one) => breachOf(one, slot))));
        for (const { slot, open: findings, holding } of stand) {
          const holds = holding.map(told);
          const stale = findings.map(told).filter((one) => !holds.includes(one));
          expect({ slot: slotId(slot), stale }).toEqual({ slot: slotId(slot), stale: [] });
          for (const breach of holding) {
            if (oneSided.has(breach.relation)) expect(findings.map(told)).toContain(told(breach));
            else expect([...open]).toContain(breachOf(breach, slot));
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
