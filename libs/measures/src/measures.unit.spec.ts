import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayFraction, displayPercent, displayValue } from './display.js';
import { compareFractions, type Fraction } from './fraction.js';
import { daysBetween, elapsedShare, paceOf, progressOfShare } from './pace.js';
import { type Goal, standing } from './target.js';
import { judge, type Judgement, type VerdictWord } from './verdict.js';

const count = fc.bigInt({ min: 0n, max: 10n ** 20n });
const share = fc.tuple(count, count).map(([a, b]): Fraction => (a <= b ? { n: a, d: b + 1n } : { n: b, d: a }));
const floor85: Goal = { comparator: 'at-least', value: { n: 85n, d: 100n } };

describe('exact comparison', () => {
  test.each([
    [170n, 200n, 'holds'],
    [169n, 200n, 'fails'],
    [84_996n, 100_000n, 'fails'],
    [0n, 0n, 'nothing-to-count'],
  ] as const)('%s of %s at ≥ 85 %%: %s', (n, d, expected) => expect(standing({ n, d }, floor85)).toBe(expected));

  test('refuses what has nothing to count, on either side', () => {
    const [nothing, half] = [
      { n: 1n, d: 0n },
      { n: 1n, d: 2n },
    ];
    expect(() => compareFractions(nothing, half)).toThrow(
      new RangeError('cannot compare 1/0 with 1/2: nothing to count'),
    );
    expect(() => compareFractions(half, nothing)).toThrow('cannot compare 1/2 with 1/0');
    expect(() => compareFractions(half, { n: 1n, d: -2n })).toThrow('nothing to count');
  });

  test('is a total order that scaling does not change', () => {
    fc.assert(
      fc.property(share, share, fc.bigInt({ min: 1n, max: 10n ** 9n }), (a, b, k) => {
        expect(compareFractions(a, b)).toBe(-compareFractions(b, a) + 0);
        expect(compareFractions({ n: a.n * k, d: a.d * k }, b)).toBe(compareFractions(a, b));
      }),
    );
  });

  test('a unit whose parts all hold holds itself; the mean of rates says nothing', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (parts) => {
        fc.pre(parts.every((part) => standing(part, floor85) === 'holds'));
        const whole = parts.reduce((sum, part) => ({ n: sum.n + part.n, d: sum.d + part.d }), { n: 0n, d: 0n });
        expect(standing(whole, floor85)).toBe('holds');
      }),
    );
    expect(standing({ n: 184n, d: 220n }, floor85)).toBe('fails'); // of 165/200 and 19/20: their mean is 88.75 %
  });
});

describe('display', () => {
  test.each([
    [84_996n, 100_000n, '85.00 %'],
    [84_994n, 100_000n, '84.99 %'],
    [84_995n, 100_000n, '85.00 %'],
    [190n, 220n, '86.36 %'],
    [1n, 3n, '33.33 %'],
    [0n, 7n, '0.00 %'],
    [1n, 1n, '100.00 %'],
    [0n, 0n, null],
  ] as const)('%s/%s is shown as %s', (n, d, expected) => expect(displayPercent({ n, d })).toBe(expected));

  test.each([
    [-5n, 1000n, '-0.50'],
    [-1n, 3n, '-33.33'],
    [-1n, 1_000_000n, '0.00'],
    [-1n, 20_000n, '-0.01'],
  ] as const)('a difference of %s/%s is shown as %s', (n, d, expected) =>
    expect(displayFraction({ n, d })).toBe(expected),
  );

  test('a negative denominator is a defect', () => {
    expect(() => displayFraction({ n: 1n, d: -2n })).toThrow('a denominator must not be negative: 1/-2');
  });

  test.each([
    [null, 'share', null],
    [{ n: 1n, d: 4n }, 'share', '25.00 %'],
    [{ n: 1200n, d: 1n }, 'count', '1200'],
    [{ n: 250n, d: 100n }, 'count', '2.50'],
  ] as const)('%o as a %s is shown as %s', (value, as, expected) => expect(displayValue({ value, as })).toBe(expected));

  test('is off by at most half of the last place', () => {
    fc.assert(
      fc.property(share, (value) => {
        const shown = BigInt((displayFraction(value) ?? '').replace('.', ''));
        const error = 2n * (shown * value.d - value.n * 10_000n);
        expect(error <= value.d && error > -value.d).toBe(true);
      }),
    );
  });
});

describe('the due-day table', () => {
  const due = '2020-12-31';
  const before = '2020-12-30';
  const after = '2021-01-31';
  const table: readonly [string, Omit<Judgement, 'due'>, VerdictWord][] = [
    ['reached early', { group: 'floor', day: before, now: 'holds' }, 'attained'],
    ['not reached yet', { group: 'floor', day: before, now: 'fails' }, 'pending'],
    ['reached on the day', { group: 'floor', day: due, now: 'holds', atDue: 'holds' }, 'attained'],
    ['reached after', { group: 'floor', day: after, now: 'holds', atDue: 'fails' }, 'attained-late'],
    ['never reached', { group: 'floor', day: after, now: 'fails', atDue: 'fails' }, 'missed'],
    ['high enough before', { group: 'share', day: before, now: 'holds' }, 'attained'],
    ['too low before', { group: 'share', day: before, now: 'fails' }, 'pending'],
    ['the day itself is judged', { group: 'share', day: due, now: 'fails', atDue: 'fails' }, 'not-attained'],
    ['made up late', { group: 'share', day: after, now: 'holds', atDue: 'fails' }, 'attained-late'],
    ['fallen later', { group: 'share', day: after, now: 'fails', atDue: 'holds' }, 'attained'],
    ['nobody in scope', { group: 'share', day: after, now: 'holds', atDue: 'nothing-to-count' }, 'not-applicable'],
    ['beyond repair', { group: 'standing', day: before, now: 'fails', isBeyondRepair: true }, 'not-attained'],
    ['still open', { group: 'standing', day: before, now: 'holds' }, 'pending'],
    ['judged at D', { group: 'standing', day: after, now: 'holds', atDue: 'fails' }, 'attained'],
    ['never late', { group: 'standing', day: after, now: 'fails', atDue: 'holds' }, 'not-attained'],
    ['no case', { group: 'standing', day: after, now: 'nothing-to-count' }, 'not-applicable'],
    ['no target', { group: 'report', day: after, now: 'holds', atDue: 'holds' }, 'report-only'],
  ];
  test.each(table)('%s', (_, judgement, expected) => expect(judge({ ...judgement, due })).toBe(expected));

  test('a judgement from the due day on needs the standing on it', () => {
    expect(() => judge({ group: 'share', due, day: due, now: 'holds' })).toThrow(/due day 2020-12-31/);
  });
});

describe('pace', () => {
  const year = { from: '2020-01-01', to: '2020-12-31' };
  test.each([
    ['2020-06-30', '182/366'],
    ['2020-01-01', '1/366'],
    ['2019-12-31', '0/366'],
    ['2021-05-01', '366/366'],
  ] as const)('on %s %s of the year has passed', (day, expected) => {
    const { n, d } = elapsedShare(year, day);
    expect(`${n}/${d}`).toBe(expected);
  });

  test('progress is the value against the target, capped at one; behind is information', () => {
    const half = elapsedShare(year, '2020-06-30');
    expect(paceOf(progressOfShare({ n: 40n, d: 100n }, floor85), half)).toMatchObject({
      progress: { n: 4000n, d: 8500n },
      isBehind: true,
    });
    expect(paceOf(progressOfShare({ n: 90n, d: 100n }, floor85), half)).toMatchObject({
      progress: { n: 1n, d: 1n },
      isBehind: false,
    });
    expect(paceOf(progressOfShare({ n: 0n, d: 0n }, floor85), half)).toBeNull();
    expect(paceOf({ n: 91n, d: 183n }, half)?.isBehind).toBe(false);
    expect(paceOf({ n: 0n, d: 0n }, half)).toBeNull();
  });

  test('nothing to count, a target of nothing and a limit have no progress', () => {
    const [some, none] = [
      { n: 1n, d: 4n },
      { n: 0n, d: 1n },
    ];
    expect(progressOfShare({ n: 0n, d: 0n }, floor85)).toBeNull();
    expect(progressOfShare(some, { comparator: 'at-least', value: none })).toBeNull();
    expect(progressOfShare(some, { comparator: 'at-most', value: { n: 1n, d: 2n } })).toBeNull();
    expect(progressOfShare(some, { comparator: 'equal-to', value: { n: 1n, d: 2n } })).toEqual({ n: 2n, d: 4n });
  });

  test('a leap year has its day', () => expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2));
});
