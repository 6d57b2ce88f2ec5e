import { existsSync } from 'node:fs';
import path from 'node:path';
import { assertMigrated, ClearError, type Config, databaseUrl, roleUrl, type Secrets } from '@duibiao/platform';
import type pg from 'pg';
import { startEmbeddedDatabase } from './embedded-database.js';
import { bringUpToDate, connected } from './external-database.js';
import { makeHome } from './home.js';
import { urlOf } from './http-address.js';
import { claimRun, readRun } from './run-file.js';
import { say } from './say.js';

/**
 * Works on the database of this installation as its owner: that of `DATABASE_URL`, the embedded one of a Duibiao that runs here, or the same started
 * for as long as the work takes.
 *
 * @throws ClearError saying why there is none; what the work throws
 */
export async function onOwnDatabase<T>(
  config: Config,
  secrets: Secrets,
  /** Where there is none, one is made, and brought up to date. */
  { isMade }: { readonly isMade: boolean },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const onUrl = async (url: string): Promise<T> => {
    if (isMade) await bringUpToDate({ url, config, secrets });
    return connected(url, async (client) => {
      await assertMigrated(client);
      return work(client);
    });
  };
  const url = databaseUrl(config, secrets, 'owner');
  if (url !== undefined) return onUrl(url);
  const run = readRun(config.home);
  if (run !== undefined) {
    if (run.postgresPort === undefined) throw new ClearError('Duibiao is just starting here: try again in a moment.');
    const own = roleUrl(`postgres://127.0.0.1:${run.postgresPort}/duibiao`, 'owner', secrets);
    return onUrl(own);
  }
  if (!isMade && !existsSync(path.join(config.home, 'postgres'))) {
    throw new ClearError(`There is no database in ${config.home}: set DUIBIAO_HOME or DATABASE_URL.`);
  }
  makeHome(config.home);
  const claim = claimRun(config.home, urlOf(config));
  try {
    say('Starting PostgreSQL …');
    const embedded = await startEmbeddedDatabase(config.home, secrets);
    try {
      return await onUrl(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    claim.release();
  }
}
