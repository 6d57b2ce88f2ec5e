import type { KindWords } from '../kind.js';
import type { Condition, EligibilityParameters } from './eligibility.schema.js';

/** The definition in words, with the readings taken. */
export function words({ case: decision, conditions }: EligibilityParameters): KindWords {
  const all = conditions.map(wordsOf);
  return {
    zh: `每一项 ${decision.fact} 须同时符合（只看截至决定当日的事实）：${all.map(({ zh }) => zh).join('；')}。`,
    en: `Each ${decision.fact} has to satisfy, by what is dated up to its day: ${all.map(({ en }) => en).join('; ')}.`,
  };
}

function wordsOf(one: Condition): KindWords {
  switch (one.kind) {
    case 'sum': {
      const facts = one.any.map(({ fact }) => fact).join(' + ');
      const [zh, en] = window(one.within);
      return { zh: `${facts} 合计不少于${one.atLeast}${zh}`, en: `${facts} of at least ${one.atLeast} in all${en}` };
    }
    case 'exists': {
      const codes = Object.values(one.passing).flat().join(', ');
      const results = codes === '' ? '' : ` (${codes})`;
      return { zh: `有 ${one.selector.fact}${results}`, en: `a ${one.selector.fact}${results} is on record` };
    }
    case 'elapsed': {
      const [zh, en] =
        'months' in one.atLeast
          ? [`${one.atLeast.months}个月`, `${one.atLeast.months} calendar month(s)`]
          : [`${one.atLeast.days}天`, `${one.atLeast.days} days`];
      return { zh: `距 ${one.selector.fact} 满${zh}`, en: `${en} have passed since ${one.selector.fact}` };
    }
    case 'unique':
      return { zh: `${one.field} 不与他人重复`, en: `no other has the same ${one.field}` };
    case 'allotted':
      return { zh: `${one.field} 在下达号段内`, en: `${one.field} lies within an allotted range` };
  }
}

type Within = Extract<Condition, { kind: 'sum' }>['within'];
function window(within: Within): readonly [zh: string, en: string] {
  if (within === null) return ['', ''];
  if (within === 'calendar-year') return ['（决定当年内）', ' (in the calendar year of the decision)'];
  return [`（决定前${within.months}个月内）`, ` (in the ${within.months} months before the decision)`];
}
