import type { Compiled } from '../kind.js';
import { matchesOf } from '../selector.js';
import type { RatioParameters } from './ratio.schema.js';

export function compileRatio({ subject, period, denominator, numerator }: RatioParameters): Compiled {
  const base = {
    part: 0,
    hop: null,
    until: null,
    match: [],
    amount: null,
    code: null,
    each: false,
    first: null,
  } as const;
  const year = denominator.period === undefined ? {} : { [denominator.period]: [period] };
  return {
    selectors: [
      {
        ...base,
        name: 'denominator',
        via: `${denominator.fact}:${subject}`,
        matches: matchesOf({ ...year, ...denominator.where }),
        day: denominator.from,
        unit: denominator.owner,
        from: denominator.notBefore ?? null,
        to: denominator.notAfter ?? null,
      },
      {
        ...base,
        name: 'numerator',
        via: `${numerator.fact}:${subject}`,
        matches: matchesOf(numerator.where ?? {}),
        day: numerator.from,
        unit: numerator.elsewhere ?? null,
        from: null,
        to: null,
      },
    ],
    slice: '',
    elsewhere: numerator.elsewhere ?? null,
    notBefore: numerator.notBefore ?? null,
    notAfter: numerator.notAfter ?? null,
  };
}
