/**
 * What every process stands on: configuration, secrets, database, embedded PostgreSQL, logging.
 * Tests import their databases from `@duibiao/platform/testing`.
 */
export { ClearError, errorCode } from './clear-error.js';
export { type Config, ConfigError, type LogLevel, readConfig, withoutPassword } from './config.js';
export { databaseUrl, queueDatabaseName, queueDatabaseUrl, roleNames, roleUrl } from './connections.js';
export { classifyDatabaseError, type DatabaseFailure, isDatabaseAway } from './database-error.js';
export { assertDurable, createPool, inTransaction, type PoolOptions, statement, toBigInt } from './database.js';
export { createKysely } from './kysely.js';
export { createLogger, type Logger } from './logging.js';
export { Beat, type BeatOptions, Stopped } from './long-work/beat.js';
export { type Hold, Leases, maxAttempts, type WorkTable } from './long-work/lease.js';
export {
  createMetrics,
  createRunMetrics,
  Counter,
  durationBuckets,
  Gauge,
  Histogram,
  type Metrics,
  type RunObserved,
} from './metrics.js';
export { migrate, type MigrateOptions } from './migrate.js';
export { assertMigrated } from './migrated.js';
export { exitWithParent, tellParentReady } from './parent-process.js';
export { projectRoot } from './project-root.js';
export { ensureDatabase, ensureRole, guardDatabase } from './roles.js';
export type { DB } from './schema.js';
export { type DatabaseRole, deriveSecrets, loadSecrets, type Secrets } from './secrets.js';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';
export { freePort, portTrouble } from './free-port.js';
export { growHeapSlowly } from './heap.js';
export { commandLine, isAlive, signal, waitForEnd } from './processes.js';
