import { measureKinds, type SliceSums } from '@duibiao/measures';
import { expect, test } from 'vitest';
import { compareResults, countVerdicts } from './compare.js';
import { type ResultIndicator, resultLines, resultOf } from './lines.js';
import type { Result, ResultHead } from './result.js';
import { readResult, writeResult } from './text.js';

const head: ResultHead = {
  ledger: 'l',
  plan: 'p',
  planVersion: 1,
  position: 9_007_199_254_740_993n,
  day: '2020-12-31',
  organisation: 'then',
  organisationVersion: 'a'.repeat(64),
  root: 'top',
  basis: 'all',
  engine: 'duibiao-1',
};
const share = (id: string): ResultIndicator => ({
  id,
  kind: 'ratio',
  parameters: measureKinds.ratio.parameters.parse({
    subject: 'member',
    period: 2020,
    denominator: { fact: 'graduate.marked', period: 'year', owner: 'unit', from: 'occurredOn' },
    numerator: { fact: 'transfer.accepted', elsewhere: 'to', from: 'occurredOn' },
  }),
  target: { comparator: 'at-least', value: { n: 85n, d: 100n } },
  due: '2020-12-31',
});
const sums = (n: bigint, d: bigint): ReadonlyMap<string, SliceSums> =>
  new Map([['', { sums: [n, d, 0n, 0n, 0n, 0n], first: null, peak: 0n }]]);
const result = (of: Readonly<Record<string, readonly [bigint, bigint]>>, id = 'linkage'): Result => {
  const counted = Object.entries(of).map(([unit, [n, d]]) => {
    const now = sums(n, d);
    return [unit, { now, atDue: now }] as const;
  });
  return resultOf(head, resultLines(share(id), head, new Map(counted)));
};

test('a line for all that count nothing, one for the root, and one for each unit that says something else', () => {
  const { lines } = result({ town: [17n, 20n], school: [0n, 0n], office: [3n, 20n] });
  expect(lines.map(({ unit, value, verdict }) => [unit, value, verdict])).toEqual([
    [null, '0/0', 'not-applicable'],
    ['office', '3/20', 'not-attained'],
    ['top', '0/0', 'not-applicable'],
    ['town', '17/20', 'attained'],
  ]);
});

test('units in which nothing counts may be given or not: the digest is the same', () => {
  const given = writeResult(result({ town: [17n, 20n], school: [0n, 0n] }));
  expect(writeResult(result({ town: [17n, 20n] })).digest).toBe(given.digest);
});

test('what is written can be read, positions beyond 2^53 too; one changed byte cannot', () => {
  const one = result({ town: [17n, 20n] });
  const { bytes } = writeResult(one);
  expect(readResult(bytes)).toEqual(one);
  expect(bytes.toString().split('\n')[0]).toContain('"position":"9007199254740993"');
  const spaced = Buffer.from(bytes.toString().replace('"as":', '"as": '));
  expect(() => readResult(spaced)).toThrow('canonical');
  expect(() => readResult(bytes.subarray(0, -1))).toThrow('cut off');
  expect(() => readResult(Buffer.from('{"form":"other/1"}\n'))).toThrow('duibiao-result/1');
});

test('two results are compared unit by unit: one without a line says what is said of all others', () => {
  const first = result({ town: [17n, 20n], office: [3n, 20n] });
  const second = result({ town: [17n, 20n], office: [4n, 20n], school: [1n, 1n] });
  expect(compareResults(first, first)).toEqual([]);
  const found = compareResults(first, second);
  expect(found.map(({ unit, first: a, second: b }) => [unit, a?.value, b?.value])).toEqual([
    ['office', '3/20', '4/20'],
    ['school', '0/0', '1/1'],
  ]);
});

test('an indicator that only one of them has is told for each of its lines', () => {
  const found = compareResults(result({ town: [1n, 2n] }), result({ town: [1n, 2n] }, 'other'));
  expect(found.map(({ indicator, unit, first, second }) => [indicator, unit, first === null, second === null])).toEqual(
    [
      ['linkage', null, false, true],
      ['linkage', 'top', false, true],
      ['linkage', 'town', false, true],
      ['other', null, true, false],
      ['other', 'top', true, false],
      ['other', 'town', true, false],
    ],
  );
});

test('verdicts are counted over the units of which something is said', () => {
  const counts = countVerdicts(result({ town: [17n, 20n], office: [3n, 20n] }));
  expect(counts).toEqual({ attained: 1, 'not-attained': 1, 'not-applicable': 1 });
});
