import { jest } from '@jest/globals';
import fc from 'fast-check';
import { localOf, weekendsOnly } from '#vybory/calendar';
import {
  CampaignRuntime,
  evolve,
  initialCampaignState,
  type CampaignEvent,
  type ExpectedSlot,
} from '#vybory/campaigns';
import { MemoryEventLog, type RecordedEvent } from '#vybory/event-log';
import type { FormKey, Level } from '#vybory/forms';
import { text } from '#vybory/language';
import { carrierOf } from '#vybory/submissions';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { subject } from '../../../campaigns/src/testing/definitions.js';
import { dutifulCampaign, dutifulForms } from '../../../campaigns/src/testing/dutiful.js';
import { isCampaignEvent } from '../campaign/campaign-knowledge.js';
import { ViewReader } from '../reading/view-snapshot.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { naiveAgreement, naiveSlots, naiveState, type NaiveSlot } from '../testing/naive.js';
import { SmallCountry, slots as smallSlots, type Deed, type SlotOfCountry } from '../testing/small-country.js';
import { completenessViewWith } from './completeness.view.js';
import { countSlots, slotFilterStates, slots, timelinessOf, type SlotFilterState } from './slot-reader.js';
import { matrix, nextBoundary, tallies, type CompletenessQuestion } from './tally-reader.js';

jest.setTimeout(180_000);

/** Few changes between two checkpoints, so that histories of some dozen events have several. */
const view = completenessViewWith(7);
let postgres: TestPostgres;
let memory: MemoryEventLog;
let runner: ProjectionRunner;
let reader: ViewReader;
let clock = Date.parse('2030-05-12T05:00:00Z');
let histories = 0;

const start = (): Promise<ProjectionRunner> =>
  ProjectionRunner.start({
    eventLog: memory,
    connection: postgres.connection,
    views: [view],
    forms: dutifulForms,
    tuning: {
      gatherMilliseconds: () => 0,
      bulkPage: 5,
      livePage: 4,
      rememberedSlots: 2,
      dutiesPerBatch: 2,
      newLogsMilliseconds: 60_000,
    },
  });

beforeAll(async () => {
  postgres = await startTestPostgres();
  memory = new MemoryEventLog(() => (clock += 900_000));
  runner = await start();
  reader = new ViewReader(postgres.connection);
});

afterAll(async () => {
  await reader.close();
  await runner.stop();
  await postgres.stop();
});

const happening = (name: string, at: string, of: object = {}): CampaignEvent => ({
  type: 'HappeningRecorded',
  data: { name, at, ...of },
});
const waivable = { form: 'precinct-count-protocol' as FormKey, unit: '1-0001', key: 'president' };
const dropped: CampaignEvent = { type: 'UnitsDropped', data: { units: ['2-0001'], reason: 'closed' } };
const waived: CampaignEvent = { type: 'DutyWaived', data: { ...waivable, reason: 'no road', by: 'secretariat' } };

/** Slots about subjects as well: those of one who withdraws may have come before or after. */
const countrySlots: readonly SlotOfCountry[] = [
  ...smallSlots,
  { form: 'candidate-cec-representative', unit: 'XX', key: 'first' },
  { form: 'candidate-cec-representative', unit: 'XX', key: 'late' },
  { form: 'election-fund-receipts', unit: 'XX', key: 'first+2030-05-06' },
];
const subjectSlots = [1, 2, 3].map((behind) => countrySlots.length - behind);

/** Each may happen once, whenever it likes. */
const happenings: readonly CampaignEvent[] = [
  happening('precincts-formed', '2030-04-04T09:00:00.000Z', { unit: 'north' }),
  happening('campaign-ended', '2030-05-10T21:00:00.000Z'),
  happening('fund-opened', '2030-04-01T09:00:00.000Z', { subject: 'first' }),
  { type: 'RepeatVoteCalled', data: { votingDay: '2030-05-13' } },
  { type: 'SubjectsRegistered', data: { subjects: [subject('late', 'candidate')] } },
  { type: 'SubjectWithdrawn', data: { subject: 'first', reason: 'withdrew', at: '2030-05-01T12:00' } },
  { type: 'SubjectWithdrawn', data: { subject: 'first', reason: 'registration cancelled', at: 'now' } },
  { type: 'SubjectWithdrawn', data: { subject: 'late', reason: 'withdrew', at: 'now' } },
  {
    type: 'WorkingDaysPublished',
    data: { calendar: { ...weekendsOnly, id: 'v2', holidays: [{ date: '2030-05-13', name: text('с', 'h') }] } },
  },
  dropped,
  waived,
  { ...waived, type: 'WaiverRevoked' },
];

const deed: fc.Arbitrary<Deed> = fc.record({
  slot: fc.oneof(fc.nat(countrySlots.length - 1), fc.nat(2), fc.constantFrom(...subjectSlots)),
  kind: fc.constantFrom(
    ...([
      'submit',
      'submit',
      'enter-paper',
      'read-again',
      'process',
      'process',
      'withdraw',
      'explain',
      'close',
    ] as const),
  ),
  seed: fc.nat(63),
});
type Lived = readonly [readonly Deed[], readonly CampaignEvent[], Iterator<number>];
const course: fc.Arbitrary<Lived> = fc.tuple(
  fc.array(deed, { minLength: 10, maxLength: 40 }),
  fc.shuffledSubarray([...happenings]),
  fc.infiniteStream(fc.nat(9)),
);

async function live([deeds, events, when]: Lived): Promise<SmallCountry> {
  const country = new SmallCountry(memory, `dutiful-${++histories}`, dutifulCampaign, countrySlots);
  await country.announce();
  const waiting = [...events];
  for (const one of deeds) {
    await country.perform(one);
    const event = when.next().value === 0 ? waiting.shift() : undefined;
    if (event !== undefined) await country.happen(atItsMoment(event));
  }
  for (const event of waiting) await country.happen(atItsMoment(event));
  return country;
}

/** Who withdraws `now` does so at the clock of the log. */
function atItsMoment(event: CampaignEvent): CampaignEvent {
  if (event.type !== 'SubjectWithdrawn' || event.data.at !== 'now') return event;
  const at = localOf(new Date(clock).toISOString(), dutifulCampaign.timeZone);
  return { ...event, data: { ...event.data, at } };
}

/** A slot as anybody would see it who reads the log from its beginning. */
interface Naive extends Pick<ExpectedSlot, 'form' | 'unit' | 'key'> {
  readonly expected: ExpectedSlot | undefined;
  readonly came: NaiveSlot | undefined;
}

function campaignAt(events: readonly RecordedEvent[], position: number): CampaignRuntime | undefined {
  let runtime: CampaignRuntime | undefined;
  for (const event of events) {
    if (event.position > position || !isCampaignEvent(event)) continue;
    if (runtime !== undefined) runtime.apply(event);
    else {
      const state = evolve(initialCampaignState, event);
      if (state.status === 'known') runtime = new CampaignRuntime(state, dutifulForms);
    }
  }
  return runtime;
}

function naiveAt(events: readonly RecordedEvent[], position: number, runtime: CampaignRuntime): readonly Naive[] {
  const found = new Map<string, Naive>();
  const id = (slot: Pick<Naive, 'form' | 'unit' | 'key'>): string => `${slot.form} ${slot.unit} ${slot.key}`;
  for (const expected of runtime.duties.all()) {
    const { form, unit, key } = expected;
    found.set(id(expected), { form, unit, key, expected, came: undefined });
  }
  for (const came of naiveSlots(events, position)) {
    const address = { ...came, form: came.form as FormKey };
    found.set(id(address), { ...address, expected: found.get(id(address))?.expected, came });
  }
  return [...found.values()].map((slot) => (isReleased(slot) ? { ...slot, expected: undefined } : slot));
}

/** What had not come when its subject withdrew. */
function isReleased({ expected, came }: Naive): boolean {
  if (expected?.released === undefined) return false;
  const first = firstReceived(came);
  return first === undefined || first >= expected.released;
}

/** Which of the filters a slot passes, decided one by one. */
function filtersOf({ expected, came }: Naive, at: Date): ReadonlySet<SlotFilterState> {
  const state = (came === undefined ? 'owed' : naiveState(came)) as SlotFilterState;
  const stands = state !== 'owed' && state !== 'withdrawn';
  if (expected?.waived !== undefined) return new Set(['waived']);
  if (expected === undefined) return new Set(stands ? ['extra'] : []);
  if (!stands) return new Set([state, 'missing', 'incomplete', clockSays(expected, at)]);
  const late = expected.due.kind === 'at' && (firstReceived(came) ?? '') > expected.due.at;
  const incomplete = isIncomplete(expected, came);
  return new Set([
    ...[state, ...(late ? ['late' as const] : []), ...(incomplete ? ['incomplete' as const] : [])],
    ...(isClarified(came) ? ['clarified' as const] : []),
  ]);
}

/** A version that stands is clarified by another on the same carrier. */
function isClarified(came: NaiveSlot | undefined): boolean {
  const on = carrierOf(came?.current?.received.channel ?? 'electronic');
  const standing = came?.versions.filter(({ withdrawn, received }) => !withdrawn && carrierOf(received.channel) === on);
  return (standing?.length ?? 0) > 1;
}

/** The country asks for the electronic version, and of turnout notices for paper as well. */
function isIncomplete({ form }: ExpectedSlot, came: NaiveSlot | undefined): boolean {
  if (came?.inForce?.received.channel !== 'electronic') return true;
  if (form !== 'turnout-notice') return false;
  return came.standing.paper === undefined || !['agreed', 'settled'].includes(naiveAgreement(came) ?? '');
}

function firstReceived(came: NaiveSlot | undefined): string | undefined {
  return came?.versions.find(({ withdrawn }) => !withdrawn)?.receivedAt;
}

function clockSays({ due }: ExpectedSlot, at: Date): SlotFilterState {
  const instant = at.toISOString();
  if (due.kind === 'waits-for' || (due.opens !== undefined && due.opens > instant)) return 'not-yet-due';
  return due.kind === 'at' && due.at < instant ? 'overdue' : 'due';
}

async function expectAt(
  country: SmallCountry,
  events: readonly RecordedEvent[],
  position: number | undefined,
  at: Date,
): Promise<void> {
  const through = position ?? Infinity;
  const runtime = campaignAt(events, through);
  if (runtime === undefined) return;
  const naive = naiveAt(events, through, runtime);
  const places: readonly (readonly [string, string, Level])[] = [
    ['XX', 'XX', 'country'],
    ['north', 'XX/north', 'region'],
    ['1', 'XX/north/1', 'district'],
    ['1-0001', 'XX/north/1/1-0001', 'precinct'],
  ];
  await reader.snapshot(view, country.log, async ({ db, logId }) => {
    for (const [unit, path, level] of places) {
      if (!runtime.territory.has(unit)) continue;
      const question: CompletenessQuestion = {
        db,
        logId,
        path,
        clock: at,
        ...(position !== undefined && { at: position }),
      };
      const own = naive.filter((slot) => runtime.territory.isWithin(slot.unit, unit));
      for (const state of slotFilterStates) {
        const expected = own.filter((slot) => filtersOf(slot, at).has(state));
        const listed = await slots(question, { state, limit: 1_000 });
        const where = { unit, state, position };
        expect({ ...where, slots: listed.map(addressOf).sort() }).toEqual({
          ...where,
          slots: expected.map(addressOf).sort(),
        });
        expect({ ...where, total: await countSlots(question, level, { state }) }).toEqual({
          ...where,
          total: expected.length,
        });
        if (['not-yet-due', 'due', 'overdue', 'late'].includes(state)) {
          expect(listed.map((slot) => timelinessOf(slot, at))).toEqual(listed.map(() => state));
        }
      }
      for (const tally of await tallies(question, level)) expectNeverAboveOne(tally);
    }
    if (position !== undefined) return;
    const whole: CompletenessQuestion = { db, logId, path: 'XX', clock: at };
    for (const level of ['country', 'region', 'district'] as const) {
      for (const { unit, path, form, ...counts } of await matrix(whole, level, { limit: 1_000 })) {
        const alone = (await tallies({ ...whole, path }, level)).find((tally) => tally.form === form);
        expect({ unit, form, ...counts }).toEqual({ unit, ...alone });
      }
    }
  });
}

function expectNeverAboveOne(tally: Awaited<ReturnType<typeof tallies>>[number]): void {
  const { owed, received, accepted, acceptedWithAct, returned, due } = tally;
  expect(received + accepted + acceptedWithAct + returned).toBeLessThanOrEqual(owed);
  expect(Math.max(tally.dueReceived, tally.dueAccepted, tally.dueOnTime)).toBeLessThanOrEqual(due);
  expect(due).toBeLessThanOrEqual(owed);
}

function addressOf({
  form,
  unit,
  key,
}: {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
}): string {
  return `${form} ${unit} ${key}`;
}

async function caughtUp({ log }: SmallCountry): Promise<void> {
  await runner.lookForLogs();
  await runner.whenAt(view.name, log, (await memory.head(log)).position);
}

const clocks = fc
  .integer({ min: Date.parse('2030-02-01T00:00:00Z'), max: Date.parse('2030-06-10T00:00:00Z') })
  .map((milliseconds) => new Date(milliseconds));

function* everyTime(): Generator<number> {
  for (;;) yield 0;
}

describe('completeness', () => {
  it('is what anybody finds who reads the log from its beginning: at any position, whatever the clock says', async () => {
    await fc.assert(
      fc.asyncProperty(
        course,
        fc.array(fc.nat(200), { minLength: 3, maxLength: 3 }),
        clocks,
        async (lived, places, at) => {
          const country = await live(lived);
          await caughtUp(country);
          const { events } = await memory.readLog(country.log, { after: 0, limit: 100_000 });
          await expectAt(country, events, undefined, at);
          for (const place of places) await expectAt(country, events, 1 + (place % events.length), at);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('is the same row by row when it is rebuilt, and after a restart', async () => {
    const country = await live([fc.sample(deed, { numRuns: 30, seed: 5 }), [...happenings], everyTime()]);
    await caughtUp(country);
    const { differences } = await runner.rebuild();
    expect(differences.filter(({ table }) => table !== 'tally_at')).toEqual([]);
    await runner.stop();
    runner = await start();
    await country.perform({ slot: 3, kind: 'submit', seed: 4 });
    await caughtUp(country);
    const { events } = await memory.readLog(country.log, { after: 0, limit: 100_000 });
    const at = new Date('2030-05-20T00:00:00Z');
    await expectAt(country, events, undefined, at);
    await expectAt(country, events, events.length - 5, at);
  });

  it('keeps past moments near a checkpoint however often it is started anew', async () => {
    const country = new SmallCountry(memory, `dutiful-${++histories}`, dutifulCampaign, countrySlots);
    await country.announce();
    for (const one of fc.sample(deed, { numRuns: 30, seed: 7 })) {
      await country.perform(one);
      await caughtUp(country);
      await runner.stop();
      runner = await start();
    }
    const { differences } = await runner.rebuild();
    expect(differences.filter(({ table }) => table === 'checkpoint')).toEqual([]);
    const { events } = await memory.readLog(country.log, { after: 0, limit: 100_000 });
    for (const position of [10, 20, 30]) await expectAt(country, events, position, new Date('2030-05-20T00:00:00Z'));
  });

  it('says when the clock alone will change it', async () => {
    const country = new SmallCountry(memory, `dutiful-${++histories}`, dutifulCampaign);
    await country.announce();
    await caughtUp(country);
    await reader.snapshot(view, country.log, async ({ db, logId }) => {
      const next = (at: string): Promise<Date | undefined> => nextBoundary({ db, logId, clock: new Date(at) });
      // 11:00 on the voting day the first notice can be asked for; until 12:00 it is in time.
      expect(await next('2030-05-12T07:59:00Z')).toEqual(new Date('2030-05-12T08:00:00Z'));
      expect(await next('2030-05-12T08:30:00Z')).toEqual(new Date('2030-05-12T09:00:00Z'));
      expect(await next('2031-01-01T00:00:00Z')).toBeUndefined();
    });
  });
});
