import { jest } from '@jest/globals';
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
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      // Names of keys are the migration's own; columns, types, collations and nullability must agree.
      const differing = upQueries
        .map(({ query }) => query)
        .filter((query) => /COLUMN|CREATE TABLE|DROP TABLE/.test(query));
      expect(differing).toEqual([]);
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
