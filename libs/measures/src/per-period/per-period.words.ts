import type { KindWords } from '../kind.js';
import { joined, type Names, namesAsFiled } from '../names.js';
import { ownerWords, selectorWords, windowWords } from '../selector-words.js';
import type { PerPeriodParameters } from './per-period.schema.js';

/** Periods, roster, what it takes, with the readings taken. One sentence a line. */
export function perPeriodWords(
  { periods, roster, done, window }: PerPeriodParameters,
  names: Names = namesAsFiled,
): KindWords {
  const period = selectorWords({ fact: periods.fact, where: periods.where }, names);
  const [opens, closes] = [names.field(periods.day, periods.fact), names.field(periods.closes, periods.fact)];
  const closed = periods.ended === undefined ? undefined : names.fact(periods.ended.fact);
  const role = selectorWords(roster, names);
  const isItself = roster.owner === roster.by;
  const owner = ownerWords(isItself ? 'itself' : names.field(roster.owner, roster.fact));
  const what = joined(
    done.map((one) => selectorWords(one, names)),
    { zh: '或', en: ' or ' },
  );
  const days = windowWords(window);
  return {
    zh: [
      `期次：${period.zh}，自${opens.zh}至${closes.zh}${closed === undefined ? '' : `，另有${closed.zh}的以其日期为准`}；截止日期${days.zh}`,
      `名册：${role.zh}，${owner.zh}；开始日和截止日均在${isItself ? '册' : '该单位'}的`,
      `完成：名册中截止日之前（含当日）有${what.zh}的`,
      '评定：已截止的每期均须达标，一期未达标即不可补救；未截止的不评定，无人在册的期次不计',
    ].join('\n'),
    en: [
      `periods  every ${period.en}, from its ${opens.en} to its ${closes.en}${closed === undefined ? '' : `, or the day of ${closed.en}`}; closing ${days.en}`,
      `roster   ${role.en}, ${owner.en}; there on the opening day and on the closing day`,
      `done     of these, whoever has ${what.en} up to the closing day`,
      'judged   every closed period for itself, one that failed is not made up; open ones are not judged, empty ones left out',
    ].join('\n'),
  };
}
