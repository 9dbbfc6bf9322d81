import type { Pool } from 'pg';
import type { AppendResult, LogName, StreamName } from '../port.js';
import type { SealedDraft } from '../sealing.js';
import { byteaArray, int4Array, textArray, textArrayOfBytes } from './binary-array.js';

/** One call of `append`, sealed. */
export interface Append {
  readonly stream: StreamName;
  readonly expectedVersion: number;
  readonly events: readonly SealedDraft[];
}

interface BatchRow {
  readonly first_position: string;
  readonly recorded_at: string;
  readonly refused: readonly Misfit[] | null;
}

/** An append whose expected version is not the stream's version. */
interface Misfit {
  /** Number of the append within the batch, from 1. */
  readonly item: number;
  readonly actualVersion: number;
  /** Where the same events are already; null when they are not. */
  readonly positions: readonly number[] | null;
  readonly recordedAt: string | null;
}

/** Stores a batch in one statement; the streams must differ. Results are in the order of `appends`. */
export async function appendBatch(pool: Pool, log: LogName, appends: readonly Append[]): Promise<AppendResult[]> {
  const result = await pool.query<BatchRow>({
    name: 'event-log-append',
    text: 'select * from event_log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [log, ...batchArrays(appends)],
  });
  const [row] = result.rows;
  if (row === undefined) throw new Error('event_log.append answered nothing');
  return readResults(appends, row);
}

function batchArrays(appends: readonly Append[]): Buffer[] {
  const items: number[] = [];
  const versions: number[] = [];
  appends.forEach(({ events, expectedVersion }, index) => {
    for (let place = 1; place <= events.length; place += 1) {
      items.push(index + 1);
      versions.push(expectedVersion + place);
    }
  });
  const events = appends.flatMap((append) => append.events);
  return [
    textArray(appends.map((append) => append.stream)),
    int4Array(appends.map((append) => append.expectedVersion)),
    int4Array(items),
    int4Array(versions),
    textArray(events.map((event) => event.id)),
    textArray(events.map((event) => event.type)),
    int4Array(events.map((event) => event.schemaVersion)),
    textArrayOfBytes(events.map((event) => event.body)),
    byteaArray(events.map((event) => event.salt)),
    byteaArray(events.map((event) => event.leaf)),
  ];
}

function readResults(appends: readonly Append[], row: BatchRow): AppendResult[] {
  const misfits = new Map(row.refused?.map((misfit) => [misfit.item, misfit]));
  let next = Number(row.first_position);
  return appends.map(({ events, expectedVersion }, index) => {
    const version = expectedVersion + events.length;
    const misfit = misfits.get(index + 1);
    if (misfit === undefined) {
      const positions = events.map(() => next++);
      return { status: 'appended', positions, version, recordedAt: row.recorded_at };
    }
    const { positions, recordedAt, actualVersion } = misfit;
    if (positions === null || recordedAt === null) return { status: 'conflict', actualVersion };
    return { status: 'duplicate', positions, version, recordedAt };
  });
}
