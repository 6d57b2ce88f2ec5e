import type { KindWords } from '../kind.js';
import type { TrendParameters } from './trend.schema.js';

export function trendWords({ of, baseline, direction, unitTypes }: TrendParameters): KindWords {
  const { numerator, denominator, from } = of;
  const below = denominator === undefined ? '' : denominator === 'base' ? '基数' : denominator.metric;
  const number = denominator === undefined ? numerator.metric : `${numerator.metric} ÷ ${below}`;
  const wanted = {
    down: ['下降（持平不算）', 'falls (equal does not count)'],
    up: ['上升（持平不算）', 'rises (equal does not count)'],
    'not-below': ['不低于基数（持平算）', 'is not below it (equal counts)'],
  }[direction];
  const types = unitTypes?.join('、');
  return {
    zh: [
      `${number}（每个组织最近一次统计，直到下次统计或组织撤销；上级由下级数字相加重算）与锁定基数“${baseline.metric}”${
        baseline.asOf === undefined ? '（最新一次）' : `（截至${baseline.asOf}）`
      }比较：${wanted[0]}。`,
      from === undefined ? '' : `只用${from}及以后的统计。`,
      types === undefined ? '' : `只加总这些类型组织的数字：${types}。`,
    ].join(''),
    en: [
      `${number}${denominator === 'base' ? ' (the base of the same count)' : ''}, by each unit's latest count until its next or until the unit is closed, ` +
        `rebuilt above from what lies below, against the frozen baseline "${baseline.metric}"${
          baseline.asOf === undefined ? ' (the newest)' : ` as of ${baseline.asOf}`
        }: it ${wanted[1]}.`,
      from === undefined ? '' : ` Only counts of ${from} or later.`,
      types === undefined ? '' : ` Only numbers of units of these types add up: ${types}.`,
    ].join(''),
  };
}
