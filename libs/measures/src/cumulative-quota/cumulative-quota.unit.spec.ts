import { describe, expect, test } from 'vitest';
import type { Slices } from '../assessment.js';
import type { KnownFacts } from '../fields.js';
import type { Goal } from '../target.js';
import { cumulativeQuota } from './cumulative-quota.js';
import { cumulativeQuotaParameters } from './cumulative-quota.schema.js';

const raw = {
  facts: [{ fact: 'aid.delivered', by: 'beneficiary' }],
  distinct: true,
  quota: { name: 'aid' },
  direction: 'floor',
};
const floor = cumulativeQuotaParameters.parse(raw);
const cap = cumulativeQuotaParameters.parse({ ...raw, direction: 'cap' });
const stated = cumulativeQuotaParameters.parse({ ...raw, quota: undefined });
const atLeast = (n: bigint): Goal => ({ comparator: 'at-least', value: { n, d: 1n } });
const atMost = (n: bigint): Goal => ({ comparator: 'at-most', value: { n, d: 1n } });

/** `over`: the highest value of total − quota on any day so far. */
const of = (total: number, quota: number | null = null, over = 0): Slices =>
  new Map(
    [
      ['', [total, 0], total] as const,
      ...(quota === null ? [] : [['quota', [quota, 1], quota] as const, ['over', [total - quota, 0], over] as const]),
    ].map(([slice, sums, peak]) => [slice, { sums: sums.map(BigInt), first: null, peak: BigInt(peak) }]),
  );

interface Asked {
  readonly parameters?: typeof floor;
  readonly target?: Goal | null;
  readonly now: Slices;
  readonly atDue?: Slices;
  readonly day: string;
}
const assess = ({ parameters = floor, target = null, now, atDue = now, day }: Asked) =>
  cumulativeQuota.assess({
    parameters,
    target,
    due: '2020-12-31',
    day,
    now,
    atDue: day < '2020-12-31' ? null : atDue,
  });

const [before, due, after] = ['2020-06-30', '2020-12-31', '2021-02-01'];

describe('a floor', () => {
  test.each([
    ['reached before the due day', of(6, 6), of(6, 6), before, 'attained'],
    ['not yet reached', of(5, 6), of(5, 6), before, 'pending'],
    ['reached on the due day', of(6, 6), of(6, 6), due, 'attained'],
    ['not reached', of(5, 6), of(5, 6), due, 'missed'],
    ['reached late', of(6, 6), of(5, 6), after, 'attained-late'],
    ['reached in time, and raised later', of(6, 8), of(6, 6), after, 'attained'],
    ['loaded only after the due day', of(6, 6), of(6), after, 'attained'],
    ['a quota of nothing', of(0, 0), of(0, 0), before, 'attained'],
    ['no quota', of(6), of(6), before, 'not-evaluable'],
    ['no quota on the due day', of(6), of(6), due, 'not-evaluable'],
    ['nothing at all', new Map(), new Map(), due, 'not-evaluable'],
  ] as const)('%s', (_, now, atDue, day, verdict) => {
    expect(assess({ now, atDue, day }).verdict).toBe(verdict);
  });

  test('shows the total where no quota is loaded, and says why it cannot be judged', () => {
    expect(assess({ now: of(6), day: before })).toMatchObject({
      value: { n: 6n, d: 1n },
      as: 'count',
      reason: 'quota-not-loaded',
      progress: null,
      counts: { total: 6n },
    });
  });

  test('progress is total ÷ quota, at most 1', () => {
    expect(assess({ now: of(3, 4), day: before }).progress).toEqual({ n: 3n, d: 4n });
    expect(assess({ now: of(9, 4), day: before }).progress).toEqual({ n: 1n, d: 1n });
  });

  test('is judged by the target of the plan where there is no quota, and reported without either', () => {
    expect(assess({ parameters: stated, target: atLeast(5n), now: of(5), day: due }).verdict).toBe('attained');
    expect(assess({ target: atLeast(5n), now: of(4), day: due }).verdict).toBe('missed');
    expect(assess({ target: atLeast(9n), now: of(5, 5), day: due }).verdict).toBe('attained');
    expect(assess({ parameters: stated, now: of(5), day: due })).toMatchObject({
      verdict: 'report-only',
      reason: null,
    });
  });
});

test('a total after the due day is shown with what it was then', () => {
  expect(assess({ now: of(6, 6), atDue: of(5, 6), day: after })).toEqual({
    value: { n: 6n, d: 1n },
    as: 'count',
    verdict: 'attained-late',
    reason: null,
    valueAtDue: { n: 5n, d: 1n },
    progress: { n: 6n, d: 6n },
    counts: { total: 6n, quota: 6n },
    parts: [],
  });
  expect(assess({ now: of(6, 6), day: before }).valueAtDue).toBeNull();
});

describe('a cap', () => {
  test.each([
    ['kept', of(5, 5), before, 'pending'],
    ['kept to the due day', of(5, 5), due, 'attained'],
    ['broken', of(6, 5, 1), before, 'not-attained'],
    ['broken once, and raised since', of(6, 9, 1), due, 'not-attained'],
    ['of nothing, broken by the first', of(1, 0, 1), before, 'not-attained'],
    ['not loaded', of(1), due, 'not-evaluable'],
  ] as const)('%s', (_, now, day, verdict) => {
    const reason = verdict === 'not-evaluable' ? 'quota-not-loaded' : null;
    expect(assess({ parameters: cap, now, day })).toMatchObject({ verdict, reason, progress: null });
  });

  test('of the plan itself is kept on every day, too', () => {
    const parameters = cumulativeQuotaParameters.parse({ ...raw, quota: undefined, direction: 'cap' });
    expect(assess({ parameters, target: atMost(5n), now: of(5), day: before }).verdict).toBe('pending');
    expect(assess({ parameters, target: atMost(0n), now: new Map(), day: due }).verdict).toBe('attained');
    expect(assess({ parameters, target: atMost(5n), now: of(6), day: before }).verdict).toBe('not-attained');
  });
});

describe('amounts', () => {
  const yuan = { ...raw, distinct: false, amount: 'amount', scale: 2 };

  test('are exact decimals beside a quota in whole units', () => {
    const parameters = cumulativeQuotaParameters.parse(yuan);
    expect(assess({ parameters, now: of(30_049, 300), day: before })).toMatchObject({
      verdict: 'attained',
      value: { n: 30_049n, d: 100n },
      counts: { total: 300n, quota: 300n },
    });
    expect(assess({ parameters, now: of(29_999, 300), day: before }).verdict).toBe('pending');
  });

  test.each([
    ['of distinct beneficiaries', { ...yuan, distinct: true }, 'must give an amount'],
    ['decimals of what counts 1', { ...raw, scale: 2 }, 'must give an amount'],
    ['decimals of facts that count 1', { ...raw, distinct: false, scale: 2 }, 'must give an amount'],
    ['no facts', { ...raw, facts: [] }, 'must hold 1 to 5 selectors'],
    ['another direction', { ...raw, direction: 'up' }, 'must be floor or cap'],
  ])('%s are refused', (_, bad, message) => {
    expect(cumulativeQuotaParameters.safeParse(bad).error?.issues[0]?.message).toContain(message);
  });
});

test('fields that are not there are named', () => {
  const kinds: KnownFacts = new Map([
    ['aid.delivered', { fields: new Map([['amount', 'reference']]), about: ['beneficiary'] }],
    ['quota.allocated', { fields: new Map([['unit', 'reference']]), about: ['quota@unit'] }],
  ]);
  const sum = cumulativeQuotaParameters.parse({ ...raw, distinct: false, amount: 'amount' });
  const found = (parameters: typeof sum): readonly string[] =>
    cumulativeQuota.check(parameters, kinds).map(({ path, message }) => `${path.join('.')} ${message}`);
  expect(found(sum)).toEqual([
    'amount is "amount": must be a number of aid.delivered: it has none',
    'quota.name is "quota": must be a value of quota.allocated: it has none',
    'quota.amount is "amount": must be a number of quota.allocated: it has none',
    'quota.range.0 is "firstNumber": must be a number of quota.allocated: it has none',
    'quota.range.1 is "lastNumber": must be a number of quota.allocated: it has none',
  ]);
  const elsewhere = cumulativeQuotaParameters.parse({
    ...raw,
    unit: 'destination',
    quota: { name: 'aid', unit: 'school' },
  });
  expect(found(elsewhere).slice(0, 3)).toEqual([
    'unit is "destination": must be a reference of aid.delivered: amount',
    'quota.name is "quota": must be a value of quota.allocated: it has none',
    'quota.unit is "school": must be a reference of quota.allocated: unit',
  ]);
  expect(found(stated)).toEqual([]);
});

test('the words name the quota and the reading', () => {
  expect(cumulativeQuota.words(floor).en).toContain('(a later allotment replaces the earlier)');
  expect(cumulativeQuota.words(cap).zh).toContain('任何一天不得超过');
});
