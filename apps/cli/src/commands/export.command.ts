import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { keepErasures, readErasures } from '@duibiao/backup';
import { BUNDLE_FORMAT, writeBundle } from '@duibiao/evidence';
import { parseCheckpoint } from '@duibiao/log';
import { loadSecrets, readConfig } from '@duibiao/platform';
import { Command } from 'commander';
import { connect } from '../http/connection.js';
import { LogClient } from '../http/log.js';
import { onOwnDatabase } from '../start/own-database.js';
import { say } from '../start/say.js';
import { clearFault } from './clear-fault.js';
import { type ServerOptions, withServer } from './options.js';

/** `duibiao export …`: what can be carried away. */
export function exportCommand(): Command {
  const exported = new Command('export').description('write a ledger, or who was erased, to a file');
  const bundle = new Command('bundle')
    .description('entries, tiles, checkpoints, plans and published results in one file that verifies offline')
    .argument('<file>', 'the file to write, such as dongguan.tar.gz');
  exported.addCommand(withServer(bundle).action(exportBundle));
  const erasures = new Command('erasures')
    .description(
      'who was erased in the ledgers of this installation, for duibiao restore; added to what the file lists',
    )
    .argument('<file>', 'the file to write: duibiao-erasures.json beside the backups');
  exported.addCommand(erasures.action(exportErasures));
  return exported;
}

async function exportErasures(file: string): Promise<void> {
  const config = readConfig();
  const secrets = loadSecrets(config);
  const list = await onOwnDatabase(config, secrets, { isMade: false }, (client) => readErasures(client, secrets));
  const { ledgers } = await clearFault('Nothing was written', () => keepErasures(file, list));
  for (const { id, entries, erasures } of ledgers) {
    say(`${id}: ${erasures.length} erased, of ${entries.toLocaleString('en')} entries.`);
  }
  say(`Written to ${file}. Keep it beside the backups, not in the database's place.`);
}

async function exportBundle(file: string, options: ServerOptions): Promise<void> {
  const { ledger } = options;
  const client = new LogClient(connect(options, { role: 'auditor' }), ledger);
  // before the newest: of those that come meanwhile none is larger
  const older = await client.checkpoints();
  const checkpoint = await client.checkpoint();
  const { origin, size } = parseCheckpoint(checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1));
  const draft = `${file}.part`;
  try {
    await writeBundle(createWriteStream(draft), {
      manifest: { format: BUNDLE_FORMAT, ledger, origin, size, exportedAt: new Date().toISOString() },
      checkpoint,
      older,
      tileOf: (tile) => client.tile(tile),
      entriesOf: (tile) => client.entries(tile),
      contentOf: (sha256) => client.content(sha256),
    });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  say(`Written to ${file}: ${size} entries of ${origin}.`);
  say(`Verify it anywhere: npx duibiao verify bundle ${file} --key <verifier key>`);
}
