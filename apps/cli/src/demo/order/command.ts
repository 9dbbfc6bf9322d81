import type { CampaignKind } from '#vybory/forms';
import { ApiClient } from '../../api-client.js';
import type { GlobalOptions } from '../../commands/command.js';
import { progressFor } from '../../progress.js';
import { withServer } from '../server.js';
import { playOrderCampaign, type OrderDemoResult } from './order-demo.js';
import { dataOf, isAsPlanted, reportOf } from './report.js';

export const kinds: readonly CampaignKind[] = ['presidential', 'parliamentary', 'referendum', 'local'];

export interface KindDemoOptions {
  readonly kind: CampaignKind;
  readonly precincts: number;
  readonly seed: number;
  readonly mistakes: number;
  readonly exit: boolean;
}

const connections = 16;

/** A campaign of one kind with every form of the order; ends with 1 when the checks found anything else than was planted. */
export async function demoOfKind(options: KindDemoOptions, { json }: GlobalOptions): Promise<void> {
  await withServer({ wait: !options.exit }, async (url) => {
    const api = new ApiClient({ url, connections });
    try {
      const progress = progressFor(process.stderr, json);
      const votingDay = votingDayAfter(new Date());
      const result = await playOrderCampaign({ ...options, votingDay, api, progress, connections });
      tell(result, url, { json, wait: !options.exit });
    } finally {
      await api.close();
    }
  });
}

function tell(
  result: OrderDemoResult,
  url: string,
  { json, wait }: { readonly json: boolean; readonly wait: boolean },
): void {
  if (json) console.log(JSON.stringify(dataOf(result)));
  else console.log(reportOf(result, wait ? url : undefined));
  if (!isAsPlanted(result)) process.exitCode = 1;
}

/** Far enough ahead for the first term of every kind, so that nothing is late. */
const daysAhead = 160;

/** A Sunday. */
export function votingDayAfter(today: Date): string {
  const day = new Date(today.getTime() + daysAhead * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}
