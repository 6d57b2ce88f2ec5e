import { expect, test } from 'vitest';
import { caughtUp, duePeriods, nextDue, periodOf, type ZonedSchedule } from './periods.js';

const zone = 'Asia/Shanghai';
const night: ZonedSchedule = { id: 'night', kind: 'nightly', cron: '0 2 * * *', timeZone: zone };

test.each([
  ['nightly', '2020-12-31T18:00:00Z', '2020-12-31', '2020-12-31'],
  ['nightly', '2020-12-31T15:00:00Z', '2020-12-30', '2020-12-30'],
  ['monthly-closing', '2021-01-04T18:00:00Z', '2020-12', '2020-12-31'],
  ['monthly-closing', '2020-02-29T18:00:00Z', '2020-02', '2020-02-29'],
  ['quarterly-closing', '2021-01-04T18:00:00Z', '2020-Q4', '2020-12-31'],
  ['quarterly-closing', '2020-06-30T12:00:00Z', '2020-Q1', '2020-03-31'],
] as const)('%s at %s asks for %s, D %s', (kind, tick, period, day) => {
  expect(periodOf(kind, tick, zone)).toEqual({ period, day });
});

test('each missed night is asked for by its own tick; what came before the schedule is not', () => {
  const due = duePeriods(night, zone, '2020-12-01T03:00:00Z', '2020-12-04T03:00:00Z');
  expect(due).toEqual([
    { period: '2020-12-01', day: '2020-12-01', tick: '2020-12-01T18:00:00Z' },
    { period: '2020-12-02', day: '2020-12-02', tick: '2020-12-02T18:00:00Z' },
    { period: '2020-12-03', day: '2020-12-03', tick: '2020-12-03T18:00:00Z' },
  ]);
});

test('a schedule that comes many times a day asks once for its period', () => {
  const often = { ...night, cron: '*/10 * * * *' };
  const due = duePeriods(often, zone, '2020-12-01T03:05:00Z', '2020-12-01T09:00:00Z');
  expect(due).toEqual([{ period: '2020-11-30', day: '2020-11-30', tick: '2020-12-01T03:10:00Z' }]);
  const next = nextDue(often, zone, '2020-12-01T09:00:00Z', (period) => period === '2020-11-30');
  expect(next).toEqual({ period: '2020-12-01', day: '2020-12-01', tick: '2020-12-01T16:00:00Z' });
});

test('after a long sleep the last periods are caught up, not all', () => {
  const due = duePeriods(night, zone, '2020-01-01T00:00:00Z', '2020-12-31T20:00:00Z');
  expect(due.length).toBe(caughtUp);
  expect(due.at(-1)?.period).toBe('2020-12-31');
  const month = { ...night, kind: 'monthly-closing', cron: '0 3 5 * *' } as const;
  const closings = duePeriods(month, zone, '2020-01-01T00:00:00Z', '2020-12-31T20:00:00Z');
  expect(closings.map(({ period }) => period)).toEqual(
    ['2019-12', '2020-01', '2020-02', '2020-03', '2020-04', '2020-05'].concat([
      '2020-06',
      '2020-07',
      '2020-08',
      '2020-09',
      '2020-10',
      '2020-11',
    ]),
  );
});
