import { expect, test } from 'vitest';
import type { Slices } from '../assessment.js';
import { linkageCase } from './linkage.case.js';
import { ratio } from './ratio.js';
import { ratioParameters } from './ratio.schema.js';

const parameters = ratioParameters.parse(linkageCase.indicators['dg34-linkage']?.parameters);
const slices = (n: bigint, d: bigint): Slices => new Map([['', { sums: [n, d], first: null, peak: 0n }]]);
const asked = {
  parameters,
  target: { comparator: 'at-least', value: { n: 85n, d: 100n } },
  due: '2020-12-31',
  day: '2021-01-31',
  now: slices(18n, 20n),
  atDue: slices(16n, 20n),
} as const;

test('a share that was made up late is shown with what it was on the due day', () => {
  expect(ratio.assess(asked)).toEqual({
    value: { n: 18n, d: 20n },
    as: 'share',
    verdict: 'attained-late',
    reason: null,
    valueAtDue: { n: 16n, d: 20n },
    progress: { n: 1n, d: 1n },
    counts: { numerator: 18n, denominator: 20n },
    parts: [],
  });
});

test('before the due day nothing is known of it', () => {
  expect(ratio.assess({ ...asked, day: '2020-06-30', atDue: null })).toMatchObject({
    verdict: 'attained',
    valueAtDue: null,
  });
});
