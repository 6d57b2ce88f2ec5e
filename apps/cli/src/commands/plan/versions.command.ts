import { Command } from 'commander';
import type { PlanVersions } from '../../http/answers.js';
import { ask, segment } from '../../http/client.js';
import { placeOf } from '../../http/place.js';
import { print, printJson, table } from '../../print.js';
import { type PlanOptions, withPlan } from '../options.js';

export const versionsCommand = (): Command =>
  withPlan(
    new Command('versions')
      .description('list the versions of a published plan: when, by whom and why')
      .argument('<plan>', 'the id of the plan, such as dongguan-2020'),
  ).action(versions);

async function versions(plan: string, options: PlanOptions): Promise<void> {
  const { ledger, connection } = await placeOf(options, { role: 'auditor' }, plan);
  const answer = await ask<PlanVersions>(connection, {
    path: `/v1/ledgers/${segment(ledger)}/plans/${segment(plan)}/versions`,
  });
  if (options.json) return printJson(answer);
  const rows = answer.versions.map(({ version, publishedAt, position, by, reason, sha256 }) => [
    String(version),
    publishedAt,
    position,
    by.name ?? by.principal,
    sha256.slice(0, 12),
    reason ?? '—',
  ]);
  print(table(['VERSION', 'PUBLISHED', 'POSITION', 'BY', 'FILE', 'REASON'], rows));
}
