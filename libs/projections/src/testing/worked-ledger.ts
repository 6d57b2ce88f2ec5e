import { unitsOfCase, type WorkedCase } from '@duibiao/measures';
import type { Pool } from 'pg';
import { projectBatch } from '../runner.js';
import { TestLedger } from './test-ledger.js';

/** A ledger with the units of a worked case, those included that open in the course of it; nothing has happened in it yet. */
export function openWorkedLedger(owner: Pool, id: string, one: WorkedCase): Promise<TestLedger> {
  const late = one.history.flatMap(({ type, fact }) =>
    fact.kind === 'unit.opened' && type === 'fact-recorded'
      ? [{ id: String(fact.refs['unit']), parent: String(fact.refs['parent']), type: String(fact.values['type']) }]
      : [],
  );
  const units = [...unitsOfCase(one), ...late];
  const tree = Object.fromEntries(units.map((unit) => [unit.id, unit.parent]));
  return TestLedger.open(owner, id, tree, Object.fromEntries(units.map((unit) => [unit.id, unit.type])));
}

/** Projects to the end of a ledger in batches of these sizes, over and over. */
export async function projectInBatches(worker: Pool, ledger: string, sizes: readonly number[]): Promise<void> {
  for (let n = 0; ; n += 1) {
    const outcome = await projectBatch(worker, ledger, BigInt(sizes[n % sizes.length] ?? 1));
    if (outcome.state !== 'projected') throw new Error(`unexpected: ${outcome.state}`);
    if (outcome.position === outcome.head) return;
  }
}
