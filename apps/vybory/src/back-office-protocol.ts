import type { PostgresConnection } from '#vybory/event-log';
import type { LogLevel } from '#vybory/platform';
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
  | { readonly type: 'rebuild'; readonly views: readonly string[] | undefined }
  | { readonly type: 'stop' };

export interface Answers {
  readonly status: BackOfficeStatus;
  readonly rebuild: RebuildReport;
  readonly stop: undefined;
}

export type ToBackOffice = Question & { readonly no: number };

export type FromBackOffice =
  | { readonly type: 'started' }
  | { readonly type: 'committed'; readonly notice: CommitNotice }
  | { readonly type: 'answer'; readonly no: number; readonly answer: Answers[Question['type']] }
  | { readonly type: 'refusal'; readonly no: number; readonly reason: string };
