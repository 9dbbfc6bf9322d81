import type { Level } from '#vybory/forms';
import { Conditions, inside } from '../reading/conditions.js';
import { slotStates, type Agreement, type SlotState } from '../slots/slot-history.js';
import type { CarriersReceived } from './slot-facts.js';
import { slotSource } from './slot-source.js';
import { tallies, type CompletenessQuestion, type FormTally } from './tally-reader.js';

export interface SlotAt {
  readonly form: string;
  readonly path: string;
  readonly key: string;
  readonly unit: string;
  readonly owed: boolean;
  readonly waivedReason: string | null;
  readonly waivedBy: string | null;
  readonly opens: Date | null;
  readonly due: Date | null;
  readonly waitsFor: string | null;
  readonly state: SlotState;
  readonly late: boolean;
  readonly carriers: CarriersReceived | null;
  readonly agreement: Agreement | null;
  readonly complete: boolean;
  readonly clarified: boolean;
  readonly current: number;
  readonly inForce: number;
  readonly since: Date | null;
  readonly changedPosition: string | null;
  readonly changedAt: Date | null;
}

/**
 * Which slots: owed ones by where they stand, or by what the clock says. `missing`: nothing stands; `not-yet-due`, `due` and
 * `overdue` are its parts. `incomplete`: not everything that is asked for has come and counts; `clarified`: an earlier version is superseded. `extra`: nobody owes it.
 */
export const slotFilterStates = [
  ...slotStates,
  'missing',
  'incomplete',
  'not-yet-due',
  'due',
  'overdue',
  'late',
  'clarified',
  'waived',
  'extra',
] as const;
export type SlotFilterState = (typeof slotFilterStates)[number];

export interface SlotFilter {
  readonly form?: string;
  readonly state?: SlotFilterState;
  readonly after?: { readonly form: string; readonly path: string; readonly key: string };
  readonly limit: number;
}

const missing = `owed and state in ('owed', 'withdrawn')`;
const stands = `state not in ('owed', 'withdrawn')`;

/** What the clock says of a slot that is owed. */
export const timelinessValues = ['not-yet-due', 'due', 'overdue', 'on-time', 'late'] as const;
export type Timeliness = (typeof timelinessValues)[number];

/** Null for what nobody owes. Without a term nothing is late. */
export function timelinessOf(
  { owed, state, late, opens, due, waitsFor }: Pick<SlotAt, 'owed' | 'state' | 'late' | 'opens' | 'due' | 'waitsFor'>,
  clock: Date,
): Timeliness | null {
  if (!owed) return null;
  if (state !== 'owed' && state !== 'withdrawn') return late ? 'late' : 'on-time';
  if (waitsFor !== null || (opens !== null && opens > clock)) return 'not-yet-due';
  return due !== null && due < clock ? 'overdue' : 'due';
}

/** Slots in the order of form, path and key. */
export function slots(question: CompletenessQuestion, filter: SlotFilter): Promise<readonly SlotAt[]> {
  const where = new Conditions();
  const source = slotSource(question.logId, question.at, where);
  chooseSlots(where, question, filter);
  if (filter.after !== undefined) {
    where.add('(form, path, key) > (?, ?, ?)', filter.after.form, filter.after.path, filter.after.key);
  }
  return question.db.query<SlotAt>(
    `select form, path, key, unit, owed, waived_reason as "waivedReason", waived_by as "waivedBy", opens, due,
            waits_for as "waitsFor", state, late, carriers, agreement, complete, clarified, current, in_force as "inForce", since,
            changed_position as "changedPosition", changed_at as "changedAt"
       from ${source} where ${where.where} order by form, path, key limit ${where.parameter(filter.limit)}`,
    where.values,
  );
}

/** How many there are on all pages: from the tallies, which are few however many slots there are. */
export async function countSlots(
  question: CompletenessQuestion,
  level: Level,
  { form, state }: Pick<SlotFilter, 'form' | 'state'>,
): Promise<number> {
  const counted = await tallies(question, level);
  return counted
    .filter((tally) => form === undefined || tally.form === form)
    .reduce((sum, tally) => sum + countOf(tally, state), 0);
}

function chooseSlots(
  where: Conditions,
  { logId, path, clock }: CompletenessQuestion,
  { form, state }: Pick<SlotFilter, 'form' | 'state'>,
): void {
  where.add('log_id = ?', logId).add('(path = ? or (path > ? and path < ?))', path, ...inside(path));
  where.addIf(form !== undefined, 'form = ?', form);
  const chosen = state === undefined ? `(owed or waived_by is not null or ${stands})` : conditions[state];
  // The same instant for every place that names the clock.
  where.add(
    chosen,
    ...chosen
      .split('?')
      .slice(1)
      .map(() => clock),
  );
}

const conditions: Readonly<Record<SlotFilterState, string>> = {
  ...inStates('owed', 'received', 'accepted', 'accepted-with-act', 'returned', 'withdrawn'),
  missing,
  'not-yet-due': `${missing} and (waits_for is not null or opens > ?)`,
  due: `${missing} and waits_for is null and (opens is null or opens <= ?) and (due is null or due >= ?)`,
  overdue: `${missing} and due < ?`,
  late: `owed and late and ${stands}`,
  clarified: `owed and clarified and ${stands}`,
  incomplete: 'owed and not complete',
  waived: 'waived_by is not null',
  extra: `not owed and waived_by is null and ${stands}`,
};

function inStates<State extends SlotState>(...states: readonly State[]): Readonly<Record<State, string>> {
  // One entry per state that was given.
  return Object.fromEntries(states.map((state) => [state, `owed and state = '${state}'`])) as Record<State, string>;
}

function countOf(tally: FormTally, state: SlotFilterState | undefined): number {
  const { owed, received, accepted, acceptedWithAct, returned, withdrawn, waived, extra } = tally;
  const absent = owed - received - accepted - acceptedWithAct - returned;
  const numbers: Readonly<Record<SlotFilterState, number>> = {
    ...{ received, accepted, 'accepted-with-act': acceptedWithAct, returned, withdrawn, waived, extra },
    ...{ late: tally.late, clarified: tally.clarified, overdue: tally.overdue, 'not-yet-due': tally.notYetDue },
    owed: absent - withdrawn,
    missing: absent,
    incomplete: owed - tally.complete,
    due: absent - tally.notYetDue - tally.overdue,
  };
  return state === undefined ? owed + waived + extra : numbers[state];
}
