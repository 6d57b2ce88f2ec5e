import {
  answerTo,
  assessIndicator,
  defineMeasure,
  unitsOfCase,
  type WorkedCase,
  workedCases,
  workedPlan,
} from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { compute } from '../compute/compute.js';
import { projectBatch } from '../runner.js';
import { openingsOf } from '../testing/openings.js';
import { TestLedger } from '../testing/test-ledger.js';
import { sums } from './attainment.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });

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
  await ledger.append(openingsOf(one));
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
    const definition = defineMeasure(indicator);
    // as a plan's loader reads them, defaults and all
    const read = { kind: indicator.kind, parameters: definition.parameters };
    for (const { ledger, known } of played) {
      const question = {
        ledger: ledger.id,
        definition,
        position: known(expected.known),
        day: expected.day,
        due: indicator.due,
      };
      const answer = await sums(worker, { ...question, units: [expected.unit] });
      if (answer.state !== 'known') throw new Error(answer.state);
      // kept up to date by the projector, and, once for each history, computed from the facts alone
      const anew = ledger === played.at(-1)?.ledger ? await compute(worker, question) : null;
      const computed = anew === null ? [] : [anew.find(({ unit }) => unit === expected.unit)];
      for (const unit of [answer.units[0], ...computed]) {
        const assessment = assessIndicator(read, {
          target: indicator.target,
          due: indicator.due,
          day: expected.day,
          now: unit?.onDay ?? new Map(),
          atDue: expected.day < indicator.due ? null : (unit?.onDue ?? new Map()),
        });
        expect(answerTo(expected, assessment)).toEqual(expected);
      }
    }
  });
});
