/** A connection, inside or outside a transaction, that runs SQL against the tables of one view. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Number of rows that the statement touched. */
  execute(text: string, values?: readonly unknown[]): Promise<number>;
}
