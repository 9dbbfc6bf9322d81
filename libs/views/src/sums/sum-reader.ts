import { levels, type Level } from '#vybory/forms';
import { stages, type Stage } from '#vybory/campaigns';
import { Conditions, inside } from '../reading/conditions.js';
import type { Queryable } from '../schema/queryable.js';
import type { Figure } from './summed.js';

/** What is asked of a summing view: one topic, now or as of a past position. */
export interface SumQuestion {
  readonly db: Queryable;
  readonly logId: number;
  readonly topic: string;
  /** Number of figures of the topic. */
  readonly width: number;
  /** Level of the units that report. */
  readonly leaf: Level;
  /** Absent: now. */
  readonly at?: number;
}

/** The sum of one unit, or what a reporting unit itself stated (null: it did not state the figure). */
export interface UnitSum {
  readonly unit: string;
  readonly path: string;
  readonly level: Level;
  readonly expected: number;
  readonly counted: number;
  readonly figures: readonly Figure[];
}

export interface SumRow {
  readonly unit: string;
  readonly path: string;
  readonly level: Level;
  readonly expected: number;
  readonly counted: number;
  readonly figures: readonly (string | number | null)[] | null;
}

/** Undefined when the topic has no such unit. */
export async function sumOfUnit(question: SumQuestion, level: Level, path: string): Promise<UnitSum | undefined> {
  const [sum] = await sums(question, level, (where) => where.add('place.path = ?', path));
  return sum;
}

/** Units directly inside `path`, in the order of their paths. */
export async function sumsOfChildren(question: SumQuestion, level: Level, path: string): Promise<readonly UnitSum[]> {
  const below = levels.slice(levels.indexOf(level) + 1, levels.indexOf(question.leaf) + 1);
  const children: UnitSum[] = [];
  for (const childLevel of below) {
    const direct = await sums(question, childLevel, (where) =>
      where
        .add('place.path > ? and place.path < ?', ...inside(path))
        .add(`strpos(substr(place.path, ?), '/') = 0`, path.length + 2),
    );
    children.push(...direct);
  }
  return children.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Units of a level inside `path`, in the order of their paths, behind `after`. */
export function sumsOfLevel(
  question: SumQuestion,
  level: Level,
  { path, after, limit }: { readonly path: string; readonly after: string | undefined; readonly limit: number },
): Promise<readonly UnitSum[]> {
  const [first, end] = inside(path);
  return sums(
    question,
    level,
    (where) =>
      where
        .add('(place.path = ? or (place.path > ? and place.path < ?))', path, first, end)
        .addIf(after !== undefined, 'place.path > ?', after),
    limit,
  );
}

/** Stage of the campaign as of a position, or now. */
export async function stageAt(db: Queryable, logId: number, at: number | undefined): Promise<Stage> {
  const where = new Conditions().add('log_id = ?', logId).addIf(at !== undefined, 'position <= ?', at);
  const [row] = await db.query<{ stage: Stage }>(
    `select stage from stage where ${where.where} order by position desc limit 1`,
    where.values,
  );
  return row?.stage ?? stages[0];
}

async function sums(
  question: SumQuestion,
  level: Level,
  narrow: (where: Conditions) => Conditions,
  limit?: number,
): Promise<readonly UnitSum[]> {
  const depth = levels.indexOf(level) - levels.indexOf(question.leaf);
  if (depth > 0) return [];
  const where = new Conditions();
  const source = depth === 0 ? reporting(question, level, where) : above(question, level, where);
  narrow(where);
  const end = limit === undefined ? '' : ` limit ${where.parameter(limit)}`;
  const rows = await question.db.query<SumRow>(
    `${source} where ${where.where} order by place.path${end}`,
    where.values,
  );
  return rows.map((row) => ({ ...row, figures: figuresOf(row, question.width) }));
}

export function figuresOf({ figures, counted }: Pick<SumRow, 'figures' | 'counted'>, width: number): readonly Figure[] {
  if (figures === null) return new Array<Figure>(width).fill(counted === 0 ? 0 : null);
  return figures.map((figure) => (figure === null ? null : Number(figure)));
}

function inForce(name: string, at: number | undefined, where: Conditions): string {
  if (at === undefined) return `${name}.to_position is null`;
  const position = where.parameter(at);
  return `${name}.from_position <= ${position} and (${name}.to_position is null or ${name}.to_position > ${position})`;
}

/** The reporting units themselves: what they stated. */
function reporting({ logId, topic, at }: SumQuestion, level: Level, where: Conditions): string {
  const topicParameter = where.parameter(topic);
  const source = `
    select place.unit, place.path, ${where.parameter(level)}::text as level,
           (${topicParameter} = any (place.topics))::int as expected, (version.n is not null)::int as counted, version.figures
      from unit as place
      left join version on version.log_id = place.log_id and version.topic = ${topicParameter}
           and version.path = place.path and ${inForce('version', at, where)}`;
  where.add('place.log_id = ?', logId).addIf(at !== undefined, 'place.position <= ?', at);
  where.add(`(version.n is not null or ? = any (place.topics))`, topic);
  return source;
}

/** Units above them: kept sums now, and sums over the history for a past position. */
function above({ logId, topic, at, width }: SumQuestion, level: Level, where: Conditions): string {
  const source =
    at === undefined
      ? 'select place.unit, place.path, place.level, place.expected, place.counted, place.figures from total as place'
      : `
    select place.unit, place.path, place.level, known.expected, found.counted, found.figures
      from total as place
     cross join lateral (
       select count(*)::int as expected from unit
        where unit.log_id = place.log_id and unit.path > place.path || '/' and unit.path < place.path || '0'
          and unit.position <= ${where.parameter(at)} and place.topic = any (unit.topics)) as known
     cross join lateral (
       select count(*)::int as counted, array[${everyFigure(width)}]::bigint[] as figures from version
        where version.log_id = place.log_id and version.topic = place.topic
          and version.path > place.path || '/' and version.path < place.path || '0'
          and ${inForce('version', at, where)}) as found`;
  where.add('place.log_id = ?', logId).add('place.topic = ?', topic).add('place.level = ?', level);
  return source;
}

/** Column by column: several times faster than taking the arrays apart into rows. */
function everyFigure(width: number): string {
  return Array.from({ length: width }, (_, index) => `coalesce(sum(figures[${index + 1}]), 0)`).join(', ');
}
