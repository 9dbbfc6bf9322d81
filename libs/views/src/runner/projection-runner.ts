import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { campaignEventTypes, type FormShape } from '#vybory/campaigns';
import type { EventLog, LogName, PostgresConnection } from '#vybory/event-log';
import {
  isBuiltBy,
  prepareSchema,
  schemaExists,
  schemaName,
  takingTurns,
  viewDataSource,
} from '../schema/view-schema.js';
import { ViewTables } from '../schema/view-tables.js';
import { standingEventTypes } from '../slots/slot-tracker.js';
import type { View } from '../view.js';
import { describe } from './failure.js';
import type { LaneOptions } from './lane.js';
import { LogFollower, type FollowedState } from './log-follower.js';
import { defaultPatience, type Patience } from './patience.js';
import { dropLeftovers, rebuildBeside, type RebuildReport } from './rebuild.js';
import { RunningView } from './running-view.js';

/** A view has written a page: what it answers now includes everything up to `position`. */
export interface CommitNotice {
  readonly view: string;
  readonly log: string;
  readonly position: number;
  /** When the log took the event at `position`; undefined while the view has seen none. */
  readonly recordedAt: string | undefined;
}

export interface ViewStatus {
  readonly view: string;
  readonly log: string;
  readonly position: number;
  /** Position of the log's last event. */
  readonly head: number;
  readonly state: FollowedState | 'rebuilding';
  /** Why it is halted or what it tries again; undefined when all is well. */
  readonly reason: string | undefined;
  /** Slots that are left out. */
  readonly parkedStreams: number;
}

export interface ProjectionRunnerOptions {
  readonly eventLog: EventLog;
  /** Owner of the schemas of the views. */
  readonly connection: PostgresConnection;
  readonly views: readonly View[];
  /** The form catalogue by key. */
  readonly forms: ReadonlyMap<string, FormShape>;
  readonly onCommitted?: (notice: CommitNotice) => void;
  /** A view failed or halted; for the operator's log. */
  readonly onProblem?: (view: string, log: string, error: unknown) => void;
  /** Lets others have the processor: awaited after every page with the time that the page took. A rebuild does not wait. */
  readonly breathe?: (milliseconds: number) => Promise<void>;
  readonly tuning?: Partial<Tuning>;
}

export interface Tuning {
  readonly bulkPage: number;
  readonly livePage: number;
  readonly gatherMilliseconds: (eventsInPage: number) => number;
  /** How often to look for logs of new campaigns. */
  readonly newLogsMilliseconds: number;
  readonly rememberedSlots: number;
  readonly dutiesPerBatch: number;
  readonly patience: Patience;
}

const defaultTuning: Tuning = {
  bulkPage: 8_000,
  livePage: 4_000,
  gatherMilliseconds: (eventsInPage) => Math.min(300, 50 + eventsInPage / 10),
  newLogsMilliseconds: 250,
  rememberedSlots: 100_000,
  dutiesPerBatch: 20_000,
  patience: defaultPatience,
};

/** Keeps all views of all campaigns current. One per database: a second one would be fenced off by the bookmarks. */
export class ProjectionRunner {
  private readonly tuning: Tuning;
  private readonly tables = new Map<View, ViewTables>();
  private readonly followers = new Map<LogName, LogFollower>();
  private readonly problems = new Map<string, string>();
  private readonly rebuilding = new Set<string>();
  /** Views whose tables were built by other code than this. */
  private readonly outdated = new Set<View>();
  private readonly waiting = new Set<Waiting>();
  private readonly stopping = new AbortController();
  private discovery: Promise<void> = Promise.resolve();
  private lookedForLogs: Promise<void> | undefined;

  private constructor(private readonly options: ProjectionRunnerOptions) {
    this.tuning = { ...defaultTuning, ...options.tuning };
  }

  /** Makes and migrates the schemas, then follows every log but `system`. Views whose code is newer than their tables are rebuilt. */
  static async start(options: ProjectionRunnerOptions): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner(options);
    await runner.openTables();
    await runner.lookForLogs();
    await runner.rebuildOutdated();
    runner.discovery = runner.discover();
    return runner;
  }

  /** Follows logs that appeared since; called by itself now and then, and by a host that has just made one. */
  lookForLogs(): Promise<void> {
    this.lookedForLogs ??= this.followNewLogs().finally(() => (this.lookedForLogs = undefined));
    return this.lookedForLogs;
  }

  async status(): Promise<readonly ViewStatus[]> {
    const logs = await Promise.all([...this.followers.values()].map((follower) => this.statusOf(follower)));
    return logs.flat();
  }

  /** Resolves when the view answers with everything up to `position`. @throws the reason of `signal` */
  whenAt(view: string, log: string, position: number, signal?: AbortSignal): Promise<void> {
    const running = this.followers.get(log as LogName)?.views.find((candidate) => candidate.view.name === view);
    if (running !== undefined && running.position >= position) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { view, log, position, resolve };
      this.waiting.add(waiting);
      signal?.addEventListener('abort', () => {
        this.waiting.delete(waiting);
        reject(signal.reason as Error);
      });
    });
  }

  /**
   * Builds views from nothing beside the live ones and switches. Nothing outside the tables happens: no side effects.
   * @param names all views if absent
   * @throws RangeError for a name that no view has, or for one that is being rebuilt
   */
  async rebuild(names: readonly string[] = this.options.views.map(({ name }) => name)): Promise<RebuildReport> {
    const views = names.map((name) => this.viewToRebuild(name));
    for (const { name } of views) this.rebuilding.add(name);
    try {
      return await rebuildBeside({
        connection: this.options.connection,
        views,
        signal: this.stopping.signal,
        followers: () => [...this.followers.values()],
        laneOptions: (log) => ({ ...this.laneOptions(log), types: typesFor(views), onCommitted: () => undefined }),
        liveTables: (view) => this.tablesOf(view),
        onSwitched: (running) => this.committed(running),
      });
    } finally {
      for (const { name } of views) this.rebuilding.delete(name);
    }
  }

  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    await this.discovery;
    await Promise.all([...this.followers.values()].map((follower) => follower.stop()));
    await Promise.all([...this.tables.values()].map(({ source }) => source.destroy()));
  }

  private async openTables(): Promise<void> {
    const { connection, views } = this.options;
    await takingTurns(connection, async (client) => {
      for (const view of views) {
        await dropLeftovers(client, view);
        const existed = await schemaExists(client, schemaName(view.name));
        if (existed && !(await isBuiltBy(client, view))) this.outdated.add(view);
        else await prepareSchema(client, { connection, view, role: 'live', poolSize: 1 });
      }
    });
    for (const view of views) {
      const options = { connection, view, role: 'live', poolSize: 3, byKeyOnly: true } as const;
      const source: DataSource = await viewDataSource(options).initialize();
      const tables = new ViewTables(source);
      this.tables.set(view, tables);
      if (!this.outdated.has(view)) for (const index of view.indexes) await tables.execute(index);
    }
  }

  private async rebuildOutdated(): Promise<void> {
    if (this.outdated.size === 0) return;
    await this.rebuild([...this.outdated].map(({ name }) => name));
    this.outdated.clear();
  }

  private async discover(): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      await pause(this.tuning.newLogsMilliseconds, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      // A log that cannot be listed now will be listed at the next look.
      await this.lookForLogs().catch((error: unknown) => this.options.onProblem?.('', '', error));
    }
  }

  private async followNewLogs(): Promise<void> {
    for (const log of await this.options.eventLog.logs()) {
      if (log === 'system' || this.followers.has(log)) continue;
      const running = this.options.views
        .filter((view) => !this.outdated.has(view))
        .map((view) => new RunningView(view, log, this.tablesOf(view)));
      const options = { ...this.laneOptions(log), ...this.followerOptions() };
      this.followers.set(log, await LogFollower.start(running, options, await this.furthestOutdated(log)));
    }
  }

  /** What was answered before must be reached again before the new code answers. */
  private async furthestOutdated(log: LogName): Promise<number> {
    const bookmarks = [...this.outdated].map((view) => this.tablesOf(view).bookmark(log));
    return Math.max(0, ...(await Promise.all(bookmarks)).map(({ position }) => position));
  }

  private laneOptions(log: LogName): LaneOptions {
    return {
      eventLog: this.options.eventLog,
      log,
      forms: this.options.forms,
      rememberedSlots: this.tuning.rememberedSlots,
      dutiesPerBatch: this.tuning.dutiesPerBatch,
      types: typesFor(this.options.views),
      patience: this.tuning.patience,
      bulkPage: this.tuning.bulkPage,
      onCommitted: (view) => this.committed(view),
    };
  }

  private followerOptions() {
    return {
      livePage: this.tuning.livePage,
      gatherMilliseconds: this.tuning.gatherMilliseconds,
      breathe: this.options.breathe ?? (() => Promise.resolve()),
      onProblem: (view: RunningView, error: unknown) => {
        this.problems.set(problemKey(view.view.name, view.log), describe(error));
        this.options.onProblem?.(view.view.name, view.log, error);
      },
    };
  }

  private committed({ view: { name: view }, log, position, recordedAt }: RunningView): void {
    this.problems.delete(problemKey(view, log));
    for (const waiting of this.waiting) {
      if (waiting.view !== view || waiting.log !== log || waiting.position > position) continue;
      this.waiting.delete(waiting);
      waiting.resolve();
    }
    this.options.onCommitted?.({ view, log, position, recordedAt });
  }

  private async statusOf(follower: LogFollower): Promise<readonly ViewStatus[]> {
    const { log } = follower;
    const { position: head } = await this.options.eventLog.head(log);
    return follower.views.map((running) => ({
      view: running.view.name,
      log,
      position: running.position,
      head,
      state: this.rebuilding.has(running.view.name) ? 'rebuilding' : follower.stateOf(running),
      reason: running.haltedBecause ?? this.problems.get(problemKey(running.view.name, log)),
      parkedStreams: running.parkedStreams,
    }));
  }

  private viewToRebuild(name: string): View {
    const view = this.options.views.find((candidate) => candidate.name === name);
    if (view === undefined) throw new RangeError(`there is no view ${name}`);
    if (this.rebuilding.has(name)) throw new RangeError(`the view ${name} is being rebuilt already`);
    return view;
  }

  private tablesOf(view: View): ViewTables {
    const tables = this.tables.get(view);
    if (tables === undefined) throw new RangeError(`the view ${view.name} is not open`);
    return tables;
  }
}

interface Waiting {
  readonly view: string;
  readonly log: string;
  readonly position: number;
  readonly resolve: () => void;
}

function problemKey(view: string, log: string): string {
  return `${view} ${log}`;
}

/** Types that these views and the runner itself need. Other rooms keep streams in the same log that say nothing to a view. */
function typesFor(views: readonly View[]): readonly string[] {
  return [...new Set([...campaignEventTypes, ...standingEventTypes, ...views.flatMap(({ eventTypes }) => eventTypes)])];
}
