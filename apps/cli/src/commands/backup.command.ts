import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ERASURES_FILE, keepErasures, readErasureFile, readErasures, writeBackup } from '@duibiao/backup';
import { ClearError, errorCode, loadSecrets, readConfig } from '@duibiao/platform';
import { Command } from 'commander';
import { onOwnDatabase } from '../start/own-database.js';
import { say } from '../start/say.js';
import { clearFault } from './clear-fault.js';
import { tellProgress } from './progress.js';

/** `duibiao backup`: everything that makes the ledgers, in one file; the installation may run meanwhile. */
export function backupCommand(): Command {
  return new Command('backup')
    .description(
      'write all ledgers, people, keys and checkpoints of this installation to one file, as of one moment; and who was erased to a list beside it',
    )
    .argument('<file>', 'the file to write, such as duibiao-2020-12-01.tar.gz')
    .action(backup);
}

async function backup(file: string): Promise<void> {
  const config = readConfig();
  const secrets = loadSecrets(config, (made) => say(`Made ${made}: keep a copy, it holds the keys of the vault.`));
  const draft = `${file}.part`;
  const list = path.join(path.dirname(file), ERASURES_FILE);
  try {
    await clearFault('Nothing was backed up', () => readErasureFile(list));
    // Refused before a database is started for it. Others must not read it: it holds what identifies people, encrypted.
    const output = createWriteStream(draft, { mode: 0o600 });
    await once(output, 'open').catch((error: unknown) => {
      const reason = { ENOENT: 'there is no such directory', EISDIR: 'it is a directory' }[errorCode(error)];
      throw reason === undefined ? error : new ClearError(`${draft} cannot be written: ${reason}.`);
    });
    const options = { secrets, onProgress: tellProgress('Written') };
    const { ledgers, erasures } = await onOwnDatabase(config, secrets, { isMade: false }, async (client) => {
      const manifest = await writeBackup(client, output, options);
      return { ...manifest, erasures: await readErasures(client, secrets) };
    });
    await synced(draft);
    await clearFault('Nothing was backed up', () => keepErasures(list, erasures));
    await rename(draft, file);
    const entries = ledgers.reduce((sum, one) => sum + one.entries, 0);
    say(`Written to ${file}: ${ledgers.length} ledgers, ${entries.toLocaleString('en')} entries.`);
    say(`Who was erased stands in ${list}: a restore of an older backup needs the newest list.`);
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
