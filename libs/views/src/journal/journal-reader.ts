import type { Carrier, Channel, FieldChange, ReceivedPaper } from '#vybory/submissions';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';
import type { Revision } from './entities.js';

export interface JournalQuestion {
  readonly db: Queryable;
  readonly logId: number;
  /** Unit that is asked about, and everything inside it; absent: all. */
  readonly path?: string;
  readonly form?: string;
  readonly body?: string;
  /** Only versions that clarify another one. */
  readonly clarified?: boolean;
  readonly carrier?: Carrier;
  /** Absent: now. */
  readonly at?: number;
}

/** One version of one slot; what had not happened by the position asked for is null. */
export interface JournalEntry {
  readonly position: number;
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly n: number;
  readonly body: string;
  readonly channel: Channel;
  readonly paper: ReceivedPaper | null;
  readonly receivedAt: string;
  /** SHA-256, hexadecimal. */
  readonly contentHash: string;
  readonly idempotencyKey: string | null;
  readonly clarifies: number | null;
  readonly changes: readonly FieldChange[] | null;
  readonly number: number | null;
  readonly registeredAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly returnedAt: string | null;
  readonly acceptedAt: string | null;
  readonly withAct: boolean | null;
  readonly withdrawnAt: string | null;
  /** Ordinal of the latest version that clarifies this one. */
  readonly clarifiedBy: number | null;
  readonly clarifiedAt: string | null;
  /** When it was judged again because of another submission, in order. */
  readonly revisions: readonly Revision[];
}

interface JournalRow {
  readonly position: string;
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly n: number;
  readonly body: string;
  readonly channel: Channel;
  readonly paper: ReceivedPaper | null;
  readonly received_at: Date;
  readonly content_hash: Buffer;
  readonly idempotency_key: string | null;
  readonly clarifies: number | null;
  readonly changes: readonly FieldChange[] | null;
  readonly number: string | null;
  readonly registered_position: string | null;
  readonly registered_at: Date | null;
  readonly acknowledged_position: string | null;
  readonly acknowledged_at: Date | null;
  readonly returned_position: string | null;
  readonly returned_at: Date | null;
  readonly accepted_position: string | null;
  readonly accepted_at: Date | null;
  readonly with_act: boolean | null;
  readonly withdrawn_position: string | null;
  readonly withdrawn_at: Date | null;
  readonly revisions: readonly Revision[] | null;
  readonly clarified_by: number | null;
  readonly clarified_at: Date | null;
}

/** Newest first. */
export async function journalEntries(
  question: JournalQuestion,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly JournalEntry[]> {
  const where = filtered(question);
  where.addIf(before !== undefined, 'position < ?', before);
  const rows = await question.db.query<JournalRow>(
    `select version.*, later.n as clarified_by, later.received_at as clarified_at
       from (select * from version where ${where.where} order by position desc limit ${where.parameter(limit)}) as version
       left join lateral (
         select n, received_at from version as candidate
          where candidate.log_id = version.log_id and candidate.path = version.path and candidate.form = version.form
            and candidate.key = version.key and candidate.clarifies = version.n
            and candidate.position <= ${where.parameter(question.at ?? Number.MAX_SAFE_INTEGER)}
          order by n desc limit 1) as later on true
      order by version.position desc`,
    where.values,
  );
  return rows.map((row) => entryAt(row, question.at ?? Number.MAX_SAFE_INTEGER));
}

export async function countJournalEntries(question: JournalQuestion): Promise<number> {
  const where = filtered(question);
  const [row] = await question.db.query<{ total: number }>(
    `select count(*)::int as total from version where ${where.where}`,
    where.values,
  );
  return row?.total ?? 0;
}

function filtered({ logId, path, form, body, clarified = false, carrier, at }: JournalQuestion): Conditions {
  const where = new Conditions().add('log_id = ?', logId);
  if (path !== undefined) where.add('(path = ? or (path > ? and path < ?))', path, ...inside(path));
  where.addIf(at !== undefined, 'position <= ?', at);
  where.addIf(form !== undefined, 'form = ?', form);
  where.addIf(body !== undefined, 'body = ?', body);
  where.addIf(clarified, 'clarifies is not null');
  where.addIf(carrier === 'electronic', `channel = 'electronic'`);
  where.addIf(carrier === 'paper', `channel <> 'electronic'`);
  return where;
}

function entryAt(row: JournalRow, at: number): JournalEntry {
  const happened = (position: string | null): boolean => position !== null && Number(position) <= at;
  const when = (position: string | null, moment: Date | null): string | null =>
    happened(position) ? (moment?.toISOString() ?? null) : null;
  const { form, unit, key, n, body, channel, paper, clarifies, changes } = row;
  return {
    position: Number(row.position),
    ...{ form, unit, key, n, body, channel, paper, clarifies, changes },
    receivedAt: row.received_at.toISOString(),
    contentHash: row.content_hash.toString('hex'),
    idempotencyKey: row.idempotency_key,
    number: happened(row.registered_position) ? Number(row.number) : null,
    registeredAt: when(row.registered_position, row.registered_at),
    acknowledgedAt: when(row.acknowledged_position, row.acknowledged_at),
    returnedAt: when(row.returned_position, row.returned_at),
    acceptedAt: when(row.accepted_position, row.accepted_at),
    withAct: happened(row.accepted_position) ? row.with_act : null,
    withdrawnAt: when(row.withdrawn_position, row.withdrawn_at),
    clarifiedBy: row.clarified_by,
    clarifiedAt: row.clarified_at?.toISOString() ?? null,
    revisions: (row.revisions ?? []).filter((revision) => revision.position <= at),
  };
}
