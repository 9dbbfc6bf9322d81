import type { PaperDocument, PaperEntryStatusKind } from '#vybory/submissions';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';

/** Where an entry was seen; one is resolved and confirmed in the same breath. */
export type SeenPaperStatus = Exclude<PaperEntryStatusKind, 'resolved'>;

/** What each filter shows. */
const shownBy = {
  waiting: ['entered', 'disputed'],
  entered: ['entered'],
  disputed: ['disputed'],
  settled: ['confirmed', 'withdrawn'],
  confirmed: ['confirmed'],
  withdrawn: ['withdrawn'],
  all: ['entered', 'disputed', 'confirmed', 'withdrawn'],
} as const satisfies Readonly<Record<string, readonly SeenPaperStatus[]>>;

export type PaperEntryFilter = keyof typeof shownBy;
// The keys of a literal.
export const paperEntryFilters = Object.keys(shownBy) as readonly PaperEntryFilter[];

export interface PaperEntriesQuestion {
  readonly db: Queryable;
  readonly logId: number;
  /** Unit that is asked about, and everything inside it; absent: all. */
  readonly path?: string;
  readonly form?: string;
  /** Only what this person has read. */
  readonly enteredBy?: string;
  /** Only what this person has not read, and could read yet. */
  readonly notEnteredBy?: string;
  /** Absent: now. */
  readonly at?: number;
}

/** An entry as it stood; what had not happened is null. */
export interface PaperEntryAnswer {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly k: number;
  readonly status: SeenPaperStatus;
  readonly body: string;
  readonly document: PaperDocument;
  readonly doubleEntry: boolean;
  readonly formVersion: number | null;
  readonly clarifies: number | null;
  /** Persons who had read it, in order. */
  readonly enteredBy: readonly string[];
  readonly enteredPosition: number;
  readonly enteredAt: Date;
  readonly disputed: { readonly at: Date; readonly differing: number } | null;
  readonly confirmed: { readonly at: Date; readonly n: number } | null;
  readonly withdrawn: { readonly at: Date; readonly person: string; readonly reason: string } | null;
}

export type PaperEntryTotals = Readonly<Record<SeenPaperStatus, number>>;

interface StoredEntry {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly k: number;
  readonly status: SeenPaperStatus;
  readonly body: string;
  readonly document: PaperDocument;
  readonly double_entry: boolean;
  readonly form_version: number | null;
  readonly clarifies: number | null;
  readonly entered_by: readonly string[];
  readonly entered_position: string;
  readonly entered_at: Date;
  readonly differing: number | null;
  readonly disputed_position: string | null;
  readonly disputed_at: Date | null;
  readonly n: number | null;
  readonly confirmed_position: string | null;
  readonly confirmed_at: Date | null;
  readonly withdrawn_position: string | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
  readonly reason: string | null;
}

/** In the order in which they were begun: who has waited longest comes first. */
export async function paperEntries(
  question: PaperEntriesQuestion,
  filter: PaperEntryFilter,
  { after, limit }: { readonly after?: number; readonly limit: number },
): Promise<readonly PaperEntryAnswer[]> {
  const where = new Conditions();
  const source = entriesAt(question, where);
  where.add('status = any(?)', shownBy[filter]);
  // What waits now is a small part that has an index of its own.
  where.addIf(filter === 'waiting' && question.at === undefined, isOpen);
  where.addIf(after !== undefined, 'entered_position > ?', after);
  const rows = await question.db.query<StoredEntry>(
    `select * from ${source} where ${where.where} order by entered_position limit ${where.parameter(limit)}`,
    where.values,
  );
  return rows.map((row) => answerAt(row, question.at ?? Number.MAX_SAFE_INTEGER));
}

export async function paperEntryTotals(question: PaperEntriesQuestion): Promise<PaperEntryTotals> {
  const where = new Conditions();
  const source = entriesAt(question, where);
  const counts = shownBy.all.map((status) => `(count(*) filter (where status = '${status}'))::int as ${status}`);
  const [row] = await question.db.query<PaperEntryTotals>(
    `select ${counts.join(', ')} from ${source} where ${where.where}`,
    where.values,
  );
  return { entered: 0, disputed: 0, confirmed: 0, withdrawn: 0, ...row };
}

export function totalShown(totals: PaperEntryTotals, filter: PaperEntryFilter): number {
  return shownBy[filter].reduce((sum, status) => sum + totals[status], 0);
}

/** Part of an index: `discrepancies.view.ts`. */
export const isOpen = 'confirmed_position is null and withdrawn_position is null';

/** Entries with the status that they had and those who had read them; adds the conditions of the question. */
function entriesAt(question: PaperEntriesQuestion, where: Conditions): string {
  const { logId, path, form, enteredBy, notEnteredBy, at } = question;
  const until = at === undefined ? undefined : where.parameter(at);
  const happened = (position: string): string =>
    until === undefined ? `${position} is not null` : `coalesce(${position} <= ${until}, false)`;
  where.add('log_id = ?', logId);
  if (path !== undefined) where.add('(path = ? or (path > ? and path < ?))', path, ...inside(path));
  where.addIf(form !== undefined, 'form = ?', form);
  where.addIf(at !== undefined, 'entered_position <= ?', at);
  where.addIf(enteredBy !== undefined, '? = any(entered_by)', enteredBy);
  where.addIf(notEnteredBy !== undefined, '? <> all(entered_by)', notEnteredBy);
  return `(
    select paper_entry.*,
           case when ${happened('withdrawn_position')} then 'withdrawn' when ${happened('confirmed_position')} then 'confirmed'
                when ${happened('disputed_position')} then 'disputed' else 'entered' end as status,
           case when ${happened('confirmed_position')} then read_by
                when ${happened('disputed_position')} then array[first, second] else array[first] end as entered_by
      from paper_entry) as entry_at`;
}

function answerAt(row: StoredEntry, at: number): PaperEntryAnswer {
  const happened = (position: string | null): boolean => position !== null && Number(position) <= at;
  const { form, unit, key, k, status, body, document, clarifies, differing, n } = row;
  const { disputed_at, confirmed_at, withdrawn_at, withdrawn_by, reason } = row;
  return {
    ...{ form, unit, key, k, status, body, document, clarifies },
    doubleEntry: row.double_entry,
    formVersion: row.form_version,
    enteredBy: row.entered_by,
    enteredPosition: Number(row.entered_position),
    enteredAt: row.entered_at,
    disputed:
      happened(row.disputed_position) && disputed_at !== null && differing !== null
        ? { at: disputed_at, differing }
        : null,
    confirmed: happened(row.confirmed_position) && confirmed_at !== null && n !== null ? { at: confirmed_at, n } : null,
    withdrawn:
      happened(row.withdrawn_position) && withdrawn_at !== null && withdrawn_by !== null && reason !== null
        ? { at: withdrawn_at, person: withdrawn_by, reason }
        : null,
  };
}
