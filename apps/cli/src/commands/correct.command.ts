import { Command } from 'commander';
import { ClearError } from '@duibiao/platform';
import { exitCode } from '../exit-code.js';
import { addChange, addUnset, change, type ChangeOptions, type Changes, factId, mergeChanges } from './change.js';
import { wholeNumber, withAppend } from './options.js';

interface Options extends ChangeOptions {
  readonly set?: Changes;
  readonly unset?: Changes;
  readonly evidence?: readonly string[];
}

/** `duibiao correct FACT`: a fact's next version, with the reason. */
export function correctCommand(): Command {
  const command = new Command('correct')
    .description('correct a fact; what names it cannot be corrected: void it and submit another')
    .argument('<fact>', 'the fact id', factId)
    .requiredOption('--version <n>', 'the version that you saw', wholeNumber(1, 999_999_999))
    .requiredOption('--reason <text>', 'why, in your words')
    .option('--set <field=value>', 'such as days.occurredOn=2020-07-01; several times for several', addChange)
    .option('--unset <field>', 'an optional field that goes, such as values.name; several times for several', addUnset)
    .option('--evidence <reference...>', 'references to evidence, in place of those before');
  return withAppend(command).action((fact: string, options: Options) => {
    const { set, unset, evidence } = options;
    if (set === undefined && unset === undefined && evidence === undefined) {
      const ways = '--set days.occurredOn=2020-07-01, --unset values.name, or --evidence …';
      throw new ClearError(`Say what to correct: ${ways}`, exitCode.usage);
    }
    const changes = mergeChanges(set, unset);
    return change(fact, 'corrections', options, { ...changes, ...(evidence === undefined ? {} : { evidence }) });
  });
}
