import { type Happening, type PlainFact, unitsOfCase, workedCases, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { describe, expect, test } from 'vitest';
import { projectBatch } from '../runner.js';
import { openingsOf } from '../testing/openings.js';
import { TestLedger } from '../testing/test-ledger.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });

/** What may stand in a field that a definition takes for a number. */
const strange = ['many', '', '1e9999', 'NaN', 'Infinity', '-', '1.2.3', '9'.repeat(300), true];

describe.each(workedCases.map((one) => [one.name, one] as const))('%s', (name, one) => {
  test('no value stops the projector', async () => {
    let turn = 0;
    const odd = (value: unknown): string => {
      const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?[0-9.]+$/.test(value));
      return (isNumber ? strange[(turn += 1) % strange.length] : value) as string;
    };
    const oddly = (fact: PlainFact): PlainFact => ({
      ...fact,
      values: Object.fromEntries(Object.entries(fact.values).map(([field, value]) => [field, odd(value)])),
    });
    const late = one.history.flatMap(({ fact }) =>
      fact.kind === 'unit.opened' ? [[String(fact.refs['unit']), String(fact.refs['parent'])] as const] : [],
    );
    const units = unitsOfCase(one).map(({ id, parent }) => [id, parent] as const);
    const ledger = await TestLedger.open(owner, name, Object.fromEntries([...units, ...late]));
    await ledger.append(openingsOf(one));
    await ledger.publish(workedPlan(one));
    const history = one.history.map(({ type, fact }): Happening => ({ type, fact }));
    await ledger.append(history);
    await ledger.append(
      history
        .filter(({ type }) => type === 'fact-recorded')
        .map(({ fact }) => ({ type: 'fact-corrected', fact: oddly(fact) })),
    );
    const outcome = await projectBatch(worker, ledger.id, 10_000n);
    expect(outcome).toMatchObject({ state: 'projected', position: ledger.position });
  });
});
