/* eslint-disable @typescript-eslint/require-await -- the port is asynchronous, and async makes a rejection of what is thrown */
import type { CanonicalJson } from '#vybory/canonical-json';
import { Doorbell } from '../doorbell.js';
import type {
  AppendResult,
  EventId,
  EventLog,
  LogHead,
  LogName,
  LogPage,
  NewEvent,
  ReadLogOptions,
  ReadStreamOptions,
  RecordedEvent,
  SealedEvent,
  StreamName,
  SubscribeOptions,
} from '../port.js';
import { sealEvents, type EventBody, type SealedDraft } from '../sealing.js';
import { follow } from '../subscription.js';

interface StoredEvent extends SealedDraft {
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
}

interface StoredLog {
  readonly events: StoredEvent[];
  readonly streams: Map<StreamName, StoredEvent[]>;
}

/** An event log in memory for unit tests: the same behaviour, nothing kept. `now` is the clock, in milliseconds. */
export class MemoryEventLog implements EventLog {
  private readonly stored = new Map<LogName, StoredLog>();
  private readonly doorbell = new Doorbell();

  constructor(private readonly now: () => number = Date.now) {}

  async append(
    log: LogName,
    stream: StreamName,
    expectedVersion: number,
    events: readonly [NewEvent, ...NewEvent[]],
  ): Promise<AppendResult> {
    const sealed = sealEvents(stream, expectedVersion, events);
    const { streams } = this.logOf(log);
    const history = streams.get(stream) ?? [];
    if (history.length !== expectedVersion) return recognise(history, expectedVersion, sealed);
    const added = this.store(log, stream, sealed);
    return result('appended', added);
  }

  async readStream(
    log: LogName,
    stream: StreamName,
    { direction = 'forward', from, limit }: ReadStreamOptions = {},
  ): Promise<readonly RecordedEvent[]> {
    const history = this.stored.get(log)?.streams.get(stream) ?? [];
    const part =
      direction === 'forward' ? history.slice((from ?? 1) - 1) : history.slice(0, from ?? history.length).reverse();
    return part.slice(0, limit).map((event) => toRecorded(log, event));
  }

  async readStreams(
    log: LogName,
    streams: readonly StreamName[],
  ): Promise<ReadonlyMap<StreamName, readonly RecordedEvent[]>> {
    const stored = this.stored.get(log)?.streams;
    return new Map(
      streams.map((stream) => [stream, (stored?.get(stream) ?? []).map((event) => toRecorded(log, event))]),
    );
  }

  async streamNames(log: LogName, prefix: string): Promise<readonly StreamName[]> {
    return [...(this.stored.get(log)?.streams.keys() ?? [])].filter((name) => name.startsWith(prefix)).sort();
  }

  async readLog(log: LogName, { after, limit, types }: ReadLogOptions): Promise<LogPage> {
    const behind = this.stored.get(log)?.events.slice(after) ?? [];
    const wanted = types === undefined ? behind : behind.filter((event) => types.includes(event.type));
    const page = wanted.slice(0, limit);
    const lastRead = page.length === limit ? page.at(-1) : behind.at(-1);
    return { events: page.map((event) => toRecorded(log, event)), through: lastRead?.position ?? after };
  }

  async readSealed(
    log: LogName,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<readonly SealedEvent[]> {
    const page = this.stored.get(log)?.events.slice(after, after + limit) ?? [];
    return page.map(({ position, body, salt, leaf }) => ({
      position,
      body: body.toString('utf8') as CanonicalJson,
      salt: Buffer.from(salt),
      leaf: Buffer.from(leaf),
    }));
  }

  subscribe(log: LogName, options: SubscribeOptions): AsyncIterable<LogPage> {
    return follow(log, options, (name, query) => this.readLog(name, query), this.doorbell);
  }

  async head(log: LogName): Promise<LogHead> {
    const last = this.stored.get(log)?.events.at(-1);
    return { position: last?.position ?? 0, recordedAt: last?.recordedAt };
  }

  async logs(): Promise<readonly LogName[]> {
    return [...this.stored]
      .filter(([, { events }]) => events.length > 0)
      .map(([name]) => name)
      .sort();
  }

  private store(log: LogName, stream: StreamName, sealed: readonly SealedDraft[]): readonly StoredEvent[] {
    const { events, streams } = this.logOf(log);
    const history = streams.get(stream) ?? [];
    const now = new Date(this.now()).toISOString();
    const last = events.at(-1)?.recordedAt ?? now;
    const recordedAt = now < last ? last : now;
    const added = sealed.map((event, index) => ({
      ...event,
      position: events.length + index + 1,
      version: history.length + index + 1,
      recordedAt,
    }));
    events.push(...added);
    streams.set(stream, [...history, ...added]);
    this.doorbell.ring(log, events.length);
    return added;
  }

  private logOf(log: LogName): StoredLog {
    const known = this.stored.get(log);
    if (known !== undefined) return known;
    const created: StoredLog = { events: [], streams: new Map() };
    this.stored.set(log, created);
    return created;
  }
}

function recognise(
  history: readonly StoredEvent[],
  expectedVersion: number,
  sealed: readonly SealedDraft[],
): AppendResult {
  const there = history.slice(expectedVersion, expectedVersion + sealed.length);
  const same = there.length === sealed.length && there.every((event, index) => event.id === sealed[index]?.id);
  return same ? result('duplicate', there) : { status: 'conflict', actualVersion: history.length };
}

function result(status: 'appended' | 'duplicate', events: readonly StoredEvent[]): AppendResult {
  const last = events.at(-1);
  if (last === undefined) throw new RangeError('an append needs at least one event');
  return {
    status,
    positions: events.map((event) => event.position),
    version: last.version,
    recordedAt: last.recordedAt,
  };
}

/** Parsed anew for every reader, so that nobody can change what is stored. */
function toRecorded(log: LogName, { position, version, recordedAt, body }: StoredEvent): RecordedEvent {
  const { stream, id, type, schemaVersion, actor, at, data } = JSON.parse(body.toString('utf8')) as EventBody;
  return {
    log,
    position,
    stream: stream as StreamName,
    version,
    id: id as EventId,
    type,
    schemaVersion,
    actor,
    at,
    recordedAt,
    data,
  };
}
