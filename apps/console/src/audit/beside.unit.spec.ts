import { expect, it } from 'vitest';
import { besideOf } from './beside.js';

const number = {
  value: '1/2',
  as: 'share' as const,
  verdict: 'pending',
  reason: null,
  valueAtDue: null,
  counts: { met: '1', required: '2' },
  parts: [{ name: 'held', value: '3/1', state: 'missing', day: null }],
};

it('tells what differs beside value, verdict and reason', () => {
  const other = {
    ...number,
    value: '2/2',
    verdict: 'attained',
    valueAtDue: '1/2',
    counts: { met: '2', required: '2', late: '1' },
    parts: [{ name: 'held', value: '3/1', state: 'reached', day: '2020-09-20' }],
  };
  expect(besideOf(number, other)).toEqual([
    { field: 'valueAtDue', from: null, to: '1/2' },
    { field: 'counts.met', from: '1', to: '2' },
    { field: 'parts.held.state', from: 'missing', to: 'reached' },
    { field: 'parts.held.day', from: null, to: '2020-09-20' },
    { field: 'counts.late', from: null, to: '1' },
  ]);
});

it('tells nothing where they are alike, and where one of them is absent', () => {
  expect(besideOf(number, { ...number, value: '2/2' })).toEqual([]);
  expect(besideOf(null, number)).toEqual([]);
});
