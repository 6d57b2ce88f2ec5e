import type { Compiled } from '../kind.js';
import { compileSelector } from '../selector.js';
import type { PerPeriodParameters } from './per-period.schema.js';

export function compilePerPeriod({ periods, roster, done, window }: PerPeriodParameters): Compiled {
  return {
    selectors: [
      ...compileSelector('period', periods, { part: 2, until: periods.closes }),
      ...compileSelector('role', roster, { part: 1, unit: roster.owner }),
      ...done.flatMap((one, index) => compileSelector(`done/${index + 1}`, one)),
    ],
    from: window.from ?? null,
    to: window.to ?? null,
  };
}
