import type { KindWords } from '../kind.js';
import { joined, type Names, namesAsFiled } from '../names.js';
import type { TrendParameters } from './trend.schema.js';

type Direction = NonNullable<TrendParameters['direction']>;

const directionWords: Readonly<Record<Direction, KindWords>> = {
  down: { zh: '下降（持平不算）', en: 'falls (equal does not count)' },
  up: { zh: '上升（持平不算）', en: 'rises (equal does not count)' },
  'not-below': { zh: '不低于基数（持平算）', en: 'is not below it (equal counts)' },
};

/** A count that brings its own denominator. */
const ownBase = { zh: '同一次统计的分母', en: 'the denominator of the same count' };

export function trendWords(
  { of, baseline, direction, unitTypes }: TrendParameters,
  names: Names = namesAsFiled,
): KindWords {
  const { numerator, denominator, from } = of;
  const below = denominator === 'base' ? ownBase : { zh: denominator?.metric, en: denominator?.metric };
  const number = (language: 'zh' | 'en'): string =>
    denominator === undefined ? numerator.metric : `${numerator.metric} ÷ ${below[language]}`;
  const types = unitTypes && joined(unitTypes.map((type) => names.unitType(type)));
  const { zh, en } = comparison(baseline, direction);
  return {
    zh: [
      `${number('zh')}（每个组织最近一次统计，直到下次统计或组织撤销；上级由下级数字相加重算）${zh}。`,
      from === undefined ? '' : `只用${from}及以后的统计。`,
      types === undefined ? '' : `只加总这些类型组织的数字：${types.zh}。`,
    ].join(''),
    en: [
      `${number('en')}, by each unit's latest count until its next or until the unit is closed, ` +
        `rebuilt above from what lies below, ${en}.`,
      from === undefined ? '' : ` Only counts of ${from} or later.`,
      types === undefined ? '' : ` Only numbers of units of these types add up: ${types.en}.`,
    ].join(''),
  };
}

function comparison(baseline: TrendParameters['baseline'], direction: Direction | undefined): KindWords {
  if (baseline === undefined || direction === undefined) {
    return { zh: '；没有规定方向，只报告', en: 'with no direction stated: reported alone' };
  }
  const { metric, asOf } = baseline;
  const { zh, en } = directionWords[direction];
  return {
    zh: `与锁定基数“${metric}”${asOf === undefined ? '（最新一次）' : `（截至${asOf}）`}比较：${zh}`,
    en: `against the frozen baseline "${metric}"${asOf === undefined ? ' (the newest)' : ` as of ${asOf}`}: it ${en}`,
  };
}
