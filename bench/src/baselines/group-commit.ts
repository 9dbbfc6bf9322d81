import { join } from 'node:path';
import {
  logName,
  migrateEventLog,
  openPostgresEventLog,
  type NewEvent,
  type OpenEventLog,
  type StreamName,
} from '#vybory/event-log';
import { startEmbeddedPostgres, type RunningPostgres } from '#vybory/platform';
import type { LoadResult } from '../harness/load.js';
import { withTemporaryFolder } from '../harness/temporary-folder.js';
import { campaignId, type Precinct } from '../workload/campaign.js';
import { callAll } from './callers.js';
import { asNewEvent, receivedEvents } from './received-events.js';

/** Group commit alone: the event log on a PostgreSQL of its own with the product's settings, without HTTP before it. */
export class GroupCommitBaseline {
  private constructor(
    private readonly postgres: RunningPostgres,
    private readonly eventLog: OpenEventLog,
  ) {}

  /** On a PostgreSQL of its own, gone when `work` is done. */
  static during<Result>(work: (baseline: GroupCommitBaseline) => Promise<Result>): Promise<Result> {
    return withTemporaryFolder(async (folder) => {
      const baseline = await GroupCommitBaseline.start(folder);
      try {
        return await work(baseline);
      } finally {
        await baseline.stop();
      }
    });
  }

  static async start(folder: string): Promise<GroupCommitBaseline> {
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'group-commit') });
    const connection = postgres.connection();
    await migrateEventLog(connection);
    return new GroupCommitBaseline(postgres, openPostgresEventLog({ connection }));
  }

  /** Appends what intake appends for these precincts' protocols, each by itself. */
  run(precincts: readonly Precinct[], callers: number): Promise<LoadResult> {
    const eventOf = receivedEvents();
    const prepared = precincts.map((precinct, number) => {
      const received = eventOf(precinct, number);
      return { stream: received.stream, event: asNewEvent(received, `territorial-commission:${precinct.district}`) };
    });
    return this.append(prepared, callers);
  }

  /** Appends these, each by itself and each to a stream of its own. */
  append(
    prepared: readonly { readonly stream: StreamName; readonly event: NewEvent }[],
    callers: number,
  ): Promise<LoadResult> {
    const log = logName(campaignId);
    return callAll(callers, prepared.length, async (number) => {
      const append = prepared[number];
      if (!append) throw new RangeError(`there is no append ${number}`);
      const { status } = await this.eventLog.append(log, append.stream, 0, [append.event]);
      if (status !== 'appended') throw new Error(`${append.stream}: ${status}`);
    });
  }

  async stop(): Promise<void> {
    await this.eventLog.close();
    await this.postgres.stop();
  }
}
