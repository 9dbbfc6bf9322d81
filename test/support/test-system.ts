import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import request, { type Response } from 'supertest';
import { logName, openPostgresEventLog, type OpenEventLog, type RecordedEvent } from '#vybory/event-log';
import { createLogger, startEmbeddedPostgres } from '#vybory/platform';
import type { CampaignDefinition, Stage } from '#vybory/campaigns';
import { BackOffice } from '../../apps/vybory/src/back-office.js';
import { startSystem } from '../../apps/vybory/src/system.js';

/** The whole product on a PostgreSQL of its own, the back office in this thread. */
export interface TestSystem {
  readonly url: string;
  /** Where the product keeps its files. */
  readonly dataDir: string;
  /** The same log that the product writes. */
  readonly eventLog: OpenEventLog;
  /** Ends the product and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const databaseName = 'vybory';
/** Bytes; small, so that tests get over it. */
export const attachmentLimit = 4 * 1024 * 1024;

/** @param submissionLimit bytes of one filled-in form; absent: as large as they are taken by default */
export async function startTestSystem({
  submissionLimit = 32 * 1024 * 1024,
}: { readonly submissionLimit?: number } = {}): Promise<TestSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  await createDatabase(postgres.connection('postgres'));
  const connection = postgres.connection(databaseName);
  const start = (): ReturnType<typeof startSystem> =>
    startSystem({
      connection,
      config: {
        port: 0,
        host: '127.0.0.1',
        dataDir: folder,
        databaseUrl: undefined,
        logLevel: 'silent',
        bodyLimit: 1024 * 1024,
        submissionLimit,
        webhooksFile: undefined,
        attachments: {
          place: { kind: 'folder', folder: join(folder, 'attachments') },
          maximumBytes: attachmentLimit,
        },
      },
      logger: createLogger('silent'),
      startBackOffice: (data, listener) => BackOffice.start(data, listener),
      onFatal: (error) => {
        throw error;
      },
    });
  let running = await start();
  const eventLog = openPostgresEventLog({ connection, poolSize: 2 });
  return {
    get url() {
      return running.url;
    },
    dataDir: folder,
    eventLog,
    restart: async () => {
      await running.stop();
      running = await start();
    },
    stop: async () => {
      await running.stop();
      await eventLog.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`create database ${databaseName}`);
  await client.end();
}

/** Announces the campaign and leads it to a stage. */
export async function openCampaign(url: string, definition: CampaignDefinition, stage: Stage): Promise<void> {
  const announced = await request(url).post('/api/v1/campaigns').set('vybory-body', 'secretariat').send(definition);
  if (announced.status !== 201) throw new Error(JSON.stringify(announced.body));
  const path: readonly Stage[] = ['preparation', 'voting', 'tabulation', 'established', 'closed'];
  for (const next of path.slice(0, path.indexOf(stage) + 1)) {
    const entered = await enterStage(url, definition.id, next);
    if (entered.status !== 200) throw new Error(JSON.stringify(entered.body));
  }
}

export async function enterStage(url: string, campaign: string, stage: Stage): Promise<Response> {
  return request(url).put(`/api/v1/campaigns/${campaign}/stage`).set('vybory-body', 'secretariat').send({ stage });
}

/** Everything in a campaign's log, in order. */
export async function wholeLog({ eventLog }: TestSystem, campaign: string): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0; ;) {
    const page = await eventLog.readLog(logName(campaign), { after, limit: 1000 });
    if (page.through === after) return events;
    events.push(...page.events);
    after = page.through;
  }
}

/** Events in a campaign's log. */
export async function headOf({ eventLog }: TestSystem, campaign: string): Promise<number> {
  return (await eventLog.head(logName(campaign))).position;
}
