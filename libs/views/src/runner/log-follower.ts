import { setTimeout as pause } from 'node:timers/promises';
import type { LogName, LogPage } from '#vybory/event-log';
import type { Batch } from './batch.js';
import { ViewHalted } from './failure.js';
import { Lane, type LaneOptions, type Straggler } from './lane.js';
import { pauseBefore } from './patience.js';
import type { RunningView } from './running-view.js';

export interface FollowerOptions extends LaneOptions {
  /** Events per page when nothing waits. */
  readonly livePage: number;
  /**
   * How long the next page gathers before it is read: one write of many events costs little more than one of few, and what is
   * received and answered within one page is written once.
   */
  readonly gatherMilliseconds: (eventsInPage: number) => number;
  /** Lets others have the processor: awaited after every page with the time that the page took. */
  readonly breathe: (milliseconds: number) => Promise<void>;
  readonly onProblem: (view: RunningView, error: unknown) => void;
}

export type FollowedState = 'live' | 'catching-up' | 'retrying' | 'halted';

/** All views of one log: a main lane that follows the log, and lanes of their own for views that stayed behind. */
export class LogFollower {
  private readonly states = new Map<RunningView, FollowedState>();
  private readonly side = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  private constructor(
    readonly log: LogName,
    readonly main: Lane,
    private readonly options: FollowerOptions,
  ) {}

  /** Starts with the views that have read furthest, at least as far as `atLeast`; the others catch up beside them. */
  static async start(views: readonly RunningView[], options: FollowerOptions, atLeast = 0): Promise<LogFollower> {
    await Promise.all(views.map((view) => view.open()));
    const furthest = Math.max(atLeast, ...views.map(({ position }) => position));
    const inFront = views.filter(({ position }) => position === furthest);
    const follower = new LogFollower(options.log, await Lane.at(furthest, inFront, options), options);
    for (const view of views) {
      follower.states.set(view, 'catching-up');
      if (!inFront.includes(view)) follower.detach(view);
    }
    follower.running = follower.run();
    return follower;
  }

  get views(): readonly RunningView[] {
    return [...this.states.keys()];
  }

  stateOf(view: RunningView): FollowedState {
    return this.states.get(view) ?? 'catching-up';
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all(this.side);
  }

  /** Puts a view that is exactly where the main lane is in the place of another; only between pages (`main.exclusive`). */
  replace(old: RunningView | undefined, successor: RunningView): void {
    if (old !== undefined) {
      this.main.views.delete(old);
      this.states.delete(old);
    }
    this.main.views.add(successor);
    this.states.set(successor, 'live');
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await this.catchUp(() => (failures = 0));
        this.mark('live');
        await this.follow(() => (failures = 0));
      } catch {
        // The log cannot be read: the views wait for it together.
        this.mark('retrying');
        await this.rest(pauseBefore(failures + 1, this.options.patience));
      }
    }
  }

  private async catchUp(progress: () => void): Promise<void> {
    let next = this.main.read(this.main.position);
    for (;;) {
      const batch = await next;
      if (this.stopping.signal.aborted || batch.through === this.main.position) return;
      // Behind less than a live page nothing is gained by hurry: what gathers costs less.
      const more = batch.rest !== undefined || batch.steps.length >= this.options.livePage;
      if (more) next = this.main.readBehind(batch);
      // It may fail while this batch is still being written; the failure is met when it is awaited.
      next.catch(() => undefined);
      await this.take(batch);
      progress();
      if (!more) return;
    }
  }

  private async follow(progress: () => void): Promise<void> {
    const { eventLog, log, types, livePage: limit, gatherMilliseconds } = this.options;
    const { signal } = this.stopping;
    const options = {
      after: this.main.position,
      limit,
      gatherMilliseconds,
      signal,
      ...(types === undefined ? {} : { types }),
    };
    let full = 0;
    for await (const page of eventLog.subscribe(log, options)) {
      await this.takeWhole(page);
      progress();
      full = page.events.length < limit ? 0 : full + 1;
      // A backlog grows: bigger pages cost less per event.
      if (full > 4) return;
    }
  }

  private async takeWhole(page: LogPage): Promise<void> {
    for (let rest: LogPage | undefined = page; rest !== undefined;) {
      const batch: Batch = await this.main.understand(this.main.position, rest);
      await this.take(batch);
      ({ rest } = batch);
    }
  }

  private async take(batch: Batch): Promise<void> {
    const began = performance.now();
    const stragglers = await this.main.exclusive(() => this.main.take(batch));
    for (const straggler of stragglers) this.fallBehind(straggler);
    await this.options.breathe(performance.now() - began);
  }

  private fallBehind({ view, error }: Straggler): void {
    this.options.onProblem(view, error);
    if (error instanceof ViewHalted) this.states.set(view, 'halted');
    else this.detach(view);
  }

  /** The view goes on alone until it is where the main lane is. */
  private detach(view: RunningView): void {
    const alone = this.goAlone(view).finally(() => this.side.delete(alone));
    this.side.add(alone);
  }

  private async goAlone(view: RunningView): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 1; !signal.aborted && this.states.has(view); failures++) {
      try {
        await view.open();
        if (view.position <= this.main.position) {
          await this.catchUpAlone(view);
          return;
        }
      } catch (error) {
        this.options.onProblem(view, error);
        this.states.set(view, error instanceof ViewHalted ? 'halted' : 'retrying');
        if (error instanceof ViewHalted) return;
      }
      await this.rest(pauseBefore(failures, this.options.patience));
    }
  }

  private async catchUpAlone(view: RunningView): Promise<void> {
    const { signal } = this.stopping;
    const lane = await Lane.at(view.position, [view], this.options);
    this.states.set(view, 'catching-up');
    while (!signal.aborted && this.main.position - lane.position > this.options.livePage) {
      await lane.advanceTo(this.main.position, signal);
    }
    await this.main.exclusive(async () => {
      await lane.advanceTo(this.main.position, signal);
      if (signal.aborted || !this.states.has(view)) return;
      this.main.views.add(view);
      this.states.set(view, 'live');
      // Another runner may have written all of it: whoever waits for the position is told all the same.
      this.options.onCommitted(view);
    });
  }

  private mark(state: FollowedState): void {
    for (const view of this.main.views) this.states.set(view, state);
  }

  private async rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
