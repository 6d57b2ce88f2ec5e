import type { KindWords } from '../kind.js';
import { joined, type Names, namesAsFiled } from '../names.js';
import { selectorWords } from '../selector-words.js';
import type { RatingParameters } from './rating.schema.js';

export function ratingWords({ frame, scores, schemes }: RatingParameters, names: Names = namesAsFiled): KindWords {
  const rated = joined(
    frame.map((one) => selectorWords(one, names)),
    { zh: '或', en: ' or ' },
  );
  const by = selectorWords(scores, names);
  const levels = schemes.length === 0 ? noScheme : schemeWords(schemes);
  return {
    zh: `受评（当日）：${rated.zh}；\n评分：${by.zh}；\n${levels.zh}`,
    en: `rated on the day: ${rated.en};\nscores: ${by.en};\n${levels.en}`,
  };
}

const noScheme = { zh: '评价办法尚未公布：不能评定等级。', en: 'No scheme is published: no level can be given.' };

function schemeWords(schemes: RatingParameters['schemes']): KindWords {
  const described = schemes.map(({ version, from, aspects, levels }) => ({
    zh: `第${version}版${from === undefined ? '' : `（${from}起）`}：${aspects
      .map(({ name, weight, min, max }) => `${name}${min}–${max}分${weight === '1' ? '' : `×${weight}`}`)
      .join('、')}；${levels.map(({ name, atLeast }) => `${name}≥${atLeast}`).join('、')}。`,
    en: `Version ${version}${from === undefined ? '' : ` (from ${from})`}: ${aspects
      .map(({ name, weight, min, max }) => `${name} ${min}–${max}${weight === '1' ? '' : ` × ${weight}`}`)
      .join(', ')}; ${levels.map(({ name, atLeast }) => `${name} ≥ ${atLeast}`).join(', ')}.`,
  }));
  const all = (language: 'zh' | 'en'): string =>
    described.map((one) => one[language]).join(language === 'zh' ? '' : ' ');
  return {
    zh: `按各方面得分之和定等级；缺任何一个方面为不完整，不按零分计；旧评定保留原版本，直到重新评定。${all('zh')}`,
    en: `The level follows from the sum of the scores; with an aspect missing a rating is incomplete, never zero; an old one stays under its version until rated again. ${all('en')}`,
  };
}
