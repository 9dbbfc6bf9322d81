import { setTimeout as pause } from 'node:timers/promises';
import { campaignId, type Precinct } from '../workload/campaign.js';
import { getRequest } from '../workload/requests.js';
import { HttpConnection } from './http-connection.js';

const pollMilliseconds = 20;
const patienceMilliseconds = 300_000;
/** The order of arrival may differ from the order of sending by as much as is under way at once. */
const underWay = 64;

/** How far primary processing has come with the protocols that were sent, asked through the API. */
export class BackOfficeWatch {
  private constructor(
    private readonly connection: HttpConnection,
    private readonly url: URL,
    private readonly precincts: readonly Precinct[],
  ) {}

  static async open(url: URL, precincts: readonly Precinct[]): Promise<BackOfficeWatch> {
    return new BackOfficeWatch(await HttpConnection.open(url), url, precincts);
  }

  /** How many of the first `sent` precincts' protocols are accepted; they are accepted in the order of arrival. */
  async acceptedOf(sent: number): Promise<number> {
    let accepted = 0;
    for (let beyond = sent; accepted < beyond; ) {
      const middle = Math.floor((accepted + beyond) / 2);
      if (await this.isAccepted(middle)) accepted = middle + 1;
      else beyond = middle;
    }
    return accepted;
  }

  /** Resolves when the first `sent` protocols are accepted; answers how many seconds that took. */
  async caughtUp(sent: number): Promise<number> {
    const began = performance.now();
    for (let number = Math.max(0, sent - underWay); number < sent; ) {
      if (await this.isAccepted(number)) number++;
      else if (performance.now() - began > patienceMilliseconds) throw new Error('the back office does not catch up');
      else await pause(pollMilliseconds);
    }
    return (performance.now() - began) / 1000;
  }

  close(): void {
    this.connection.close();
  }

  private async isAccepted(number: number): Promise<boolean> {
    const id = `${campaignId}.precinct-count-protocol.${this.precincts[number]?.code ?? ''}.president~1`;
    const { status, body } = await this.connection.request(getRequest(this.url, `submissions/${id}`));
    if (status !== 200) throw new Error(`submission ${id}: ${status} ${body.slice(0, 500)}`);
    return (JSON.parse(body) as { readonly status: string }).status === 'accepted';
  }
}
