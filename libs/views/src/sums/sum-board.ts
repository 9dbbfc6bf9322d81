import type { Stage } from '#vybory/campaigns';
import type { Level } from '#vybory/forms';
import { figuresOf, stageAt, type SumQuestion, type SumRow, type UnitSum } from './sum-reader.js';

/**
 * Every kept sum of one topic at one moment, in memory. Units above the reporting ones are a few hundred: to read all of them
 * at once is cheaper than to read a few of them again and again, and what is asked of them needs no further question.
 */
export class SumBoard {
  private readonly byPath: ReadonlyMap<string, UnitSum>;

  constructor(
    /** In the order of their paths. */
    private readonly sums: readonly UnitSum[],
    readonly stage: Stage,
  ) {
    this.byPath = new Map(sums.map((sum) => [sum.path, sum]));
  }

  static async read(question: Omit<SumQuestion, 'at'>): Promise<SumBoard> {
    const { db, logId, topic, width } = question;
    const stage = await stageAt(db, logId, undefined);
    const rows = await db.query<SumRow>(
      'select unit, path, level, expected, counted, figures from total where log_id = $1 and topic = $2 order by path',
      [logId, topic],
    );
    return new SumBoard(
      rows.map((row) => ({ ...row, figures: figuresOf(row, width) })),
      stage,
    );
  }

  /** Undefined when the topic has no such unit. */
  unit(path: string): UnitSum | undefined {
    return this.byPath.get(path);
  }

  /** Units directly inside `path`, in the order of their paths; reporting units are not among them. */
  children(path: string): readonly UnitSum[] {
    return this.sums.filter((sum) => sum.path.startsWith(`${path}/`) && !sum.path.includes('/', path.length + 1));
  }

  /** Units of a level inside `path`, in the order of their paths, behind `after`. */
  ofLevel(
    level: Level,
    { path, after, limit }: { readonly path: string; readonly after: string | undefined; readonly limit: number },
  ): readonly UnitSum[] {
    return this.sums
      .filter((sum) => sum.level === level && (sum.path === path || sum.path.startsWith(`${path}/`)))
      .filter((sum) => after === undefined || sum.path > after)
      .slice(0, limit);
  }
}
