import { answerTo, assessIndicator, defineMeasure, type WorkedCase, workedCases, workedPlan } from '@duibiao/measures';
import { openTestPools } from '@duibiao/platform/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { compute } from '../compute/compute.js';
import { openingsOf } from '../testing/openings.js';
import type { TestLedger } from '../testing/test-ledger.js';
import { openWorkedLedger, projectInBatches } from '../testing/worked-ledger.js';
import { sums } from './attainment.js';

const { owner, worker } = await openTestPools({ owner: 'superuser', worker: 'worker' });

/** A ledger in which the case has happened, with the position at the end of each day on which something was recorded. */
async function play(
  one: WorkedCase,
  id: string,
  size: number,
): Promise<{ ledger: TestLedger; known: (day: string) => bigint }> {
  const ledger = await openWorkedLedger(owner, id, one);
  await ledger.append(openingsOf(one));
  await ledger.publish(workedPlan(one));
  const positions: [string, bigint][] = [['', ledger.position]];
  for (const happening of one.history) positions.push([happening.recordedOn, await ledger.append([happening])]);
  await projectInBatches(worker, id, [size]);
  const known = (day: string): bigint =>
    positions.reduce((last, [recordedOn, position]) => (recordedOn <= day ? position : last), 0n);
  return { ledger, known };
}

describe.each(workedCases.map((one) => [one.name, one] as const))('%s, through the read models', (name, one) => {
  // Event by event, and in batches in which several events touch one case.
  const played: Awaited<ReturnType<typeof play>>[] = [];
  beforeAll(async () => {
    for (const size of [1, 7, 1000]) played.push(await play(one, `${name}-${size}`, size));
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
      const { due } = question;
      const answer = await sums(worker, { ...question, definitions: [{ ...definition, due }], units: [expected.unit] });
      if (answer.state !== 'known') throw new Error(answer.state);
      // kept up to date by the projector, and, once for each history, computed from the facts alone
      const anew = ledger === played.at(-1)?.ledger ? await compute(worker, question) : null;
      const computed = anew === null ? [] : [anew.find(({ unit }) => unit === expected.unit)];
      for (const unit of [answer.sums[0]?.[0], ...computed]) {
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
