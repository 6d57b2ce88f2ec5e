import { Command } from 'commander';
import { start } from '../start/start.js';

/** `duibiao start`: everything on this machine, until Ctrl-C. */
export function startCommand(): Command {
  return new Command('start')
    .description('start database, API and worker on this machine; Ctrl-C stops them')
    .option('--watch', 'build and restart when a source file changes', false)
    .action((options: { watch: boolean }) => start(options));
}
