import { createPool } from '@duibiao/platform';
import { catchUp, emptyReadModels } from '@duibiao/projections';
import { expect } from 'vitest';
import type { Stack } from '../harness/stack.js';
import { waitFor } from '../harness/wait.js';
import { plan } from '../harness/world.js';
import type { Scene } from './scene.js';

/** The read models as text, independent of the order in which they were made. */
async function readModels(stack: Stack, ledger: string): Promise<string[]> {
  const tables = ['fact_versions', 'case_rows', 'cells', 'definitions', 'cursors'];
  const dumps = tables.map((table) =>
    stack.superuser.query<{ row: string }>(
      `SELECT t::text AS row FROM read.${table} t WHERE ledger_id = $1 ORDER BY 1`,
      [ledger],
    ),
  );
  return (await Promise.all(dumps)).flatMap(({ rows }) => rows.map(({ row }) => row));
}

/** That the read models, emptied and projected again, are the same row for row. Leaves the stack with a new worker. */
export async function expectRebuiltEqual({ stack, world: { ledger }, client }: Scene): Promise<void> {
  const all = String(await client.size());
  await waitFor(
    () => client.attainments({ plan, waitFor: all }),
    ({ status }) => status === 200,
  );
  const incremental = await readModels(stack, ledger);
  expect(incremental.length).toBeGreaterThan(0);
  await stack.stopWorker();
  const worker = createPool({ url: stack.database.workerUrl, applicationName: 'e2e rebuild', max: 2 });
  await emptyReadModels(worker, ledger);
  await catchUp(worker, ledger);
  await worker.end();
  expect(await readModels(stack, ledger)).toEqual(incremental);
  await stack.startWorker();
}
