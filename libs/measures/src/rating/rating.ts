import { type AssessedPart, type Assessment, component, type Question, shareOf } from '../assessment.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import { compileSelector } from '../selector.js';
import { assessShare } from '../share.js';
import { ratingFold } from './rating.fold.js';
import { type RatingParameters, ratingParameters } from './rating.schema.js';
import { ratingRows } from './rating.sql.js';

/**
 * A level from several scored aspects under a version of a scheme. Reported as a distribution, never as a mean of levels; what can be
 * judged, where a plan has a target, is the coverage of complete ratings. Source: plan-catalogue 1.11.
 */
export const rating = {
  name: 'rating',
  version: 1,
  parameters: ratingParameters,
  components: ['complete', 'frame'],
  compile,
  sql: { rows: ratingRows },
  fold: ratingFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof ratingParameters>;

function compile({ frame, scores, schemes }: RatingParameters): Compiled {
  return {
    selectors: [
      ...frame.flatMap((one, index) => compileSelector(`frame-${index}`, one, { unit: 'unit' })),
      ...compileSelector('scores', scores, { unit: 'unit', amount: 'score' }),
    ],
    isOfSubjects: scores.by === 'subject',
    schemes: schemes.map(({ from, ...scheme }) => ({ ...scheme, from: from ?? null })),
  };
}

/** The names of the levels of all versions, in the order in which the newest version and those before it name them. */
const levelsOf = (schemes: RatingParameters['schemes']): readonly string[] => [
  ...new Set(
    [...schemes].sort((a, b) => b.version - a.version).flatMap(({ levels }) => levels.map(({ name }) => name)),
  ),
];

const beside = ['below', 'incomplete', 'unrated', 'scheme-missing'] as const;

function assess(question: Question<RatingParameters>): Assessment {
  const { parameters, now, atDue } = question;
  const levels = levelsOf(parameters.schemes);
  const value = shareOf(now);
  const numberOf = (slice: string): bigint => component(now, 0, slice);
  const part = (name: string, slice: string): AssessedPart => ({
    name,
    value: { n: numberOf(slice), d: value.d },
    state: null,
    day: null,
  });
  const answer = assessShare(question, {
    value,
    atDue: atDue === null ? null : shareOf(atDue),
    counts: { complete: value.n, frame: value.d, ...Object.fromEntries(beside.map((name) => [name, numberOf(name)])) },
    parts: [...levels.map((name) => part(name, `level/${name}`)), ...beside.map((name) => part(name, name))],
    progress: null,
  });
  // without its version a rating has no level: nothing can be said of the distribution
  const isMissing = parameters.schemes.length === 0 || numberOf('scheme-missing') > 0n;
  return isMissing ? { ...answer, verdict: 'not-evaluable', reason: 'scheme-missing' } : answer;
}

function words({ frame, scores, schemes }: RatingParameters): KindWords {
  const rated = frame.map(selectorWords);
  const by = selectorWords(scores);
  const levels = schemes.length === 0 ? noScheme : schemeWords(schemes);
  return {
    zh: `受评（当日）：${rated.map(({ zh }) => zh).join(' 或 ')}；\n评分：${by.zh}；\n${levels.zh}`,
    en: `rated on the day: ${rated.map(({ en }) => en).join(' or ')};\nscores: ${by.en};\n${levels.en}`,
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
