import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ErasureList, ERASURES_FILE, readErasureFile, restoreBackup, type Restored } from '@duibiao/backup';
import { ClearError, type Config, loadSecrets, readConfig, type Secrets } from '@duibiao/platform';
import { Command, Option } from 'commander';
import { onOwnDatabase } from '../start/own-database.js';
import { say } from '../start/say.js';
import { clearFault } from './clear-fault.js';
import { tellProgress } from './progress.js';

interface Options {
  readonly erasures?: string | false;
  readonly otherSecret?: boolean;
  readonly unverified?: boolean;
}

const undone = 'Nothing was restored';

/** `duibiao restore`: what a backup carries, into an empty database. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('write a backup into an empty database, and erase again who was erased since; all of it or nothing')
    .argument('<file>', 'what duibiao backup wrote')
    .option('--erasures <file>', `the newest list of who was erased (default: ${ERASURES_FILE} beside the backup)`)
    .addOption(
      new Option('--no-erasures', 'although there is no list: whoever was erased since the backup is there again'),
    )
    .option(
      '--other-secret',
      'although the secret is another one: the vault cannot be read, and logs must be opened anew',
    )
    .option('--unverified', 'although the entries are not those that were signed')
    .action(restore);
}

async function restore(file: string, options: Options): Promise<void> {
  const config = readConfig();
  const erasures = await listFor(file, options);
  const secrets = loadSecrets(config, (made) => say(`Made ${made}: keep a copy, it holds the keys of the vault.`));
  const done = await restored(file, config, secrets, erasures, options);
  const { ledgers, takenAt } = done;
  const entries = ledgers.reduce((sum, one) => sum + one.entries, 0);
  say(`Restored as of ${takenAt}: ${ledgers.length} ledgers, ${entries.toLocaleString('en')} entries.`);
  sayErased(erasures, done);
  say('Numbers are computed again once Duibiao runs. Nothing is signed before you say how, for each ledger:');
  for (const { id } of ledgers) say(`  duibiao ledger resume CHECKPOINT --ledger ${id}`);
  say(
    'where CHECKPOINT is the newest checkpoint that anybody has of it. Where entries that it covers are lost for good:',
  );
  say('  duibiao ledger reopen --reason … --ledger …');
}

/** Who is to be erased again; null where the operator restores without. */
async function listFor(file: string, { erasures }: Options): Promise<ErasureList | null> {
  if (erasures === false) return null;
  const list = erasures ?? path.join(path.dirname(file), ERASURES_FILE);
  const found = await clearFault(undone, () => readErasureFile(list));
  if (found !== undefined) return found;
  if (!existsSync(file)) throw new ClearError(`${undone}: ${file} cannot be read: there is no such file.`);
  throw new ClearError(
    `${undone}: there is no list of erasures ${list}: whoever was erased after the backup was taken would be there again. ` +
      'Name the newest list (--erasures FILE), or restore all the same (--no-erasures).',
  );
}

function sayErased(list: ErasureList | null, { ledgers, takenAt, erasedAgain, isCleared }: Restored): void {
  if (list === null) {
    say(`WARNING: nobody was erased again. Whoever was erased after ${takenAt} is there again: duibiao erase …`);
    return;
  }
  say(`Erased again: ${erasedAgain.length}.`);
  for (const { ledger, subject, texts, position, positionNow } of erasedAgain) {
    say(`  ${ledger}: ${subject}, erased at position ${position} then, at ${positionNow} now; texts: ${texts}`);
  }
  if (!isCleared)
    say('WARNING: VACUUM FULL ledger.texts, vault.subjects failed: free space in their files may hold it.');
  for (const { id, entries } of list.ledgers.filter((one) => ledgers.some(({ id: ledger }) => ledger === one.id))) {
    say(`The list knows who was erased in ${id} up to position ${entries}; who was erased later must be erased again.`);
  }
}

async function restored(
  file: string,
  config: Config,
  secrets: Secrets,
  erasures: ErasureList | null,
  { otherSecret = false, unverified = false }: Options,
): Promise<Restored> {
  const { publicUrl } = config;
  const onProgress = tellProgress('Restored');
  return clearFault(undone, () =>
    onOwnDatabase(config, secrets, { isMade: true }, (client) =>
      restoreBackup(client, file, {
        secrets,
        publicUrl,
        erasures,
        isOtherSecret: otherSecret,
        isUnverified: unverified,
        onProgress,
      }),
    ),
  );
}
