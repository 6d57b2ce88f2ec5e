import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { writeBackup } from '@duibiao/backup';
import { ClearError, errorCode, loadSecrets, readConfig } from '@duibiao/platform';
import { Command } from 'commander';
import { onOwnDatabase } from '../start/own-database.js';
import { say } from '../start/say.js';
import { tellProgress } from './progress.js';

/** `duibiao backup`: everything that makes the ledgers, in one file; the installation may run meanwhile. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write all ledgers, people, keys and checkpoints of this installation to one file, as of one moment')
    .argument('<file>', 'the file to write, such as duibiao-2020-12-01.tar.gz')
    .action(backup);
}

async function backup(file: string): Promise<void> {
  const config = readConfig();
  const secrets = loadSecrets(config, (made) => say(`Made ${made}: keep a copy, it holds the keys of the vault.`));
  const draft = `${file}.part`;
  try {
    // Refused before a database is started for it. Others must not read it: it holds what identifies people, encrypted.
    const output = createWriteStream(draft, { mode: 0o600 });
    await once(output, 'open').catch((error: unknown) => {
      const reason = { ENOENT: 'there is no such directory', EISDIR: 'it is a directory' }[errorCode(error)];
      throw reason === undefined ? error : new ClearError(`${draft} cannot be written: ${reason}.`);
    });
    const options = { secrets, onProgress: tellProgress('Written') };
    const { ledgers } = await onOwnDatabase(config, secrets, { isMade: false }, (client) =>
      writeBackup(client, output, options),
    );
    await synced(draft);
    await rename(draft, file);
    const entries = ledgers.reduce((sum, one) => sum + one.entries, 0);
    say(`Written to ${file}: ${ledgers.length} ledgers, ${entries.toLocaleString('en')} entries.`);
    say(
      'The secret of the installation is not in it. Keep a copy of it elsewhere: without it the vault cannot be read.',
    );
  } finally {
    await rm(draft, { force: true });
  }
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
