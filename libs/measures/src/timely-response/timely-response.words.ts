import type { KindWords } from '../kind.js';
import { joined, keyWords, type Names, namesAsFiled } from '../names.js';
import { ownerWords, selectorWords } from '../selector-words.js';
import type { TimelyResponseParameters } from './timely-response.schema.js';

/** The definition in words, with the readings taken. */
export function timelyResponseWords(parameters: TimelyResponseParameters, names: Names = namesAsFiled): KindWords {
  const { trigger, owner, response, match, early } = parameters;
  const asked = selectorWords(trigger, names);
  const responses = Array.isArray(response) ? response : [response];
  const given = joined(
    responses.map((one) => selectorWords(one, names)),
    { zh: '或', en: ' or ' },
  );
  const limit = limitOf(parameters);
  const isEarly = early === 'counts';
  const same = joined(
    match.map((field) => names.field(field, trigger.fact)),
    { zh: '、', en: ' and ' },
  );
  const unit = ownerWords(
    owner === null ? keyWords(names, trigger.by, trigger.fact) : names.field(owner, trigger.fact),
  );
  return {
    zh: [
      `每有一项${asked.zh}，须有${given.zh}${same.zh && `（${same.zh}相同）`}；${unit.zh}`,
      `${limit.zh}；早于首个起算日的${isEarly ? '视为按时' : '不算'}`,
    ].join('\n'),
    en: [
      `every ${asked.en} needs ${given.en}${same.en && ` with the same ${same.en}`}; ${unit.en}`,
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
