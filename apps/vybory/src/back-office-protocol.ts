import type { PostgresConnection } from '#vybory/event-log';
import type { LogLevel, MetricValues } from '#vybory/platform';
import type { ProcessingStatus } from '#vybory/processing';
import type { CommitNotice, RebuildReport, ViewStatus } from '#vybory/views';

/** What the front thread gives the back office to work with. */
export interface BackOfficeData {
  readonly connection: PostgresConnection;
  readonly busyness: SharedArrayBuffer;
  readonly logLevel: LogLevel;
}

export interface BackOfficeStatus {
  readonly processing: readonly ProcessingStatus[];
  readonly views: readonly ViewStatus[];
}

/** Questions of the front thread; every one gets an answer with its number. */
export type Question =
  | { readonly type: 'status' }
  | { readonly type: 'metrics' }
  | { readonly type: 'rebuild'; readonly views: readonly string[] | undefined }
  | { readonly type: 'stop' };

export interface Answers {
  readonly status: BackOfficeStatus;
  readonly metrics: MetricValues;
  readonly rebuild: RebuildReport;
  readonly stop: undefined;
}

/** The front's side of the back office, wherever that runs. */
export interface BackOfficeDesk {
  ask<Type extends Question['type']>(question: Extract<Question, { type: Type }>): Promise<Answers[Type]>;
  /** Lets it finish the page in hand. */
  stop(): Promise<void>;
}

/** Injection token of the {@link BackOfficeDesk}. */
export const BACK_OFFICE = Symbol('BackOffice');

export interface BackOfficeListener {
  readonly onCommitted: (notice: CommitNotice) => void;
  /** It has ended without being asked to. */
  readonly onDeath: (error: Error) => void;
}

export type StartBackOffice = (data: BackOfficeData, listener: BackOfficeListener) => Promise<BackOfficeDesk>;

export type ToBackOffice = Question & { readonly no: number };

export type FromBackOffice =
  | { readonly type: 'started' }
  | { readonly type: 'committed'; readonly notice: CommitNotice }
  | { readonly type: 'answer'; readonly no: number; readonly answer: Answers[Question['type']] }
  /** `passing`: the database is away; the same question may be answered later. */
  | { readonly type: 'refusal'; readonly no: number; readonly reason: string; readonly passing: boolean };
