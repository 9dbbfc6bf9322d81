import { logName, openPostgresEventLog, type PostgresConnection } from '#vybory/event-log';
import { campaignId } from '../workload/campaign.js';

/** As large as the pages of a rebuild. */
const pageEvents = 8_000;

/** Reads and parses the whole log, the next page on its way while this one is parsed, and does nothing with it. */
export async function readAndParse(
  connection: PostgresConnection,
): Promise<{ readonly count: number; readonly seconds: number }> {
  const eventLog = openPostgresEventLog({ connection, poolSize: 2 });
  try {
    const log = logName(campaignId);
    const read = (after: number) => eventLog.readLog(log, { after, limit: pageEvents });
    await read(0);
    const began = performance.now();
    let count = 0;
    for (let page = await read(0); page.events.length > 0;) {
      const next = read(page.through);
      count += page.events.length;
      page = await next;
    }
    return { count, seconds: (performance.now() - began) / 1000 };
  } finally {
    await eventLog.close();
  }
}
