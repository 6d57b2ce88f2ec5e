import { formatFault, type PlanFault } from '@duibiao/plan';
import { ClearError } from '@duibiao/platform';
import { Command } from 'commander';
import { exitCode } from '../../exit-code.js';
import { print, printJson } from '../../print.js';
import { say } from '../../start/say.js';
import { nameOf } from '../read-file.js';
import { checkFile, type CheckOptions, withCheck } from './plan-file.js';

interface Options extends CheckOptions {
  readonly json?: boolean;
}

/** What lint found in one file; `error` where it could not be checked at all. */
interface Found {
  readonly file: string;
  readonly faults: readonly PlanFault[];
  readonly error?: string;
}

export const lintCommand = (): Command =>
  withCheck(
    new Command('lint')
      .description('check plan files on this machine: every fault with line and column')
      .argument('<file...>', 'plan files, YAML or JSON; - is stdin'),
  )
    .option('--json', 'print the faults as JSON')
    .action(lint);

async function lint(files: readonly string[], options: Options): Promise<void> {
  const results: Found[] = [];
  for (const file of files) results.push(await lintFile(file, options));
  if (options.json) printJson(results);
  const isSound = results.every(({ faults, error }) => faults.length === 0 && error === undefined);
  process.exitCode = isSound ? exitCode.ok : exitCode.error;
}

async function lintFile(file: string, options: Options): Promise<Found> {
  try {
    const { loaded, source } = await checkFile(file, options);
    const faults = loaded.ok ? [] : loaded.faults;
    if (!options.json && !loaded.ok) print(faults.map((fault) => formatFault(nameOf(file), fault)).join('\n'));
    if (loaded.ok) {
      const counts = `items: ${loaded.plan.items.length}, indicators: ${loaded.plan.indicators.length}`;
      const quoted = source === undefined ? '; no source.txt beside it: quotations were sought in the items only' : '';
      say(`${nameOf(file)}: sound; ${counts}${quoted}`);
    }
    return { file: nameOf(file), faults };
  } catch (error) {
    if (!(error instanceof ClearError)) throw error;
    say(error.message);
    return { file: nameOf(file), faults: [], error: error.message };
  }
}
