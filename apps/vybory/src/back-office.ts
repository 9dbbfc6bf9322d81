import { parentPort, workerData } from 'node:worker_threads';
import { DataSource } from 'typeorm';
import { withEvent } from '#vybory/campaign-registry';
import { asApplication, openPostgresEventLog, type PostgresConnection } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { breather, Busyness, createLogger, type LogLevel } from '#vybory/platform';
import { PostgresBookmarks, PrimaryProcessing } from '#vybory/processing';

/** What the front thread gives the back office to work with. */
export interface BackOfficeData {
  readonly connection: PostgresConnection;
  readonly busyness: SharedArrayBuffer;
  readonly logLevel: LogLevel;
}

/** What the threads say to each other. */
export type ToBackOffice = { readonly type: 'stop' };
export type FromBackOffice = { readonly type: 'started' } | { readonly type: 'stopped' };

/**
 * Primary processing and projections in a thread of their own, so that folding a page never delays an answer. Yields to the
 * front thread when that is busy, down to a least share.
 */
async function run({ connection, busyness, logLevel }: BackOfficeData): Promise<void> {
  const logger = createLogger(logLevel).child({ context: 'back-office' });
  const forms = formCatalogue();
  const breathe = breather(new Busyness(busyness));
  const eventLog = openPostgresEventLog({ connection, poolSize: 4 });
  const database = await new DataSource({
    type: 'postgres',
    extra: { ...withoutWaitingForDisk(connection), max: 2 },
  }).initialize();
  const processing = new PrimaryProcessing({
    eventLog,
    bookmarks: new PostgresBookmarks(database),
    withCampaignEvent: (campaign, event) => withEvent(campaign, event, forms),
    breathe,
    onTrouble: (log, error) => logger.warn({ msg: 'processing starts again from its bookmark', log, err: error }),
  });
  processing.start();
  parentPort?.on('message', (message: ToBackOffice) => {
    if (message.type === 'stop') void stop();
  });
  say({ type: 'started' });

  async function stop(): Promise<void> {
    await processing.stop();
    await eventLog.close();
    await database.destroy();
    say({ type: 'stopped' });
    parentPort?.close();
  }
}

function withoutWaitingForDisk(connection: PostgresConnection): object {
  const { options = '', ...config } = asApplication(connection);
  return { ...config, options: `${options} -c synchronous_commit=off` };
}

function say(message: FromBackOffice): void {
  parentPort?.postMessage(message);
}

await run(workerData as BackOfficeData);
