import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/config.js';

/** Bodies and query strings can hold personal data; what is logged is what code says explicitly, and never these. */
const neverLogged = ['*.password', '*.values', '*.body', '*.headers', '*.idempotencyKey'];

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: neverLogged, remove: true },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  // Synchronous, so that the last line before a crash is there; the hot path logs nothing.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** Parts of Nest that list every module and route at each start: two pages in front of the first line that somebody looks for. */
const talkative: ReadonlySet<unknown> = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Nest's logger interface over pino: one JSON object per line. */
export class PinoLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(talkative.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest appends the context as last argument, and for errors the stack before it. */
  private write(level: pino.Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const fields = {
      ...(typeof context === 'string' && { context }),
      ...(level === 'error' && rest.length > 1 && typeof rest[0] === 'string' && { stack: rest[0] }),
    };
    if (message instanceof Error) this.pino[level]({ ...fields, err: message });
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}
