import type { KindWords } from '../kind.js';
import { type Names, namesAsFiled } from '../names.js';
import { ownerWords, whereWords, withBrackets } from '../selector-words.js';
import type { RatioParameters } from './ratio.schema.js';

/** Denominator and numerator of a ratio, in words. */
export function ratioWords(parameters: RatioParameters, names: Names = namesAsFiled): KindWords {
  const { subject, denominator, numerator } = parameters;
  const who = names.field(subject, denominator.fact, numerator.fact);
  const below = withBrackets(names.fact(denominator.fact), denominatorFits(parameters, names));
  const above = withBrackets(names.fact(numerator.fact), whereWords(numerator.fact, numerator.where ?? {}, names));
  const owner = ownerWords(names.field(denominator.owner, denominator.fact));
  const limits = limitsOf(parameters, names);
  const [from, until] = [names.field(denominator.from, denominator.fact), names.field(numerator.from, numerator.fact)];
  return {
    zh: [
      `分母：有${below.zh}的每个${who.zh}；`,
      `      ${owner.zh}，自其${from.zh}起计入`,
      `分子：其中有${above.zh}的每个${who.zh}${limits.zh}；`,
      `      只计一次，自其${until.zh}起计入`,
    ].join('\n'),
    en: [
      `denominator  every ${who.en} with ${below.en};`,
      `             ${owner.en}, from its ${from.en} on`,
      `numerator    of these, every ${who.en} with ${above.en}${limits.en};`,
      `             counts once, from its ${until.en} on`,
    ].join('\n'),
  };
}

function denominatorFits({ period, denominator }: RatioParameters, names: Names): readonly KindWords[] {
  const { fact, where, from, notBefore, notAfter } = denominator;
  const day = names.field(from, fact);
  return [
    ...whereWords(fact, denominator.period === undefined ? where : { ...where, [denominator.period]: [period] }, names),
    ...(notBefore === undefined
      ? []
      : [{ zh: `${day.zh}不早于${notBefore}`, en: `${day.en} not before ${notBefore}` }]),
    ...(notAfter === undefined ? [] : [{ zh: `${day.zh}不晚于${notAfter}`, en: `${day.en} not after ${notAfter}` }]),
  ];
}

/** What a fact of the numerator has to fit beside the denominator. */
function limitsOf({ denominator, numerator }: RatioParameters, names: Names): KindWords {
  const { elsewhere, notBefore, notAfter } = numerator;
  const place = elsewhere === undefined ? undefined : names.field(elsewhere, numerator.fact);
  const mark = names.fact(denominator.fact);
  const limits: readonly KindWords[] = [
    ...(place === undefined
      ? []
      : [{ zh: `${place.zh}不在该单位及其下级`, en: `whose ${place.en} lies outside that unit` }]),
    ...(notBefore === undefined ? [] : [{ zh: `日期不早于${mark.zh}`, en: `not dated before the ${mark.en}` }]),
    ...(notAfter === undefined ? [] : [{ zh: `日期不晚于${mark.zh}`, en: `not dated after the ${mark.en}` }]),
  ];
  if (limits.length === 0) return { zh: '', en: '' };
  return {
    zh: `（${limits.map(({ zh }) => zh).join('，')}）`,
    en: ` ${limits.map(({ en }) => en).join(' and ')}`,
  };
}
