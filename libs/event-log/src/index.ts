export * from './port.js';
export {
  handleCommand,
  newEvent,
  replay,
  type CommandOnStream,
  type Decider,
  type DomainEvent,
  type EventContext,
  type Handled,
} from './command-handler.js';
export { MemoryEventLog } from './memory/memory-event-log.js';
export { leafHash } from './sealing.js';
export { applicationRole, asApplication, type PostgresConnection } from './postgres/connection.js';
export type { GroupCommitLimits } from './postgres/group-commit.js';
export { migrateEventLog } from './postgres/migrate.js';
export {
  openPostgresEventLog,
  type OpenEventLog,
  type PostgresEventLogOptions,
  type StoredBatch,
} from './postgres/postgres-event-log.js';
