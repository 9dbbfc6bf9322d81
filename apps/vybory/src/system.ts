import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { openAttachmentStore } from '#vybory/attachments';
import { migrateEventLog, openPostgresEventLog, type PostgresConnection } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { attachmentProblems, eventLogProblems } from '#vybory/intake';
import {
  Busyness,
  closeGracefully,
  configureHttp,
  createFastifyAdapter,
  LargeBodies,
  measureHttp,
  PinoLogger,
  publishBusyness,
  type Config,
} from '#vybory/platform';
import { ViewPositions, viewProblems } from '#vybory/query';
import { ViewReader, type CommitNotice } from '#vybory/views';
import { ApiDocumentShelf } from './api-document/api-document.controller.js';
import { describeApi } from './api-document/describe.js';
import { AppModule, type AppParts } from './app.module.js';
import type { BackOfficeDesk, BackOfficeListener, StartBackOffice } from './back-office-protocol.js';
import { migrateProcessing } from './migrate-processing.js';
import { AppendMetrics } from './operations/append-metrics.js';
import { startOutgoing } from './outgoing.js';

export interface SystemParts {
  /** Of the owner of the database. */
  readonly connection: PostgresConnection;
  readonly config: Config;
  readonly logger: Logger;
  readonly startBackOffice: StartBackOffice;
  /** The back office has ended without being asked to. */
  readonly onFatal: (error: unknown) => void;
}

export interface RunningSystem {
  readonly url: string;
  stop(): Promise<void>;
}

/** Composes everything that works on one database; what was started is ended again when a later step fails. */
export async function startSystem(parts: SystemParts): Promise<RunningSystem> {
  const cleanup: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = cleanup.pop(); step; step = cleanup.pop()) await step();
  };
  try {
    const { connection } = parts;
    await migrateEventLog(connection);
    await migrateProcessing(connection);
    const { count, registry: metrics } = new AppendMetrics(new Registry(), formCatalogue());
    const eventLog = openPostgresEventLog({ connection, poolSize: 8, onStored: count });
    cleanup.push(() => eventLog.close());
    const attachments = await openAttachmentStore(parts.config.attachments);
    cleanup.push(() => attachments.close());
    const interested: BackOfficeListener['onCommitted'][] = [];
    const tellCommitted = (notice: CommitNotice): void => interested.forEach((hear) => hear(notice));
    const backOffice = await openBackOffice(parts, () => eventLog.unanswered, tellCommitted, cleanup);
    const app = await openApp(parts, { eventLog, attachments, backOffice, metrics }, cleanup);
    const viewPositions = app.get(ViewPositions);
    interested.push((notice) => viewPositions.accept(notice));
    return { url: await app.getUrl(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openBackOffice(
  { connection, config, startBackOffice, onFatal }: SystemParts,
  unanswered: () => number,
  onCommitted: BackOfficeListener['onCommitted'],
  cleanup: (() => Promise<void>)[],
): Promise<BackOfficeDesk> {
  const busyness = new Busyness();
  const publishing = publishBusyness(busyness, unanswered);
  cleanup.push(() => {
    publishing.stop();
    return Promise.resolve();
  });
  const backOffice = await startBackOffice(
    { connection, busyness: busyness.memory, logLevel: config.logLevel },
    { onCommitted, onDeath: onFatal },
  );
  cleanup.push(() => backOffice.stop());
  return backOffice;
}

/** So many forms of the largest size may be under way, or more that are smaller. */
const largestAtOnce = 2;

async function openApp(
  { connection, config, logger }: SystemParts,
  shared: Omit<AppParts, 'viewReader' | 'attachmentLimits' | 'submissions'>,
  cleanup: (() => Promise<void>)[],
): Promise<NestFastifyApplication> {
  const limit = config.submissionLimit;
  const submissions = { limit, underWay: new LargeBodies(largestAtOnce * limit) };
  const viewReader = new ViewReader(connection);
  cleanup.push(() => viewReader.close());
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ ...shared, attachmentLimits: config.attachments, submissions, viewReader }),
    createFastifyAdapter(config),
    { bodyParser: false, logger: new PinoLogger(logger), abortOnError: false },
  );
  cleanup.push(() => closeGracefully(app));
  configureHttp(app, { translations: [eventLogProblems, attachmentProblems, viewProblems], largeBodies: submissions });
  measureHttp(app, shared.metrics);
  app.get(ApiDocumentShelf).put(() => describeApi(app));
  await app.listen(config.port, config.host);
  const { eventLog, backOffice } = shared;
  const { webhooksFile } = config;
  const outgoing = startOutgoing({ app, eventLog, backOffice, viewReader, webhooksFile, logger });
  cleanup.push(() => outgoing.stop());
  return app;
}
