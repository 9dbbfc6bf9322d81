import { randomUUID } from 'node:crypto';
import { canonicalJson, type JsonValue } from '#vybory/canonical-json';
import {
  logName,
  streamName,
  type AppendResult,
  type EventId,
  type EventLog,
  type LogName,
  type LogPage,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '../port.js';

/** The adapter under test; asked for within tests, so that it may be opened in `beforeAll`. */
export type GetEventLog = () => EventLog;

/** Names that no other test uses, for tests that share one store. */
export function freshLog(): LogName {
  return logName(`log-${randomUUID()}`);
}

export function stream(number: number | string): StreamName {
  return streamName(`submission-ua-2019.protocol.14-${number}`);
}

export function happened(data: object | JsonValue, overrides: Partial<NewEvent> = {}): NewEvent {
  return {
    id: randomUUID() as EventId,
    type: 'ProtocolReceived',
    schemaVersion: 1,
    actor: 'дільнична комісія 140123',
    at: '2019-03-31T20:00:00.000Z',
    data: canonicalJson(data),
    ...overrides,
  };
}

/** Appends that must succeed. */
export async function given(
  eventLog: EventLog,
  log: LogName,
  name: StreamName,
  expectedVersion: number,
  ...events: [NewEvent, ...NewEvent[]]
): Promise<Exclude<AppendResult, { status: 'conflict' }>> {
  const result = await eventLog.append(log, name, expectedVersion, events);
  if (result.status !== 'appended') throw new Error(`${name} at ${expectedVersion}: ${JSON.stringify(result)}`);
  return result;
}

/** Everything that the log holds, by pages. */
export async function readAll(eventLog: EventLog, log: LogName, limit = 100): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0; ;) {
    const page = await eventLog.readLog(log, { after, limit });
    if (page.through === after) return events;
    events.push(...page.events);
    after = page.through;
  }
}

/** Takes pages until `enough` is satisfied by all events so far. */
export async function takeUntil(
  pages: AsyncIterable<LogPage>,
  enough: (events: readonly RecordedEvent[]) => boolean,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of pages) {
    events.push(...page.events);
    if (enough(events)) break;
  }
  return events;
}

export function positionsOf(events: readonly { readonly position: number }[]): number[] {
  return events.map((event) => event.position);
}

export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}
