import type { Duty } from '@duibiao/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completenessOf, dutyStates } from './completeness.js';
import { addDays, dutyPeriods } from './duty-periods.js';

const duty = (change: Partial<Duty>): Duty => ({
  id: 'd',
  name: { zh: '月报', en: 'monthly' },
  indicators: null,
  items: null,
  unitTypes: ['town'],
  scheme: 'monthly',
  periods: null,
  dueDays: 5,
  from: '2020-01-01',
  to: '2020-12-31',
  ...change,
});

describe('the periods of a duty', () => {
  it('are months, quarters or years of the calendar, with the day on which each is due', () => {
    const months = dutyPeriods(duty({}));
    expect(months).toHaveLength(12);
    expect(months[1]).toEqual({ id: '2020-02', opensOn: '2020-02-01', closesOn: '2020-02-29', dueOn: '2020-03-05' });
    const quarters = dutyPeriods(duty({ scheme: 'quarterly', dueDays: 0 }));
    expect(quarters.map(({ id, closesOn, dueOn }) => [id, closesOn, dueOn])).toEqual([
      ['2020-Q1', '2020-03-31', '2020-03-31'],
      ['2020-Q2', '2020-06-30', '2020-06-30'],
      ['2020-Q3', '2020-09-30', '2020-09-30'],
      ['2020-Q4', '2020-12-31', '2020-12-31'],
    ]);
    expect(dutyPeriods(duty({ scheme: 'yearly' }))).toEqual([
      { id: '2020', opensOn: '2020-01-01', closesOn: '2020-12-31', dueOn: '2021-01-05' },
    ]);
  });

  it('are owed when they end within the term of the duty', () => {
    const ids = (from: string, to: string): string[] => dutyPeriods(duty({ from, to })).map(({ id }) => id);
    expect(ids('2020-02-15', '2020-04-29')).toEqual(['2020-02', '2020-03']);
    expect(ids('2020-02-15', '2020-04-30')).toEqual(['2020-02', '2020-03', '2020-04']);
  });

  it('come from the register or from the plan where the scheme is not of the calendar', () => {
    const issues = [
      { id: 'i2', opensOn: '2020-03-09', closesOn: '2020-03-15' },
      { id: 'i1', opensOn: '2020-03-02', closesOn: '2020-03-08' },
    ];
    const found = dutyPeriods(duty({ scheme: '大学习期', dueDays: 1 }), issues);
    expect(found.map(({ id, dueOn }) => [id, dueOn])).toEqual([
      ['i1', '2020-03-09'],
      ['i2', '2020-03-16'],
    ]);
    expect(dutyPeriods(duty({ scheme: null, periods: issues }))).toHaveLength(2);
  });

  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('monthly', 'quarterly', 'yearly'),
        fc.integer({ min: 1990, max: 2100 }),
        (scheme, y) => {
          const all = dutyPeriods(duty({ scheme, from: `${y}-01-01`, to: `${y}-12-31` }));
          expect(all.slice(1).map(({ opensOn }) => opensOn)).toEqual(
            all.slice(0, -1).map(({ closesOn }) => addDays(closesOn, 1)),
          );
          expect([all[0]?.opensOn, all.at(-1)?.closesOn]).toEqual([`${y}-01-01`, `${y}-12-31`]);
        },
      ),
    );
  });
});

it('completeness adds up, and no rate passes one', () => {
  const row = fc.record({
    state: fc.constantFrom(...dutyStates),
    timeliness: fc.constantFrom('on-time', 'made-up-late', 'late', null),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const { reported, nil, missing, notDue, waived, expected } = completenessOf(rows);
      expect(reported + nil + missing + notDue + waived).toBe(rows.length);
      expect(reported + nil).toBeLessThanOrEqual(expected);
    }),
  );
});
