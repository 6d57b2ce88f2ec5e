import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.js';
import { clearOrphan } from '../embedded/orphan.js';
import { migrate } from '../migrate.js';
import { isAlive } from '../processes.js';
import { ensureRole } from '../roles.js';
import { roleUrl } from '../connections.js';
import { deriveSecrets } from '../secrets.js';

/** The migrated database that every test's database is cloned from. Nobody may be connected to it meanwhile. */
export const templateDatabase = 'duibiao_template';

const prefix = 'duibiao-test-';

/**
 * One PostgreSQL for a whole test run, in a directory of its own below the system's temporary one, with the migrated
 * template. A run that was killed is cleared up by the next.
 */
export async function startTestCluster(): Promise<{
  postgres: EmbeddedPostgres;
  secret: Buffer;
  stop(): Promise<void>;
}> {
  await clearKilledRuns();
  const directory = mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(directory, 0o711);
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

async function clearKilledRuns(): Promise<void> {
  for (const name of readdirSync(os.tmpdir()).filter((one) => one.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const directory = path.join(os.tmpdir(), name);
    try {
      await clearOrphan(path.join(directory, 'postgres'));
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // of another user: theirs to clear
    }
  }
}
