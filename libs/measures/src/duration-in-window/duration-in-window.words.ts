import type { KindWords } from '../kind.js';
import { type Names, namesAsFiled } from '../names.js';
import { selectorWords } from '../selector-words.js';
import { type DurationParameters, monthsOf } from './duration-in-window.schema.js';

const months = (n: number): string => `${n} month${n === 1 ? '' : 's'}`;

export function durationInWindowWords(
  { term, placement, window, length, daysPerMonth, counting }: DurationParameters,
  names: Names = namesAsFiled,
): KindWords {
  const who = selectorWords(term, names);
  const stay = selectorWords(placement, names);
  const [n, w] = [length.months, monthsOf(window)];
  const isInside = counting === 'inside-window';
  return {
    zh: [
      `对象：${who.zh}，每次任职为一项，归任职组织；`,
      `期限：自任职之日起${w}个月；`,
      `要求：${stay.zh}满${n}个月：一次连续满${n}个日历月，或合计${n * daysPerMonth}天（重叠只计一次）；`,
      `口径：${isInside ? '只计期限内的天数，须在期限内满' : '期限内开始的，全程计入'}；`,
      '数值：达标 ÷（达标＋期满未达标），期限未满、期满前离任的不计',
    ].join('\n'),
    en: [
      `who      ${who.en}: each term is a duty of its own, of the unit of the role;`,
      `window   ${months(w)} from the day of taking office;`,
      `length   ${months(n)} of ${stay.en}: one stay of ${n} calendar ${n === 1 ? 'month' : 'months'}, or ${n * daysPerMonth} days in sum, overlaps once;`,
      `reading  ${isInside ? 'only days within the window count, the length has to be reached there' : 'a stay begun within the window counts whole'};`,
      'value    met ÷ (met + missed); whose window is open, or who left before it closed, is not counted',
    ].join('\n'),
  };
}
