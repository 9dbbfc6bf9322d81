import type { Severity } from '#vybory/campaigns';
import type { JsonValue } from '#vybory/canonical-json';
import type { Text } from '#vybory/language';
import type { Carrier } from '#vybory/submissions';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';
import type { ClosedBecause, NotedAct } from './entities.js';

export type FindingStatus = 'open' | 'closed' | 'all';

export interface FindingsQuestion {
  readonly db: Queryable;
  readonly logId: number;
  /** Unit that is asked about, and everything inside it; absent: all. */
  readonly path?: string;
  readonly status: FindingStatus;
  readonly relation?: string;
  readonly severity?: Severity;
  readonly form?: string;
  readonly carrier?: Carrier;
  /** Absent: now. */
  readonly at?: number;
}

export interface FindingAnswer {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly n: number;
  readonly carrier: Carrier;
  readonly relation: string;
  readonly severity: Severity;
  readonly fields: readonly string[];
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly message: Text;
  readonly acts: readonly NotedAct[];
  readonly openedPosition: string;
  readonly ordinal: number;
  readonly openedAt: Date;
  readonly closedPosition: string | null;
  readonly closedAt: Date | null;
  readonly closedBecause: ClosedBecause | null;
  readonly closedBy: string | null;
  readonly openedBy: string | null;
}

export interface FindingPlace {
  readonly position: number;
  readonly ordinal: number;
}

/** In the order in which they were opened. */
export async function findings(
  question: FindingsQuestion,
  { after, limit }: { readonly after?: FindingPlace; readonly limit: number },
): Promise<readonly FindingAnswer[]> {
  const where = filtered(question);
  if (after !== undefined) where.add('(opened_position, ordinal) > (?, ?)', after.position, after.ordinal);
  const rows = await question.db.query<FindingAnswer>(
    `select form, unit, key, n, carrier, relation, severity, fields, expected, actual, message, acts, ordinal,
            opened_position as "openedPosition", opened_at as "openedAt", closed_position as "closedPosition",
            closed_at as "closedAt", closed_because as "closedBecause", closed_by as "closedBy", opened_by as "openedBy"
       from finding where ${where.where} order by opened_position, ordinal limit ${where.parameter(limit)}`,
    where.values,
  );
  const { at } = question;
  return at === undefined ? rows : rows.map((row) => asOf(row, at));
}

export async function countFindings(question: FindingsQuestion): Promise<number> {
  const where = filtered(question);
  const [row] = await question.db.query<{ total: number }>(
    `select count(*)::int as total from finding where ${where.where}`,
    where.values,
  );
  return row?.total ?? 0;
}

function filtered({ logId, path, status, relation, severity, form, carrier, at }: FindingsQuestion): Conditions {
  const where = new Conditions().add('log_id = ?', logId);
  if (path !== undefined) where.add('(path = ? or (path > ? and path < ?))', path, ...inside(path));
  where.addIf(at !== undefined, 'opened_position <= ?', at);
  const closed = at === undefined ? 'closed_position is not null' : 'coalesce(closed_position <= ?, false)';
  const parameters = at === undefined ? [] : [at];
  if (status === 'closed') where.add(closed, ...parameters);
  if (status === 'open') where.add(at === undefined ? 'closed_position is null' : `not ${closed}`, ...parameters);
  where.addIf(relation !== undefined, 'relation = ?', relation);
  where.addIf(severity !== undefined, 'severity = ?', severity);
  where.addIf(form !== undefined, 'form = ?', form);
  where.addIf(carrier !== undefined, 'carrier = ?', carrier);
  return where;
}

/** What became known later is left out. */
function asOf(row: FindingAnswer, at: number): FindingAnswer {
  const acts = row.acts.filter(({ position }) => position <= at);
  if (row.closedPosition === null || Number(row.closedPosition) <= at) return { ...row, acts };
  return { ...row, acts, closedPosition: null, closedAt: null, closedBecause: null, closedBy: null };
}
