import {
  component,
  defineMeasure,
  type Happening,
  type RatioParameters,
  ratioParameters,
  type Slices,
} from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sums } from './ask/attainment.js';
import { emptyReadModels } from './empty.js';
import { projectBatch } from './runner.js';
import { naiveRatio, rolledUp } from './testing/oracle.js';
import { linkageParameters, planText } from './testing/plan.js';
import { batchSizes, history, observedDays, smallTree } from './testing/random-history.js';
import { TestLedger } from './testing/test-ledger.js';
import { projectInBatches } from './testing/worked-ledger.js';

/** Measured beside the linkage: everything that the linkage excludes counts, and it is another year's. */
const loose = {
  subject: 'member',
  period: 2019,
  denominator: { fact: 'graduate.marked', period: 'year', owner: 'unit', from: 'occurredOn' },
  numerator: { fact: 'transfer.accepted', from: 'occurredOn' },
};
const measures: readonly RatioParameters[] = [linkageParameters, loose].map((one) => ratioParameters.parse(one));
const units = Object.keys(smallTree);

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
let ledgers = 0;

/** A new ledger with the history; the plan is published after so many of its events. */
async function ledgerWith(happenings: readonly Happening[], publishedAfter: number): Promise<TestLedger> {
  const ledger = await TestLedger.open(owner, `run-${(ledgers += 1)}`, smallTree);
  await ledger.append(happenings.slice(0, publishedAfter));
  await ledger.publish(planText({ loose }));
  await ledger.append(happenings.slice(publishedAfter));
  return ledger;
}

/** All rows of all read models, but for the name of the ledger, and for cells that came back to nothing. */
async function dump(ledger: string): Promise<unknown> {
  const rows = async (table: string, but: string, order: string): Promise<unknown> =>
    (
      await owner.query(
        `SELECT to_jsonb(t) - 'ledger_id' - '${but}' AS row FROM read.${table} t WHERE ledger_id = $1 ORDER BY ${order}`,
        [ledger],
      )
    ).rows;
  return {
    facts: await rows('fact_versions', 'recorded_at', 'position_from'),
    definitions: await rows('definitions', '', 'definition'),
    cases: await rows('case_rows', '', 'definition, case_key, position_from, ordinal'),
    mentions: await rows('mentions', '', 'via, key, position_from'),
    cells: await rows('cells', '', 'definition, unit_id, slice, day').then((all) =>
      (all as { row: Record<string, number> }[]).filter(({ row }) =>
        ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].some((name) => row[name] !== 0),
      ),
    ),
  };
}

async function expectOracle(
  ledger: TestLedger,
  happenings: readonly Happening[],
  publishedAfter: number,
  position: bigint,
  day: string,
) {
  const known = happenings.slice(0, Number(position) - (Number(position) > publishedAfter ? 1 : 0));
  const due = '2020-06-30';
  // in one question, the same definition also twice, with another due day
  const definitions = [
    ...measures.map((parameters) => ({ ...defineMeasure({ kind: 'ratio', parameters }), due, parameters })),
    ...measures.map((parameters) => ({ ...defineMeasure({ kind: 'ratio', parameters }), due: undefined, parameters })),
  ];
  const answer = await sums(worker, { ledger: ledger.id, definitions, units, position, day });
  if (answer.state !== 'known') throw new Error(answer.state);
  const share = (slices: Slices | null): bigint[] | null => slices && [component(slices, 0), component(slices, 1)];
  for (const [index, { parameters, ...definition }] of definitions.entries()) {
    const expected = (on: string): unknown =>
      units.map((unit) => rolledUp(naiveRatio(parameters, known, on, smallTree), smallTree, unit));
    const found = answer.sums[index] ?? [];
    expect(found.map((unit) => share(unit.onDay))).toEqual(expected(day));
    const hasCome = definition.due !== undefined && day >= definition.due;
    expect(found.map((unit) => share(unit.onDue))).toEqual(hasCome ? expected(due) : units.map(() => null));
  }
}

describe('laws of the read models, on random histories', () => {
  test('any split into batches gives the same rows, and every (P, D) what brute force gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.nat(40),
        batchSizes,
        batchSizes,
        fc.constantFrom(...observedDays),
        async (happenings, at, one, other, day) => {
          const publishedAfter = Math.min(at, happenings.length);
          const ledger = await ledgerWith(happenings, publishedAfter);
          const again = await ledgerWith(happenings, publishedAfter);
          await projectInBatches(worker, ledger.id, one);
          await projectInBatches(worker, again.id, other);
          expect(await dump(again.id)).toEqual(await dump(ledger.id));
          for (let position = 0n; position <= ledger.position; position += 1n) {
            await expectOracle(ledger, happenings, publishedAfter, position, day);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('rebuild equals incremental', async () => {
    await fc.assert(
      fc.asyncProperty(history, batchSizes, async (happenings, sizes) => {
        const ledger = await ledgerWith(happenings, 3);
        await projectInBatches(worker, ledger.id, [1]);
        const incremental = await dump(ledger.id);
        await emptyReadModels(worker, ledger.id);
        await projectInBatches(worker, ledger.id, sizes);
        expect(await dump(ledger.id)).toEqual(incremental);
      }),
      { numRuns: 15 },
    );
  });
});

test('several workers at once, and more doorbells than news, leave the same rows as one', async () => {
  const happenings = fc.sample(history, { numRuns: 20, seed: 7 }).flatMap((one, run) =>
    one.map(({ type, fact }) => ({
      type,
      fact: { ...fact, refs: { ...fact.refs, member: `s-${run}-${String(fact.refs['member'])}` } },
    })),
  );
  const [ledger, alone] = [await ledgerWith(happenings, 5), await ledgerWith(happenings, 5)];
  const rush = async (): Promise<void> => {
    for (let n = 0; n < 60; n += 1) await projectBatch(worker, ledger.id, 11n);
  };
  await Promise.all([rush(), rush(), rush(), rush()]);
  await projectInBatches(worker, ledger.id, [100]);
  await projectInBatches(worker, alone.id, [1000]);
  expect(await dump(ledger.id)).toEqual(await dump(alone.id));
});
