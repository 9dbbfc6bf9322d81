import type { Pool } from 'pg';
import type { CanonicalJson } from '#vybory/canonical-json';
import type { LogHead, LogName, LogPage, ReadLogOptions, SealedEvent } from '../port.js';
import { eventColumns, toRecordedEvents, whereLog, type EventRow } from './event-rows.js';

/** A page ends early, behind the event that reaches this: bodies may be large, and memory is not. */
const pageBytes = 16 * 1024 * 1024;
/** How many positions one page looks through when only some types are asked for. */
const filteredPositions = 10_000;

interface PageBounds {
  readonly after: number;
  readonly limit: number;
}

/** The running sum cuts a page off while its rows go by: no row is looked at twice. */
function pageOf(filter = ''): string {
  return `
(select *, sum(octet_length(body)) over (order by position rows unbounded preceding) - octet_length(body) as bytes_before
   from event_log.event
  where ${whereLog} and position > $2 and position <= $3 ${filter}
  order by position
  limit $4)`;
}

function pageStatement(columns: string): string {
  return `select ${columns} from ${pageOf()} as candidate where bytes_before < ${pageBytes} order by position`;
}

const wholePage = { name: 'event-log-page', text: pageStatement(eventColumns) };
const sealedPage = { name: 'event-log-sealed-page', text: pageStatement('position, body, salt, leaf') };
/** One statement sees one moment: every event up to its head. Answers the head also when there is nothing else to answer. */
const filteredPage = {
  name: 'event-log-filtered-page',
  text: `
select head.position as head, candidate.*
  from (select coalesce(max(position), 0) as position from event_log.event where ${whereLog}) as head
  left join (select ${eventColumns} from ${pageOf('and type = any ($5)')} as candidate
              where bytes_before < ${pageBytes}) as candidate on true
 order by candidate.position`,
};

export function readPage(pool: Pool, log: LogName, { types, ...bounds }: ReadLogOptions): Promise<LogPage> {
  return types === undefined ? readWholePage(pool, log, bounds) : readFilteredPage(pool, log, bounds, types);
}

/** Positions are dense here, so the last event read tells how far was read. */
async function readWholePage(pool: Pool, log: LogName, { after, limit }: PageBounds): Promise<LogPage> {
  const { rows } = await pool.query<EventRow>({ ...wholePage, values: [log, after, after + limit, limit] });
  return { events: toRecordedEvents(log, rows), through: lastPosition(rows) ?? after };
}

/** Without an event when there is none on the page. */
type FilteredRow = { readonly head: string } & (EventRow | { readonly [Column in keyof EventRow]: null });

async function readFilteredPage(
  pool: Pool,
  log: LogName,
  { after, limit }: PageBounds,
  types: readonly string[],
): Promise<LogPage> {
  const until = after + Math.max(limit, filteredPositions);
  const found = await pool.query<FilteredRow>({ ...filteredPage, values: [log, after, until, limit, types] });
  const head = Number(found.rows[0]?.head ?? 0);
  const rows = found.rows.filter((row) => row.position !== null);
  const endsEarly = rows.length === limit || mayReachPageBytes(rows);
  const through = endsEarly ? lastPosition(rows) : Math.min(head, until);
  return { events: toRecordedEvents(log, rows), through: Math.max(after, through ?? after) };
}

/** Counts three bytes for each UTF-16 unit, the most that UTF-8 needs: too early an end only costs another page. */
function mayReachPageBytes(rows: readonly EventRow[]): boolean {
  return rows.reduce((units, row) => units + row.body.length, 0) * 3 >= pageBytes;
}

function lastPosition(rows: readonly EventRow[]): number | undefined {
  const last = rows.at(-1);
  return last && Number(last.position);
}

interface SealedRow {
  readonly position: string;
  readonly body: string;
  readonly salt: Buffer;
  readonly leaf: Buffer;
}

export async function readSealedPage(
  pool: Pool,
  log: LogName,
  { after, limit }: PageBounds,
): Promise<readonly SealedEvent[]> {
  const { rows } = await pool.query<SealedRow>({ ...sealedPage, values: [log, after, after + limit, limit] });
  return rows.map(({ position, body, salt, leaf }) => ({
    position: Number(position),
    body: body as CanonicalJson,
    salt,
    leaf,
  }));
}

export async function readHead(pool: Pool, log: LogName): Promise<LogHead> {
  const { rows } = await pool.query<{ position: string; recorded_at: string }>({
    name: 'event-log-head',
    text: `
select position, event_log.instant(recorded_at) as recorded_at
  from event_log.event where ${whereLog}
 order by position desc limit 1`,
    values: [log],
  });
  const [row] = rows;
  if (row === undefined) return { position: 0, recordedAt: undefined };
  return { position: Number(row.position), recordedAt: row.recorded_at };
}

/** Last position of every log that holds events, by name. */
export async function readHeads(pool: Pool): Promise<ReadonlyMap<LogName, number>> {
  const { rows } = await pool.query<{ name: LogName; position: string }>({
    name: 'event-log-heads',
    text: `
select log.name, head.position
  from event_log.log
 cross join lateral (
   select position from event_log.event where log_id = log.id order by position desc limit 1) as head
 order by log.name`,
  });
  return new Map(rows.map(({ name, position }) => [name, Number(position)]));
}
