import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { allViews } from './all-views.js';
import { prepareSchema, takingTurns, viewDataSource } from './schema/view-schema.js';

jest.setTimeout(60_000);

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startTestPostgres();
});

afterAll(() => postgres.stop());

describe.each(allViews)('the view $name', (view) => {
  it('has entities that say what its migrations make', async () => {
    const options = { connection: postgres.connection, view, role: 'live', poolSize: 1 } as const;
    await takingTurns(postgres.connection, (client) => prepareSchema(client, options));
    const source = await viewDataSource(options).initialize();
    try {
      // Names of keys are the migration's own; columns, types, collations and nullability must agree.
      expect(declaredColumns(source)).toEqual(await columnsMade(source));
    } finally {
      await source.destroy();
    }
  });

  it('has a name that can be a schema, and goes back as it came', async () => {
    expect(view.name).toMatch(/^[a-z][a-z0-9_]*$/);
    const options = { connection: postgres.connection, view, role: 'next', poolSize: 1 } as const;
    await takingTurns(postgres.connection, (client) => prepareSchema(client, options));
    const source = await viewDataSource(options).initialize();
    try {
      for (let left = source.migrations.length; left > 0; left--) await source.undoLastMigration();
      const tables = await source.query<{ table_name: string }[]>(
        'select table_name from information_schema.tables where table_schema = current_schema()',
      );
      expect(tables.map(({ table_name }) => table_name)).toEqual(['migration']);
    } finally {
      await source.destroy();
    }
  });
});

/** As the entities say; not by TypeORM's own comparison, which asks several things of one connection at a time. */
function declaredColumns(source: DataSource): readonly string[] {
  return source.entityMetadatas
    .flatMap(({ tableName, columns }) =>
      columns.map((column) => {
        const type = `${source.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`;
        return describeColumn(tableName, column.databaseName, type, column.isNullable, column.collation);
      }),
    )
    .sort();
}

/** As the migrations made them. */
async function columnsMade(source: DataSource): Promise<readonly string[]> {
  const columns = await source.query<
    { table: string; name: string; type: string; nullable: boolean; collation: string | null }[]
  >(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            not a.attnotnull as nullable, o.collname as collation
       from pg_attribute as a join pg_class as c on c.oid = a.attrelid
       left join pg_collation as o on o.oid = a.attcollation and o.collname <> 'default'
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
        and a.attnum > 0 and not a.attisdropped`,
  );
  return columns
    .map(({ table, name, type, nullable, collation }) => describeColumn(table, name, type, nullable, collation))
    .sort();
}

function describeColumn(
  table: string,
  name: string,
  type: string,
  nullable: boolean,
  collation?: string | null,
): string {
  return `${table}.${name} ${type}${nullable ? '' : ' not null'}${collation ? ` collate ${collation}` : ''}`;
}
