import { createHash } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '#vybory/canonical-json';

/** An event as it lies in the table, with what its sealed bytes say. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly recorded_at: Date;
  readonly body: string;
  readonly salt: Buffer;
  readonly leaf: Buffer;
}

interface Body {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The whole log of a campaign, read past the program, and everything that is wrong with it as a log. */
export async function readLog(
  client: pg.Client,
  log: string,
): Promise<{ readonly events: readonly StoredEvent[]; readonly faults: readonly string[] }> {
  const { rows } = await client.query<Row>(
    `select position, stream, version, id, type, recorded_at, body, salt, leaf
       from event_log.event where log_id = (select id from event_log.log where name = $1) order by position`,
    [log],
  );
  const faults: string[] = [];
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  let before = '';
  const events = rows.map((row, index) => {
    const event = toEvent(row);
    const fail = (what: string): void => void faults.push(`${event.position}: ${what}`);
    if (event.position !== index + 1) fail(`stands in the place of ${index + 1}`);
    if (event.version !== (versions.get(event.stream) ?? 0) + 1) fail(`version ${event.version} of ${event.stream}`);
    if (event.recordedAt < before) fail('was recorded before the one before it');
    if (ids.has(row.id)) fail(`the id ${row.id} occurs twice`);
    checkSeal(row, fail);
    versions.set(event.stream, event.version);
    ids.add(row.id);
    before = event.recordedAt;
    return event;
  });
  return { events, faults };
}

function toEvent({ position, stream, version, type, recorded_at, body }: Row): StoredEvent {
  const { data } = JSON.parse(body) as Body;
  return { position: Number(position), stream, version, type, recordedAt: recorded_at.toISOString(), data };
}

/** RFC 6962, 2.1, over the salted bytes; and the columns say what the bytes say. */
function checkSeal({ body, salt, leaf, stream, id, type }: Row, fail: (what: string) => void): void {
  const hash = createHash('sha256').update(Buffer.of(0)).update(salt).update(body).digest();
  if (!hash.equals(leaf)) fail('the hash does not fit the bytes');
  const sealed = JSON.parse(body) as Body;
  if (canonicalJson(sealed) !== body) fail('the bytes are not canonical');
  if (sealed.stream !== stream || sealed.id !== id || sealed.type !== type) fail('the columns differ from the bytes');
}
