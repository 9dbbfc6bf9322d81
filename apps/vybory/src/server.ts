import type { Logger } from 'pino';
import type { Config } from '#vybory/platform';
import { BackOfficeThread } from './back-office-thread.js';
import { openDatabase, type Database } from './database.js';
import { startSystem } from './system.js';

export interface RunningServer {
  readonly url: string;
  readonly database: Database['kind'];
  /** Answers what has been asked, stores what is under way, then ends everything that was started. */
  stop(): Promise<void>;
}

/** Starts the whole product in this process; what was started is ended again when a later step fails. */
export async function startServer(
  config: Config,
  logger: Logger,
  onFatal: (error: unknown) => void,
): Promise<RunningServer> {
  const database = await openDatabase(config, logger);
  try {
    const system = await startSystem({
      connection: database.connection,
      config,
      logger,
      startBackOffice: (data, listener) => BackOfficeThread.start(data, listener),
      onFatal,
    });
    return {
      url: system.url,
      database: database.kind,
      stop: () => system.stop().finally(() => database.stop()),
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
