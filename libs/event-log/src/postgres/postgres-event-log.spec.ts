import { describeEventLogContract } from '../contract/event-log.contract.js';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.js';
import { migrateEventLog } from './migrate.js';
import { openPostgresEventLog, type OpenEventLog } from './postgres-event-log.js';

let postgres: TestPostgres;
let eventLog: OpenEventLog;

beforeAll(async () => {
  postgres = await startTestPostgres();
  await migrateEventLog(postgres.connection);
  eventLog = openPostgresEventLog({ connection: postgres.connection });
});

afterAll(async () => {
  await eventLog.close();
  await postgres.stop();
});

describeEventLogContract('PostgreSQL', () => eventLog);
