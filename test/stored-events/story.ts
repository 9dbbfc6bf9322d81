import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash, logName, MemoryEventLog, type LogName, type NewEvent, type StreamName } from '#vybory/event-log';

/** The corpus: a story is the whole log of a small campaign, as it was stored when it was told. */
export const corpus = join(import.meta.dirname, 'corpus');

/** One event as the log holds it; a line of a file. */
export interface StoredEvent {
  readonly type: string;
  readonly schemaVersion: number;
  /** Place in its stream. */
  readonly version: number;
  readonly recordedAt: string;
  /** Hexadecimal. */
  readonly salt: string;
  /** Hexadecimal: SHA-256(0x00 || salt || body). */
  readonly leaf: string;
  /** RFC 8785 text of `{actor, at, data, id, schemaVersion, stream, type}`. */
  readonly body: string;
}

export interface Story {
  readonly name: string;
  readonly log: LogName;
  readonly events: readonly StoredEvent[];
}

export type Body = Omit<NewEvent, 'data'> & { readonly data: object; readonly stream: StreamName };

export function bodyOf({ body }: StoredEvent): Body {
  return JSON.parse(body) as Body;
}

export function leafOf({ salt, body }: StoredEvent): string {
  return leafHash(Buffer.from(salt, 'hex'), body).toString('hex');
}

/** The corpus as it lies in its folder. */
export function storedStories(): readonly Story[] {
  return readdirSync(corpus)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.jsonl'.length);
      const lines = readFileSync(join(corpus, file), 'utf8').trimEnd().split('\n');
      return { name, log: logName(name), events: lines.map((line) => JSON.parse(line) as StoredEvent) };
    });
}

/** Everything that stands in a log, as it is stored. */
export async function storedIn(eventLog: MemoryEventLog, log: LogName): Promise<readonly StoredEvent[]> {
  const all = { after: 0, limit: 1_000_000 };
  const [{ events }, sealed] = await Promise.all([eventLog.readLog(log, all), eventLog.readSealed(log, all)]);
  return events.map(({ type, schemaVersion, version, recordedAt }, index) => {
    const { salt, leaf, body } = sealed[index] ?? missing(index);
    return { type, schemaVersion, version, recordedAt, salt: salt.toString('hex'), leaf: leaf.toString('hex'), body };
  });
}

/** A log that holds the story's events at the same places and times. */
export async function logOf({ log, events }: Story): Promise<MemoryEventLog> {
  let now = 0;
  const eventLog = new MemoryEventLog(() => now);
  for (const stored of events) {
    now = Date.parse(stored.recordedAt);
    const { stream, data: _data, ...event } = bodyOf(stored);
    await eventLog.append(log, stream, stored.version - 1, [{ ...event, data: dataText(stored) as NewEvent['data'] }]);
  }
  return eventLog;
}

/** Writes what is not there yet; what is there is never written again. @returns whether it was written */
export function writeNew(file: string, text: string): boolean {
  try {
    writeFileSync(join(corpus, file), text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The text of `data`, cut out of the stored text and not made anew. */
function dataText({ body }: StoredEvent): string {
  const { actor, at, id, schemaVersion, stream, type } = JSON.parse(body) as Body;
  const before = `{"actor":${JSON.stringify(actor)},"at":"${at}","data":`;
  const after = `,"id":"${id}","schemaVersion":${schemaVersion},"stream":${JSON.stringify(stream)},"type":"${type}"}`;
  return body.slice(before.length, -after.length);
}

function missing(index: number): never {
  throw new Error(`event ${index} was not sealed`);
}
