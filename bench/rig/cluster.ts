import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createPool,
  deriveSecrets,
  ensureDatabase,
  ensureRole,
  guardDatabase,
  migrate,
  queueDatabaseName,
  roleUrl,
  type Secrets,
  startEmbeddedPostgres,
} from '@duibiao/platform';
import pg from 'pg';
import { say } from './say.js';

/** The bench's own PostgreSQL, as durable as in production, in a directory that goes away with it. */
export interface Cluster {
  readonly home: string;
  readonly secret: Buffer;
  readonly secrets: Secrets;
  readonly postmaster: number;
  readonly queueUrl: string;
  superuserUrl(database: string): string;
  /** Runs a statement as superuser. */
  run(database: string, sql: string): Promise<void>;
  /** A copy of a database, statistics included; some seconds. Nobody may be connected to it meanwhile. */
  copy(from: string, to: string): Promise<void>;
  drop(database: string): Promise<void>;
  stop(): Promise<void>;
}

/** Migrated and empty: others are copied from it. */
export const blank = 'bench_blank';
/** The database that every load gets a copy of. */
export const filled = 'bench_filled';

export async function startCluster(): Promise<Cluster> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'duibiao-bench-'));
  chmodSync(home, 0o711);
  const secret = randomBytes(32);
  const secrets = deriveSecrets(secret);
  const postgres = await startEmbeddedPostgres({
    directory: path.join(home, 'postgres'),
    logFile: path.join(home, 'postgres.log'),
    password: secrets.passwords.superuser,
    note: say,
  });
  const run = (database: string, sql: string): Promise<void> =>
    connected(postgres.superuserUrl(database), async (client) => void (await client.query(sql)));
  try {
    await connected(postgres.superuserUrl(), async (client) => {
      await ensureRole(client, 'owner', secrets.passwords.owner);
      await ensureDatabase(client, blank, 'owner');
    });
    await migrate({ url: roleUrl(postgres.superuserUrl(blank), 'owner', secrets), passwords: secrets.passwords });
    await connected(postgres.superuserUrl(), (client) => ensureDatabase(client, queueDatabaseName, 'queue'));
    await connected(postgres.superuserUrl(queueDatabaseName), (client) => guardDatabase(client, 'queue'));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return {
    home,
    secret,
    secrets,
    postmaster: postgres.pid,
    queueUrl: roleUrl(postgres.superuserUrl(queueDatabaseName), 'queue', secrets),
    superuserUrl: postgres.superuserUrl,
    run,
    copy: async (from, to) => {
      await run('postgres', `CREATE DATABASE ${to} OWNER duibiao_owner TEMPLATE ${from} STRATEGY FILE_COPY`);
      await connected(postgres.superuserUrl(to), (client) => guardDatabase(client, 'api', 'worker'));
      await run(to, 'CHECKPOINT');
    },
    drop: (database) => run('postgres', `DROP DATABASE ${database} WITH (FORCE)`),
    stop: async () => {
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A pool of the bench's own, under a role of the product. */
export const poolAs = (cluster: Cluster, database: string, role: 'api' | 'worker' | 'owner', max: number): pg.Pool =>
  createPool({
    url: roleUrl(cluster.superuserUrl(database), role, cluster.secrets),
    applicationName: `duibiao bench ${role}`,
    max,
    connectTimeoutMs: 60_000,
  });

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'duibiao bench' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
