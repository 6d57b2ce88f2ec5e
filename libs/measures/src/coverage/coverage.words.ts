import type { KindWords } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import { awaitsWords } from '../selector.js';
import type { CoverageCondition, CoverageParameters } from './coverage.schema.js';

export function coverageWords({ frame, predicate: { all }, awaits }: CoverageParameters): KindWords {
  const lines = all.map((condition, at) => conditionWords(condition, at));
  return {
    zh: [
      ...frame.map(
        (one) =>
          `分母（当日）：${selectorWords(one).zh}中的每个 ${one.by}，归 ${one.owner === 'case' ? '其自身' : one.owner}；`,
      ),
      '同一单位或条目只计一次；',
      ...lines.map(({ zh }) => `分子须满足：${zh}；`),
      '当日尚无任何有关事实的，按未满足计，并单列为无数据。',
      ...(awaits === undefined ? [] : [awaitsWords.zh]),
    ].join('\n'),
    en: [
      ...frame.map((one) => {
        const owner = one.owner === 'case' ? 'itself' : `its ${one.owner}`;
        return `frame on the day: each ${one.by} of ${selectorWords(one).en}, counted for ${owner};`;
      }),
      'each unit or entry once;',
      ...lines.map(({ en }) => `of these satisfied: ${en};`),
      'one with no such fact so far is not satisfied, and counted apart as no data.',
      ...(awaits === undefined ? [] : [awaitsWords.en]),
    ].join('\n'),
  };
}

function conditionWords({ name, any, atLeast, within }: CoverageCondition, at: number): KindWords {
  const facts = any.map((one) => ({
    by: one.by,
    ...selectorWords({ ...one, from: one.from ?? within?.from, to: one.to ?? within?.to }),
  }));
  return {
    zh: `${name === undefined ? `（${at + 1}）` : `${name}：`}至少${atLeast}项 ${facts.map(({ zh, by }) => `${zh}（按 ${by} 对应）`).join(' 或 ')}`,
    en: `${name === undefined ? `(${at + 1})` : `${name}:`} at least ${atLeast} of ${facts.map(({ en, by }) => `${en} by its ${by}`).join(' or ')}`,
  };
}
