import type { Words } from '@duibiao/plan';
import type { RatioParameters } from './ratio.schema.js';

/** Denominator and numerator of a ratio, in words; fields and codes are named as facts name them. */
export function ratioWords({ subject, period, denominator, numerator }: RatioParameters): Words {
  const inPeriod = denominator.period === undefined ? [] : [`${denominator.period} ${period}`];
  const where = Object.entries(denominator.where);
  const en = [...where.map(([value, codes]) => `${value} ${codes.join(' or ')}`), ...inPeriod].join(', ');
  const zh = [...where.map(([value, codes]) => `${value} 为 ${codes.join('、')}`), ...inPeriod].join('，');
  const limits = [
    ...(numerator.elsewhere === undefined
      ? []
      : [
          {
            en: `whose ${numerator.elsewhere} lies outside that unit`,
            zh: `${numerator.elsewhere} 不在该单位及其下级`,
          },
        ]),
    ...(numerator.notBefore === undefined
      ? []
      : [{ en: `not dated before the ${denominator.fact}`, zh: `日期不早于 ${denominator.fact}` }]),
  ];
  const limitsEn = limits.map((limit) => limit.en).join(' and ');
  const limitsZh = limits.map((limit) => limit.zh).join('，');
  return {
    zh: [
      `分母：有 ${denominator.fact} 的每个 ${subject}${zh && `（${zh}）`}；`,
      `      归 ${denominator.owner}，自 ${denominator.from} 起计入`,
      `分子：其中有 ${numerator.fact} 的每个 ${subject}${limitsZh && `（${limitsZh}）`}；`,
      `      只计一次，自 ${numerator.from} 起计入`,
    ].join('\n'),
    en: [
      `denominator  every ${subject} with a ${denominator.fact}${en && ` (${en})`};`,
      `             counts for its ${denominator.owner}, from ${denominator.from} on`,
      `numerator    of these, every ${subject} with a ${numerator.fact}${limitsEn && ` ${limitsEn}`};`,
      `             counts once, from ${numerator.from} on`,
    ].join('\n'),
  };
}
