import type { Carrier, CarrierCaseStatusKind, CarrierDifference } from '#vybory/submissions';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';
import type { Saying } from './entities.js';

export type DiscrepancyFilter = CarrierCaseStatusKind | 'all';

export interface DiscrepanciesQuestion {
  readonly db: Queryable;
  readonly logId: number;
  /** Unit that is asked about, and everything inside it; absent: all. */
  readonly path?: string;
  readonly form?: string;
  /** Absent: now. */
  readonly at?: number;
}

/** A case as it stood. */
export interface DiscrepancyAnswer {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly k: number;
  readonly status: CarrierCaseStatusKind;
  readonly electronic: number;
  readonly paper: number;
  readonly differences: readonly CarrierDifference[];
  readonly openedPosition: number;
  readonly openedAt: Date;
  readonly explanations: readonly Saying[];
  readonly clarified: { readonly at: Date; readonly by: Carrier; readonly n: number | null } | null;
  readonly closing: Saying | null;
}

/** How many comparisons there were and what became of them; `slots`: what the last comparison of each slot found. */
export interface DiscrepancyTotals {
  readonly compared: number;
  readonly agreed: number;
  readonly differing: number;
  readonly open: number;
  readonly explained: number;
  readonly clarified: number;
  readonly closed: number;
  readonly slots: { readonly compared: number; readonly agreeing: number; readonly differing: number };
}

interface StoredDiscrepancy {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly k: number;
  readonly status: CarrierCaseStatusKind;
  readonly electronic: number;
  readonly paper: number;
  readonly differences: readonly CarrierDifference[];
  readonly opened_position: string;
  readonly opened_at: Date;
  readonly explanations: readonly Saying[];
  readonly clarified_position: string | null;
  readonly clarified_at: Date | null;
  readonly clarified_on: Carrier | null;
  readonly clarified_by: number | null;
  readonly closing: Saying | null;
}

/** In the order in which they were opened. */
export async function discrepancies(
  question: DiscrepanciesQuestion,
  status: DiscrepancyFilter,
  { after, limit }: { readonly after?: number; readonly limit: number },
): Promise<readonly DiscrepancyAnswer[]> {
  const where = new Conditions();
  const source = casesAt(question, where);
  where.addIf(status !== 'all', 'status = ?', status);
  where.addIf(after !== undefined, 'opened_position > ?', after);
  const rows = await question.db.query<StoredDiscrepancy>(
    `select * from ${source} where ${where.where} order by opened_position limit ${where.parameter(limit)}`,
    where.values,
  );
  return rows.map((row) => answerAt(row, question.at ?? Number.MAX_SAFE_INTEGER));
}

export async function discrepancyTotals(question: DiscrepanciesQuestion): Promise<DiscrepancyTotals> {
  const where = new Conditions();
  const cases = casesAt(question, where);
  const agreements = placed('agreement', 'position', question, where);
  const inStatus = (status: CarrierCaseStatusKind): string =>
    `(count(*) filter (where status = '${status}'))::int as ${status}`;
  const [row] = await question.db.query<
    Omit<DiscrepancyTotals, 'compared' | 'slots'> & { agreeing: number; slots: number }
  >(
    `with found as materialized (select * from ${cases}),
          agreed as materialized (select * from ${agreements}),
          last as (
            select distinct on (form, path, key) agrees from (
              select form, path, key, position, true as agrees from agreed
              union all select form, path, key, opened_position, false from found) as comparison
             order by form, path, key, position desc)
     select (select count(*)::int from agreed) as agreed, count(*)::int as differing, ${inStatus('open')}, ${inStatus('explained')},
            ${inStatus('clarified')}, ${inStatus('closed')}, (select count(*)::int from last) as slots,
            (select count(*)::int from last where agrees) as agreeing
       from found`,
    where.values,
  );
  const {
    agreed = 0,
    differing = 0,
    open = 0,
    explained = 0,
    clarified = 0,
    closed = 0,
    slots = 0,
    agreeing = 0,
  } = row ?? {};
  return {
    ...{ compared: agreed + differing, agreed, differing, open, explained, clarified, closed },
    slots: { compared: slots, agreeing, differing: slots - agreeing },
  };
}

/** Cases with the status that they had. */
function casesAt(question: DiscrepanciesQuestion, where: Conditions): string {
  const { at } = question;
  const until = at === undefined ? undefined : where.parameter(at);
  const happened = (position: string): string =>
    until === undefined ? `${position} is not null` : `coalesce(${position} <= ${until}, false)`;
  return `(
    select discrepancy_at.*, case when ${happened('closed_position')} then 'closed' when ${happened('clarified_position')} then 'clarified'
                         when ${happened('explained_position')} then 'explained' else 'open' end as status
      from ${placed('discrepancy', 'opened_position', question, where)}) as found_at`;
}

function placed(
  table: string,
  position: string,
  { logId, path, form, at }: DiscrepanciesQuestion,
  where: Conditions,
): string {
  const tests = [`log_id = ${where.parameter(logId)}`];
  if (path !== undefined) {
    const [from, to] = inside(path);
    tests.push(
      `(path = ${where.parameter(path)} or (path > ${where.parameter(from)} and path < ${where.parameter(to)}))`,
    );
  }
  if (form !== undefined) tests.push(`form = ${where.parameter(form)}`);
  if (at !== undefined) tests.push(`${position} <= ${where.parameter(at)}`);
  return `(select * from ${table} where ${tests.join(' and ')}) as ${table}_at`;
}

/** What became known later is left out. */
function answerAt(row: StoredDiscrepancy, at: number): DiscrepancyAnswer {
  const { form, unit, key, k, status, electronic, paper, differences } = row;
  const { clarified_at, clarified_on, clarified_by, closing } = row;
  const isClarified = row.clarified_position !== null && Number(row.clarified_position) <= at;
  return {
    ...{ form, unit, key, k, status, electronic, paper, differences },
    openedPosition: Number(row.opened_position),
    openedAt: row.opened_at,
    explanations: row.explanations.filter(({ position }) => position <= at),
    clarified:
      isClarified && clarified_at !== null && clarified_on !== null
        ? { at: clarified_at, by: clarified_on, n: clarified_by }
        : null,
    closing: closing !== null && closing.position <= at ? closing : null,
  };
}
