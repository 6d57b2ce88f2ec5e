import { component, linkageCase, type PlainFact } from '@duibiao/measures';
import { describe, expect, test } from 'vitest';
import { foldLedger } from './fold-ledger.js';
import type { LedgerFold, Measured } from './ledger-fold.js';
import { openings, Scribe, seedKinds, stream } from './testing/entries.js';

const [linkage] = Object.values(linkageCase.indicators);
if (linkage === undefined) throw new Error('the case has no indicator');
const indicator: Measured = linkage;

const mark = (occurredOn: string, source: PlainFact['source'] = { unit: 'school-a' }): PlainFact => ({
  kind: 'graduate.marked',
  refs: { member: 's-1', unit: 'school-a' },
  days: { occurredOn },
  values: { year: 2020, mark: 'normal' },
  source,
});
/** Cases in scope of the school. */
const inScope = (fold: LedgerFold, day: string, basis: 'all' | 'accepted' = 'all'): bigint =>
  component(fold.slices(indicator, { day, basis }).get('school-a') ?? new Map(), 1);
const folded = (scribe: Scribe, upTo?: number): Promise<LedgerFold> =>
  foldLedger(stream(scribe.entries), {
    kinds: seedKinds,
    indicators: [indicator],
    ...(upTo === undefined ? {} : { upTo: BigInt(upTo) }),
  });
function begun(): Scribe {
  const scribe = new Scribe();
  scribe.submit(openings(linkageCase));
  return scribe;
}

describe('what a ledger amounts to', () => {
  test('a fact counts when recorded, as corrected, until voided, and again', async () => {
    const scribe = begun();
    const start = scribe.position;
    scribe.submit([{ type: 'fact-recorded', fact: mark('2020-06-01') }]);
    scribe.submit([{ type: 'fact-corrected', fact: mark('2020-07-01') }]);
    scribe.submit([{ type: 'fact-voided', fact: mark('2020-07-01') }]);
    scribe.submit([{ type: 'fact-recorded', fact: mark('2020-08-01') }]);
    const at = async (events: number, day: string): Promise<bigint> =>
      inScope(await folded(scribe, start + events), day);
    expect(await at(0, '2020-12-31')).toBe(0n);
    expect(await at(1, '2020-06-01')).toBe(1n);
    expect(await at(2, '2020-06-30')).toBe(0n);
    expect(await at(2, '2020-07-01')).toBe(1n);
    expect(await at(3, '2020-12-31')).toBe(0n);
    expect(await at(4, '2020-08-01')).toBe(1n);
  });

  test('what was returned stops counting; a correction counts again, unreviewed; accepted is counted apart', async () => {
    const scribe = begun();
    const first = scribe.submit([{ type: 'fact-recorded', fact: mark('2020-06-01') }]);
    scribe.review(first, 'accepted');
    const accepted = await folded(scribe);
    expect([inScope(accepted, '2020-12-31'), inScope(accepted, '2020-12-31', 'accepted')]).toEqual([1n, 1n]);
    scribe.review(first, 'returned');
    expect(inScope(await folded(scribe), '2020-12-31')).toBe(0n);
    scribe.submit([{ type: 'fact-corrected', fact: mark('2020-06-02') }]);
    const corrected = await folded(scribe);
    expect([inScope(corrected, '2020-12-31'), inScope(corrected, '2020-12-31', 'accepted')]).toEqual([1n, 0n]);
  });

  test('two sources of a thing are one; the better is believed as long as it stands', async () => {
    const scribe = begun();
    scribe.submit([{ type: 'fact-recorded', fact: mark('2020-06-01', { import: 'zhtj' }) }]);
    const own = scribe.submit([{ type: 'fact-recorded', fact: mark('2020-07-01') }]);
    expect(inScope(await folded(scribe), '2020-06-30')).toBe(0n);
    expect(inScope(await folded(scribe), '2020-07-01')).toBe(1n);
    scribe.review(own, 'returned');
    expect(inScope(await folded(scribe), '2020-06-30')).toBe(1n);
  });
});

describe('what cannot be folded', () => {
  test('a position beyond the last, no entries, a gap', async () => {
    const scribe = begun();
    await expect(folded(scribe, 99)).rejects.toThrow('position 99 does not exist');
    await expect(folded(new Scribe())).rejects.toThrow('no entry');
    const [, ...later] = scribe.entries;
    const options = { kinds: seedKinds, indicators: [] };
    await expect(foldLedger(stream(later), options)).rejects.toThrow('entry 2 does not follow 0');
  });

  test('a ledger whose fact kinds are not named', async () => {
    await expect(foldLedger(stream(begun().entries), { indicators: [] })).rejects.toThrow('fact kinds');
  });
});
