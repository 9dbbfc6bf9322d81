import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { LogName, PostgresConnection } from '#vybory/event-log';
import { prepareSchema, schemaName, takingTurns, viewDataSource } from '../schema/view-schema.js';
import { ViewTables } from '../schema/view-tables.js';
import type { View } from '../view.js';
import { Lane, type LaneOptions } from './lane.js';
import type { LogFollower } from './log-follower.js';
import { RunningView } from './running-view.js';

export interface RebuildOptions {
  readonly connection: PostgresConnection;
  readonly views: readonly View[];
  readonly signal: AbortSignal;
  /** Followers of the logs that exist now; asked again before the switch. */
  readonly followers: () => readonly LogFollower[];
  readonly laneOptions: (log: LogName) => LaneOptions;
  /** The live tables of a view, which after the switch are the ones that were built. */
  readonly liveTables: (view: View) => ViewTables;
  readonly onSwitched: (view: RunningView) => void;
}

export interface RebuildReport {
  readonly views: readonly string[];
  /** Events behind the switched bookmarks, over all logs. */
  readonly positions: Readonly<Record<string, number>>;
  /** Tables that have another number of rows than the ones that they replaced: to be explained by new code or a repair. */
  readonly differences: readonly TableDifference[];
}

export interface TableDifference {
  readonly view: string;
  readonly table: string;
  readonly live: number;
  readonly rebuilt: number;
}

/** The next schema is behind the live one: switching would take answers back. */
export class RebuildBehind extends Error {
  override readonly name = 'RebuildBehind';
}

/**
 * Builds views anew beside the live ones, with the same code, and puts them in their place in one transaction. The live
 * ones answer and go on all the while.
 */
export async function rebuildBeside(options: RebuildOptions): Promise<RebuildReport> {
  const sources = new Map<View, DataSource>();
  try {
    await takingTurns(options.connection, async (client) => {
      for (const view of options.views) await prepareNext(client, options, view);
    });
    for (const view of options.views) {
      sources.set(
        view,
        await viewDataSource({ ...schemaOptions(options, view), poolSize: 2, byKeyOnly: true }).initialize(),
      );
    }
    return await new Rebuild(options, sources).run();
  } finally {
    for (const source of sources.values()) await source.destroy();
  }
}

function schemaOptions({ connection }: RebuildOptions, view: View) {
  return { connection, view, role: 'next', poolSize: 1 } as const;
}

async function prepareNext(client: Client, options: RebuildOptions, view: View): Promise<void> {
  await dropLeftovers(client, view);
  await prepareSchema(client, schemaOptions(options, view));
}

/** What a rebuild that was killed left behind. */
export async function dropLeftovers(client: Client, view: View): Promise<void> {
  await client.query(`drop schema if exists ${schemaName(view.name, 'next')} cascade`);
  await client.query(`drop schema if exists ${schemaName(view.name, 'old')} cascade`);
}

class Rebuild {
  private readonly tables: ReadonlyMap<View, ViewTables>;
  private readonly lanes = new Map<LogName, Lane>();
  private readonly differences: TableDifference[] = [];

  constructor(
    private readonly options: RebuildOptions,
    sources: ReadonlyMap<View, DataSource>,
  ) {
    this.tables = new Map([...sources].map(([view, source]) => [view, new ViewTables(source)]));
  }

  async run(): Promise<RebuildReport> {
    for (const follower of this.options.followers()) await this.load(follower);
    await this.makeIndexes();
    for (const follower of this.options.followers()) await this.load(follower);
    const followers = this.options.followers();
    await betweenPages(followers, async () => {
      for (const follower of followers) await this.load(follower);
      this.options.signal.throwIfAborted();
      await this.compare();
      await this.switch();
      for (const follower of followers) await this.takeOver(follower);
    });
    await this.drop();
    return {
      views: this.options.views.map(({ name }) => name),
      positions: Object.fromEntries([...this.lanes].map(([log, { position }]) => [log, position])),
      differences: this.differences,
    };
  }

  /** Reads one log up to where its live views are. */
  private async load({ log, main }: LogFollower): Promise<void> {
    const lane = this.lanes.get(log) ?? (await this.startLane(log));
    // Twice: what arrived during the first, long run is then only the rest of a moment.
    for (let round = 0; round < 2; round++) await lane.advanceTo(main.position, this.options.signal);
  }

  private async startLane(log: LogName): Promise<Lane> {
    const views = [...this.tables].map(([view, tables]) => new RunningView(view, log, tables));
    const lane = await Lane.at(0, views, this.options.laneOptions(log));
    this.lanes.set(log, lane);
    return lane;
  }

  private async makeIndexes(): Promise<void> {
    for (const [view, tables] of this.tables) for (const index of view.indexes) await tables.execute(index);
  }

  /** Both stand at the same position now. Only tables that both have are compared: other code may have other tables. */
  private async compare(): Promise<void> {
    for (const [view, tables] of this.tables) {
      const [live, next] = [schemaName(view.name), schemaName(view.name, 'next')];
      const shared = await tables.query<{ table: string }>(
        `select table_name as table from information_schema.columns where column_name = 'log_id' and table_schema in ($1, $2)
          group by table_name having count(*) = 2 order by table_name`,
        [live, next],
      );
      for (const { table } of shared) {
        const [counts] = await tables.query<{ live: number; rebuilt: number }>(
          `select (select count(*)::int from ${live}.${table}) as live, (select count(*)::int from ${next}.${table}) as rebuilt`,
        );
        if (counts !== undefined && counts.live !== counts.rebuilt) {
          this.differences.push({ view: view.name, table, ...counts });
        }
      }
    }
  }

  private switch(): Promise<void> {
    return takingTurns(this.options.connection, async (client) => {
      await client.query('begin');
      try {
        for (const view of this.options.views) await switchSchemas(client, view);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    });
  }

  private async takeOver(follower: LogFollower): Promise<void> {
    for (const view of this.options.views) {
      const successor = new RunningView(view, follower.log, this.options.liveTables(view));
      await successor.open();
      follower.replace(
        follower.views.find((running) => running.view.name === view.name),
        successor,
      );
      this.options.onSwitched(successor);
    }
  }

  private drop(): Promise<void> {
    return takingTurns(this.options.connection, async (client) => {
      for (const view of this.options.views) await dropLeftovers(client, view);
    });
  }
}

/** Locks the live bookmarks, so that a runner of another process cannot move them meanwhile. */
async function switchSchemas(client: Client, { name }: View): Promise<void> {
  const [live, next, old] = [schemaName(name), schemaName(name, 'next'), schemaName(name, 'old')];
  await client.query(`select 1 from ${live}.bookmark for update`);
  const { rows } = await client.query<{ log: string }>(
    `select live.log from ${live}.bookmark as live left join ${next}.bookmark as next using (log)
      where coalesce(next.position, 0) < live.position`,
  );
  if (rows.length > 0) {
    throw new RebuildBehind(`the rebuilt ${name} is behind the live one in ${rows.map(({ log }) => log).join(', ')}`);
  }
  await client.query(`alter schema ${live} rename to ${old}`);
  await client.query(`alter schema ${next} rename to ${live}`);
}

/** Stops the main lanes of all followers between two pages, in one order, while `work` runs. */
function betweenPages(followers: readonly LogFollower[], work: () => Promise<void>): Promise<void> {
  const [first, ...rest] = followers;
  return first === undefined ? work() : first.main.exclusive(() => betweenPages(rest, work));
}
