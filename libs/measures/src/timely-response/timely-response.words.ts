import type { KindWords } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import type { TimelyResponseParameters } from './timely-response.schema.js';

/** The definition in words, with the readings taken. */
export function timelyResponseWords(parameters: TimelyResponseParameters): KindWords {
  const { trigger, owner, response, match, early } = parameters;
  const asked = selectorWords(trigger);
  const given = (Array.isArray(response) ? response : [response]).map(selectorWords);
  const limit = limitOf(parameters);
  const isEarly = early === 'counts';
  const same = match.join(', ');
  return {
    zh: [
      `每有一项 ${asked.zh}，须有 ${given.map(({ zh }) => zh).join(' 或 ')}${same && `（${same} 相同）`}；归 ${owner ?? trigger.by}`,
      `${limit.zh}；早于首个起算日的${isEarly ? '视为按时' : '不算'}`,
    ].join('\n'),
    en: [
      `every ${asked.en} needs ${given.map(({ en }) => en).join(' or ')}${same && ` with the same ${same}`}; counts for its ${owner ?? trigger.by}`,
      `${limit.en}; one dated before the first trigger ${isEarly ? 'is on time' : 'does not count'}`,
    ].join('\n'),
  };
}

function limitOf({ limit }: TimelyResponseParameters): KindWords {
  if (limit === null) return { zh: '未规定时限：已办数÷应办数', en: 'no limit: responded ÷ triggers' };
  const share = { zh: '未到期的不计入', en: 'open ones stay out' };
  return 'months' in limit
    ? {
        zh: `${limit.months}个月内（到对应日，含当日；无对应日的到月末）；${share.zh}`,
        en: `within ${limit.months} calendar ${limit.months === 1 ? 'month' : 'months'}, the last day included, cut to the month's end; ${share.en}`,
      }
    : {
        zh: `${limit.days}天内（含当日）；${share.zh}`,
        en: `within ${limit.days} days, the last day included; ${share.en}`,
      };
}
