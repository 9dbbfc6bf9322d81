import { setTimeout as pause } from 'node:timers/promises';
import { campaignEventTypes, type CampaignEvent, type CampaignRuntime } from '#vybory/campaigns';
import type { EventLog, LogName, LogPage } from '#vybory/event-log';
import type { Bookmarks } from './bookmarks.js';
import { LogProcessor, processedTypes } from './log-processor.js';
import { RegistrationBook } from './registration-book.js';

export type WithCampaignEvent = (
  campaign: CampaignRuntime | undefined,
  event: CampaignEvent,
) => CampaignRuntime | undefined;

export interface PrimaryProcessingOptions {
  readonly eventLog: EventLog;
  readonly bookmarks: Bookmarks;
  readonly withCampaignEvent: WithCampaignEvent;
  /** Lets others have the processor: awaited after every page with the time that the page took. */
  readonly breathe?: (milliseconds: number) => Promise<void>;
  readonly onTrouble?: (log: LogName, error: unknown) => void;
  readonly tuning?: Partial<ProcessingTuning>;
}

export interface ProcessingTuning {
  /** Most events of a page: what is checked, numbered and stored together. */
  readonly pageSize: number;
  /** How long the next page gathers: what is stored together shares its commits. */
  readonly gatherMilliseconds: (eventsInPage: number) => number;
  /** Pause after trouble; doubles up to the longest while nothing moves. */
  readonly firstPauseMilliseconds: number;
  readonly longestPauseMilliseconds: number;
  /** How often to look for logs of new campaigns. */
  readonly newLogsEveryMilliseconds: number;
}

/** How a campaign's processing stands, for health and metrics. */
export interface ProcessingStatus {
  readonly log: LogName;
  readonly position: number;
  readonly state: 'running' | 'recovering';
}

const defaultTuning: ProcessingTuning = {
  pageSize: 500,
  gatherMilliseconds: (eventsInPage) => Math.min(100, 10 + eventsInPage / 2),
  firstPauseMilliseconds: 100,
  longestPauseMilliseconds: 5_000,
  newLogsEveryMilliseconds: 250,
};

/** Follows every campaign's log and processes what comes. After any trouble a campaign starts again from its bookmark; the others go on. */
export class PrimaryProcessing {
  private readonly stopped = new AbortController();
  private readonly running = new Map<LogName, Promise<void>>();
  private readonly statuses = new Map<LogName, ProcessingStatus>();
  private looking: Promise<void> | undefined;

  private readonly tuning: ProcessingTuning;

  constructor(private readonly options: PrimaryProcessingOptions) {
    this.tuning = { ...defaultTuning, ...options.tuning };
  }

  start(): void {
    this.looking ??= this.lookForLogs();
  }

  /** Resolves when the page in hand is done. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.looking;
    await Promise.all(this.running.values());
  }

  status(): readonly ProcessingStatus[] {
    return [...this.statuses.values()];
  }

  private async lookForLogs(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      await this.patiently(undefined, async () => {
        for (const log of await this.options.eventLog.logs()) {
          if (!this.running.has(log)) this.running.set(log, this.keepProcessing(log));
        }
      });
      await this.pause(this.tuning.newLogsEveryMilliseconds);
    }
  }

  private async keepProcessing(log: LogName): Promise<void> {
    const { firstPauseMilliseconds, longestPauseMilliseconds } = this.tuning;
    for (let delay = firstPauseMilliseconds; !this.stopped.signal.aborted;) {
      const before = this.statuses.get(log)?.position ?? 0;
      await this.patiently(log, () => this.processFromBookmark(log));
      const moved = (this.statuses.get(log)?.position ?? 0) > before;
      delay = moved ? firstPauseMilliseconds : Math.min(delay * 2, longestPauseMilliseconds);
      await this.pause(delay);
    }
  }

  private async processFromBookmark(log: LogName): Promise<void> {
    const { eventLog, bookmarks, withCampaignEvent, breathe } = this.options;
    const { signal } = this.stopped;
    const bookmark = await bookmarks.read(log);
    const book = await RegistrationBook.open(eventLog, log, bookmark);
    const processor = new LogProcessor(
      eventLog,
      log,
      book,
      withCampaignEvent,
      await this.restoreCampaign(log, bookmark),
    );
    this.statuses.set(log, { log, position: bookmark, state: 'running' });
    for await (const page of eventLog.subscribe(log, {
      after: bookmark,
      limit: this.tuning.pageSize,
      types: processedTypes,
      gatherMilliseconds: this.tuning.gatherMilliseconds,
      signal,
    })) {
      const began = performance.now();
      await processor.process(page);
      await this.moveBookmark(log, page);
      await breathe?.(performance.now() - began);
    }
  }

  private async moveBookmark(log: LogName, page: LogPage): Promise<void> {
    await this.options.bookmarks.write(log, page.through);
    this.statuses.set(log, { log, position: page.through, state: 'running' });
  }

  /** The campaign as it stood at the bookmark. */
  private async restoreCampaign(log: LogName, bookmark: number): Promise<CampaignRuntime | undefined> {
    let campaign: CampaignRuntime | undefined;
    for (let after = 0; after < bookmark;) {
      const page = await this.options.eventLog.readLog(log, { after, limit: 1000, types: campaignEventTypes });
      for (const event of page.events) {
        if (event.position > bookmark) break;
        // The type filter lets only these through.
        campaign = this.options.withCampaignEvent(campaign, event as unknown as CampaignEvent);
      }
      if (page.through === after) break;
      after = page.through;
    }
    return campaign;
  }

  /** Trouble is told, and what was tried is tried again by the caller. */
  private async patiently(log: LogName | undefined, attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (this.stopped.signal.aborted || log === undefined) return;
      this.statuses.set(log, { log, position: this.statuses.get(log)?.position ?? 0, state: 'recovering' });
      this.options.onTrouble?.(log, error);
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }
}
