import type { EventLog } from '#vybory/event-log';
import { MemoryBookmarks, type Bookmarks } from '../bookmarks.js';
import { PrimaryProcessing } from '../primary-processing.js';
import { log, withCampaignEvent } from './test-campaign.js';

export interface Run {
  readonly bookmarks?: Bookmarks;
  readonly pageSize?: number;
}

/** Primary processing that runs until it is stopped. */
export class RunningProcessing {
  /** What went wrong so far. */
  readonly troubles: unknown[] = [];
  private readonly processing: PrimaryProcessing;

  constructor(
    private readonly eventLog: EventLog,
    private readonly bookmarks: Bookmarks = new MemoryBookmarks(),
    pageSize = 500,
  ) {
    this.processing = new PrimaryProcessing({
      eventLog,
      bookmarks,
      withCampaignEvent,
      onTrouble: (_, error) => this.troubles.push(error),
      tuning: {
        ...{ pageSize, gatherMilliseconds: () => 0 },
        ...{ firstPauseMilliseconds: 0, longestPauseMilliseconds: 0, newLogsEveryMilliseconds: 1 },
      },
    });
    this.processing.start();
  }

  /** Resolves when the bookmark is at the position, or at the end of the log. */
  async caughtUp(position?: number): Promise<void> {
    for (;;) {
      const wanted = position ?? (await this.eventLog.head(log)).position;
      if ((await this.bookmarks.read(log)) >= wanted) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  stop(): Promise<void> {
    return this.processing.stop();
  }
}

/** Processes everything that is there, with whatever restarts it takes. Tells what went wrong. */
export async function processAll(eventLog: EventLog, { bookmarks, pageSize }: Run = {}): Promise<readonly unknown[]> {
  const running = new RunningProcessing(eventLog, bookmarks, pageSize);
  await running.caughtUp();
  await running.stop();
  return running.troubles;
}
