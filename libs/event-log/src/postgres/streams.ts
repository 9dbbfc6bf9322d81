import type { Pool } from 'pg';
import type { LogName, ReadStreamOptions, RecordedEvent, StreamName } from '../port.js';
import { textArray } from './binary-array.js';
import { eventColumns, toRecordedEvents, whereLog, type EventRow } from './event-rows.js';

const wholeStreams = {
  name: 'event-log-streams',
  text: `select ${eventColumns} from event_log.event where ${whereLog} and stream = any ($2) order by stream, version`,
};
// Names hold printable ASCII, so whatever begins with the prefix is below the prefix and U+007F.
const names = {
  name: 'event-log-stream-names',
  text: `select stream from event_log.event where ${whereLog} and stream >= $2 and stream < $3 and version = 1 order by stream`,
};
const streamForward = { name: 'event-log-stream-forward', text: partStatement('version >= $3', 'version') };
const streamBackward = { name: 'event-log-stream-backward', text: partStatement('version <= $3', 'version desc') };
const highestVersion = 2_147_483_647;

function partStatement(filter: string, order: string): string {
  return `
select ${eventColumns}
  from event_log.event
 where ${whereLog} and stream = $2 and ${filter}
 order by ${order}
 limit $4`;
}

export async function readPartOfStream(
  pool: Pool,
  log: LogName,
  stream: StreamName,
  { direction = 'forward', from, limit }: ReadStreamOptions,
): Promise<readonly RecordedEvent[]> {
  const [statement, start] = direction === 'forward' ? [streamForward, 1] : [streamBackward, highestVersion];
  const values = [log, stream, from ?? start, limit ?? null];
  const { rows } = await pool.query<EventRow>({ ...statement, values });
  return toRecordedEvents(log, rows);
}

/** Every stream that is asked for has its list, in the order of versions. */
export async function readWholeStreams(
  pool: Pool,
  log: LogName,
  streams: readonly StreamName[],
): Promise<ReadonlyMap<StreamName, readonly RecordedEvent[]>> {
  const { rows } = await pool.query<EventRow>({ ...wholeStreams, values: [log, textArray(streams)] });
  const found = new Map<StreamName, RecordedEvent[]>(streams.map((stream) => [stream, []]));
  for (const event of toRecordedEvents(log, rows)) found.get(event.stream)?.push(event);
  return found;
}

export async function readStreamNames(pool: Pool, log: LogName, prefix: string): Promise<readonly StreamName[]> {
  const { rows } = await pool.query<{ stream: StreamName }>({ ...names, values: [log, prefix, `${prefix}\u007f`] });
  return rows.map(({ stream }) => stream);
}
