import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { LogName } from '#vybory/event-log';
import type { CampaignKnowledge } from './campaign/campaign-knowledge.js';
import type { Queryable } from './schema/queryable.js';
import type { ReceivedSubmission, Step } from './step.js';

/** `[a-z][a-z0-9_]*`; the view's tables are in the schema `view_<name>`. */
export type ViewName = string;

/**
 * What becomes of a view when an event cannot be applied after several attempts. A view that sums must not go on without
 * one of its addends: it halts, visibly. Any other parks the slot of that event and goes on with the rest.
 */
export type OnPoison = 'halt' | 'park';

/** A projection: one folder that reads events into tables of its own. */
export interface View {
  readonly name: ViewName;
  /** Rises when the tables or the fold change in a way that needs a rebuild; the rebuild then happens at the next start. */
  readonly version: number;
  readonly onPoison: OnPoison;
  /** Types that the fold acts on; the runner reads no others unless it needs them itself. */
  readonly eventTypes: readonly string[];
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** Run in the view's own schema: names of tables are unqualified. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** `create index if not exists ...`: a rebuild makes them after loading, a first start at once. */
  readonly indexes: readonly string[];
  /** Reads from the tables what the fold must remember; called again after every failure. */
  startFold(start: FoldStart): Promise<ViewFold>;
}

export interface FoldStart {
  readonly log: LogName;
  /** Number of the log in this view's schema: first column of every table. */
  readonly logId: number;
  /** Knowledge of the campaign, at least as new as the last step that was applied. */
  readonly campaign: CampaignKnowledge;
  readonly db: Queryable;
}

/**
 * One view of one log, in memory between two bookmarks. When anything throws, the fold is thrown away and started anew
 * from the tables: it needs no way back.
 */
export interface ViewFold {
  /** Fetches from the tables, or from the log, what `apply` will need for these steps. */
  prepare?(steps: readonly Step[], source: FoldSource): Promise<void>;
  /** Takes one step in; touches nothing outside the fold. */
  apply(step: Step): void;
  /** Writes what the steps since the last write changed: few statements, whatever the number of rows. */
  write(db: Queryable): Promise<void>;
}

export interface FoldSource {
  readonly db: Queryable;
  /** Submissions as they were received, by submission id; for what was received pages ago. */
  received(streams: readonly string[]): Promise<ReadonlyMap<string, ReceivedSubmission>>;
}

/** The fold meets an event that contradicts what the log said before. */
export class ImpossibleStep extends Error {
  override readonly name = 'ImpossibleStep';
}
