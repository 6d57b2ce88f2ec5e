import { type Happening, unitsOfCase, type WorkedCase, workedCases, workedPlan } from '@duibiao/measures';
import { inTransaction } from '@duibiao/platform';
import { openTestPools } from '@duibiao/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catchUp } from '../catch-up.js';
import { openingsOf } from '../testing/openings.js';
import { dump } from '../testing/dump.js';
import { TestLedger } from '../testing/test-ledger.js';
import { projectBatch } from '../runner.js';
import { lockCursors, rewind } from './rewind.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });
let ledgers = 0;

/** A worked case's history with its plan in the middle and reviews of what was appended between. */
async function ledgerOf(one: WorkedCase, publishedAfter: number, reviewed: readonly boolean[]): Promise<TestLedger> {
  const units = unitsOfCase(one);
  const ledger = await TestLedger.open(
    owner,
    `rewound-${(ledgers += 1)}`,
    Object.fromEntries(units.map((unit) => [unit.id, unit.parent])),
    Object.fromEntries(units.map((unit) => [unit.id, unit.type])),
  );
  const history = [...openingsOf(one), ...one.history.map(({ type, fact }): Happening => ({ type, fact }))];
  const parts = [history.slice(0, publishedAfter), history.slice(publishedAfter)];
  for (const [n, part] of parts.entries()) {
    const third = Math.ceil(part.length / 3);
    for (let at = 0; at < part.length; at += third) {
      const first = ledger.position + 1n;
      await ledger.append(part.slice(at, at + third));
      if (reviewed[(n * 3 + at) % reviewed.length] === true)
        await ledger.review(first, at === 0 ? 'accepted' : 'returned');
    }
    if (n === 0) await ledger.publish(workedPlan(one));
  }
  return ledger;
}

const cases = workedCases.filter(
  ({ history }) => history.length < 60 && history.every(({ fact }) => fact.kind !== 'unit.opened'),
);

test('read models taken back to any position, and projected again, are what they were; so are those of the position itself', async () => {
  expect(cases.length).toBeGreaterThan(10);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cases),
      fc.nat(20),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (one, publishedAfter, reviewed, share) => {
        const ledger = await ledgerOf(one, Math.min(publishedAfter, one.history.length), reviewed);
        const position = 1n + BigInt(Math.floor(Number(ledger.position - 1n) * share));
        for (let at = 0n; at < position;) {
          const outcome = await projectBatch(worker, ledger.id, position - at);
          if (outcome.state !== 'projected') throw new Error(outcome.state);
          at = outcome.position;
        }
        const before = await dump(owner, ledger.id);
        await catchUp(worker, ledger.id);
        const after = await dump(owner, ledger.id);
        await inTransaction(worker, async (client) =>
          rewind(client, ledger.id, await lockCursors(client, ledger.id), position),
        );
        expect(await dump(owner, ledger.id)).toEqual(before);
        await catchUp(worker, ledger.id);
        expect(await dump(owner, ledger.id)).toEqual(after);
      },
    ),
    { numRuns: 25 },
  );
});
