import { Command } from 'commander';
import { change, type ChangeOptions, factId } from './change.js';
import { wholeNumber, withAppend } from './options.js';

/** `duibiao void FACT`: it stops counting, its history stays. */
export function voidCommand(): Command {
  const command = new Command('void')
    .description('void a fact: it stops counting, its history stays')
    .argument('<fact>', 'the fact id', factId)
    .requiredOption('--version <n>', 'the version that you saw', wholeNumber(1, 999_999_999))
    .requiredOption('--reason <text>', 'why, in your words');
  return withAppend(command).action((fact: string, options: ChangeOptions) => change(fact, 'voids', options, {}));
}
