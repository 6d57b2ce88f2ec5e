import { Command } from 'commander';
import { diffCommand } from './diff.command.js';
import { explainCommand } from './explain.command.js';
import { lintCommand } from './lint.command.js';
import { publishCommand } from './publish.command.js';
import { versionsCommand } from './versions.command.js';

/** `duibiao plan`: check a plan file here, publish it there, read and compare what stands. */
export function planCommand(): Command {
  const plan = new Command('plan').description('check, publish, compare and explain plans');
  for (const command of [lintCommand, publishCommand, versionsCommand, diffCommand, explainCommand]) {
    plan.addCommand(command());
  }
  return plan;
}
