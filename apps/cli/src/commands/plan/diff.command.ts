import { defineMeasure } from '@duibiao/measures';
import { diffPlans } from '@duibiao/plan';
import { Command } from 'commander';
import { print, printJson } from '../../print.js';
import { say } from '../../start/say.js';
import { type PlanOptions, withPlan } from '../options.js';
import { diffText } from './diff-words.js';
import { planOf } from './plan-reference.js';

export const diffCommand = (): Command =>
  withPlan(
    new Command('diff')
      .description('compare two plans, entry by entry and field by field: what is measured, what is asked, words only')
      .argument('<before>', 'a plan file, or a published plan: dongguan-2020@1, or dongguan-2020 for the newest')
      .argument('<after>', 'the same'),
  ).action(diff);

async function diff(before: string, after: string, options: PlanOptions): Promise<void> {
  const [old, now] = [await planOf(before, options), await planOf(after, options)];
  const found = diffPlans(old.plan, now.plan, (indicator) => defineMeasure(indicator).digest);
  say(`${old.name} → ${now.name}`);
  if (options.json) printJson({ before: old.name, after: now.name, ...found });
  else print(diffText(found));
}
