import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { migrateEventLog, openPostgresEventLog } from '#vybory/event-log';
import { eventLogProblems } from '#vybory/intake';
import { Busyness, configureHttp, createFastifyAdapter, PinoLogger, publishBusyness, type Config } from '#vybory/platform';
import { AppModule } from './app.module.js';
import { BackOfficeThread } from './back-office-thread.js';
import { openDatabase } from './database.js';
import { migrateProcessing } from './migrate-processing.js';

export interface RunningServer {
  readonly url: string;
  readonly database: 'embedded' | 'external';
  /** Answers what has been asked, stores what is under way, then ends everything that was started. */
  stop(): Promise<void>;
}

/** Starts the whole system in this process; what was started is ended again when a later step fails. */
export async function startServer(config: Config, logger: Logger, onFatal: (error: unknown) => void): Promise<RunningServer> {
  const cleanup: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = cleanup.pop(); step; step = cleanup.pop()) await step();
  };
  try {
    const database = await openDatabase(config, logger);
    cleanup.push(() => database.stop());
    await migrateEventLog(database.connection);
    await migrateProcessing(database.connection);

    const eventLog = openPostgresEventLog({ connection: database.connection, poolSize: 8 });
    cleanup.push(() => eventLog.close());

    const busyness = new Busyness();
    const publishing = publishBusyness(busyness);
    const backOffice = await BackOfficeThread.start(
      { connection: database.connection, busyness: busyness.memory, logLevel: config.logLevel },
      { onCommitted: () => undefined, onDeath: onFatal },
    );
    cleanup.push(async () => {
      publishing.stop();
      await backOffice.stop();
    });

    const app = await NestFactory.create<NestFastifyApplication>(AppModule.with({ eventLog, backOffice }), createFastifyAdapter(config), {
      bodyParser: false,
      logger: new PinoLogger(logger),
      abortOnError: false,
    });
    cleanup.push(() => app.close());
    configureHttp(app, [eventLogProblems]);
    await app.listen(config.port, config.host);
    return { url: await app.getUrl(), database: database.kind, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
