import { describe, expect, it } from 'vitest';
import { kindsOfPlan, type PlanFile, prefilled } from './prefill.js';
import { everyType } from './testing.js';

const plan: PlanFile = {
  settings: { duties: [{ id: 'summer-care', indicators: ['i-1'] }] },
  indicators: [
    {
      id: 'i-1',
      facts: ['unit.opened', 'lesson.given'],
      parameters: {
        all: [{ any: [{ fact: 'lesson.given', where: { campaign: ['summer-care'], online: [true, false] } }] }],
      },
    },
    { id: 'i-2', facts: ['role.began'], parameters: { fact: 'lesson.given', where: { campaign: ['winter'] } } },
  ],
};
const named = (kind: string) => ({ ...everyType, kind });
const kinds = ['lesson.given', 'role.began', 'return.filed', 'unit.opened'].map(named);
const asked = { unit: 'dg.town.01', today: '2020-12-01' };

describe('a form that answers a duty', () => {
  it('is of a kind that the indicators of the duty count', () => {
    expect(kindsOfPlan(plan, kinds, 'summer-care').map(({ kind }) => kind)).toEqual(['lesson.given', 'unit.opened']);
    expect(kindsOfPlan(plan, kinds).map(({ kind }) => kind)).toEqual(['lesson.given', 'role.began', 'unit.opened']);
  });

  it('has unit, day, period and the one value that the plan asks for', () => {
    const fact = prefilled(everyType, plan, { ...asked, duty: 'summer-care', period: '2020-07' });
    expect(fact).toEqual({
      refs: { unit: 'dg.town.01', period: '2020-07' },
      days: { occurredOn: '2020-12-01' },
      values: { attempt: '1', campaign: 'summer-care', duty: 'summer-care' },
    });
  });

  it('without a duty has only what is known anyhow', () => {
    expect(prefilled(everyType, plan, asked)).toEqual({
      refs: { unit: 'dg.town.01' },
      days: { occurredOn: '2020-12-01' },
      values: { attempt: '1' },
    });
  });

  it('does not name the ruling unit where the fact is about one below it', () => {
    const ruling = { ...everyType, submit: { ...everyType.submit, above: true } };
    expect(prefilled(ruling, plan, asked).refs).toEqual({});
  });
});
