import { defineMeasure, type Happening, type WorkedCase, workedCases, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lanes } from './cases/lanes.js';
import { emptyReadModels } from './empty.js';
import { projectBatch, projectFacts, projectNumbers } from './runner.js';
import { streamOf } from './testing/history.js';
import { openingsOf } from './testing/openings.js';
import type { TestLedger } from './testing/test-ledger.js';
import { openWorkedLedger, projectInBatches } from './testing/worked-ledger.js';

const { owner, worker, lane } = await openTestPools({ owner: 'superuser', worker: 'worker', lane: 'worker' });
const lanes = new Lanes(lane, 2, { atLeast: 1n });
let ledgers = 0;

/** A ledger with a history of its own order; the plan is published after so many of its events. */
async function ledgerWith(one: WorkedCase, history: readonly Happening[], publishedAfter: number): Promise<TestLedger> {
  const ledger = await openWorkedLedger(owner, `laws-${(ledgers += 1)}`, one);
  await ledger.append(history.slice(0, publishedAfter));
  await ledger.publish(workedPlan(one));
  await ledger.append(history.slice(publishedAfter));
  return ledger;
}

/** Every cell that is not nothing, by the definition's own digest: what is known at the end, whatever the road. */
async function cells(ledger: TestLedger): Promise<readonly unknown[]> {
  const { rows } = await owner.query(
    `SELECT encode(d.digest, 'hex') AS digest, c.unit_id, c.slice, c.day::text, c.c1, c.c2, c.c3, c.c4, c.c5, c.c6
       FROM read.cells c JOIN read.definitions d ON d.ledger_id = c.ledger_id AND d.definition = c.definition
      WHERE c.ledger_id = $1 AND (c.c1, c.c2, c.c3, c.c4, c.c5, c.c6) <> (0, 0, 0, 0, 0, 0) ORDER BY 1, 2, 3, 4`,
    [ledger.id],
  );
  return rows;
}

/** Every case row ever opened, with the positions and days on which it counts. */
async function caseRows(ledger: TestLedger): Promise<readonly unknown[]> {
  const { rows } = await owner.query(
    `SELECT c.definition, c.case_key, c.position_from, c.position_to, c.owner_unit, c.slice, c.spread, c.from_day::text, c.c1, c.c2, c.c3, c.c4, c.c5, c.c6
       FROM read.case_rows c WHERE c.ledger_id = $1 ORDER BY c.definition, c.case_key, c.position_from, c.ordinal`,
    [ledger.id],
  );
  return rows;
}

/**
 * Another order in which the same can happen: what is said of one fact stays in its order, and units are opened before anything is
 * said of them, as the command path sees to.
 */
function reordered(history: readonly Happening[], keys: readonly number[]): Happening[] {
  const turns = new Map<string, number[]>();
  history.forEach(({ fact }, index) => {
    const stream = streamOf(fact);
    turns.set(
      stream,
      [...(turns.get(stream) ?? []), keys[index % keys.length] ?? 0].sort((a, b) => a - b),
    );
  });
  const keyed = history.map((happening, index) => ({
    happening,
    index,
    key: happening.fact.kind === 'unit.opened' ? -1 : (turns.get(streamOf(happening.fact))?.shift() ?? 0),
  }));
  return keyed.sort((a, b) => a.key - b.key || a.index - b.index).map(({ happening }) => happening);
}

/** Histories beyond this size are sampled less: each run projects the whole of it some times. */
const runs = (one: WorkedCase): number => (one.history.length > 150 ? 2 : 4);

describe.each(workedCases.map((one) => [one.name, one] as const))('laws of %s', (_, one) => {
  const history = [...openingsOf(one), ...one.history.map(({ type, fact }): Happening => ({ type, fact }))];
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

  test('any order and any batch split of the same history give the same cells, whenever the plan came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), {
          minLength: history.length + 1,
          maxLength: history.length + 1,
        }),
        fc.nat(history.length),
        sizes,
        async (keys, publishedAfter, split) => {
          const plain = await ledgerWith(one, history, 0);
          const other = await ledgerWith(one, reordered(history, keys), publishedAfter);
          await projectInBatches(worker, plain.id, [1000]);
          await projectInBatches(worker, other.id, split);
          expect(await cells(other)).toEqual(await cells(plain));
        },
      ),
      { numRuns: runs(one) },
    );
  });

  test('read models emptied and projected again are the same', async () => {
    const ledger = await ledgerWith(one, history, Math.floor(history.length / 2));
    await projectInBatches(worker, ledger.id, [3]);
    const incremental = await cells(ledger);
    await emptyReadModels(worker, ledger.id);
    await projectInBatches(worker, ledger.id, [1000]);
    expect(await cells(ledger)).toEqual(incremental);
    expect(incremental.length).toBeGreaterThan(0);
  });

  test('what lanes compute is what a projector alone does, row by row', async () => {
    const alone = await ledgerWith(one, history, Math.floor(history.length / 3));
    const shared = await ledgerWith(one, history, Math.floor(history.length / 3));
    for (const size of [7n, 1000n]) {
      await projectBatch(worker, alone.id, size);
      await projectFacts(worker, shared.id, size);
      await projectNumbers(worker, shared.id, { size, lanes });
    }
    expect(await caseRows(shared)).toEqual(await caseRows(alone));
    expect(await cells(shared)).toEqual(await cells(alone));
  });

  test('parts roll up to the whole: a unit is its own rows and those of the units below it, its total those of all days', async () => {
    const ledger = await ledgerWith(one, history, 0);
    await projectInBatches(worker, ledger.id, [100]);
    const digests = Object.values(one.indicators).map((indicator) => defineMeasure(indicator).digest);
    expect(new Set(digests).size).toBeGreaterThan(0);
    const { rows } = await owner.query(
      `SELECT c.definition, p.unit_id, c.slice, t.day, sum(c.c1)::text AS c1, sum(c.c2)::text AS c2
         FROM read.case_rows c JOIN ledger.units u ON u.ledger_id = $1 AND u.unit_id = c.owner_unit
        CROSS JOIN LATERAL unnest(CASE WHEN c.spread IN ('unit', 'lone', 'taken') THEN ARRAY[c.owner_unit] ELSE u.path END) p(unit_id)
        CROSS JOIN LATERAL unnest(ARRAY[c.from_day::text, 'infinity']) t(day)
        WHERE c.ledger_id = $1 AND c.position_to IS NULL
        GROUP BY 1, 2, 3, 4 HAVING sum(c.c1) <> 0 OR sum(c.c2) <> 0 ORDER BY 1, 2, 3, 4`,
      [ledger.id],
    );
    const { rows: stored } = await owner.query(
      `SELECT definition, unit_id, slice, day::text, c1::text, c2::text FROM read.cells
        WHERE ledger_id = $1 AND (c1 <> 0 OR c2 <> 0) ORDER BY 1, 2, 3, 4`,
      [ledger.id],
    );
    expect(stored).toEqual(rows);
  });
});
