import type { KindWords } from '../kind.js';
import { allOf, anyOf, selectorWords } from '../selector-words.js';
import type { Condition, EligibilityParameters } from './eligibility.schema.js';

/** The definition in words, one condition a line, with the readings taken. */
export function eligibilityWords({ case: decision, owner, conditions }: EligibilityParameters): KindWords {
  const all = conditions.map((one) => ({ name: one.name, ...wordsOf(one) }));
  const { zh, en } = selectorWords(decision);
  return {
    zh: [
      `每一项 ${zh} 须同时符合下列条件，只看日期不晚于其 ${decision.day} 的事实；归 ${owner ?? decision.by}`,
      ...all.map((one) => `${one.name}：${one.zh}`),
    ].join('\n'),
    en: [
      `every ${en} has to satisfy all of these, by facts dated up to its ${decision.day}; counts for its ${owner ?? decision.by}`,
      ...all.map((one) => `${one.name}: ${one.en}`),
    ].join('\n'),
  };
}

function wordsOf(one: Condition): KindWords {
  switch (one.kind) {
    case 'sum': {
      const facts = one.any.map(selectorWords);
      const [zh, en] = window(one.within);
      return {
        zh: `${facts.map((fact) => fact.zh).join(' 与 ')} 的 ${one.amount} 合计不少于 ${one.atLeast}${zh}`,
        en: `${one.amount} of ${facts.map((fact) => fact.en).join(' and ')} come to at least ${one.atLeast}${en}`,
      };
    }
    case 'exists': {
      const { zh, en } = selectorWords(one.selector);
      const passing = Object.entries(one.passing).map(([field, codes]) => [field, codes.map(String)] as const);
      return {
        zh: `有 ${zh}${passing.map(([field, codes]) => `，${field} 为 ${allOf(codes)}`).join('')}`,
        en: `there is ${en}${passing.map(([field, codes]) => `, ${field} ${anyOf(codes)}`).join('')}`,
      };
    }
    case 'elapsed': {
      const { zh, en } = selectorWords(one.selector);
      const [spanZh, spanEn] =
        'months' in one.atLeast
          ? [
              `${one.atLeast.months}个月（到对应日，无对应日的到月末）`,
              `${one.atLeast.months} calendar months (cut to the month's end)`,
            ]
          : [`${one.atLeast.days}天`, `${one.atLeast.days} days`];
      return { zh: `距最早的 ${zh} 满${spanZh}`, en: `${spanEn} have passed since the first ${en}` };
    }
    case 'unique':
      return { zh: `${one.field} 已填且不与他人重复`, en: `it has a ${one.field} that no other has` };
    case 'allotted': {
      const { zh, en } = selectorWords(one.selector);
      return {
        zh: `${one.field} 在其 ${one.holder} 的 ${zh} 所列 ${one.first} 至 ${one.last} 之内`,
        en: `${one.field} lies within ${one.first} to ${one.last} of a ${en} of its ${one.holder}`,
      };
    }
  }
}

type Within = Extract<Condition, { kind: 'sum' }>['within'];
function window(within: Within): readonly [zh: string, en: string] {
  if (within === null) return ['', ''];
  if (within === 'calendar-year') return ['（决定当年内）', ' (in the calendar year of the decision)'];
  return [`（决定前${within.months}个月内）`, ` (in the ${within.months} months before the decision)`];
}
