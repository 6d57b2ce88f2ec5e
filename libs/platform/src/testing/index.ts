import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { roleUrl } from '../connections.js';
import { createPool } from '../database.js';
import { guardDatabase } from '../roles.js';
import { deriveSecrets, type Secrets } from '../secrets.js';
import { templateDatabase } from './cluster.js';
import type { TestServices } from './global-setup.js';

/** A migrated database of a test's own, with a URL for each role. MUST be dropped at the end of the file. */
export interface TestDatabase {
  readonly name: string;
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly workerUrl: string;
  /** Closes every connection to it and removes it. */
  drop(): Promise<void>;
}

/** The keys and passwords of the test run. */
export const testSecrets = (): Secrets => deriveSecrets(Buffer.from(services().secret, 'base64'));

/** `DUIBIAO_SECRET` of the test run, for processes that a test starts. */
export const testSecret = (): string => services().secret;

/** Redis of the test run; undefined where the machine has none: skip then (`describe.skipIf`), loudly. */
export const testRedisUrl = (): string | undefined => services().redisUrl;

function services(): TestServices {
  return inject('duibiao');
}

/**
 * Clones the migrated template, some 50 ms. One for each test file, or for each test that wants to be alone. On the server of the run, or on one of
 * the test's own (`startTestCluster`), by its superuser's URL.
 */
export async function createTestDatabase(server = services().superuserUrl): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(urlOf(server, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${name} OWNER duibiao_owner TEMPLATE ${templateDatabase}`),
  );
  const superuserUrl = urlOf(server, name);
  // Rights on the database itself are not copied with a template.
  await asSuperuser(superuserUrl, (client) => guardDatabase(client, 'owner', 'api', 'worker'));
  const secrets = testSecrets();
  return {
    name,
    superuserUrl,
    ownerUrl: roleUrl(superuserUrl, 'owner', secrets),
    apiUrl: roleUrl(superuserUrl, 'api', secrets),
    workerUrl: roleUrl(superuserUrl, 'worker', secrets),
    drop: () => dropDatabase(server, name),
  };
}

/** Who a pool of a test connects as. */
const urlAs = {
  superuser: 'superuserUrl',
  owner: 'ownerUrl',
  api: 'apiUrl',
  worker: 'workerUrl',
} as const satisfies Readonly<Record<string, keyof TestDatabase>>;

/**
 * A database of the file's own with a pool for each name, as the role it names; all closed and removed after the file's last test. MUST be called
 * at the top of a file, outside of any hook.
 *
 * ```ts
 * const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
 * ```
 */
export async function openTestPools<Name extends string>(
  roles: Readonly<Record<Name, keyof typeof urlAs>>,
): Promise<Readonly<Record<Name, pg.Pool>>> {
  const database = await createTestDatabase();
  const pools = Object.entries<keyof typeof urlAs>(roles).map(
    ([name, role]) => [name, createPool({ url: database[urlAs[role]], applicationName: `spec ${name}` })] as const,
  );
  afterAll(async () => {
    for (const [, pool] of pools) await pool.end();
    await database.drop();
  });
  return Object.fromEntries(pools) as Record<Name, pg.Pool>;
}

/** An empty database owned by the queue role, for BullMQ's PostgreSQL backend. */
export async function createTestQueueDatabase(
  server = services().superuserUrl,
): Promise<{ readonly url: string; readonly superuserUrl: string; drop(): Promise<void> }> {
  const name = `test_queue_${randomBytes(8).toString('hex')}`;
  await asSuperuser(urlOf(server, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${name} OWNER duibiao_queue TEMPLATE template0`),
  );
  const superuserUrl = urlOf(server, name);
  return { url: roleUrl(superuserUrl, 'queue', testSecrets()), superuserUrl, drop: () => dropDatabase(server, name) };
}

async function dropDatabase(server: string, name: string): Promise<void> {
  await asSuperuser(urlOf(server, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
