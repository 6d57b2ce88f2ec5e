import {
  answerTo,
  assessIndicator,
  defineMeasure,
  type Happening,
  unitsOfCase,
  type WorkedCase,
  workedCases,
  workedPlan,
} from '@duibiao/measures';
import { createPool } from '@duibiao/platform';
import { createTestDatabase, type TestDatabase } from '@duibiao/platform/testing';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectBatch } from '../runner.js';
import { TestLedger } from '../testing/test-ledger.js';
import { sums } from './attainment.js';

let database: TestDatabase;
let owner: Pool;
let worker: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = createPool({ url: database.superuserUrl, applicationName: 'spec' });
  worker = createPool({ url: database.workerUrl, applicationName: 'spec worker' });
});
afterAll(async () => {
  await owner.end();
  await worker.end();
  await database.drop();
});

const opening = (unit: string, parent: string, type: string): Happening => ({
  type: 'fact-recorded',
  fact: {
    kind: 'unit.opened',
    refs: { unit, parent },
    days: { validFrom: '2019-01-01' },
    values: { type, name: unit },
    source: { unit: parent },
  },
});

/** A ledger in which the case has happened, with the position at the end of each day on which something was recorded. */
async function play(
  one: WorkedCase,
  id: string,
  size: bigint,
): Promise<{ ledger: TestLedger; known: (day: string) => bigint }> {
  const late = one.history.flatMap(({ type, fact }) =>
    fact.kind === 'unit.opened' && type === 'fact-recorded'
      ? [{ id: String(fact.refs['unit']), parent: String(fact.refs['parent']), type: String(fact.values['type']) }]
      : [],
  );
  const units = [...unitsOfCase(one), ...late];
  const tree = Object.fromEntries(units.map((unit) => [unit.id, unit.parent]));
  const ledger = await TestLedger.open(owner, id, tree, Object.fromEntries(units.map((unit) => [unit.id, unit.type])));
  await ledger.append(
    unitsOfCase(one).flatMap((unit) => (unit.parent === null ? [] : [opening(unit.id, unit.parent, unit.type)])),
  );
  await ledger.publish(workedPlan(one));
  const positions: [string, bigint][] = [['', ledger.position]];
  for (const happening of one.history) positions.push([happening.recordedOn, await ledger.append([happening])]);
  for (;;) {
    const outcome = await projectBatch(worker, ledger.id, size);
    if (outcome.state !== 'projected') throw new Error(outcome.state);
    if (outcome.position === outcome.head) break;
  }
  const known = (day: string): bigint =>
    positions.reduce((last, [recordedOn, position]) => (recordedOn <= day ? position : last), 0n);
  return { ledger, known };
}

describe.each(workedCases.map((one) => [one.name, one] as const))('%s, through the read models', (name, one) => {
  // Event by event, and in batches in which several events touch one case.
  const played: Awaited<ReturnType<typeof play>>[] = [];
  beforeAll(async () => {
    for (const size of [1n, 7n, 1000n]) played.push(await play(one, `${name}-${size}`, size));
  });

  test.each(
    one.results.map(
      (result) => [`${result.indicator} ${result.unit} at (${result.known}, ${result.day})`, result] as const,
    ),
  )('%s', async (_, expected) => {
    const indicator = one.indicators[expected.indicator];
    if (indicator === undefined) throw new Error(`the case has no indicator ${expected.indicator}`);
    for (const { ledger, known } of played) {
      const answer = await sums(worker, {
        ledger: ledger.id,
        definition: defineMeasure(indicator),
        units: [expected.unit],
        position: known(expected.known),
        day: expected.day,
        due: indicator.due,
      });
      if (answer.state !== 'known') throw new Error(answer.state);
      const [unit] = answer.units;
      if (unit === undefined) throw new Error('no unit answered');
      const assessment = assessIndicator(indicator, {
        target: indicator.target,
        due: indicator.due,
        day: expected.day,
        now: unit.onDay,
        atDue: expected.day < indicator.due ? null : unit.onDue,
      });
      expect(answerTo(expected, assessment)).toEqual(expected);
    }
  });
});
