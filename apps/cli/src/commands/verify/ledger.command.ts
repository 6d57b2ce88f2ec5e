import { writeFile } from 'node:fs/promises';
import { verifyLedger } from '@duibiao/evidence';
import { decodeEntries, LogFault, openCheckpoint, TILE_WIDTH, type TileAt, widthAt } from '@duibiao/log';
import { ClearError } from '@duibiao/platform';
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
  const key = vkey ?? (await client.log())?.verifierKey;
  if (key === undefined) throw new ClearError(`Nothing of ${ledger} is sealed yet: there is no log to verify.`);
  if (vkey === undefined) say('No --vkey: the key that the server names is believed. Keep it, and give it next time.');
  const verifiers = [await verifierFrom(key)];
  const trusted = await checkpointFile(file, verifiers);
  if (file !== undefined && trusted === undefined) say(`There is no ${file} yet: nothing older is trusted.`);
  const { found, note } = await holds(`ledger ${ledger}`, async () => {
    // before the newest: of those that come meanwhile none is larger
    const older = await client.checkpoints();
    const newest = await there(client.checkpoint(), 'the newest checkpoint');
    const { size } = openCheckpoint(newest, verifiers);
    const tileOf = (tile: TileAt) => there(client.tile(tile), `tile ${tile.index} of level ${tile.level}`);
    const evidence = { checkpoint: newest, older, tileOf, entries: entriesOf(client, size) };
    return { found: await verifyLedger(evidence, { verifiers, trusted }), note: newest };
  });
  if (file !== undefined) await writeFile(file, note);
  say(`The ledger holds: ${found.size} entries, each where the signed tree has it.`);
  print(`${found.origin}\n${found.size}\n${Buffer.from(found.root).toString('base64')}`);
}

/** What a log that was sealed must have. @throws LogFault where the server does not */
async function there<T>(answer: Promise<T>, what: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error)) throw new LogFault(`${what} is missing`);
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 404;

async function* entriesOf(client: LogClient, size: number): AsyncGenerator<readonly Buffer[], void> {
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = widthAt(size, 0, index);
    if (index === 0 && (await bundleOf(client, 0, 1)) === undefined) {
      throw new ClearError('No entry is shown: this key may not read the whole ledger, or all of it is gone.');
    }
    const whole = await bundleOf(client, index, width);
    yield decodeEntries(whole ?? (await widest(client, index, width)));
    if (whole === undefined) return;
  }
}

async function bundleOf(client: LogClient, index: number, width: number): Promise<Buffer | undefined> {
  try {
    return await client.entries({ level: 0, index, width });
  } catch (error) {
    if (isAbsent(error)) return undefined;
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
