import { jest } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog, type EventLog, type RecordedEvent } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { allViews } from './all-views.js';
import { slots as readSlots } from './completeness/slot-reader.js';
import { tallies } from './completeness/tally-reader.js';
import { completenessView } from './completeness/completeness.view.js';
import { discrepancies, discrepancyTotals } from './discrepancies/discrepancies-reader.js';
import { discrepanciesView } from './discrepancies/discrepancies.view.js';
import {
  paperEntries,
  paperEntryFilters,
  paperEntryTotals,
  totalShown,
  type PaperEntryFilter,
} from './discrepancies/paper-entries-reader.js';
import { findings } from './findings/findings-reader.js';
import { findingsView } from './findings/findings.view.js';
import { journalEntries } from './journal/journal-reader.js';
import { journalView } from './journal/journal.view.js';
import { ViewReader, type ViewSnapshot } from './reading/view-snapshot.js';
import { resultsView } from './results/results.view.js';
import { ProjectionRunner } from './runner/projection-runner.js';
import { sumsOfLevel } from './sums/sum-reader.js';
import {
  naiveAgreement,
  naiveCaseStatus,
  naiveFindings,
  naivePapers,
  naiveSlots,
  naiveState,
  type NaivePaper,
  type NaiveSlot,
} from './testing/naive.js';
import { precincts, SmallCountry, slots, type Deed } from './testing/small-country.js';
import { turnoutView } from './turnout/turnout.view.js';
import type { View } from './view.js';

jest.setTimeout(180_000);

const paths: Readonly<Record<string, string>> = {
  ...{ XX: 'XX', north: 'XX/north', '1': 'XX/north/1', '2': 'XX/north/2', '3': 'XX/3' },
  ...Object.fromEntries(
    precincts.map((code) => [code, `${code.startsWith('3') ? 'XX/3' : `XX/north/${code[0]}`}/${code}`]),
  ),
};
const president = ['ballotsReceived', 'votersTookPart'];

let postgres: TestPostgres;
let memory: MemoryEventLog;
let runner: ProjectionRunner;
let reader: ViewReader;
let clock = Date.parse('2030-05-12T05:00:00Z');
let histories = 0;

/** Pages end anywhere: every read gets another, small limit. */
function cutAnywhere(log: MemoryEventLog): EventLog {
  let reads = 0;
  const cut: Pick<EventLog, 'readLog'> = {
    readLog: (name, options) =>
      log.readLog(name, { ...options, limit: Math.min(options.limit, 1 + ((++reads * 5) % 9)) }),
  };
  return new Proxy(log, {
    get: (target, name) => (name === 'readLog' ? cut.readLog : Reflect.get(target, name, target).bind?.(target)),
  });
}

async function startRunner(): Promise<ProjectionRunner> {
  return ProjectionRunner.start({
    eventLog: cutAnywhere(memory),
    connection: postgres.connection,
    views: allViews,
    forms: formCatalogue(),
    // Two slots in memory: everything else has to come back from the log.
    tuning: {
      gatherMilliseconds: () => 0,
      livePage: 3,
      rememberedSlots: 2,
      dutiesPerBatch: 2,
      newLogsMilliseconds: 60_000,
    },
  });
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  memory = new MemoryEventLog(() => (clock += 900_000));
  runner = await startRunner();
  reader = new ViewReader(postgres.connection);
});

afterAll(async () => {
  await reader.close();
  await runner.stop();
  await postgres.stop();
});

const deed: fc.Arbitrary<Deed> = fc.record({
  // The first slots more often, so that some slots have long lives.
  slot: fc.oneof(fc.nat(slots.length - 1), fc.nat(2)),
  kind: fc.constantFrom(
    ...([
      'submit',
      'submit',
      'enter-paper',
      'enter-paper',
      'read-again',
      'read-again',
      'give-up-paper',
      'process',
      'process',
      'revise',
      'attach-act',
      'withdraw',
      'explain',
      'close',
    ] as const),
  ),
  seed: fc.nat(63),
});

async function history(deeds: readonly Deed[]): Promise<SmallCountry> {
  const country = new SmallCountry(memory, `small-${++histories}`);
  await country.announce();
  for (const one of deeds) await country.perform(one);
  return country;
}

async function caughtUp({ log }: SmallCountry): Promise<void> {
  await runner.lookForLogs();
  const { position } = await memory.head(log);
  await Promise.all(allViews.map(({ name }) => runner.whenAt(name, log, position)));
}

async function eventsOf({ log }: SmallCountry): Promise<readonly RecordedEvent[]> {
  return (await memory.readLog(log, { after: 0, limit: 100_000 })).events;
}

async function ask(view: View, country: SmallCountry, work: (snapshot: ViewSnapshot) => Promise<void>): Promise<void> {
  const answered = await reader.snapshot(view, country.log, async (snapshot) => {
    await work(snapshot);
    return true;
  });
  if (answered === undefined) throw new Error(`${view.name} has not begun`);
}

function inside(unit: string, above: string): boolean {
  return `${paths[unit]}/`.startsWith(`${paths[above]}/`);
}

interface ExpectedSum {
  readonly unit: string;
  readonly counted: number;
  readonly figures: readonly (number | null)[];
}

function naiveSums(
  touched: readonly NaiveSlot[],
  form: string,
  key: string,
  units: readonly string[],
  figures: (slot: NaiveSlot) => (number | null)[],
  width: number,
): ExpectedSum[] {
  return units
    .map((unit) => {
      const counting = touched.filter(
        (slot) => slot.form === form && slot.key === key && slot.inForce !== undefined && inside(slot.unit, unit),
      );
      const sum = new Array<number>(width).fill(0);
      for (const slot of counting)
        figures(slot).forEach((figure, index) => (sum[index] = (sum[index] ?? 0) + (figure ?? 0)));
      return { unit, counted: counting.length, figures: sum };
    })
    .sort((one, other) => ((paths[one.unit] ?? '') < (paths[other.unit] ?? '') ? -1 : 1));
}

function protocolFigures({ inForce }: NaiveSlot): (number | null)[] {
  const values = inForce?.received.values as { lines: Record<string, number>; votes: Record<string, number> };
  return [...president.map((line) => values.lines[line] ?? null), values.votes['1'] ?? null, values.votes['2'] ?? null];
}

function turnoutFiguresOf({ inForce }: NaiveSlot): (number | null)[] {
  const values = inForce?.received.values as Record<string, number>;
  return ['votersOnList', 'votersIssuedBallots', 'precinctsTotal', 'precinctsReporting'].map(
    (name) => values[name] ?? null,
  );
}

async function expectResults(
  country: SmallCountry,
  touched: readonly NaiveSlot[],
  at: number | undefined,
): Promise<void> {
  await ask(resultsView, country, async ({ db, logId }) => {
    const question = {
      db,
      logId,
      topic: 'president',
      width: 4,
      leaf: 'precinct',
      ...(at === undefined ? {} : { at }),
    } as const;
    for (const [level, units] of [
      ['country', ['XX']],
      ['region', ['north']],
      ['district', ['1', '2', '3']],
    ] as const) {
      const found = await sumsOfLevel(question, level, { path: 'XX', after: undefined, limit: 100 });
      expect(found.map(({ unit, counted, figures }) => ({ unit, counted, figures }))).toEqual(
        naiveSums(touched, 'precinct-count-protocol', 'president', units, protocolFigures, 4),
      );
    }
    const stations = await sumsOfLevel(question, 'precinct', { path: 'XX', after: undefined, limit: 100 });
    for (const slot of touched) {
      if (slot.form !== 'precinct-count-protocol' || slot.key !== 'president') continue;
      const station = stations.find(({ unit }) => unit === slot.unit);
      expect(station).toMatchObject(
        slot.inForce === undefined ? { counted: 0 } : { counted: 1, figures: protocolFigures(slot) },
      );
    }
  });
}

async function expectTurnout(
  country: SmallCountry,
  touched: readonly NaiveSlot[],
  at: number | undefined,
): Promise<void> {
  await ask(turnoutView, country, async ({ db, logId }) => {
    const question = {
      db,
      logId,
      topic: '11:00',
      width: 4,
      leaf: 'district',
      ...(at === undefined ? {} : { at }),
    } as const;
    const found = await sumsOfLevel(question, 'country', { path: 'XX', after: undefined, limit: 100 });
    expect(found.map(({ unit, counted, figures }) => ({ unit, counted, figures }))).toEqual(
      naiveSums(touched, 'turnout-notice', '11:00', ['XX'], turnoutFiguresOf, 4),
    );
  });
}

const owedForms: readonly string[] = ['precinct-count-protocol', 'turnout-notice', 'district-results-protocol'];
const dues: Readonly<Record<string, string>> = {
  'precinct-count-protocol': '2030-05-14T21:00:00.000Z',
  'turnout-notice 11:00': '2030-05-12T09:00:00.000Z',
};

function isOwed({ form, key }: NaiveSlot): boolean {
  return owedForms.includes(form) && !key.endsWith('+notice');
}

/** What nobody owes has no term. */
function isLate(slot: NaiveSlot): boolean {
  const { form, key, versions } = slot;
  if (!isOwed(slot)) return false;
  const due = dues[`${form} ${key}`] ?? dues[form];
  const first = versions.find(({ withdrawn }) => !withdrawn);
  return due !== undefined && first !== undefined && first.receivedAt > due;
}

/** The small country asks for nothing but the electronic one, and of turnout notices for both. */
function isComplete(slot: NaiveSlot): boolean {
  const { inForce, standing } = slot;
  if (inForce?.received.channel !== 'electronic') return false;
  if (slot.form !== 'turnout-notice') return true;
  return standing.paper !== undefined && ['agreed', 'settled'].includes(naiveAgreement(slot) ?? '');
}

function carriersOf({ standing: { electronic, paper } }: NaiveSlot): string | null {
  if (electronic !== undefined) return paper === undefined ? 'electronic' : 'both';
  return paper === undefined ? null : 'paper';
}

async function expectCompleteness(
  country: SmallCountry,
  touched: readonly NaiveSlot[],
  at: number | undefined,
): Promise<void> {
  await ask(completenessView, country, async ({ db, logId }) => {
    for (const [unit, level] of [
      ['XX', 'country'],
      ['north', 'region'],
      ['1', 'district'],
    ] as const) {
      const moment = { clock: new Date(clock), ...(at === undefined ? {} : { at }) };
      const question = { db, logId, path: paths[unit] ?? '', ...moment };
      for (const tally of await tallies(question, level)) {
        const own = touched.filter((slot) => slot.form === tally.form && inside(slot.unit, unit));
        const inState = (state: string): number =>
          own.filter((slot) => isOwed(slot) && naiveState(slot) === state).length;
        expect({ unit, ...tally, owed: 0 }).toMatchObject({
          ...{ unit, form: tally.form, owed: 0, received: inState('received'), accepted: inState('accepted') },
          ...{
            acceptedWithAct: inState('accepted-with-act'),
            returned: inState('returned'),
            withdrawn: inState('withdrawn'),
          },
          late: own.filter((slot) => isOwed(slot) && isLate(slot)).length,
          extra: own.filter((slot) => !isOwed(slot) && naiveState(slot) !== 'withdrawn').length,
          complete: own.filter((slot) => isOwed(slot) && isComplete(slot)).length,
        });
        expect(
          tally.received + tally.accepted + tally.acceptedWithAct + tally.returned + tally.withdrawn,
        ).toBeLessThanOrEqual(tally.owed);
      }
      const listed = await readSlots(question, { limit: 1000 });
      for (const slot of touched.filter((one) => inside(one.unit, unit))) {
        const found = listed.find((one) => one.form === slot.form && one.unit === slot.unit && one.key === slot.key);
        if (!isOwed(slot) && naiveState(slot) === 'withdrawn') {
          expect(found).toBeUndefined();
          continue;
        }
        expect(found).toMatchObject({
          ...{ state: naiveState(slot), current: slot.current?.n ?? 0, inForce: slot.inForce?.n ?? 0 },
          ...{ owed: isOwed(slot), late: isLate(slot), complete: isComplete(slot) },
          ...{ carriers: carriersOf(slot), agreement: naiveAgreement(slot) },
        });
      }
    }
  });
}

async function expectFindings(
  country: SmallCountry,
  touched: readonly NaiveSlot[],
  at: number | undefined,
): Promise<void> {
  const open = touched.flatMap(({ unit, form, key, standing }) =>
    (['electronic', 'paper'] as const).flatMap((carrier) => {
      const version = standing[carrier];
      return (version === undefined ? [] : naiveFindings(version)).map(({ relation, fields, expected }) => ({
        ...{ unit, form, key, n: version?.n, carrier, relation, fields, expected },
      }));
    }),
  );
  const ordered = (list: readonly object[]): string[] => list.map((one) => JSON.stringify(one)).sort();
  await ask(findingsView, country, async ({ db, logId }) => {
    const question = { db, logId, status: 'open', ...(at === undefined ? {} : { at }) } as const;
    const found = await findings(question, { limit: 1000 });
    const seen = found.map(({ unit, form, key, n, carrier, relation, fields, expected }) => ({
      ...{ unit, form, key, n, carrier, relation, fields, expected },
    }));
    expect(ordered(seen)).toEqual(ordered(open));
    for (const finding of found) {
      const slot = touched.find(
        (one) => one.unit === finding.unit && one.form === finding.form && one.key === finding.key,
      );
      const acts = slot?.standing[finding.carrier]?.events.flatMap(({ event }) =>
        event.type === 'DiscrepancyActsAttached' ? event.data.acts : [],
      );
      expect(finding.acts).toHaveLength(acts?.filter(({ relation }) => relation === finding.relation).length ?? 0);
    }
  });
}

async function expectJournal(
  country: SmallCountry,
  touched: readonly NaiveSlot[],
  at: number | undefined,
): Promise<void> {
  const expected = touched
    .flatMap(({ unit, form, key, versions }) => versions.map((version) => ({ unit, form, key, version, versions })))
    .sort((one, other) => other.version.position - one.version.position)
    .map(({ unit, form, key, version, versions }) => {
      const when = (...types: string[]): string | null =>
        version.events.find(({ event }) => types.includes(event.type))?.at ?? null;
      const registered = version.events.find(({ event }) => event.type === 'SubmissionRegistered')?.event.data;
      const clarifiedBy = versions.findLast((later) =>
        later.events.some(
          ({ event }) => event.type === 'SubmissionClarified' && event.data.supersedes === version.received.submission,
        ),
      );
      return {
        ...{ unit, form, key, n: version.n, position: version.position, receivedAt: version.receivedAt },
        ...{ channel: version.received.channel, paper: version.received.paper ?? null },
        number: registered !== undefined && 'number' in registered ? registered.number : null,
        acceptedAt: when('SubmissionAccepted', 'SubmissionAcceptedWithAct'),
        withAct: version.accepted ? version.withAct : null,
        returnedAt: when('SubmissionReturned'),
        withdrawnAt: when('SubmissionWithdrawn'),
        revisions: version.events.flatMap(({ event, position, at: moment }) =>
          event.type !== 'FindingsRevised'
            ? []
            : [
                {
                  ...{ position, at: moment, because: event.data.because },
                  ...{ opened: event.data.opened.length, closed: event.data.closed.length },
                },
              ],
        ),
        clarifiedBy: clarifiedBy?.n ?? null,
      };
    });
  await ask(journalView, country, async ({ db, logId }) => {
    const found = await journalEntries({ db, logId, ...(at === undefined ? {} : { at }) }, { limit: 1000 });
    expect(
      found.map((entry) =>
        Object.fromEntries(Object.keys(expected[0] ?? {}).map((name) => [name, entry[name as keyof typeof entry]])),
      ),
    ).toEqual(expected);
  });
}

async function expectDiscrepancies(
  country: SmallCountry,
  touched: readonly NaiveSlot[],
  at: number | undefined,
): Promise<void> {
  const compared = touched.flatMap(({ unit, form, key, between }) =>
    between.map((one) => ({ unit, form, key, between, ...one })),
  );
  const cases = compared
    .flatMap(({ event, position, unit, form, key, between }) => {
      if (event.type !== 'CarrierDifferenceOpened') return [];
      const { case: id, differences } = event.data;
      const own = between.filter(({ event: { data } }) => 'case' in data && data.case === id);
      const explanations = own.filter(({ event: { type } }) => type === 'CarrierDifferenceExplained').length;
      return [
        { unit, form, key, differences, openedPosition: position, status: naiveCaseStatus(id, between), explanations },
      ];
    })
    .sort((one, other) => one.openedPosition - other.openedPosition);
  const agreed = compared.filter(({ event }) => event.type === 'CarriersAgreed').length;
  await ask(discrepanciesView, country, async ({ db, logId }) => {
    const question = { db, logId, ...(at === undefined ? {} : { at }) };
    for (const status of ['all', 'open', 'explained', 'clarified', 'closed'] as const) {
      const found = await discrepancies(question, status, { limit: 1000 });
      const seen = found.map(({ unit, form, key, differences, openedPosition, status: of, explanations }) => ({
        ...{ unit, form, key, differences, openedPosition, status: of, explanations: explanations.length },
      }));
      expect(seen).toEqual(cases.filter((one) => status === 'all' || one.status === status));
    }
    const inStatus = (status: string): number => cases.filter((one) => one.status === status).length;
    const last = touched.flatMap(({ between }) => {
      const types = between.map(({ event }) => event.type);
      return types.findLast((type) => type === 'CarriersAgreed' || type === 'CarrierDifferenceOpened') ?? [];
    });
    const agreeing = last.filter((type) => type === 'CarriersAgreed').length;
    expect(await discrepancyTotals(question)).toEqual({
      ...{ compared: agreed + cases.length, agreed, differing: cases.length },
      ...{ open: inStatus('open'), explained: inStatus('explained') },
      ...{ clarified: inStatus('clarified'), closed: inStatus('closed') },
      slots: { compared: last.length, agreeing, differing: last.length - agreeing },
    });
  });
}

const shownAs: Readonly<Record<PaperEntryFilter, readonly NaivePaper['status'][]>> = {
  ...{ entered: ['entered'], disputed: ['disputed'], confirmed: ['confirmed'], withdrawn: ['withdrawn'] },
  ...{ waiting: ['entered', 'disputed'], settled: ['confirmed', 'withdrawn'] },
  all: ['entered', 'disputed', 'confirmed', 'withdrawn'],
};

async function expectPapers(
  country: SmallCountry,
  events: readonly RecordedEvent[],
  at: number | undefined,
): Promise<void> {
  const papers = naivePapers(events, at ?? Number.MAX_SAFE_INTEGER);
  await ask(discrepanciesView, country, async ({ db, logId }) => {
    const everything = { db, logId, ...(at === undefined ? {} : { at }) };
    const questions: readonly (readonly [object, (paper: NaivePaper) => boolean])[] = [
      [{}, () => true],
      [{ path: paths['1'] ?? '' }, ({ sent }) => inside(sent.slot.unit, '1')],
      [{ form: 'turnout-notice' }, ({ sent }) => sent.slot.form === 'turnout-notice'],
      [{ enteredBy: 'second' }, ({ enteredBy }) => enteredBy.includes('second')],
      [{ notEnteredBy: 'first-1' }, ({ enteredBy }) => !enteredBy.includes('first-1')],
    ];
    for (const [narrower, fits] of questions) {
      const question = { ...everything, ...narrower };
      const totals = await paperEntryTotals(question);
      for (const filter of paperEntryFilters) {
        const expected = papers.filter((paper) => fits(paper) && shownAs[filter].includes(paper.status));
        expect({ filter, total: totalShown(totals, filter) }).toEqual({ filter, total: expected.length });
        const found = await paperEntries(question, filter, { limit: 1000 });
        expect(found.map((one) => ({ ...one, enteredAt: undefined, disputed: one.disputed?.differing }))).toMatchObject(
          expected.map(({ sent, status, enteredBy, position, differing, submission, reason }) => ({
            ...{ form: sent.slot.form, unit: sent.slot.unit, key: sent.slot.key, status, enteredBy },
            ...{ k: Number(/paper([0-9]+)$/.exec(sent.entry)?.[1]), body: sent.body, document: sent.document },
            ...{ doubleEntry: sent.doubleEntry, enteredPosition: position, disputed: differing },
            confirmed: submission === undefined ? null : { n: Number(/~([0-9]+)$/.exec(submission)?.[1]) },
            withdrawn: reason === undefined ? null : { person: 'second', reason },
          })),
        );
      }
    }
  });
}

async function expectAll(
  country: SmallCountry,
  events: readonly RecordedEvent[],
  at: number | undefined,
): Promise<void> {
  const touched = naiveSlots(events, at ?? Number.MAX_SAFE_INTEGER);
  await expectResults(country, touched, at);
  await expectTurnout(country, touched, at);
  await expectCompleteness(country, touched, at);
  await expectFindings(country, touched, at);
  await expectJournal(country, touched, at);
  await expectDiscrepancies(country, touched, at);
  await expectPapers(country, events, at);
}

/** Every row of every table of every view, without what tells logs and times of parking apart. */
async function dump(country: SmallCountry): Promise<Readonly<Record<string, unknown>>> {
  const tables: Record<string, unknown> = {};
  for (const view of allViews) {
    await ask(view, country, async ({ db, logId }) => {
      const found = await db.query<{ name: string }>(
        `select table_name as name from information_schema.columns
          where table_schema = current_schema() and column_name = 'log_id' and table_name <> 'bookmark' order by 1`,
      );
      for (const { name } of found) {
        const rows = await db.query<{ row: string }>(
          `select (to_jsonb(t) - 'log_id')::text as row from ${name} as t where log_id = ${logId} order by 1`,
        );
        tables[`${view.name}.${name}`] = rows.map(({ row }) => row);
      }
    });
  }
  return tables;
}

const followUps = /^(SubmissionClarified|CarriersAgreed|CarrierDifferenceOpened|CarrierDifferenceClarified)$/;

describe('the views', () => {
  it('answer as a naive recomputation does, now and as of any position, whatever the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 40, maxLength: 140 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        async (deeds, chosen) => {
          const country = await history(deeds);
          await caughtUp(country);
          const events = await eventsOf(country);
          await expectAll(country, events, undefined);
          // What follows from an event is appended with it: between them nobody can ask.
          const moments = events.filter((_, index) => !followUps.test(events[index + 1]?.type ?? ''));
          const acceptances = moments.filter(({ type }) => type.startsWith('SubmissionAccepted'));
          for (const [list, index] of [moments, acceptances, acceptances].map(
            (one, n) => [one, chosen[n] ?? 0] as const,
          )) {
            await expectAll(country, events, list[index % list.length]?.position ?? 0);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are the same row by row when rebuilt, and go on from there', async () => {
    const deeds = fc.sample(fc.array(deed, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 7 })[0] ?? [];
    const country = await history(deeds.slice(0, 80));
    await caughtUp(country);
    const before = await dump(country);
    expect(Object.values(before).filter((rows) => Array.isArray(rows) && rows.length > 0).length).toBeGreaterThan(8);
    expect(await runner.rebuild()).toMatchObject({ differences: [] });
    expect(await dump(country)).toEqual(before);
    for (const one of deeds.slice(80)) await country.perform(one);
    await caughtUp(country);
    await expectAll(country, await eventsOf(country), undefined);
  });

  it('go on after a restart where they were', async () => {
    const deeds = fc.sample(fc.array(deed, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 11 })[0] ?? [];
    const country = await history(deeds.slice(0, 30));
    await caughtUp(country);
    await runner.stop();
    for (const one of deeds.slice(30)) await country.perform(one);
    runner = await startRunner();
    await caughtUp(country);
    await expectAll(country, await eventsOf(country), undefined);
  });
});
