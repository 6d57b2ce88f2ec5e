import type { Config } from './config.js';
import type { DatabaseRole, Secrets } from './secrets.js';

/** Login names in PostgreSQL. They belong to the whole cluster, so one cluster serves one installation. */
export const roleNames: Readonly<Record<DatabaseRole, string>> = {
  owner: 'duibiao_owner',
  api: 'duibiao_api',
  worker: 'duibiao_worker',
  queue: 'duibiao_queue',
};

/** The database of BullMQ's PostgreSQL backend: beside the ledger's, since its NOTIFY serialises commits. */
export const queueDatabaseName = 'duibiao_queue';

/** `base` with the role's name and password in place of its own; `database` replaces the database's name. */
export function roleUrl(base: string, role: DatabaseRole, secrets: Secrets, database?: string): string {
  const url = new URL(base);
  url.username = roleNames[role];
  url.password = secrets.passwords[role];
  if (database !== undefined) url.pathname = `/${database}`;
  return url.href;
}

/** `DATABASE_URL` as this process uses it: with a user name as it stands, without one as the role of the process. */
export function databaseUrl(config: Config, secrets: Secrets, role: DatabaseRole): string | undefined {
  const url = config.database.url;
  if (url === undefined) return undefined;
  return new URL(url).username ? url : roleUrl(url, role, secrets);
}

/** Where BullMQ's PostgreSQL backend lives: `QUEUE_DATABASE_URL`, else `duibiao_queue` beside the ledger's database. */
export function queueDatabaseUrl(config: Config, secrets: Secrets): string | undefined {
  const { databaseUrl: own } = config.queue;
  if (own !== undefined) return new URL(own).username ? own : roleUrl(own, 'queue', secrets);
  return config.database.url === undefined
    ? undefined
    : roleUrl(config.database.url, 'queue', secrets, queueDatabaseName);
}
