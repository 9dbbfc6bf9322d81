import { DataSource } from 'typeorm';
import type { PostgresConnection } from '#vybory/event-log';
import { ProcessingBookmarks1554000000001 } from '#vybory/processing';

export async function migrateProcessing(connection: PostgresConnection): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    extra: typeof connection === 'string' ? { connectionString: connection, max: 1 } : { ...connection, max: 1 },
    migrations: [ProcessingBookmarks1554000000001],
    migrationsTableName: 'processing_migration',
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'all' });
  } finally {
    await source.destroy();
  }
}
