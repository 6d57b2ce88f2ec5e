import { describe, expect, it } from 'vitest';
import { faultsByPlace, placeId, placeOf } from './fault-places.js';

describe('the place of a fault', () => {
  it.each([
    ['/facts/0/values/hours', 'fact-0-values-hours'],
    ['/facts/12/refs/lecturers/2', 'fact-12-refs-lecturers'],
    ['/facts/1/days/occurredOn', 'fact-1-days-occurredOn'],
    ['/facts/1', 'fact-1'],
    ['/facts/1/kind', 'fact-1'],
    ['/values/hours', 'fact-0-values-hours'],
    ['/facts/0/replaces', 'fact-0'],
    ['/facts/0/replaces/reason', 'submit-reason'],
    ['/note', 'submit-note'],
    ['/reason', 'submit-reason'],
    ['/unit', 'submit-form'],
    ['', 'submit-form'],
    ['Idempotency-Key', 'submit-form'],
    ['/facts/0/values/a~1b', 'fact-0-values-a/b'],
  ])('%s is %s', (pointer, id) => {
    expect(placeId(placeOf(pointer))).toBe(id);
  });

  it('gathers all faults of a place', () => {
    const fault = (pointer: string) => ({ pointer, rule: 'x', message: pointer });
    const found = faultsByPlace([fault('/facts/0/refs/a/0'), fault('/facts/0/refs/a/1'), fault('/facts/1/refs/a')]);
    expect([...found].map(([id, faults]) => [id, faults.length])).toEqual([
      ['fact-0-refs-a', 2],
      ['fact-1-refs-a', 1],
    ]);
  });
});
