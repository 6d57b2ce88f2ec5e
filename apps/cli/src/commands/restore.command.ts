import { BackupFault, type BackupManifest, restoreBackup } from '@duibiao/backup';
import { ClearError, type Config, loadSecrets, readConfig, type Secrets } from '@duibiao/platform';
import { Command } from 'commander';
import { exitCode } from '../exit-code.js';
import { onOwnDatabase } from '../start/own-database.js';
import { say } from '../start/say.js';
import { tellProgress } from './progress.js';

interface Options {
  readonly otherSecret?: boolean;
  readonly unverified?: boolean;
}

/** `duibiao restore`: what a backup carries, into an empty database. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('write a backup into an empty database; all of it or nothing')
    .argument('<file>', 'what duibiao backup wrote')
    .option(
      '--other-secret',
      'although the secret is another one: the vault cannot be read, and logs must be opened anew',
    )
    .option('--unverified', 'although the entries are not those that were signed')
    .action(restore);
}

async function restore(file: string, options: Options): Promise<void> {
  const config = readConfig();
  const secrets = loadSecrets(config, (made) => say(`Made ${made}: keep a copy, it holds the keys of the vault.`));
  const { ledgers, takenAt } = await restored(file, config, secrets, options);
  const entries = ledgers.reduce((sum, one) => sum + one.entries, 0);
  say(`Restored as of ${takenAt}: ${ledgers.length} ledgers, ${entries.toLocaleString('en')} entries.`);
  say('Numbers are computed again once Duibiao runs. Nothing is signed before you say how, for each ledger:');
  for (const { id } of ledgers) say(`  duibiao ledger resume CHECKPOINT --ledger ${id}`);
  say(
    'where CHECKPOINT is the newest checkpoint that anybody has of it. Where entries that it covers are lost for good:',
  );
  say('  duibiao ledger reopen --reason … --ledger …');
}

async function restored(
  file: string,
  config: Config,
  secrets: Secrets,
  { otherSecret = false, unverified = false }: Options,
): Promise<BackupManifest> {
  const { publicUrl } = config;
  const onProgress = tellProgress('Restored');
  try {
    return await onOwnDatabase(config, secrets, { isMade: true }, (client) =>
      restoreBackup(client, file, {
        secrets,
        publicUrl,
        isOtherSecret: otherSecret,
        isUnverified: unverified,
        onProgress,
      }),
    );
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    const { message, kind } = error;
    const hint = kind === 'unverified' ? ' (--unverified restores them all the same)' : '';
    throw new ClearError(
      `Nothing was restored: ${message}${hint}.`,
      kind === 'unverified' ? exitCode.verificationFailed : exitCode.error,
    );
  }
}
