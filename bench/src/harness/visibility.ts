import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { campaignId } from '../workload/campaign.js';
import { getRequest } from '../workload/requests.js';
import { HttpConnection, type Answer } from './http-connection.js';
import { record } from './load.js';

interface Glance {
  readonly at: number;
  /** Protocols that the national result counts. */
  readonly counted: number;
}

interface Receipt {
  readonly dueAt: number;
  readonly position: number;
}

const glanceEveryMilliseconds = 5;

/**
 * When protocols become visible in the national result. They are accepted, and so counted, in the order of their positions;
 * hence a protocol is visible in the first answer that counts as many as have a position up to its own.
 */
export class VisibilityWatch {
  private readonly receipts: Receipt[] = [];
  private readonly glances: Glance[] = [];
  private looking: Promise<void> | undefined;
  private stopped = false;

  private constructor(
    private readonly connection: HttpConnection,
    private readonly url: URL,
  ) {}

  static async open(url: URL): Promise<VisibilityWatch> {
    const watch = new VisibilityWatch(await HttpConnection.open(url), url);
    await watch.look();
    watch.looking = watch.keepLooking();
    return watch;
  }

  /** A submission that was due at `dueAt` has this receipt. */
  received(dueAt: number, { body }: Answer): void {
    const { position } = JSON.parse(body) as { readonly position: number };
    this.receipts.push({ dueAt, position });
  }

  /** From the moment at which each was due to the moment at which it was seen. Call it when all are visible. */
  async latencies(): Promise<RecordableHistogram> {
    this.stopped = true;
    await this.looking;
    await this.look(true);
    this.connection.close();
    const latency = createHistogram();
    const before = this.glances[0]?.counted ?? 0;
    const inOrder = this.receipts.toSorted((a, b) => a.position - b.position);
    let glance = 0;
    inOrder.forEach(({ dueAt }, index) => {
      while ((this.glances[glance]?.counted ?? Infinity) < before + index + 1) glance++;
      const seen = this.glances[glance];
      if (!seen) throw new Error('a protocol never became visible');
      record(latency, seen.at - dueAt);
    });
    return latency;
  }

  private async keepLooking(): Promise<void> {
    while (!this.stopped) {
      await pause(glanceEveryMilliseconds);
      await this.look();
    }
  }

  private async look(newest = false): Promise<void> {
    const question = getRequest(this.url, `campaigns/${campaignId}/results`, newest);
    const { status, body } = await this.connection.request(question);
    if (status !== 200) throw new Error(`results: ${status} ${body.slice(0, 500)}`);
    const { counted } = JSON.parse(body) as { readonly counted: { readonly counted: number } };
    this.glances.push({ at: performance.now(), counted: counted.counted });
  }
}
