import { ClearError, databaseUrl, loadSecrets, readConfig } from '@duibiao/platform';
import { Command } from 'commander';
import { bringUpToDate } from '../start/external-database.js';
import { say } from '../start/say.js';

/** `duibiao migrate`: brings the database of `DATABASE_URL` up to date, once, before API and worker are started by hand. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database of DATABASE_URL up to date (start does so by itself)')
    .action(async () => {
      const config = readConfig();
      const secrets = loadSecrets(config, (file) => say(`Made ${file}: keep a copy, it holds the keys of the vault.`));
      const url = databaseUrl(config, secrets, 'owner');
      if (url === undefined) {
        throw new ClearError(
          'DATABASE_URL is not set. The embedded database is brought up to date by duibiao start.',
          2,
        );
      }
      const applied = await bringUpToDate({ url, config, secrets });
      say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    });
}
