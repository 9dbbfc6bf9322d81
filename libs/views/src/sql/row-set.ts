import { boolArray, byteaArray, int4Array, int8Array, textArray, timestamptzArray } from './binary-array.js';

/** How a column of handed-over rows is written in JavaScript and what it becomes in SQL. */
interface ColumnValues {
  text: string;
  int4: number;
  /** A safe integer. */
  int8: number;
  bool: boolean;
  /** ISO 8601 UTC with at most milliseconds. */
  timestamptz: string;
  /** Any JSON value. */
  json: unknown;
  'text[]': readonly string[];
  'int4[]': readonly (number | null)[];
  'int8[]': readonly (number | null)[];
  /** Hexadecimal digits. */
  bytea: string;
}

export type ColumnType = keyof ColumnValues;
export type Columns = Readonly<Record<string, ColumnType>>;
/** What a row may say of its columns; a column that it leaves out is null. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]?: ColumnValues[C[Name]] | null | undefined };

/**
 * Rows that go to the server in one statement: a binary array per column, taken apart there by `unnest`. Arrays and JSON travel
 * as their text, because arrays of arrays of different lengths do not exist in PostgreSQL.
 */
export class RowSet<C extends Columns> {
  private readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  private readonly given: RowOf<C>[] = [];

  constructor(columns: C) {
    this.columns = Object.entries(columns);
  }

  get size(): number {
    return this.given.length;
  }

  add(row: RowOf<C>): void {
    this.given.push(row);
  }

  /** Names of the columns, for the column list of an `insert`. */
  get names(): string {
    return this.columns.map(([name]) => name).join(', ');
  }

  /** A subquery that yields the rows; its parameters are numbered from `$1`. */
  get rows(): string {
    const names = this.columns.map(([name, type]) =>
      travelsAs(type) === type ? name : `${read(type, name)} as ${name}`,
    );
    const parameters = this.columns.map(([, type], index) => `$${index + 1}::${travelsAs(type)}[]`);
    return `(select ${names.join(', ')} from unnest(${parameters.join(', ')}) as given(${this.names}))`;
  }

  get values(): Buffer[] {
    return this.columns.map(([name, type]) =>
      encode(
        type,
        this.given.map((row) => row[name] ?? null),
      ),
    );
  }
}

/**
 * `rows` as `given`, each with the place of the row of `table` that it is about, looked up by `key` one by one. A join would
 * leave the way to the planner, whose picture of a table that grows by thousands of rows a second is always out of date.
 */
export function placed(table: string, rows: string, key: string): string {
  return `(select given.*, (select kept.ctid from ${table} as kept where ${key}) as place from ${rows} as given offset 0) as given`;
}

function travelsAs(type: ColumnType): string {
  return type === 'json' || type.endsWith('[]') ? 'text' : type;
}

function read(type: ColumnType, name: string): string {
  // Texts may hold commas, quotes and braces: JSON has an escape for each of them, and a parser on the other side.
  if (type === 'text[]') {
    return `(select array_agg(t order by i) from json_array_elements_text(${name}::json) with ordinality as e(t, i))`;
  }
  return `${name}::${type}`;
}

function encode(type: ColumnType, values: readonly unknown[]): Buffer {
  switch (type) {
    case 'int4':
      return int4Array(values as (number | null)[]);
    case 'int8':
      return int8Array(values as (number | null)[]);
    case 'bool':
      return boolArray(values as (boolean | null)[]);
    case 'text':
      return textArray(values as (string | null)[]);
    case 'timestamptz':
      return timestamptzArray(values as (string | null)[]);
    case 'bytea':
      return byteaArray(values as (string | null)[]);
    case 'json':
    case 'text[]':
      return textArray(values.map((value) => (value === null ? null : JSON.stringify(value))));
    case 'int4[]':
    case 'int8[]':
      return textArray((values as (readonly (number | null)[] | null)[]).map(arrayLiteral));
    default: {
      const never: never = type;
      return never;
    }
  }
}

function arrayLiteral(numbers: readonly (number | null)[] | null): string | null {
  if (numbers === null) return null;
  // `join` writes nothing for null, and an element must be written.
  return numbers.includes(null) ? `{${numbers.map((number) => number ?? 'NULL').join()}}` : `{${numbers.join()}}`;
}
