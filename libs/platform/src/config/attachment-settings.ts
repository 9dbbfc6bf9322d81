import { isAbsolute, join, resolve } from 'node:path';
import { text } from '#vybory/language';
import { ConfigError } from './config-error.js';

/** Where files that belong to submissions are kept, and how large one may be. */
export interface AttachmentSettings {
  readonly place: FolderPlace | S3Place;
  /** Largest single file in bytes. */
  readonly maximumBytes: number;
}

export interface FolderPlace {
  readonly kind: 'folder';
  /** Absolute. */
  readonly folder: string;
}

export interface S3Place {
  readonly kind: 's3';
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  readonly region: string;
  /** Absent: the one of AWS for the region. */
  readonly endpoint?: string;
  /** Absent: where the client looks for them by itself (environment, profile, role of the machine). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Absolute folder for files while they arrive. */
  readonly spoolFolder: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const mebibyte = 1024 * 1024;
const defaultLimit = '50';
/** What S3 takes in one request is 5 GiB; nobody reads a document of one. */
const largestLimit = 1024;

/** @throws ConfigError for the first setting that cannot be used. */
export function readAttachmentSettings(
  environment: Environment,
  dataDir: string,
  workingFolder: string,
): AttachmentSettings {
  return {
    place: readPlace(environment, dataDir, workingFolder),
    maximumBytes: readLimit(environment['VYBORY_ATTACHMENT_LIMIT_MIB']) * mebibyte,
  };
}

function readLimit(value = defaultLimit): number {
  const limit = Number(value);
  if (/^\d{1,4}$/.test(value) && limit >= 1 && limit <= largestLimit) return limit;
  throw new ConfigError(
    'VYBORY_ATTACHMENT_LIMIT_MIB',
    text(
      `VYBORY_ATTACHMENT_LIMIT_MIB має бути числом від 1 до ${largestLimit}, а не «${value}»`,
      `VYBORY_ATTACHMENT_LIMIT_MIB must be a number from 1 to ${largestLimit}, not "${value}"`,
    ),
  );
}

function readPlace(environment: Environment, dataDir: string, workingFolder: string): FolderPlace | S3Place {
  const value = environment['VYBORY_ATTACHMENTS'];
  if (value === undefined || value === '') return { kind: 'folder', folder: join(dataDir, 'attachments') };
  if (value.startsWith('s3:')) return readS3(value, environment, join(dataDir, 'attachments-incoming'));
  // A misspelt address must not become a folder of that name.
  if (/^[a-z0-9]+:\/\//i.test(value)) throw notAPlace();
  return { kind: 'folder', folder: isAbsolute(value) ? value : resolve(workingFolder, value) };
}

function readS3(value: string, environment: Environment, spoolFolder: string): S3Place {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/i.exec(value) ?? [];
  if (bucket === undefined) throw notAPlace();
  const endpoint = readEndpoint(environment['VYBORY_S3_ENDPOINT']);
  const credentials = readCredentials(environment);
  return {
    kind: 's3',
    bucket,
    prefix: prefix.replace(/^\/+|\/+$/g, ''),
    region: nonEmpty(environment['VYBORY_S3_REGION']) ?? 'us-east-1',
    spoolFolder,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
  };
}

function readEndpoint(value: string | undefined): string | undefined {
  const endpoint = nonEmpty(value);
  if (endpoint === undefined || (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint))) return endpoint;
  throw new ConfigError(
    'VYBORY_S3_ENDPOINT',
    text(
      'VYBORY_S3_ENDPOINT має бути адресою, що починається з http:// або https://',
      'VYBORY_S3_ENDPOINT must be an address that begins with http:// or https://',
    ),
  );
}

function readCredentials(environment: Environment): S3Place['credentials'] {
  const accessKeyId = nonEmpty(environment['VYBORY_S3_ACCESS_KEY_ID']);
  const secretAccessKey = nonEmpty(environment['VYBORY_S3_SECRET_ACCESS_KEY']);
  if (accessKeyId !== undefined && secretAccessKey !== undefined) return { accessKeyId, secretAccessKey };
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined;
  throw new ConfigError(
    accessKeyId === undefined ? 'VYBORY_S3_ACCESS_KEY_ID' : 'VYBORY_S3_SECRET_ACCESS_KEY',
    text(
      'VYBORY_S3_ACCESS_KEY_ID і VYBORY_S3_SECRET_ACCESS_KEY задають разом',
      'VYBORY_S3_ACCESS_KEY_ID and VYBORY_S3_SECRET_ACCESS_KEY are set together',
    ),
  );
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function notAPlace(): ConfigError {
  return new ConfigError(
    'VYBORY_ATTACHMENTS',
    text(
      'VYBORY_ATTACHMENTS має бути текою або адресою виду s3://сховище/префікс',
      'VYBORY_ATTACHMENTS must be a folder or an address like s3://bucket/prefix',
    ),
  );
}
