import type { KindWords } from '../kind.js';
import { selectorWords, windowWords } from '../selector-words.js';
import type { PerPeriodParameters } from './per-period.schema.js';

/** Periods, roster, what it takes, with the readings taken. One sentence a line. */
export function perPeriodWords({ periods, roster, done, window }: PerPeriodParameters): KindWords {
  const period = selectorWords({ fact: periods.fact, where: periods.where });
  const role = selectorWords(roster);
  const what = done.map(selectorWords);
  const days = windowWords(window);
  const closing =
    periods.ended === undefined
      ? { zh: '', en: '' }
      : {
          zh: `，另有 ${periods.ended.fact} 的以其日期为准`,
          en: `, or the day of a ${periods.ended.fact}`,
        };
  return {
    zh: [
      `期次：${period.zh}，自 ${periods.day} 至 ${periods.closes}${closing.zh}；截止日期 ${days.zh}`,
      `名册：${role.zh}，归 ${roster.owner}；开始日和截止日均在该单位任职的`,
      `完成：名册中截止日之前（含当日）有 ${what.map(({ zh }) => zh).join(' 或 ')} 的`,
      '评定：已截止的每期均须达标，一期未达标即不可补救；未截止的不评定，无人在册的期次不计',
    ].join('\n'),
    en: [
      `periods  every ${period.en}, from ${periods.day} to ${periods.closes}${closing.en}; closing ${days.en}`,
      `roster   ${role.en}, counts for its ${roster.owner}; in role there on the opening day and on the closing day`,
      `done     of these, who has a ${what.map(({ en }) => en).join(' or a ')} up to the closing day`,
      'judged   every closed period for itself, one that failed is not made up; open ones are not judged, empty ones left out',
    ].join('\n'),
  };
}
