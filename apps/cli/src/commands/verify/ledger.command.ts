import { writeFile } from 'node:fs/promises';
import { verifyLedger } from '@duibiao/evidence';
import { decodeEntries, openCheckpoint, TILE_WIDTH, widthAt } from '@duibiao/log';
import { Command } from 'commander';
import { connect } from '../../http/connection.js';
import { LogClient } from '../../http/log.js';
import { ProblemError } from '../../http/problem-error.js';
import { print } from '../../print.js';
import { say } from '../../start/say.js';
import { type ServerOptions, withServer } from '../options.js';
import { checkpointFile, holds, verifierFrom } from './holds.js';

interface Options extends ServerOptions {
  readonly vkey?: string;
  readonly trusted?: string;
}

/** `duibiao verify ledger`: every entry of a server's ledger against what was signed, and against what was trusted before. */
export function ledgerCommand(): Command {
  const command = new Command('ledger')
    .description('read every entry of a ledger and verify it against the log; for those who may read the whole ledger')
    .option(
      '--vkey <vkey>',
      'the verifier key, or a file that holds it (default: what the server says, which proves less)',
    )
    .option('--trusted <file>', 'the checkpoint that you trusted last; the newest is written there when all holds');
  return withServer(command).action(verify);
}

async function verify(options: Options): Promise<void> {
  const { ledger, vkey, trusted: file } = options;
  const client = new LogClient(connect(options, { role: 'auditor' }), ledger);
  if (vkey === undefined) say('No --vkey: the key that the server names is believed. Keep it, and give it next time.');
  const verifiers = [await verifierFrom(vkey ?? (await client.log())?.verifierKey ?? '')];
  const trusted = await checkpointFile(file, verifiers);
  const note = await client.checkpoint();
  const found = await holds(`ledger ${ledger}`, async () => {
    const { size } = openCheckpoint(note, verifiers);
    const older = await client.checkpoints();
    const entries = entriesOf(client, size);
    return verifyLedger(
      { checkpoint: note, older, tileOf: (tile) => client.tile(tile), entries },
      { verifiers, trusted },
    );
  });
  if (file !== undefined) await writeFile(file, note);
  say(`The ledger holds: ${found.size} entries, each where the signed tree has it.`);
  print(`${found.origin}\n${found.size}\n${Buffer.from(found.root).toString('base64')}`);
}

async function* entriesOf(client: LogClient, size: number): AsyncGenerator<Buffer, void> {
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = widthAt(size, 0, index);
    const whole = await bundleOf(client, index, width);
    if (whole !== undefined) yield* decodeEntries(whole);
    else return yield* decodeEntries(await widest(client, index, width));
  }
}

async function bundleOf(client: LogClient, index: number, width: number): Promise<Buffer | undefined> {
  try {
    return await client.entries({ level: 0, index, width });
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined;
    throw error;
  }
}

/** What is there of a bundle of which entries are missing: so that the first missing position can be named. */
async function widest(client: LogClient, index: number, width: number): Promise<Buffer> {
  let found: Buffer = Buffer.alloc(0);
  let [least, most] = [0, width];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    const bundle = await bundleOf(client, index, middle);
    if (bundle === undefined) most = middle;
    else {
      found = bundle;
      least = middle;
    }
  }
  return found;
}
