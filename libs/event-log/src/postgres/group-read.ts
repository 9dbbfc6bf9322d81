import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RecordedEvent, StreamName } from '../port.js';

export type ReadStreams = (
  streams: readonly StreamName[],
) => Promise<ReadonlyMap<StreamName, readonly RecordedEvent[]>>;

const streamsAtOnce = 250;

interface Waiting {
  readonly stream: StreamName;
  readonly resolve: (events: readonly RecordedEvent[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What group commit is for appends: single streams of one log that are asked for while a question is on its way are asked
 * for together with the next. Every question begins after its callers came, so that none gets an older answer.
 */
export class GroupRead {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly readStreams: ReadStreams) {}

  read(stream: StreamName): Promise<readonly RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    do {
      await nextTurn();
      await this.answer(this.waiting.splice(0, streamsAtOnce));
    } while (this.waiting.length > 0);
    this.running = false;
  }

  private async answer(callers: readonly Waiting[]): Promise<void> {
    try {
      const found = await this.readStreams([...new Set(callers.map((caller) => caller.stream))]);
      for (const { stream, resolve } of callers) resolve(found.get(stream) ?? []);
    } catch (error) {
      for (const { reject } of callers) reject(error);
    }
  }
}
