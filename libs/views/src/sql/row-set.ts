import { boolArray, int4Array, int8Array, textArray } from './binary-array.js';

/** How a column of handed-over rows is written in JavaScript and what it becomes in SQL. */
interface ColumnValues {
  text: string;
  int4: number;
  /** A safe integer. */
  int8: number;
  bool: boolean;
  /** ISO 8601 UTC. */
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

interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: unknown[];
}

/**
 * Rows that go to the server in one statement: a binary array per column, taken apart there by `unnest`. Arrays and JSON travel
 * as their text, because arrays of arrays of different lengths do not exist in PostgreSQL.
 */
export class RowSet<C extends Columns> {
  private readonly columns: readonly Column[];
  private length = 0;

  constructor(columns: C) {
    this.columns = Object.entries(columns).map(([name, type]) => ({ name, type, values: [] }));
  }

  get size(): number {
    return this.length;
  }

  add(row: RowOf<C>): void {
    this.length++;
    for (const { name, type, values } of this.columns) values.push(toTransport(type, row[name] ?? null));
  }

  /** Names of the columns, for the column list of an `insert`. */
  get names(): string {
    return this.columns.map(({ name }) => name).join(', ');
  }

  /** A subquery that yields the rows; its parameters are numbered from `$1`. */
  get rows(): string {
    const names = this.columns.map(({ name, type }) =>
      transport[type] === type ? name : `${read(type, name)} as ${name}`,
    );
    const parameters = this.columns.map(({ type }, index) => `$${index + 1}::${transport[type]}[]`);
    return `(select ${names.join(', ')} from unnest(${parameters.join(', ')}) as given(${this.names}))`;
  }

  get values(): Buffer[] {
    return this.columns.map(({ type, values }) => encode(type, values));
  }
}

const transport: Readonly<Record<ColumnType, 'text' | 'int4' | 'int8' | 'bool'>> = {
  text: 'text',
  int4: 'int4',
  int8: 'int8',
  bool: 'bool',
  timestamptz: 'text',
  json: 'text',
  'text[]': 'text',
  'int4[]': 'text',
  'int8[]': 'text',
  bytea: 'text',
};

function read(type: ColumnType, name: string): string {
  if (type === 'bytea') return `decode(${name}, 'hex')`;
  // Texts may hold commas, quotes and braces: JSON has an escape for each of them, and a parser on the other side.
  if (type === 'text[]')
    return `(select array_agg(t order by i) from json_array_elements_text(${name}::json) with ordinality as e(t, i))`;
  return `${name}::${type}`;
}

function toTransport(type: ColumnType, value: unknown): unknown {
  if (value === null) return null;
  if (type === 'json' || type === 'text[]') return JSON.stringify(value);
  if (type === 'int4[]' || type === 'int8[]') return arrayLiteral(value as readonly (number | null)[]);
  return value;
}

function arrayLiteral(numbers: readonly (number | null)[]): string {
  let literal = '{';
  for (let index = 0; index < numbers.length; index++) {
    literal += `${index === 0 ? '' : ','}${numbers[index] ?? 'NULL'}`;
  }
  return `${literal}}`;
}

function encode(type: ColumnType, values: readonly unknown[]): Buffer {
  switch (transport[type]) {
    case 'int4':
      return int4Array(values as (number | null)[]);
    case 'int8':
      return int8Array(values as (number | null)[]);
    case 'bool':
      return boolArray(values as (boolean | null)[]);
    case 'text':
      return textArray(values as (string | null)[]);
  }
}
