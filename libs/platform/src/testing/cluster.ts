import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.js';
import { clearOrphan } from '../embedded/orphan.js';
import { migrate } from '../migrate.js';
import { ensureRole } from '../roles.js';
import { roleUrl } from '../connections.js';
import { runDirectory } from './run-directory.js';
import { deriveSecrets } from '../secrets.js';

/** The migrated database that every test's database is cloned from. Nobody may be connected to it meanwhile. */
export const templateDatabase = 'duibiao_template';

export interface TestCluster {
  readonly postgres: EmbeddedPostgres;
  readonly secret: Buffer;
  /** Ends what runs on its data, also where it was started again, and removes them. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL in a directory of its own below the system's temporary one, with the migrated template: one for a whole test run, and one for each
 * file that kills it. The roles' passwords follow from the secret.
 */
export async function startTestCluster(
  secret = randomBytes(32),
  settings: Readonly<Record<string, string>> = {},
): Promise<TestCluster> {
  const directory = runDirectory();
  const secrets = deriveSecrets(secret);
  const postgres = await startEmbeddedPostgres({
    directory: path.join(directory, 'postgres'),
    password: secrets.passwords.superuser,
    logFile: path.join(directory, 'postgres.log'),
    settings,
  });
  const client = new pg.Client({ connectionString: postgres.superuserUrl() });
  await client.connect();
  try {
    await ensureRole(client, 'owner', secrets.passwords.owner);
    await client.query(`CREATE DATABASE ${templateDatabase} OWNER duibiao_owner TEMPLATE template0`);
  } finally {
    await client.end();
  }
  const url = roleUrl(postgres.superuserUrl(templateDatabase), 'owner', secrets);
  await migrate({ url, passwords: secrets.passwords });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await clearOrphan(path.join(directory, 'postgres'));
    rmSync(directory, { recursive: true, force: true });
  };
  return { postgres, secret, stop };
}
