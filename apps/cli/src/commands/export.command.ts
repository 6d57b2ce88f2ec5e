import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { BUNDLE_FORMAT, writeBundle } from '@duibiao/evidence';
import { parseCheckpoint } from '@duibiao/log';
import { Command } from 'commander';
import { connect } from '../http/connection.js';
import { LogClient } from '../http/log.js';
import { say } from '../start/say.js';
import { type ServerOptions, withServer } from './options.js';

/** `duibiao export …`: what can be carried away. */
export function exportCommand(): Command {
  const exported = new Command('export').description('write a ledger to a file');
  const bundle = new Command('bundle')
    .description('entries, tiles, checkpoints, plans and published results in one file that verifies offline')
    .argument('<file>', 'the file to write, such as dongguan.tar.gz');
  exported.addCommand(withServer(bundle).action(exportBundle));
  return exported;
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
