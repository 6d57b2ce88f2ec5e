import { answerTo, type WorkedCase, workedCases } from '@duibiao/measures';
import { describe, expect, test } from 'vitest';
import { foldLedger } from './fold-ledger.js';
import { openings, Scribe, seedKinds, stream } from './testing/entries.js';

/** The entries of a case, with the last position of each day on which something was recorded. */
function write(one: WorkedCase): { readonly scribe: Scribe; readonly known: (day: string) => number } {
  const scribe = new Scribe();
  scribe.submit(openings(one));
  const positions: (readonly [string, number])[] = [['', scribe.position]];
  for (const happening of one.history) {
    scribe.submit([happening]);
    positions.push([happening.recordedOn, scribe.position]);
  }
  const known = (day: string): number => positions.findLast(([recordedOn]) => recordedOn <= day)?.[1] ?? 0;
  return { scribe, known };
}

describe.each(workedCases.map((one) => [one.name, one] as const))('%s, folded', (_, one) => {
  const { scribe, known } = write(one);

  test.each(
    one.results.map(
      (result) => [`${result.indicator} ${result.unit} at (${result.known}, ${result.day})`, result] as const,
    ),
  )('%s', async (_name, expected) => {
    const indicator = one.indicators[expected.indicator];
    if (indicator === undefined) throw new Error(`the case has no indicator ${expected.indicator}`);
    const upTo = BigInt(known(expected.known));
    const fold = await foldLedger(stream(scribe.entries), { kinds: seedKinds, indicators: [indicator], upTo });
    const answer = fold.measure(indicator, { day: expected.day }).get(expected.unit);
    if (answer === undefined) throw new Error(`no number of ${expected.unit}`);
    expect(answerTo(expected, answer.assessment)).toEqual(expected);
  });
});
