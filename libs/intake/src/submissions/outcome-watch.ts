import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { EVENT_LOG } from '#vybory/campaign-registry';
import type { EventLog, LogName, StreamName } from '#vybory/event-log';
import { carrierEventTypes, paperEntryEventTypes } from '#vybory/submissions';

type Wake = () => void;

interface Watched {
  readonly waiting: Map<StreamName, Set<Wake>>;
  readonly stop: AbortController;
}

const outcomeTypes = [
  'SubmissionChecked',
  'SubmissionRegistered',
  'SubmissionAcknowledged',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'SubmissionWithdrawn',
  'SubmissionClarified',
  'DiscrepancyActsAttached',
  ...paperEntryEventTypes,
  ...carrierEventTypes,
];

/** Wakes those who wait for something to happen to a slot. Follows a log only while somebody waits for it. */
@Injectable()
export class OutcomeWatch implements BeforeApplicationShutdown {
  private readonly logger = new Logger(OutcomeWatch.name);
  private readonly closing = new AbortController();
  private readonly watched = new Map<LogName, Watched>();

  constructor(@Inject(EVENT_LOG) private readonly eventLog: EventLog) {}

  /** Before the server waits for the connections that wait here. */
  beforeApplicationShutdown(): void {
    this.closing.abort();
    for (const { stop } of this.watched.values()) stop.abort();
  }

  /** Nothing is watched any more: what waits is answered with what there is. */
  get closed(): boolean {
    return this.closing.signal.aborted;
  }

  /**
   * Asks `look` at once and again whenever the stream moves, until it finds something or the time is over.
   * @returns what `look` found; undefined when the time was over, `signal` aborted or the server closed, first.
   */
  async until<Found>(
    log: LogName,
    stream: StreamName,
    look: () => Promise<Found | undefined>,
    { milliseconds, signal }: { readonly milliseconds: number; readonly signal?: AbortSignal },
  ): Promise<Found | undefined> {
    const over = AbortSignal.any([AbortSignal.timeout(milliseconds), this.closing.signal, ...(signal ? [signal] : [])]);
    let wake: Wake = () => undefined;
    const nextWake = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    let woken = nextWake();
    const wakeNow: Wake = () => wake();
    const leave = this.enter(log, stream, wakeNow);
    over.addEventListener('abort', wakeNow, { once: true });
    try {
      for (;;) {
        const found = await look();
        if (found !== undefined || over.aborted) return found;
        await woken;
        woken = nextWake();
      }
    } finally {
      over.removeEventListener('abort', wakeNow);
      leave();
    }
  }

  private enter(log: LogName, stream: StreamName, wake: Wake): () => void {
    const { waiting } = this.watch(log);
    const wakes = waiting.get(stream) ?? new Set<Wake>();
    wakes.add(wake);
    waiting.set(stream, wakes);
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0) waiting.delete(stream);
      if (waiting.size === 0) this.unwatch(log);
    };
  }

  private watch(log: LogName): Watched {
    let watched = this.watched.get(log);
    if (!watched) {
      watched = { waiting: new Map(), stop: new AbortController() };
      this.watched.set(log, watched);
      void this.follow(log, watched);
    }
    return watched;
  }

  private unwatch(log: LogName): void {
    this.watched.get(log)?.stop.abort();
    this.watched.delete(log);
  }

  private async follow(log: LogName, { waiting, stop: { signal } }: Watched): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.wakeAsTheLogMoves(log, waiting, signal);
      } catch (error) {
        this.logger.warn({ msg: 'following the log was interrupted', log, err: error });
        await pause(500, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async wakeAsTheLogMoves(log: LogName, waiting: Watched['waiting'], signal: AbortSignal): Promise<void> {
    const { position } = await this.eventLog.head(log);
    // Whoever came while the head was asked for may have missed something: everybody looks once more.
    wakeAll(waiting.values());
    for await (const page of this.eventLog.subscribe(log, {
      after: position,
      limit: 1000,
      types: outcomeTypes,
      signal,
    })) {
      wakeAll(page.events.map(({ stream }) => waiting.get(stream) ?? noWakes));
    }
  }
}

const noWakes: ReadonlySet<Wake> = new Set();

function wakeAll(places: Iterable<ReadonlySet<Wake>>): void {
  for (const wakes of places) for (const wake of wakes) wake();
}
