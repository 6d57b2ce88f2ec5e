import type { Command } from 'commander';

/** Which plan and unit, what was known (P) and what had happened (D). */
export interface PointOptions {
  readonly plan: string;
  readonly planVersion?: string;
  readonly unit?: string;
  readonly at?: string;
  readonly on?: string;
  readonly waitFor?: string;
}

/** `isProjected`: whether what is asked for waits for the read models. */
export function withPoint(command: Command, { isProjected = true } = {}): Command {
  command
    .option('--plan <id>', 'the plan', 'dongguan-2020')
    .option('--plan-version <n>', 'a version of the plan (default: the newest then)')
    .option('--unit <id>', 'the unit (default: the top of what you may see)')
    .option('--at <moment>', 'as known then: a position, an instant or a day')
    .option('--on <day>', 'as of that day, YYYY-MM-DD');
  return isProjected ? command.option('--wait-for <position>', 'answer only when this position is counted') : command;
}

export const pointQuery = ({ plan, planVersion, unit, at, on, waitFor }: PointOptions) => ({
  plan,
  planVersion,
  unit,
  at,
  on,
  waitFor,
});
