import type { Level } from '#vybory/forms';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';
import { countNames, countsInSql } from './counts.js';
import { slotSource } from './slot-source.js';

export interface CompletenessQuestion {
  readonly db: Queryable;
  readonly logId: number;
  /** Unit that is asked about, and everything inside it. */
  readonly path: string;
  /** What the clock says: decides what is due and what is overdue. */
  readonly clock: Date;
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
  readonly clarified: number;
  /** Everything that the campaign asks for has come, and counts. */
  readonly complete: number;
  readonly paperOnly: number;
  readonly bothCarriers: number;
  readonly waived: number;
  readonly extra: number;
  /** Of what is missing: cannot be asked for yet. */
  readonly notYetDue: number;
  /** Of what is missing: its term has passed. */
  readonly overdue: number;
  /** Owed slots that can be asked for, whether they came or not. */
  readonly due: number;
  /** Of these. */
  readonly dueReceived: number;
  readonly dueAccepted: number;
  readonly dueOnTime: number;
}

export interface UnitTally extends FormTally {
  readonly unit: string;
  readonly path: string;
}

/** Per form, for one unit with everything inside it. */
export async function tallies(question: CompletenessQuestion, level: Level): Promise<readonly FormTally[]> {
  const where = new Conditions();
  const counted =
    level === 'precinct' ? ofSlots(question, where) : ofUnits(question, level, 'path = ?', [question.path], where);
  return question.db.query<FormTally>(
    `select form, ${figures(where.parameter(question.clock))} from (${counted}) as counted group by form order by form`,
    where.values,
  );
}

/** The matrix: a form and a unit of `level` per row, in the order of paths and forms. */
export async function matrix(
  question: CompletenessQuestion,
  level: Exclude<Level, 'precinct'>,
  { after, limit }: { readonly after?: { readonly path: string; readonly form: string }; readonly limit: number },
): Promise<readonly UnitTally[]> {
  const where = new Conditions();
  const within = '(path = ? or (path > ? and path < ?))';
  const counted = ofUnits(question, level, within, [question.path, ...inside(question.path)], where);
  const clock = where.parameter(question.clock);
  const behind =
    after === undefined ? '' : ` where (path, form) > (${where.parameter(after.path)}, ${where.parameter(after.form)})`;
  return question.db.query<UnitTally>(
    `select unit, path, form, ${figures(clock)} from (${counted}) as counted${behind}
      group by path, unit, form order by path, form limit ${where.parameter(limit)}`,
    where.values,
  );
}

/** When the clock next changes an answer about this log, if no event comes before; undefined: never. */
export async function nextBoundary({
  db,
  logId,
  clock,
}: Pick<CompletenessQuestion, 'db' | 'logId' | 'clock'>): Promise<Date | undefined> {
  const [row] = await db.query<{ next: Date | null }>(
    `select least(min(opens) filter (where opens > $2), min(due) filter (where due >= $2)) as next
       from tally where log_id = $1 and level = 'country'`,
    [logId, clock],
  );
  return row?.next ?? undefined;
}

/** Terms of a form at which something is still missing. */
export async function termsMissing(
  { db, logId }: Pick<CompletenessQuestion, 'db' | 'logId'>,
  form: string,
): Promise<readonly string[]> {
  const rows = await db.query<{ due: Date }>(
    `select due from tally where log_id = $1 and level = 'country' and form = $2 and due is not null
      group by due having sum(owed - ${standing}) > 0 order by due`,
    [logId, form],
  );
  return rows.map(({ due }) => due.toISOString());
}

/** How many slots of a form and term are missing, by unit of a level; only units that miss any, in the order of their paths. */
export function missingByUnit(
  { db, logId }: Pick<CompletenessQuestion, 'db' | 'logId'>,
  { form, due, level }: { readonly form: string; readonly due: string; readonly level: Exclude<Level, 'precinct'> },
): Promise<readonly { readonly unit: string; readonly missing: number }[]> {
  return db.query(
    `select unit, sum(owed - ${standing})::int as missing from tally
      where log_id = $1 and level = $2 and form = $3 and due = $4
      group by path, unit having sum(owed - ${standing}) > 0 order by path`,
    [logId, level, form, due],
  );
}

const counts = countNames.join(', ');
const terms = 'form, opens, due, waits_for';
const standing = '(received + accepted + accepted_with_act + returned)';

/** Sums of counted rows; `clock` is a parameter. A sum over no rows is null, but no group is empty. */
function figures(clock: string): string {
  const asked = `waits_for is null and (opens is null or opens <= ${clock})`;
  const sum = (what: string, when = 'true'): string => `coalesce(sum(${what}) filter (where ${when}), 0)::int`;
  return [
    ...countNames.map((name) => `${sum(name)} as "${camel(name)}"`),
    `${sum(`owed - ${standing}`, `not (${asked})`)} as "notYetDue"`,
    `${sum(`owed - ${standing}`, `due < ${clock}`)} as overdue`,
    `${sum('owed', asked)} as due`,
    `${sum(standing, asked)} as "dueReceived"`,
    `${sum('accepted + accepted_with_act', asked)} as "dueAccepted"`,
    `${sum(`${standing} - late`, asked)} as "dueOnTime"`,
  ].join(', ');
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function ofSlots({ logId, path, at }: CompletenessQuestion, where: Conditions): string {
  const source = slotSource(logId, at, where);
  const [first, end] = inside(path);
  const place = `(path = ${where.parameter(path)} or (path > ${where.parameter(first)} and path < ${where.parameter(end)}))`;
  return `select ${terms}, ${countsInSql(1)} from ${source} where log_id = ${where.parameter(logId)} and ${place}`;
}

/** @param chosen condition on `path`, with its values */
function ofUnits(
  { logId, at }: CompletenessQuestion,
  level: Level,
  chosen: string,
  values: readonly string[],
  where: Conditions,
): string {
  const units = `log_id = ${where.parameter(logId)} and level = ${where.parameter(level)} and ${numbered(chosen, values, where)}`;
  if (at === undefined) return `select path, unit, ${terms}, ${counts} from tally where ${units}`;
  return atCheckpoint(units, logId, at, where);
}

function numbered(condition: string, values: readonly string[], where: Conditions): string {
  let index = 0;
  return condition.replaceAll('?', () => where.parameter(values[index++]));
}

/** The tallies of the last checkpoint, and what changed from there to the position. */
function atCheckpoint(units: string, logId: number, at: number, where: Conditions): string {
  const [log, position] = [where.parameter(logId), where.parameter(at)];
  const between = `log_id = ${log} and position <= ${position}
    and position > (select coalesce(max(position), 0) from checkpoint where log_id = ${log} and position <= ${position})`;
  const none = countNames.map((name) => (name === 'owed' ? 'slots as owed' : `0 as ${name}`)).join(', ');
  const wasDuty = ['owed', 'waived_by', 'opens', 'due', 'waits_for'].map(
    (name) => `case when duty then was_${name} else ${name} end as was_${name}`,
  );
  const before = `(
    select form, path, ${wasDuty.join(', ')}, was_state, was_late, was_carriers, was_complete, was_clarified
      from change where ${between}) as before`;
  const was = 'form, was_opens as opens, was_due as due, was_waits_for as waits_for';
  return `
    select tally.path, tally.unit, tally.form, tally.opens, tally.due, tally.waits_for, ${countNames.map((name) => `past.${name}`).join(', ')}
      from (select * from tally where ${units}) as tally
      cross join lateral (
        select ${counts} from tally_at
         where log_id = tally.log_id and level = tally.level and path = tally.path and form = tally.form and term = tally.term
           and position <= ${position}
         order by position desc limit 1) as past
    union all
    select above.path, above.unit, ${terms}, ${counts}
      from (
        select path as place, ${terms}, ${countsInSql(1)} from change where ${between}
        union all
        select path as place, ${was}, ${countsInSql(-1, 'was_')} from ${before}
        union all
        select path as place, ${terms}, ${none} from owed_at where ${between}) as moved
      cross join lateral unnest(array[
        split_part(place, '/', 1), split_part(place, '/', 1) || '/' || split_part(place, '/', 2),
        split_part(place, '/', 1) || '/' || split_part(place, '/', 2) || '/' || split_part(place, '/', 3)]) as up(path)
      join (select distinct path, unit from tally where ${units}) as above on above.path = up.path collate "C"`;
}
