import type { Compiled } from '../kind.js';
import { compileSelector, type Selector } from '../selector.js';
import type { CumulativeQuotaParameters } from './cumulative-quota.schema.js';

type Parameters = CumulativeQuotaParameters;

export function compileCumulativeQuota({
  facts,
  unit,
  distinct,
  amount,
  scale,
  quota,
  direction,
}: Parameters): Compiled {
  return {
    selectors: [
      ...facts.flatMap((one, index) => compileSelector(`counted/${index + 1}`, one, { unit, amount })),
      ...(quota === undefined
        ? []
        : compileSelector('quota', allotment(quota), { unit: quota.unit, amount: quota.amount })),
    ],
    isDistinct: distinct,
    isSum: amount !== null,
    factor: 10 ** scale,
    isCap: direction === 'cap' && quota !== undefined,
    range: quota?.range ?? null,
    again: quota?.again ?? null,
  };
}

const allotment = ({ fact, by, where, name }: NonNullable<Parameters['quota']>): Selector => ({
  fact,
  by,
  where: { ...where, quota: [name] },
  day: 'occurredOn',
});
