export {
  type EmbeddedPostgresOptions,
  type PostgresConnection,
  type RunningPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.js';
export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './embedded-postgres-error.js';
export type { ServerExit } from './child-exit.js';
