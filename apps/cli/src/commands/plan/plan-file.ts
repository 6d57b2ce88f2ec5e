import { existsSync } from 'node:fs';
import path from 'node:path';
import { factFields, type FactKinds, factLabels, readFactKinds } from '@duibiao/facts';
import { parameterChecks, parameterSchemas } from '@duibiao/measures';
import { type FactLabels, formatFault, loadPlan, type LoadedPlan, type Plan } from '@duibiao/plan';
import { ClearError, projectRoot } from '@duibiao/platform';
import { type Command, Option } from 'commander';
import { parse } from 'yaml';
import { nameOf, readText } from '../read-file.js';

const MOST_BYTES = 4_194_304;

export type AnyPlan = Plan<typeof parameterSchemas>;

/** What a plan file is checked against, where it is not found by itself. */
export interface CheckOptions {
  readonly source?: string;
  readonly factKinds?: string;
}

export const withCheck = (command: Command): Command =>
  command
    .addOption(new Option('--source <file>', 'the document’s text (default: source.txt beside the plan file)'))
    .addOption(
      new Option('--fact-kinds <file>', 'the fact kinds (default: fact-kinds.yaml beside or above it, else our own)'),
    );

/** A plan file that was read and checked. */
export interface CheckedFile {
  readonly text: string;
  readonly loaded: LoadedPlan<typeof parameterSchemas>;
  /** The file in which quotations were looked up; none: they were looked up in the items only. */
  readonly source: string | undefined;
  readonly factKinds: string;
}

/**
 * Reads a plan file (`-`: stdin) and checks it on this machine: against the kinds of this program, the document's text and the
 * fact kinds.
 *
 * @throws ClearError where one of the files cannot be read, or the fact kinds are faulty
 */
export async function checkFile(file: string, options: CheckOptions): Promise<CheckedFile> {
  const text = await readText(file, MOST_BYTES);
  const source = options.source ?? sourceBeside(file);
  const factKinds = options.factKinds ?? kindsAround(file);
  const loaded = loadPlan(text, {
    kinds: parameterSchemas,
    checks: parameterChecks,
    source: source === undefined ? undefined : await readText(source, MOST_BYTES),
    factKinds: factFields(await readKinds(factKinds)),
  });
  return { text, loaded, source, factKinds };
}

/** The plan of a sound file. @throws ClearError with every fault of another */
export async function planOfFile(file: string, options: CheckOptions = {}): Promise<AnyPlan> {
  return soundPlan(file, await checkFile(file, options));
}

/** What people call the facts that a plan file names. */
export const labelsOfFile = async (file: string): Promise<ReadonlyMap<string, FactLabels>> =>
  factLabels(await readKinds(kindsAround(file)));

export function soundPlan(file: string, { loaded }: CheckedFile): AnyPlan {
  if (loaded.ok) return loaded.plan;
  throw new ClearError(loaded.faults.map((fault) => formatFault(nameOf(file), fault)).join('\n'));
}

const directoryOf = (file: string): string => (file === '-' ? process.cwd() : path.dirname(path.resolve(file)));

function sourceBeside(file: string): string | undefined {
  const beside = path.join(directoryOf(file), 'source.txt');
  return file !== '-' && existsSync(beside) ? beside : undefined;
}

function kindsAround(file: string): string {
  for (let at = directoryOf(file); ; at = path.dirname(at)) {
    const found = path.join(at, 'fact-kinds.yaml');
    if (existsSync(found)) return found;
    if (path.dirname(at) === at) return path.join(projectRoot, 'seeds', 'fact-kinds.yaml');
  }
}

async function readKinds(file: string): Promise<FactKinds> {
  const text = await readText(file, MOST_BYTES);
  let parsed: unknown;
  try {
    parsed = parse(text, { merge: true });
  } catch (error) {
    throw new ClearError(`${file} is not YAML: ${(error as Error).message}`);
  }
  const kinds = readFactKinds(parsed);
  if (kinds.ok) return kinds.kinds;
  throw new ClearError(kinds.faults.map((fault) => `${file}: ${fault}`).join('\n'));
}
