import type { CanonicalJson } from '#vybory/canonical-json';

declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** The unit of order, lock, tree and archive: one per campaign, and `system`. */
export type LogName = Brand<string, 'LogName'>;
export type StreamName = Brand<string, 'StreamName'>;
/** UUID in canonical lower-case text form. */
export type EventId = Brand<string, 'EventId'>;

/** An event that a writer hands over. */
export interface NewEvent {
  /** Decided by the writer; the same id at the same place of a stream is the same event (idempotent append). */
  readonly id: EventId;
  /** Past tense, domain word first: `SubmissionReceived`. */
  readonly type: string;
  readonly schemaVersion: number;
  /** The submitting body, registrar or module that caused the event. */
  readonly actor: string;
  /** When the writer says that it happened: ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly data: CanonicalJson;
}

/** An event as the log holds it. */
export interface RecordedEvent<Data = unknown> {
  readonly log: LogName;
  /** Place in the log, from 1. Ordered; dense with the PostgreSQL adapter, but nothing may rely on density. */
  readonly position: number;
  readonly stream: StreamName;
  /** Place in the stream, from 1, dense. */
  readonly version: number;
  readonly id: EventId;
  readonly type: string;
  readonly schemaVersion: number;
  readonly actor: string;
  readonly at: string;
  /** When the log took it: ISO 8601 UTC with milliseconds; never goes back within a log. */
  readonly recordedAt: string;
  readonly data: Data;
}

/** The bytes that were hashed, for the ledger, the archive and auditors. */
export interface SealedEvent {
  readonly position: number;
  /** RFC 8785 text of `{actor, at, data, id, schemaVersion, stream, type}`. */
  readonly body: CanonicalJson;
  /** 16 random bytes. */
  readonly salt: Buffer;
  /** SHA-256(0x00 || salt || body), a leaf of an RFC 6962 tree. */
  readonly leaf: Buffer;
}

export type AppendResult =
  | {
      readonly status: 'appended' | 'duplicate';
      /** Positions of the events, in the order in which they were given. */
      readonly positions: readonly number[];
      /** Version of the stream's last event of this append. */
      readonly version: number;
      readonly recordedAt: string;
    }
  | { readonly status: 'conflict'; readonly actualVersion: number };

export interface ReadStreamOptions {
  /** First version to read, from 1. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  readonly limit?: number;
}

export interface ReadLogOptions {
  /** Read what comes behind this position; 0 reads from the start. */
  readonly after: number;
  readonly limit: number;
  /** Only events of these types; the page's `through` still tells how far was read. */
  readonly types?: readonly string[];
}

export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /** Everything up to this position has been read: the bookmark to store. Equals `after` when nothing new is there. */
  readonly through: number;
}

export interface SubscribeOptions extends ReadLogOptions {
  readonly signal: AbortSignal;
  /** After a page that was not full, wait this long for more to gather before the next read; 0 if absent. */
  readonly gatherMilliseconds?: (eventsInPage: number) => number;
}

export interface LogHead {
  readonly position: number;
  /** Empty log: undefined. */
  readonly recordedAt: string | undefined;
}

/**
 * An append-only log of events. Adapters differ only in where the bytes are; `contract/` holds what every adapter must do.
 * Every method rejects with {@link EventLogUnavailable} when the store cannot be reached.
 */
export interface EventLog {
  /**
   * All or nothing. `expectedVersion` is the number of events that the stream has, 0 for a new stream; both a lower and a
   * higher one is a conflict. Appending the same ids at the same place again answers `duplicate` with the first positions.
   */
  append(
    log: LogName,
    stream: StreamName,
    expectedVersion: number,
    events: readonly [NewEvent, ...NewEvent[]],
  ): Promise<AppendResult>;
  readStream(log: LogName, stream: StreamName, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  /** Whole streams at one moment, in one round trip; streams without events have an empty list. */
  readStreams(log: LogName, streams: readonly StreamName[]): Promise<ReadonlyMap<StreamName, readonly RecordedEvent[]>>;
  /** Names of the streams that begin with a text, in code-unit order; for parts of names that nobody can enumerate. An empty text finds all. */
  streamNames(log: LogName, prefix: string): Promise<readonly StreamName[]>;
  readLog(log: LogName, options: ReadLogOptions): Promise<LogPage>;
  /** The bytes as they were hashed, in order. */
  readSealed(
    log: LogName,
    options: { readonly after: number; readonly limit: number },
  ): Promise<readonly SealedEvent[]>;
  /** Pages in order, forever, until `signal` aborts; yields only pages that hold news (`through` moved). */
  subscribe(log: LogName, options: SubscribeOptions): AsyncIterable<LogPage>;
  head(log: LogName): Promise<LogHead>;
  logs(): Promise<readonly LogName[]>;
}

/** The store cannot be reached or does not answer; whether the append happened is unknown: append again with the same ids. */
export class EventLogUnavailable extends Error {
  override readonly name = 'EventLogUnavailable';
}

/** The store refuses these events for what they hold; nothing was stored, and appending them again cannot help. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';
}

/** Too many appends wait already; nothing was stored. */
export class EventLogOverloaded extends Error {
  override readonly name = 'EventLogOverloaded';
}

const namePattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** @throws RangeError unless 1 to 64 lower-case letters, digits and hyphens. */
export function logName(value: string): LogName {
  if (!namePattern.test(value)) throw new RangeError(`not a log name: ${value}`);
  return value as LogName;
}

/** @throws RangeError unless 1 to 250 printable ASCII characters without blanks. */
export function streamName(value: string): StreamName {
  if (!/^[\x21-\x7e]{1,250}$/.test(value)) throw new RangeError(`not a stream name: ${value}`);
  return value as StreamName;
}
