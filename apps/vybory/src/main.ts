import { setFlagsFromString } from 'node:v8';
import { AttachmentStoreFailed } from '#vybory/attachments';
import { ConfigError, createLogger, EmbeddedPostgresError, readConfig, type Config } from '#vybory/platform';
import type { Text } from '#vybory/language';
import { startServer, type RunningServer } from './server.js';

/** Both languages: nobody knows yet who reads the terminal. */
function tell({ uk, en }: Text): void {
  process.stderr.write(`\n${uk}\n${en}\n\n`);
}

function explain(error: unknown, config: Config | undefined): Text | undefined {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError) return error.text;
  if (error instanceof AttachmentStoreFailed) {
    const reason = String(error.cause);
    return {
      uk: `Сховище файлів (VYBORY_ATTACHMENTS) не відкривається: ${reason}`,
      en: `The store of files (VYBORY_ATTACHMENTS) cannot be opened: ${reason}`,
    };
  }
  if (error instanceof Error && 'code' in error && config && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
    const { host, port } = config;
    return {
      uk: `Порт ${port} на ${host} вже зайнятий або недоступний. Звільніть його або задайте інший, наприклад: PORT=${port + 1} npm start`,
      en: `The port ${port} on ${host} is taken or not permitted. Free it or choose another, e.g.: PORT=${port + 1} npm start`,
    };
  }
  return undefined;
}

/**
 * How far a heap may grow beyond what is alive in it before it is collected, of every thread. V8 lets it become four times as large, which took
 * the process over 1 GiB in a flood; collecting earlier costs nothing that could be measured.
 */
const heapGrowthPercent = 80;

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  let config: Config | undefined;
  let server: RunningServer | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (code: number): void => {
    stopping ??= (server?.stop() ?? Promise.resolve()).then(
      () => process.exit(code),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  try {
    config = readConfig(process.env, process.cwd());
    const logger = createLogger(config.logLevel);
    const starting = startServer(config, logger, (error) => {
      logger.fatal({ msg: 'the back office has died', err: error });
      stop(1);
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Not once: the second Ctrl-C of an impatient person must not end the process without its PostgreSQL.
      process.on(
        signal,
        () =>
          void starting.then(
            () => stop(0),
            () => undefined,
          ),
      );
    }
    server = await starting;
    const stored = config.databaseUrl === undefined ? config.dataDir : 'DATABASE_URL';
    tell({
      uk: `Вибори: ${server.url}   (дані: ${stored}). Зупинити: Ctrl-C`,
      en: `Vybory: ${server.url}   (data: ${stored}). Stop: Ctrl-C`,
    });
  } catch (error) {
    const explanation = explain(error, config);
    if (explanation) tell(explanation);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}

await main();
