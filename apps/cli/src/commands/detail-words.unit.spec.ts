import { expect, it } from 'vitest';
import type { Attainment } from '../http/answers.js';
import { targetText, valueText, verdictText } from './attainment-words.js';
import { detailText } from './detail-words.js';

const base: Attainment = {
  indicator: 'i',
  name: { zh: '', en: '' },
  item: 1,
  kind: 'ratio',
  unit: 'u',
  unitName: 'U',
  value: { numerator: '2', denominator: '4', percent: '50.00 %', text: '50.00 %' },
  accepted: null,
  incomplete: null,
  completeness: null,
  review: { accepted: '0', unreviewed: '0', returned: '0' },
  valueAtDue: null,
  verdict: 'pending',
  reason: null,
  provisional: false,
  counts: {},
  parts: [],
  target: { comparator: 'at-least', value: '17/20', stated: '85 %' },
  due: { on: '2020-12-31', stated: null },
  pace: null,
  provenance: { code: 'S', quotation: null },
  reading: { id: 'r', version: 1, text: { zh: '', en: '' } },
};
const part = (name: string, value: string, state: string | null = null, day: string | null = null) => ({
  name,
  value,
  state,
  day,
});

it.each<[string, Partial<Attainment>, string | undefined]>([
  ['a ratio says it all', {}, undefined],
  ['coverage', { kind: 'coverage', counts: { noData: '2', frame: '9' } }, '2 without data'],
  [
    'coverage of two conditions',
    { kind: 'coverage', counts: { noData: '0' }, parts: [part('mechanism', '3/4'), part('conference', '2/4')] },
    'mechanism 3/4; conference 2/4',
  ],
  [
    'per-subject-min',
    { kind: 'per-subject-min', counts: { met: '3', roster: '4', shortfall: '1', late: '1', vacant: '0' } },
    '1 missing to the minimums, 1 late',
  ],
  [
    'per-period',
    {
      kind: 'per-period',
      counts: { open: '1' },
      parts: [part('1', '4/4', 'attained'), ...['2', '3', '4', '5', '6'].map((n) => part(n, '3/4', 'not-attained'))],
    },
    'failed: 2 3/4, 3 3/4, 4 3/4, 5 3/4 and 1 more; 1 still open',
  ],
  [
    'timely-response',
    { kind: 'timely-response', counts: { onTime: '4', late: '2', overdue: '1', open: '1' } },
    '2 late, 1 overdue, 1 open',
  ],
  [
    'without a limit',
    { kind: 'timely-response', counts: { responded: '5', open: '2', medianDays: '29' } },
    '2 open; median 29 days',
  ],
  [
    'eligibility',
    {
      kind: 'eligibility',
      counts: { violations: '4' },
      parts: [
        part('one-holder', '3/5', 'failed'),
        part('one-holder:not-evidenced', '1/5', 'not-evidenced'),
        part('allotted', '2/5', 'failed'),
      ],
    },
    '4 violations; failed: one-holder 3 (1 without evidence), allotted 2',
  ],
  [
    'duration-in-window',
    { kind: 'duration-in-window', counts: { met: '2', missed: '2', open: '1', left: '0' } },
    '2 missed, 1 open',
  ],
  ['a cap', { kind: 'cumulative-quota', counts: { total: '6', quota: '5' } }, 'quota 5'],
  [
    'trend',
    { kind: 'trend', counts: { baselineN: '700' }, parts: [part('baseline', '700/2000', 'rose')] },
    'baseline 700/2000 = 35.00 %: rose',
  ],
  [
    'milestone',
    {
      kind: 'milestone',
      parts: [
        part('contest', '1/1', 'reached', '2020-10-18'),
        part('release', '0/1', 'missing'),
        part('all', '1/2', 'missing'),
        part('postponed', '1/1', 'postponed', '2020-09-01'),
      ],
    },
    'contest reached 2020-10-18; release missing; postponed 2020-09-01',
  ],
  [
    'rating',
    { kind: 'rating', parts: [part('5★', '0/5'), part('below', '0/5'), part('unrated', '5/5')] },
    '5★ 0, unrated 5',
  ],
  [
    'activity',
    { kind: 'activity', parts: [part('talk', '3/1', null, '2020-05-04'), part('hours', '125/10')] },
    'talk 3 (last 2020-05-04), hours 12.5',
  ],
])('%s: what stands behind the number', (_, given, text) => {
  expect(detailText({ ...base, ...given })).toBe(text);
});

it('reads values, targets and verdicts by kind', () => {
  expect(valueText(base.value, 'ratio')).toBe('2/4 = 50.00 %');
  expect(valueText(base.value, 'milestone')).toBe('2/4 done');
  expect(valueText({ numerator: '6', denominator: '1', percent: null, text: '6' }, 'cumulative-quota')).toBe('6');
  expect(valueText({ numerator: '0', denominator: '0', percent: null, text: null }, 'ratio')).toBe('0/0');
  expect(valueText(null, 'trend')).toBe('—');
  expect(targetText({ ...base, kind: 'trend' })).toBe('against the baseline');
  expect(targetText({ ...base, kind: 'milestone' })).toBe('all parts');
  expect(targetText({ ...base, target: null, provenance: { code: 'X', quotation: null } })).toBe('in another document');
  expect(verdictText({ ...base, verdict: 'not-evaluable', reason: 'no-baseline' })).toBe('not-evaluable: no-baseline');
  expect(verdictText({ ...base, provisional: true })).toBe('pending (provisional), due 2020-12-31');
});
