import { jest } from '@jest/globals';
import pg from 'pg';
import { MemoryEventLog, logName, newEvent, streamName } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import type { Queryable } from '../schema/queryable.js';
import type { Step } from '../step.js';
import { SmallCountry, type Deed } from '../testing/small-country.js';
import type { OnPoison, View, ViewFold } from '../view.js';
import { ProjectionRunner, type CommitNotice, type Tuning, type ViewStatus } from './projection-runner.js';

jest.setTimeout(20_000);

let postgres: TestPostgres;
let client: pg.Client;
let names = 0;
let started: ProjectionRunner[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  client = new pg.Client(postgres.connection);
  await client.connect();
});

afterEach(async () => {
  await Promise.all(started.map((runner) => runner.stop()));
  started = [];
});

afterAll(async () => {
  await client.end();
  await postgres.stop();
});

/** What the view of a test does with each step; throws for what it cannot apply. */
interface Behaviour {
  apply(step: Step): void;
  write?(db: Queryable): Promise<void>;
}

const works: Behaviour = { apply: () => undefined };

/** A view in one place: it lists the positions that it has seen. */
function listingView(name: string, behaviour: Behaviour = works, onPoison: OnPoison = 'park', version = 1): View {
  class Listing1554000000001 {
    readonly name = `Listing1554000000001`;
    async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
      await runner.query('create table seen (log_id integer, position bigint, primary key (log_id, position))');
    }
    async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
      await runner.query('drop table seen');
    }
  }
  return {
    ...{ name, version, onPoison, entities: [], migrations: [Listing1554000000001], indexes: [] },
    eventTypes: ['SubmissionReceived', 'SubmissionChecked'],
    startFold: ({ logId }) => Promise.resolve(new ListingFold(logId, behaviour)),
  };
}

class ListingFold implements ViewFold {
  private positions: number[] = [];

  constructor(
    private readonly logId: number,
    private readonly behaviour: Behaviour,
  ) {}

  apply(step: Step): void {
    this.behaviour.apply(step);
    this.positions.push(step.position);
  }

  async write(db: Queryable): Promise<void> {
    await this.behaviour.write?.(db);
    await db.execute('insert into seen select $1, unnest($2::bigint[])', [this.logId, this.positions]);
    this.positions = [];
  }
}

interface World {
  readonly eventLog: MemoryEventLog;
  readonly country: SmallCountry;
  readonly runner: ProjectionRunner;
  readonly notices: CommitNotice[];
  readonly problems: unknown[];
}

const quick: Partial<Tuning> = {
  gatherMilliseconds: () => 0,
  newLogsMilliseconds: 5,
  patience: { storeAttempts: 2, eventAttempts: 2, firstPauseMilliseconds: 1 },
};

async function start(
  views: readonly View[],
  { eventLog = new MemoryEventLog(), tuning = quick }: { eventLog?: MemoryEventLog; tuning?: Partial<Tuning> } = {},
): Promise<World> {
  const notices: CommitNotice[] = [];
  const problems: unknown[] = [];
  const runner = await ProjectionRunner.start({
    ...{ eventLog, views, tuning, connection: postgres.connection, forms: formCatalogue() },
    onCommitted: (notice) => notices.push(notice),
    onProblem: (_view, _log, error) => problems.push(error),
  });
  started.push(runner);
  const country = new SmallCountry(eventLog, `runner-${++names}`);
  return { eventLog, country, runner, notices, problems };
}

const submit = (slot: number, seed = slot): Deed => ({ slot, kind: 'submit', seed });

async function play({ country }: World, ...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) await country.perform(deed);
}

async function allPositions({ eventLog, country }: World): Promise<number[]> {
  return (await eventLog.readLog(country.log, { after: 0, limit: 10_000 })).events.map(({ position }) => position);
}

async function seenBy(view: View, { country }: World): Promise<number[]> {
  const schema = `view_${view.name}`;
  const { rows } = await client.query<{ position: string }>(
    `select seen.position from ${schema}.seen join ${schema}.bookmark using (log_id) where log = $1 order by 1`,
    [country.log],
  );
  return rows.map(({ position }) => Number(position));
}

async function atHead({ eventLog, country, runner }: World, ...views: readonly View[]): Promise<void> {
  const { position } = await eventLog.head(country.log);
  await Promise.all(views.map(({ name }) => runner.whenAt(name, country.log, position)));
}

async function statusOf(view: View, { runner, country }: World): Promise<ViewStatus | undefined> {
  return (await runner.status()).find((status) => status.view === view.name && status.log === country.log);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}

describe('the projection runner', () => {
  it('follows logs that appear while it runs, all but system, and tells of every commit', async () => {
    const view = listingView('appearing');
    const world = await start([view]);
    const unrelated = newEvent({ type: 'AccountOpened', data: {} }, { actor: 'test' });
    await world.eventLog.append(logName('system'), streamName('account-1'), 0, [unrelated]);
    await world.country.announce();
    await play(world, submit(0), submit(1));
    await atHead(world, view);
    expect(await seenBy(view, world)).toEqual(await allPositions(world));
    const { position, recordedAt } = await world.eventLog.head(world.country.log);
    expect(world.notices.at(-1)).toEqual({ view: 'appearing', log: world.country.log, position, recordedAt });
    expect(await world.runner.status()).toEqual([
      {
        view: 'appearing',
        log: world.country.log,
        position,
        head: position,
        state: 'live',
        reason: undefined,
        parkedStreams: 0,
      },
    ]);
  });

  it('parks the slot that cannot be applied, lists its events, and goes on with the rest', async () => {
    let poisoned = '';
    const view = listingView('parking', {
      apply: ({ stream }) => {
        if (stream === poisoned) throw new Error('cannot be applied');
      },
    });
    const world = await start([view]);
    await world.country.announce();
    poisoned = `submission-${world.country.definition.id}.precinct-count-protocol.1-0001.president`;
    await play(world, submit(0), submit(1), { slot: 0, kind: 'process', seed: 0 }, submit(2));
    await atHead(world, view);
    const { events } = await world.eventLog.readLog(world.country.log, { after: 0, limit: 1000 });
    const [left, right] = [
      events.filter(({ stream }) => stream === poisoned),
      events.filter(({ stream }) => stream !== poisoned),
    ];
    const applied = right.filter(({ type }) => type !== 'x').map(({ position }) => position);
    expect(await seenBy(view, world)).toEqual(applied);
    const { rows } = await client.query<{ position: string; stream: string; reason: string }>(
      'select * from view_parking.parked order by position',
    );
    const read = left.filter(({ type }) =>
      ['SubmissionReceived', 'SubmissionChecked', 'SubmissionAccepted'].includes(type),
    );
    expect(rows.map(({ position }) => Number(position))).toEqual(read.map(({ position }) => position));
    expect(rows[0]).toMatchObject({ stream: poisoned, reason: expect.stringContaining('cannot be applied') as string });
    expect(await statusOf(view, world)).toMatchObject({ state: 'live', parkedStreams: 1 });
  });

  it('finds the one slot that the database refuses among the others of a page', async () => {
    let pending: string[] = [];
    const view = listingView('refusing', {
      apply: (step) => void pending.push(step.stream),
      write: async (db) => {
        const written = pending;
        pending = [];
        // 22P02, as for a value that a column does not take.
        if (written.some((stream) => stream.includes('2-0002'))) await db.execute(`select 'x'::integer`);
      },
    });
    const world = await start([view]);
    await world.country.announce();
    await play(world, ...[0, 1, 2, 3, 4].map((slot) => submit(slot)));
    await atHead(world, view);
    const { rows } = await client.query<{ stream: string }>('select stream from view_refusing.parked');
    expect(rows).toEqual([
      { stream: `submission-${world.country.definition.id}.precinct-count-protocol.2-0002.president` },
    ]);
    expect(await seenBy(view, world)).toHaveLength((await allPositions(world)).length - 1);
  });

  it('halts a view that sums instead, visibly, while the others go on, and starts it again with repaired code', async () => {
    let broken = true;
    const summing = listingView(
      'summing',
      {
        apply: (step) => {
          if (broken && step.stream.includes('2-0001')) throw new Error('no such precinct');
        },
      },
      'halt',
    );
    const other = listingView('beside');
    const world = await start([summing, other]);
    await world.country.announce();
    await play(world, submit(0), submit(2), submit(3));
    await atHead(world, other);
    await until(async () => (await statusOf(summing, world))?.state === 'halted');
    expect(await statusOf(summing, world)).toMatchObject({
      reason: expect.stringContaining('no such precinct') as string,
      parkedStreams: 0,
    });
    expect(await seenBy(summing, world)).not.toContain((await allPositions(world)).at(-1));
    const { rows } = await client.query('select halted_because from view_summing.bookmark');
    expect(rows).toEqual([{ halted_because: expect.stringContaining('no such precinct') as string }]);
    await world.runner.stop();
    broken = false;
    const again = await start([summing, other], { eventLog: world.eventLog });
    await atHead({ ...again, country: world.country }, summing);
    expect(await seenBy(summing, world)).toEqual(await allPositions(world));
  });

  it('waits for a store that is out for longer than its patience, without holding up the other views', async () => {
    let out = true;
    const failing = listingView('failing', {
      ...works,
      write: async (db) => {
        // 55P03, as when a lock is not available.
        if (out) await db.execute(`do $$ begin raise exception 'locked' using errcode = '55P03'; end $$`);
      },
    });
    const other = listingView('healthy');
    const world = await start([failing, other]);
    await world.country.announce();
    await play(world, submit(0), submit(1));
    await atHead(world, other);
    await until(() => Promise.resolve(world.problems.length > 0));
    expect(await seenBy(failing, world)).toEqual([]);
    out = false;
    await atHead(world, failing);
    await play(world, submit(2));
    await atHead(world, failing, other);
    expect(await seenBy(failing, world)).toEqual(await allPositions(world));
    expect(await statusOf(failing, world)).toMatchObject({ state: 'live', parkedStreams: 0, reason: undefined });
  });

  it('writes nothing twice when another runner moves the bookmark', async () => {
    const view = listingView('fenced');
    const eventLog = new MemoryEventLog();
    const first = await start([view], { eventLog });
    const second = await start([view], { eventLog });
    await first.country.announce();
    await play(first, ...[0, 1, 2, 3, 4, 5].map((slot) => submit(slot)));
    await atHead(first, view);
    await atHead({ ...second, country: first.country }, view);
    expect(await seenBy(view, first)).toEqual(await allPositions(first));
    expect((await statusOf(view, first))?.parkedStreams).toBe(0);
  });

  it('rebuilds while events keep coming, and switches to what is complete', async () => {
    const view = listingView('rebuilt');
    const world = await start([view], { tuning: { ...quick, bulkPage: 2 } });
    await world.country.announce();
    await play(world, ...[0, 1, 2].map((slot) => submit(slot)));
    await atHead(world, view);
    const schemaOf = async (): Promise<unknown> =>
      (await client.query(`select oid from pg_namespace where nspname = 'view_rebuilt'`)).rows;
    const before = await schemaOf();
    const state = { rebuilding: true };
    const rebuild = world.runner.rebuild(['rebuilt']).finally(() => (state.rebuilding = false));
    for (let seed = 0; state.rebuilding && seed < 200; seed++) {
      await play(world, submit(seed % 5, seed), { slot: seed % 5, kind: 'process', seed: 0 });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await rebuild;
    expect(await schemaOf()).not.toEqual(before);
    await atHead(world, view);
    await play(world, submit(4, 999));
    await atHead(world, view);
    const { events } = await world.eventLog.readLog(world.country.log, { after: 0, limit: 100_000 });
    const read = ['SubmissionClarified', 'SubmissionRegistered', 'SubmissionAcknowledged'];
    expect(await seenBy(view, world)).toEqual(
      events.filter(({ type }) => !read.includes(type)).map(({ position }) => position),
    );
    const { rows } = await client.query(`select nspname from pg_namespace where nspname like 'view_rebuilt\\__%'`);
    expect(rows).toEqual([]);
    await expect(world.runner.rebuild(['unheard-of'])).rejects.toThrow(RangeError);
  });

  it('says where the rebuilt tables differ from those that they replace', async () => {
    const view = listingView('mended');
    const world = await start([view]);
    await world.country.announce();
    await play(world, submit(0));
    await atHead(world, view);
    const { rowCount } = await client.query('delete from view_mended.seen where position > 2');
    const rebuilt = (await allPositions(world)).length;
    const { differences } = await world.runner.rebuild(['mended']);
    expect(differences).toEqual([{ view: 'mended', table: 'seen', live: rebuilt - (rowCount ?? 0), rebuilt }]);
    expect(await seenBy(view, world)).toEqual(await allPositions(world));
  });

  it('drops what a killed rebuild left, and rebuilds by itself what other code has built', async () => {
    const view = listingView('outdated');
    const world = await start([view]);
    await world.country.announce();
    await play(world, submit(0));
    await atHead(world, view);
    await world.runner.stop();
    await client.query('create schema view_outdated_next; create table view_outdated_next.seen (position bigint)');
    const newer = listingView('outdated', works, 'park', 2);
    const again = await start([newer], { eventLog: world.eventLog });
    await atHead({ ...again, country: world.country }, newer);
    expect(await seenBy(newer, world)).toEqual(await allPositions(world));
    const { rows } = await client.query(
      `select nspname, obj_description(oid) as comment from pg_namespace where nspname like 'view_outdated%'`,
    );
    expect(rows).toEqual([{ nspname: 'view_outdated', comment: 'version 2' }]);
  });
});
