import type { Compiled } from '../kind.js';
import { compileSelector } from '../selector.js';
import { type DurationParameters, monthsOf } from './duration-in-window.schema.js';

export function compileDurationInWindow({
  term,
  placement,
  window,
  length,
  daysPerMonth,
  counting,
}: DurationParameters): Compiled {
  const { ended, ...stay } = placement;
  return {
    selectors: [
      ...compileSelector('term', term),
      ...compileSelector('placement', stay, { match: ended.match }),
      ...compileSelector('placement/end', ended, { match: ended.match, until: ended.started }),
    ],
    window: monthsOf(window),
    months: length.months,
    days: length.months * daysPerMonth,
    counting,
  };
}
