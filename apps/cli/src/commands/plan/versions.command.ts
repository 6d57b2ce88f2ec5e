import { Command } from 'commander';
import type { PlanVersions } from '../../http/answers.js';
import { ask, segment } from '../../http/client.js';
import { connect } from '../../http/connection.js';
import { print, printJson, table } from '../../print.js';
import { type ServerOptions, withServer } from '../options.js';

export const versionsCommand = (): Command =>
  withServer(
    new Command('versions')
      .description('list the versions of a published plan: when, by whom and why')
      .argument('<plan>', 'the id of the plan, such as dongguan-2020'),
  ).action(versions);

async function versions(plan: string, options: ServerOptions): Promise<void> {
  const connection = connect(options, { role: 'auditor' });
  const answer = await ask<PlanVersions>(connection, {
    path: `/v1/ledgers/${segment(options.ledger)}/plans/${segment(plan)}/versions`,
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
