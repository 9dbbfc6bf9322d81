import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { PostgresConnection } from '#vybory/event-log';
import { startEmbeddedPostgres, type Config, type RunningPostgres } from '#vybory/platform';

/** The PostgreSQL that this process works with, whoever runs it. */
export interface Database {
  /** Of the owner: migrations use it as it is, everything else takes the application role on it. */
  readonly connection: PostgresConnection;
  readonly kind: 'embedded' | 'external';
  stop(): Promise<void>;
}

const databaseName = 'vybory';
const firstRestartPause = 100;
const longestRestartPause = 10_000;

export async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    return { connection: config.databaseUrl, kind: 'external', stop: () => Promise.resolve() };
  }
  const server = await EmbeddedServer.start(join(config.dataDir, 'postgres'), logger);
  await ensureDatabase(server);
  return { connection: server.connection(databaseName), kind: 'embedded', stop: () => server.stop() };
}

/** An embedded PostgreSQL that is started again when it ends without being asked to. */
class EmbeddedServer {
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  private constructor(
    private readonly dataDir: string,
    private readonly logger: Logger,
    private running: RunningPostgres,
  ) {
    this.watching = this.watch();
  }

  static async start(dataDir: string, logger: Logger): Promise<EmbeddedServer> {
    return new EmbeddedServer(dataDir, logger, await launch(dataDir, logger));
  }

  connection(database: string): ReturnType<RunningPostgres['connection']> {
    return this.running.connection(database);
  }

  /** Waits for a start that is under way: it would otherwise outlive this process. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running.stop();
    await this.watching;
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async watch(): Promise<void> {
    for (let delay = firstRestartPause; ; delay = Math.min(delay * 2, longestRestartPause)) {
      const exit = await this.running.exited;
      if (this.isStopping()) return;
      this.logger.error({ msg: 'PostgreSQL ended unexpectedly and is started again', exit });
      try {
        this.running = await launch(this.dataDir, this.logger);
        delay = firstRestartPause;
      } catch (error) {
        this.logger.error({ msg: 'PostgreSQL does not start', err: error });
        await pause(delay, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
      if (this.isStopping()) await this.running.stop();
    }
  }
}

function launch(dataDir: string, logger: Logger): Promise<RunningPostgres> {
  return startEmbeddedPostgres({
    dataDir,
    onLog: (line) => logger[severityOf(line)]({ context: 'postgres', msg: line }),
  });
}

/** PostgreSQL tells everything in one stream, and most of it is no trouble. */
function severityOf(line: string): 'error' | 'warn' | 'info' {
  if (line.includes(' PANIC: ')) return 'error';
  return / (?:WARNING|ERROR|FATAL): /.test(line) ? 'warn' : 'info';
}

async function ensureDatabase(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client(server.connection('postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
