import { isAbsolute, resolve } from 'node:path';
import { text } from '#vybory/language';
import { readAttachmentSettings, type AttachmentSettings } from './attachment-settings.js';
import { ConfigError } from './config-error.js';

export interface Config {
  /** 0 lets the operating system choose. */
  readonly port: number;
  /** Until there is authentication the server listens on loopback only. */
  readonly host: string;
  /** Absolute folder for everything that this installation keeps. */
  readonly dataDir: string;
  /** A PostgreSQL that is already there; absent: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Largest JSON body in bytes that is no submission. */
  readonly bodyLimit: number;
  /** Largest filled-in form in bytes, however it is sent. */
  readonly submissionLimit: number;
  readonly attachments: AttachmentSettings;
  /** Absolute name of the file that says who gets webhooks; absent: nobody. */
  readonly webhooksFile: string | undefined;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** @throws ConfigError for the first setting that cannot be used. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, workingFolder: string): Config {
  const dataDir = readFolder(environment['VYBORY_DATA'], workingFolder);
  return {
    port: readPort(environment['PORT']),
    host: readHost(environment['HOST']),
    dataDir,
    databaseUrl: readDatabaseUrl(environment['DATABASE_URL']),
    logLevel: readLogLevel(environment['LOG_LEVEL']),
    bodyLimit: 1024 * 1024,
    submissionLimit: readSubmissionLimit(environment['VYBORY_SUBMISSION_LIMIT_MIB']),
    attachments: readAttachmentSettings(environment, dataDir, workingFolder),
    webhooksFile: readFileName(environment['VYBORY_WEBHOOKS'], workingFolder),
  };
}

function readPort(value = '3000'): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new ConfigError(
    'PORT',
    text(
      `PORT має бути числом від 0 до 65535, а не «${value}»`,
      `PORT must be a number from 0 to 65535, not "${value}"`,
    ),
  );
}

/**
 * 32 MiB hold every form of the catalogue with as many rows as it may have: 26 MiB for all local elections of the country as
 * their example is filled in, 24 MiB for any other form with everything filled in (`test/intake/large-forms.spec.ts`).
 */
function readSubmissionLimit(value = '32'): number {
  const limit = Number(value);
  if (/^\d{1,3}$/.test(value) && limit >= 1 && limit <= 256) return limit * 1024 * 1024;
  throw new ConfigError(
    'VYBORY_SUBMISSION_LIMIT_MIB',
    text(
      `VYBORY_SUBMISSION_LIMIT_MIB має бути цілим числом від 1 до 256, а не «${value}»`,
      `VYBORY_SUBMISSION_LIMIT_MIB must be a whole number from 1 to 256, not "${value}"`,
    ),
  );
}

function readHost(value = '127.0.0.1'): string {
  if (loopback.includes(value)) return value;
  throw new ConfigError(
    'HOST',
    text(
      `HOST може бути лише локальною адресою (${loopback.join(', ')}), доки немає автентифікації, а не «${value}»`,
      `HOST can only be a loopback address (${loopback.join(', ')}) until there is authentication, not "${value}"`,
    ),
  );
}

function readFolder(value: string | undefined, workingFolder: string): string {
  const folder = value === undefined || value === '' ? 'var' : value;
  return isAbsolute(folder) ? folder : resolve(workingFolder, folder);
}

function readFileName(value: string | undefined, workingFolder: string): string | undefined {
  return value === undefined || value === '' ? undefined : resolve(workingFolder, value);
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (/^postgres(ql)?:\/\//.test(value)) return value;
  throw new ConfigError(
    'DATABASE_URL',
    text(
      'DATABASE_URL має починатися з postgres:// або postgresql://',
      'DATABASE_URL must begin with postgres:// or postgresql://',
    ),
  );
}

function readLogLevel(value = 'info'): LogLevel {
  const level = logLevels.find((known) => known === value);
  if (level) return level;
  throw new ConfigError(
    'LOG_LEVEL',
    text(`LOG_LEVEL має бути одним із: ${logLevels.join(', ')}`, `LOG_LEVEL must be one of: ${logLevels.join(', ')}`),
  );
}
