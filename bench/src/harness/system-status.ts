import { setTimeout as pause } from 'node:timers/promises';
import { campaignId } from '../workload/campaign.js';
import { getRequest } from '../workload/requests.js';
import { HttpConnection } from './http-connection.js';

interface StatusDocument {
  readonly caughtUp: boolean;
  readonly campaigns: readonly {
    readonly id: string;
    readonly head: number;
    readonly processing: { readonly position: number } | null;
    readonly views: readonly { readonly view: string; readonly position: number; readonly state: string }[];
  }[];
}

/** How far the back office is behind what was stored, in events of the log. */
export interface Lag {
  readonly head: number;
  readonly processing: number;
  /** Of the view that is furthest behind. */
  readonly views: number;
}

const pollMilliseconds = 10;
const patienceMilliseconds = 600_000;

/** Watches primary processing and the views through `GET /status`. */
export class SystemStatus {
  private constructor(
    private readonly connection: HttpConnection,
    private readonly url: URL,
  ) {}

  static async open(url: URL): Promise<SystemStatus> {
    return new SystemStatus(await HttpConnection.open(url), url);
  }

  async lag(): Promise<Lag> {
    const [campaign] = (await this.read()).campaigns;
    if (!campaign) throw new Error('the server does not know the campaign');
    const { head, processing, views } = campaign;
    return {
      head,
      processing: head - (processing?.position ?? 0),
      views: head - Math.min(...views.map(({ position }) => position)),
    };
  }

  /** Resolves when everything that was stored is processed and visible in every view. */
  async caughtUp(): Promise<void> {
    const deadline = performance.now() + patienceMilliseconds;
    while (!(await this.read()).caughtUp) {
      if (performance.now() > deadline) throw new Error('processing and views do not catch up');
      await pause(pollMilliseconds);
    }
  }

  close(): void {
    this.connection.close();
  }

  private async read(): Promise<StatusDocument> {
    const { status, body } = await this.connection.request(getRequest(this.url, `status?campaign=${campaignId}`));
    if (status !== 200) throw new Error(`status: ${status} ${body.slice(0, 500)}`);
    const document = JSON.parse(body) as StatusDocument;
    const halted = document.campaigns.flatMap(({ views }) => views).find(({ state }) => state === 'halted');
    if (halted) throw new Error(`the view ${halted.view} has halted`);
    return document;
  }
}
