import type { CampaignRuntime } from '#vybory/campaigns';
import type { Language } from '#vybory/language';
import type { View, ViewSnapshot } from '#vybory/views';
import type { QueryParameters } from '../parameters/query-parameters.js';
import type { CsvTable } from './csv.js';

/** What one question gets, before it becomes JSON or CSV. */
export interface Answer {
  /** Members of the JSON object, without its braces: `"contest":"president","lines":[...]`. */
  readonly members: () => string;
  readonly csv: () => CsvTable;
  /** Cursor of the next page. */
  readonly next?: string | undefined;
  /** From when the clock alone makes it another answer; absent: only events do. */
  readonly until?: Date | undefined;
}

/** A question after its parameters are read. `at`: a past position, absent for now; `clock`: what the clock said then. */
export type Build = (snapshot: ViewSnapshot, at: number | undefined, clock: Date) => Promise<Answer>;

/** An answer about now that needs nothing of the tables. */
export interface Prepared {
  readonly position: number;
  readonly at: string | undefined;
  readonly answer: () => Answer;
}

/** A question that what is kept in memory may answer. */
export interface PreparedBuild {
  readonly build: Build;
  /** @param newest nothing before `position`, where the view is, will do */
  readonly prepared: (position: number, newest: boolean) => Promise<Prepared> | Prepared;
}

export interface Query {
  readonly view: View;
  /** Tells apart the answers of one view, e.g. `completeness/slots`. */
  readonly name: string;
  /** Reads all parameters; what is wrong with them may be thrown or noted in them. */
  readonly define: (
    parameters: QueryParameters,
    campaign: CampaignRuntime,
    language: Language,
  ) => Build | PreparedBuild;
}

/** JSON text of an object without its braces. */
export function members(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
