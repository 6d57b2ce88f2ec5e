import { type Happening, type WorkedCase, workedCases, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dump } from '../testing/dump.js';
import { openingsOf } from '../testing/openings.js';
import { planText } from '../testing/plan.js';
import { batchSizes, history, smallTree } from '../testing/random-history.js';
import { rebuildNow } from '../testing/rebuild-now.js';
import { TestLedger } from '../testing/test-ledger.js';
import { openWorkedLedger, projectInBatches } from '../testing/worked-ledger.js';
import { countDifferences } from './rebuild.js';
import { modelTables, nameOf } from './tables.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
let ledgers = 0;

/** Everything but the cursors goes: what stands afterwards is the rebuild's alone. */
async function wipe({ id }: TestLedger): Promise<void> {
  for (const table of modelTables) await owner.query(`DELETE FROM ${nameOf(table)} WHERE ledger_id = $1`, [id]);
}

/** That a rebuild finds nothing. */
async function expectNothingDiffers(ledger: TestLedger, size: bigint): Promise<void> {
  const { state, differences } = await rebuildNow({ asker: owner, worker }, ledger.id, { size });
  expect({ state, differences }).toEqual({ state: 'equal', differences: [] });
}

/** That one for which nothing was left makes the very same rows: whatever finds them equal. */
async function expectSameRows(ledger: TestLedger, size: bigint): Promise<void> {
  const incremental = await dump(owner, ledger.id);
  await wipe(ledger);
  const { state, models } = await rebuildNow({ asker: owner, worker }, ledger.id, { size });
  expect(state).toBe('repaired');
  expect(await dump(owner, ledger.id)).toEqual(incremental);
  expect(countDifferences(models)).toBe(models.reduce((sum, { rows }) => sum + rows, 0));
}

test('on random histories a rebuild is what was kept up, row by row, whatever the batches', async () => {
  const loose = {
    subject: 'member',
    period: 2019,
    denominator: { fact: 'graduate.marked', period: 'year', owner: 'unit', from: 'occurredOn' },
    numerator: { fact: 'transfer.accepted', from: 'occurredOn' },
  };
  await fc.assert(
    fc.asyncProperty(history, fc.nat(40), batchSizes, batchSizes, async (happenings, publishedAfter, sizes, others) => {
      const ledger = await TestLedger.open(owner, `random-${(ledgers += 1)}`, smallTree);
      await ledger.append(happenings.slice(0, publishedAfter));
      await ledger.publish(planText({ loose }));
      await ledger.append(happenings.slice(publishedAfter));
      await projectInBatches(worker, ledger.id, sizes);
      await expectNothingDiffers(ledger, BigInt(others[0] ?? 1));
      await expectSameRows(ledger, BigInt(others[1] ?? 7));
    }),
    { numRuns: 12 },
  );
});

describe.each(workedCases.map((one) => [one.name, one] as const))('%s', (_, one: WorkedCase) => {
  const whole = [...openingsOf(one), ...one.history.map(({ type, fact }): Happening => ({ type, fact }))];

  test('a rebuild is what was kept up, row by row', async () => {
    const ledger = await openWorkedLedger(owner, `worked-${(ledgers += 1)}`, one);
    const publishedAfter = Math.floor(whole.length / 3);
    await ledger.append(whole.slice(0, publishedAfter));
    await ledger.publish(workedPlan(one));
    await ledger.append(whole.slice(publishedAfter));
    await projectInBatches(worker, ledger.id, [11, 60]);
    await expectSameRows(ledger, 100n);
  });
});
