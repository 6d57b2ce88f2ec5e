import { access } from 'node:fs/promises';
import { type Recomputed, verifyBundle, type VerifiedBundle } from '@duibiao/evidence';
import { ClearError, errorCode } from '@duibiao/platform';
import { ENGINE } from '@duibiao/results';
import { Command, InvalidArgumentError } from 'commander';
import { exitCode } from '../../exit-code.js';
import { print, printJson, table } from '../../print.js';
import { say } from '../../start/say.js';
import { checkpointFile, holds, verifierFrom } from './holds.js';

interface Options {
  readonly key: string;
  readonly trusted?: string;
  readonly published?: readonly number[];
  readonly all?: boolean;
  readonly recompute: boolean;
  readonly json?: boolean;
}

/** `duibiao verify bundle FILE --key VKEY`: needs the file and the key, no server, no database. */
export function bundleCommand(): Command {
  return new Command('bundle')
    .description('verify an exported bundle offline, and compute its newest published result anew')
    .argument('<file>', 'the bundle')
    .requiredOption('--key <vkey>', 'the verifier key of the ledger, name+id+key, or a file that holds it')
    .option('--trusted <file>', 'the checkpoint that you trusted last: what it covers must be there')
    .option('--published <positions>', 'compute these results anew: positions, separated by commas', positions)
    .option('--all', 'compute every published result anew')
    .option('--no-recompute', 'compute nothing')
    .option('--json', 'print what is proved as JSON')
    .action(bundle);
}

function positions(text: string): readonly number[] {
  if (/^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/.test(text)) return text.split(',').map(Number);
  throw new InvalidArgumentError('It must be positions such as 812,40712.');
}

async function bundle(file: string, options: Options): Promise<void> {
  const verifiers = [await verifierFrom(options.key)];
  const trusted = await checkpointFile(options.trusted, verifiers);
  if (options.trusted !== undefined && trusted === undefined) {
    throw new ClearError(`--trusted: there is no file ${options.trusted}.`, exitCode.usage);
  }
  const recompute = options.recompute ? (options.all ? 'all' : (options.published ?? 'newest')) : [];
  await mustBeThere(file);
  const found = await holds(file, () => verifyBundle(file, { verifiers, trusted, recompute })).catch(noSuchResult);
  if (options.json) printJson(asJson(found));
  else tell(found);
  const different = found.recomputed.filter(({ differs }) => differs.length > 0);
  const unknown = found.recomputed.filter(({ digest }) => digest === null);
  for (const { published, differs } of different) {
    say(
      `${file} does not hold: the result published at position ${published.at} is not what its entries give (${differs.join(', ')}).`,
    );
  }
  for (const { published } of unknown) {
    say(
      `Not computed anew: the result of position ${published.at} is of the engine ${published.engine}, this program is ${ENGINE}.`,
    );
  }
  if (different.length > 0) process.exitCode = exitCode.verificationFailed;
  else if (unknown.length > 0) process.exitCode = exitCode.partial;
}

async function mustBeThere(file: string): Promise<void> {
  try {
    await access(file);
  } catch (error) {
    throw new ClearError(`${file} cannot be read (${errorCode(error)}).`);
  }
}

function noSuchResult(error: unknown): never {
  if (error instanceof RangeError) throw new ClearError(`--published: ${error.message}.`, exitCode.usage);
  throw error;
}

function tell({ checkpoint, publications, recomputed }: VerifiedBundle): void {
  say(`The bundle holds: ${checkpoint.size} entries of ${checkpoint.origin}, each where the signed tree has it.`);
  say(`Published results: ${publications.published.length}; computed anew: ${recomputed.length}.`);
  if (recomputed.length === 0) return;
  const rows = recomputed.map((one) => {
    const { published } = one;
    return [
      String(published.at),
      `${published.plan} version ${published.planVersion}`,
      String(published.position),
      published.day,
      published.digest.slice(0, 16),
      wordOf(one),
    ];
  });
  print(table(['PUBLISHED AT', 'PLAN', 'KNOWN (P)', 'DAY (D)', 'DIGEST', 'COMPUTED ANEW'], rows));
}

function wordOf({ published, digest, differs }: Recomputed): string {
  if (digest === null) return `not by this program: engine ${published.engine}`;
  return differs.length === 0 ? 'the same' : `ANOTHER ${differs.join(', ')}: ${digest.slice(0, 16)}`;
}

const asJson = ({ manifest, checkpoint, publications, recomputed }: VerifiedBundle): unknown => ({
  ledger: manifest.ledger,
  log: { origin: checkpoint.origin, size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('base64') },
  published: publications.published,
  recomputed: recomputed.map(({ published, digest, differs }) => ({
    at: published.at,
    published: published.digest,
    computed: digest,
    differs,
  })),
});
