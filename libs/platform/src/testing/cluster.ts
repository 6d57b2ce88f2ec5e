import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.js';
import { migrate } from '../migrate.js';
import { ensureRole } from '../roles.js';
import { roleUrl } from '../connections.js';
import { runDirectory } from './run-directory.js';
import { deriveSecrets } from '../secrets.js';

/** The migrated database that every test's database is cloned from. Nobody may be connected to it meanwhile. */
export const templateDatabase = 'duibiao_template';

/**
 * One PostgreSQL for a whole test run, in a directory of its own below the system's temporary one, with the migrated
 * template.
 */
export async function startTestCluster(): Promise<{
  postgres: EmbeddedPostgres;
  secret: Buffer;
  stop(): Promise<void>;
}> {
  const directory = runDirectory();
  const secret = randomBytes(32);
  const secrets = deriveSecrets(secret);
  const postgres = await startEmbeddedPostgres({
    directory: path.join(directory, 'postgres'),
    password: secrets.passwords.superuser,
    logFile: path.join(directory, 'postgres.log'),
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
    rmSync(directory, { recursive: true, force: true });
  };
  return { postgres, secret, stop };
}
