import type { Level } from '#vybory/forms';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';
import type { Agreement, SlotState } from '../slots/slot-history.js';
import type { CarriersReceived } from './entities.js';

export interface CompletenessQuestion {
  readonly db: Queryable;
  readonly logId: number;
  /** Unit that is asked about, and everything inside it. */
  readonly path: string;
  /** Absent: now. */
  readonly at?: number;
}

/** Owed slots of one form by state; what is in none of the states has not come. */
export interface FormTally {
  readonly form: string;
  readonly owed: number;
  readonly received: number;
  readonly accepted: number;
  readonly acceptedWithAct: number;
  readonly returned: number;
  readonly withdrawn: number;
  readonly late: number;
  readonly extra: number;
  readonly complete: number;
}

export interface UnitTally extends FormTally {
  readonly unit: string;
  readonly path: string;
}

export interface SlotAt {
  readonly form: string;
  readonly path: string;
  readonly key: string;
  readonly unit: string;
  readonly owed: boolean;
  readonly due: Date | null;
  readonly state: SlotState;
  readonly late: boolean;
  readonly current: number;
  readonly inForce: number;
  readonly since: Date | null;
  readonly carriers: CarriersReceived | null;
  readonly agreement: Agreement | null;
  readonly complete: boolean;
  readonly changedPosition: string | null;
  readonly changedAt: Date | null;
}

/** `missing`: owed, and nothing stands; `incomplete`: owed, and not everything that is asked for has come and counts. */
export type SlotFilterState = SlotState | 'missing' | 'late' | 'incomplete';

export interface SlotFilter {
  readonly form?: string;
  readonly state?: SlotFilterState;
  readonly after?: { readonly form: string; readonly path: string; readonly key: string };
  readonly limit: number;
}

const tallyColumns = `form, owed, received, accepted, accepted_with_act as "acceptedWithAct", returned, withdrawn, late, extra, complete`;

/** Per form, for one unit with everything inside it. */
export function tallies(question: CompletenessQuestion, level: Level): Promise<readonly FormTally[]> {
  const { db, logId, path, at } = question;
  if (at !== undefined || level === 'precinct') return talliesFromHistory(question);
  return db.query<FormTally>(
    `select ${tallyColumns} from tally where log_id = $1 and level = $2 and path = $3 order by form`,
    [logId, level, path],
  );
}

/** The matrix: a form and a unit of `level` per row, in the order of paths and forms; now only. */
export function matrix(
  { db, logId, path }: CompletenessQuestion,
  level: Level,
  { after, limit }: { readonly after?: { readonly path: string; readonly form: string }; readonly limit: number },
): Promise<readonly UnitTally[]> {
  const where = new Conditions().add('log_id = ?', logId).add('level = ?', level);
  where.add('(path = ? or (path > ? and path < ?))', path, ...inside(path));
  if (after !== undefined) where.add('(path, form) > (?, ?)', after.path, after.form);
  return db.query<UnitTally>(
    `select unit, path, ${tallyColumns} from tally where ${where.where} order by path, form limit ${where.parameter(limit)}`,
    where.values,
  );
}

/** Slots in the order of form, path and key. */
export function slots(question: CompletenessQuestion, filter: SlotFilter): Promise<readonly SlotAt[]> {
  const where = new Conditions();
  const source = question.at === undefined ? 'slot' : slotsAt(question.at, question.logId, where);
  filterSlots(where, question, filter);
  if (filter.after !== undefined) {
    where.add('(form, path, key) > (?, ?, ?)', filter.after.form, filter.after.path, filter.after.key);
  }
  return question.db.query<SlotAt>(
    `select form, path, key, unit, owed, due, state, late, current, in_force as "inForce", since, carriers,
            agreement, complete, changed_position as "changedPosition", changed_at as "changedAt"
       from ${source} where ${where.where} order by form, path, key limit ${where.parameter(filter.limit)}`,
    where.values,
  );
}

export async function countSlots(question: CompletenessQuestion, filter: SlotFilter): Promise<number> {
  const where = new Conditions();
  const source = question.at === undefined ? 'slot' : slotsAt(question.at, question.logId, where);
  filterSlots(where, question, filter);
  const [row] = await question.db.query<{ total: number }>(
    `select count(*)::int as total from ${source} where ${where.where}`,
    where.values,
  );
  return row?.total ?? 0;
}

function filterSlots(where: Conditions, { logId, path }: CompletenessQuestion, { form, state }: SlotFilter): void {
  where.add('log_id = ?', logId).add('(path = ? or (path > ? and path < ?))', path, ...inside(path));
  where.addIf(form !== undefined, 'form = ?', form);
  if (state === 'missing') where.add(`owed and state in ('owed', 'withdrawn')`);
  else if (state === 'late') where.add('late');
  else if (state === 'incomplete') where.add('owed and not complete');
  else where.addIf(state !== undefined, 'state = ?', state);
}

/** Slots as they were: the last change up to a position, or owed since before it. */
function slotsAt(at: number, logId: number, where: Conditions): string {
  const [position, log] = [where.parameter(at), where.parameter(logId)];
  return `(
    select slot.log_id, slot.form, slot.path, slot.key, slot.unit, slot.owed, slot.due, coalesce(last.state, 'owed') as state,
           coalesce(last.late, false) as late, coalesce(last.current, 0) as current, coalesce(last.in_force, 0) as in_force,
           last.since, last.carriers, last.agreement, coalesce(last.complete, false) as complete, last.position as changed_position, last.at as changed_at
      from slot
      left join (
        select distinct on (form, path, key) * from change
         where log_id = ${log} and position <= ${position} order by form, path, key, position desc) as last
        on last.form = slot.form and last.path = slot.path and last.key = slot.key
     where slot.log_id = ${log} and slot.known_position <= ${position}) as slot_at`;
}

function talliesFromHistory({ db, logId, path, at }: CompletenessQuestion): Promise<readonly FormTally[]> {
  const where = new Conditions();
  const source = at === undefined ? 'slot' : slotsAt(at, logId, where);
  filterSlots(where, { db, logId, path }, { limit: 0 });
  const inState = (state: SlotState): string => `(count(*) filter (where owed and state = '${state}'))::int`;
  return db.query<FormTally>(
    `select form, (count(*) filter (where owed))::int as owed, ${inState('received')} as received,
            ${inState('accepted')} as accepted, ${inState('accepted-with-act')} as "acceptedWithAct",
            ${inState('returned')} as returned, ${inState('withdrawn')} as withdrawn,
            (count(*) filter (where owed and late))::int as late,
            (count(*) filter (where owed and complete))::int as complete,
            (count(*) filter (where not owed and state not in ('owed', 'withdrawn')))::int as extra
       from ${source} where ${where.where} group by form order by form`,
    where.values,
  );
}
