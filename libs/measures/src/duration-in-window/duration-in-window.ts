import type { ParameterFinding } from '@duibiao/plan';
import { type Assessment, component, type Question } from '../assessment.js';
import { findStrangeFields, type KnownFacts, type NamedField } from '../fields.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import { compileSelector } from '../selector.js';
import { standing } from '../target.js';
import { judge } from '../verdict.js';
import { durationInWindowFold } from './duration-in-window.fold.js';
import { type DurationParameters, durationParameters } from './duration-in-window.schema.js';
import { durationRows } from './duration-in-window.sql.js';

/**
 * Time spent at a host inside a window that opens when someone takes office.
 *
 * A case is a person; each term that fits owns one row in one of four states: `open`, from some day on `met`, `missed`
 * (the window is over) or `left` (out of office before that). Value: met ÷ (met + missed); who is open or left is not counted.
 * Source: plan-catalogue 1.8.
 */
export const durationInWindow = {
  name: 'duration-in-window',
  version: 1,
  parameters: durationParameters,
  components: ['met', 'missed', 'open', 'left'],
  compile,
  check,
  sql: { rows: durationRows },
  fold: durationInWindowFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof durationParameters>;

function compile({ term, placement, window, length, daysPerMonth, counting }: DurationParameters): Compiled {
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

/** A begin and its end are known to belong together by fields that both have; a stay's end says when the stay began. */
function check({ term, placement }: DurationParameters, known: KnownFacts): readonly ParameterFinding[] {
  const shared = ({ fact, match }: { fact: string; match: readonly string[] }, name: string): NamedField[] =>
    match.map((field, index) => ({ path: [name, 'ended', 'match', index], fact, field }));
  const { ended } = placement;
  return findStrangeFields(known, [
    ...shared({ fact: term.fact, match: term.ended?.match ?? [] }, 'term'),
    ...shared({ fact: placement.fact, match: ended.match }, 'placement'),
    { path: ['placement', 'ended', 'started'], fact: ended.fact, field: ended.started, sort: 'day' },
  ]);
}

const monthsOf = (window: DurationParameters['window']): number =>
  'years' in window ? 12 * window.years : window.months;

/** Never late. Where all are asked for, one window missed cannot be made good by anyone else (group `standing`). */
function assess({ target, due, day, now, atDue }: Question<DurationParameters>): Assessment {
  const value = metOf(now);
  const counts = {
    met: component(now, 0),
    missed: component(now, 1),
    open: component(now, 2),
    left: component(now, 3),
  };
  const valueAtDue = atDue === null ? null : metOf(atDue);
  const common = { value, as: 'share', reason: null, valueAtDue, progress: null, counts, parts: [] } as const;
  if (target === null) return { ...common, verdict: 'report-only' };
  const isBeyondRepair = counts.missed > 0n && target.value.n >= target.value.d;
  return {
    ...common,
    verdict: judge({ group: 'standing', due, day, now: standing(value, target), isBeyondRepair }),
  };
}

const metOf = (slices: Question['now']): NonNullable<Assessment['value']> => ({
  n: component(slices, 0),
  d: component(slices, 0) + component(slices, 1),
});

const months = (n: number): string => `${n} month${n === 1 ? '' : 's'}`;

function words({ term, placement, window, length, daysPerMonth, counting }: DurationParameters): KindWords {
  const [n, w] = [length.months, monthsOf(window)];
  const isInside = counting === 'inside-window';
  return {
    zh: [
      `对象：${selectorWords(term).zh}，每次任职为一项，归任职组织；`,
      `期限：自任职之日起 ${w} 个月；`,
      `要求：${selectorWords(placement).zh} 满 ${n} 个月：一次连续满 ${n} 个日历月，或合计 ${n * daysPerMonth} 天（重叠只计一次）；`,
      `口径：${isInside ? '只计期限内的天数，须在期限内满' : '期限内开始的，全程计入'}；`,
      '数值：达标 ÷（达标＋期满未达标），期限未满、期满前离任的不计',
    ].join('\n'),
    en: [
      `who      ${selectorWords(term).en}: each term is a duty of its own, of the unit of the role;`,
      `window   ${months(w)} from the day of taking office;`,
      `length   ${months(n)} of ${selectorWords(placement).en}: one stay of ${n} calendar ${n === 1 ? 'month' : 'months'}, or ${n * daysPerMonth} days in sum, overlaps once;`,
      `reading  ${isInside ? 'only days within the window count, the length has to be reached there' : 'a stay begun within the window counts whole'};`,
      'value    met ÷ (met + missed); whose window is open, or who left before it closed, is not counted',
    ].join('\n'),
  };
}
