import type { KindWords } from '../kind.js';
import { allOf, anyOf } from '../selector-words.js';
import type { RatioParameters } from './ratio.schema.js';

type Where = Readonly<Record<string, readonly (string | number | boolean)[]>>;

const fitsEn = (where: Where): string[] => Object.entries(where).map(([field, codes]) => `${field} ${anyOf(codes)}`);
const fitsZh = (where: Where): string[] => Object.entries(where).map(([field, codes]) => `${field} 为 ${allOf(codes)}`);

/** Denominator and numerator of a ratio, in words; fields and codes are named as facts name them. */
export function ratioWords(parameters: RatioParameters): KindWords {
  const { subject, period, denominator, numerator } = parameters;
  const inPeriod = denominator.period === undefined ? [] : [`${denominator.period} ${period}`];
  const { notBefore, notAfter } = denominator;
  const en = [
    ...fitsEn(denominator.where),
    ...inPeriod,
    ...(notBefore === undefined ? [] : [`${denominator.from} not before ${notBefore}`]),
    ...(notAfter === undefined ? [] : [`${denominator.from} not after ${notAfter}`]),
  ].join(', ');
  const zh = [
    ...fitsZh(denominator.where),
    ...inPeriod,
    ...(notBefore === undefined ? [] : [`${denominator.from} 不早于 ${notBefore}`]),
    ...(notAfter === undefined ? [] : [`${denominator.from} 不晚于 ${notAfter}`]),
  ].join('，');
  const limits = limitsOf(parameters);
  const limitsZh = limits.zh.join('，');
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
      `numerator    of these, every ${subject} with a ${numerator.fact}${limits.en};`,
      `             counts once, from ${numerator.from} on`,
    ].join('\n'),
  };
}

/** What a fact of the numerator has to fit, beyond being of its kind. */
function limitsOf({ denominator, numerator }: RatioParameters): {
  readonly en: string;
  readonly zh: readonly string[];
} {
  const { elsewhere, notBefore, notAfter, where = {} } = numerator;
  const fits = fitsEn(where).join(', ');
  const en = [
    ...(elsewhere === undefined ? [] : [`whose ${elsewhere} lies outside that unit`]),
    ...(notBefore === undefined ? [] : [`not dated before the ${denominator.fact}`]),
    ...(notAfter === undefined ? [] : [`not dated after the ${denominator.fact}`]),
  ].join(' and ');
  const zh = [
    ...fitsZh(where),
    ...(elsewhere === undefined ? [] : [`${elsewhere} 不在该单位及其下级`]),
    ...(notBefore === undefined ? [] : [`日期不早于 ${denominator.fact}`]),
    ...(notAfter === undefined ? [] : [`日期不晚于 ${denominator.fact}`]),
  ];
  return { en: `${fits && ` (${fits})`}${en && ` ${en}`}`, zh };
}
