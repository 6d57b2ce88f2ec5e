import { component, defineMeasure, type Happening, type PlainFact, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sums } from '../ask/attainment.js';
import { projectBatch } from '../runner.js';
import { streamOf, thingOf } from '../testing/history.js';
import { batchSizes, smallTree } from '../testing/random-history.js';
import { TestLedger } from '../testing/test-ledger.js';

/** Cases that depend on each other: who has the same number, and what is allotted to the case's unit. */
const indicator = {
  kind: 'eligibility',
  parameters: {
    case: { fact: 'member.admitted', by: 'person' },
    conditions: [
      { name: 'one-holder', kind: 'unique', field: 'number' },
      { name: 'allotted', kind: 'allotted', selector: { fact: 'quota.allocated', by: 'unit' }, field: 'number' },
    ],
  },
  target: null,
  due: '2020-12-31',
} as const;
const definition = defineMeasure(indicator);

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
let ledgers = 0;

const admitted = (
  who: string,
  number: number | null,
  unit = 'a',
  day = '2020-06-01',
  source: PlainFact['source'] = { unit },
): PlainFact => ({
  kind: 'member.admitted',
  refs: { person: `s-${who}`, unit },
  days: { occurredOn: day },
  values: number === null ? {} : { number },
  source,
});
const allotted = (unit: string, day: string, firstNumber: number, lastNumber: number): PlainFact => ({
  kind: 'quota.allocated',
  refs: { unit },
  days: { occurredOn: day },
  values: { quota: 'member-numbers', firstNumber, lastNumber },
  source: { unit: 'city' },
});

/** The plan is the first event, so that the n-th happening has position n + 1. */
async function played(happenings: readonly Happening[], sizes: readonly number[]): Promise<TestLedger> {
  const ledger = await TestLedger.open(owner, `hop-${(ledgers += 1)}`, smallTree);
  await ledger.publish(workedPlan({ name: 'hop', indicators: { hop: indicator } }));
  await ledger.append(happenings);
  for (let n = 0; ; n += 1) {
    const outcome = await projectBatch(worker, ledger.id, BigInt(sizes[Math.min(n, sizes.length - 1)] ?? 1));
    if (outcome.state !== 'projected') throw new Error(outcome.state);
    if (outcome.position === outcome.head) return ledger;
  }
}

async function shares(ledger: TestLedger, position: bigint, day: string): Promise<(readonly bigint[])[]> {
  const asked = { ledger: ledger.id, definitions: [definition], units: ['a', 'b', 'city'], position, day };
  const answer = await sums(worker, asked);
  if (answer.state !== 'known') throw new Error(answer.state);
  return (answer.sums[0] ?? []).map(({ onDay }) => [component(onDay, 0), component(onDay, 1)]);
}

test('a corrected number recomputes its old and its new siblings at that position, and nobody else', async () => {
  const happenings: Happening[] = [
    { type: 'fact-recorded', fact: allotted('a', '2020-01-02', 1, 5) },
    ...(['p1', 'p2', 'p3', 'p4'] as const).map((who, index): Happening => {
      return { type: 'fact-recorded', fact: admitted(who, [1, 2, 2, 3][index] ?? null) };
    }),
    { type: 'fact-corrected', fact: admitted('p3', 3) },
  ];
  const ledger = await played(happenings, [1]);
  const { rows } = await owner.query<{ case_key: string }>(
    `SELECT DISTINCT case_key FROM read.case_rows WHERE ledger_id = $1 AND (position_from = 7 OR position_to = 7) ORDER BY 1`,
    [ledger.id],
  );
  // p2 is alone with 002, p4 no longer with 003; p3 fails before and after
  expect(rows.map((row) => row.case_key)).toEqual(['s-p2', 's-p4']);
  expect(await shares(ledger, 6n, '2020-06-01')).toEqual([
    [2n, 4n],
    [0n, 0n],
    [2n, 4n],
  ]);
  expect(await shares(ledger, 7n, '2020-06-01')).toEqual([
    [2n, 4n],
    [0n, 0n],
    [2n, 4n],
  ]);
});

test('a number that another source reports, but is not believed, is nobody’s', async () => {
  const imported = admitted('p2', 2, 'a', '2020-06-01', { import: 'zhtj' });
  const happenings: Happening[] = [
    { type: 'fact-recorded', fact: allotted('a', '2020-01-02', 1, 5) },
    { type: 'fact-recorded', fact: imported },
    { type: 'fact-recorded', fact: admitted('p3', 2) },
    { type: 'fact-recorded', fact: admitted('p2', 4) },
    { type: 'fact-voided', fact: admitted('p2', 4) },
  ];
  for (const sizes of [[1], [3], [100]]) {
    const ledger = await played(happenings, sizes);
    const passed = await Promise.all([4n, 5n, 6n].map((position) => shares(ledger, position, '2020-12-31')));
    expect(passed.map(([a]) => a)).toEqual([
      [0n, 2n],
      [2n, 2n],
      [0n, 2n],
    ]);
  }
});

const days = ['2020-05-31', '2020-06-01', '2020-09-01'] as const;
const unit = fc.constantFrom('a', 'b');
const day = fc.constantFrom(...days);
const admission = fc
  .tuple(
    fc.constantFrom('p1', 'p2', 'p3'),
    fc.option(fc.integer({ min: 1, max: 3 }), { freq: 5 }),
    unit,
    day,
    fc.oneof(
      unit.map((one) => ({ unit: one as string })),
      fc.constant({ import: 'zhtj' }),
    ),
  )
  .map(([who, number, of, on, source]) => admitted(who, number, of, on, source));
const allotment = fc
  .tuple(unit, day, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([of, on, first, last]) => allotted(of, on, first, last));
const history = fc
  .array(fc.tuple(fc.oneof({ weight: 4, arbitrary: admission }, { weight: 1, arbitrary: allotment }), fc.boolean()), {
    minLength: 1,
    maxLength: 30,
    size: 'max',
  })
  .map((wishes) => {
    const standing = new Set<string>();
    return wishes.map(([fact, isVoid]): Happening => {
      const stream = streamOf(fact);
      if (!standing.has(stream)) {
        standing.add(stream);
        return { type: 'fact-recorded', fact };
      }
      if (isVoid) standing.delete(stream);
      return { type: isVoid ? 'fact-voided' : 'fact-corrected', fact };
    });
  });

/** By the catalogue's words alone: pass and cases of the units. */
function byHand(happenings: readonly Happening[], on: string): (readonly bigint[])[] {
  const current = new Map<string, PlainFact>();
  for (const { type, fact } of happenings) {
    if (type === 'fact-voided') current.delete(streamOf(fact));
    else current.set(streamOf(fact), fact);
  }
  const trust = ({ refs, source }: PlainFact): string =>
    'import' in source ? '3' : `${refs['unit'] === source.unit ? 1 : 2}${source.unit}`;
  const believed = new Map<string, PlainFact>();
  for (const fact of [...current.values()].sort((x, y) => (trust(x) < trust(y) ? -1 : 1))) {
    if (!believed.has(thingOf(fact))) believed.set(thingOf(fact), fact);
  }
  const decided = (fact: PlainFact): string => fact.days['occurredOn'] ?? '';
  const all = [...believed.values()];
  const cases = all.filter((fact) => fact.kind === 'member.admitted' && decided(fact) <= on);
  const passes = (one: PlainFact): boolean => {
    const number = one.values['number'];
    return (
      number !== undefined &&
      !cases.some((other) => other !== one && other.values['number'] === number) &&
      all.some(
        ({ kind, refs, values, days: { occurredOn = '' } }) =>
          kind === 'quota.allocated' &&
          refs['unit'] === one.refs['unit'] &&
          occurredOn <= decided(one) &&
          Number(values['firstNumber']) <= Number(number) &&
          Number(number) <= Number(values['lastNumber']),
      )
    );
  };
  return ['a', 'b', 'city'].map((of) => {
    const own = cases.filter(({ refs }) => of === 'city' || refs['unit'] === of);
    return [BigInt(own.filter(passes).length), BigInt(own.length)];
  });
}

test('every (P, D) gives what brute force gives, in any split into batches', async () => {
  await fc.assert(
    fc.asyncProperty(history, batchSizes, fc.constantFrom(...days), async (happenings, sizes, on) => {
      const ledger = await played(happenings, sizes);
      for (let n = 0; n <= happenings.length; n += 1) {
        expect([n, ...(await shares(ledger, BigInt(n + 1), on))]).toEqual([n, ...byHand(happenings.slice(0, n), on)]);
      }
    }),
    { numRuns: 20 },
  );
});
