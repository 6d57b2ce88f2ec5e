import type { KindWords } from '../kind.js';
import { joined, keyWords, type Names, namesAsFiled } from '../names.js';
import { ownerWords, selectorWords } from '../selector-words.js';
import { awaitsWords } from '../selector.js';
import type { CoverageCondition, CoverageParameters } from './coverage.schema.js';

export function coverageWords(
  { frame, predicate: { all }, awaits }: CoverageParameters,
  names: Names = namesAsFiled,
): KindWords {
  const frames = frame.map((one) => {
    const entry = keyWords(names, one.by, one.fact);
    const isItself = one.owner === 'case' || one.owner === one.by;
    const owner = ownerWords(isItself ? 'itself' : names.field(one.owner, one.fact));
    const of = selectorWords(one, names);
    return {
      zh: `分母（当日）：${of.zh}中的每个${entry.zh}，${owner.zh}；`,
      en: `frame on the day: each ${entry.en} of ${of.en}, ${owner.en};`,
    };
  });
  const lines = all.map((condition, at) => conditionWords(condition, at, names));
  return {
    zh: [
      ...frames.map(({ zh }) => zh),
      '同一单位或条目只计一次；',
      ...lines.map(({ zh }) => `分子须满足：${zh}；`),
      '当日尚无任何有关事实的，按未满足计，并单列为无数据。',
      ...(awaits === undefined ? [] : [awaitsWords.zh]),
    ].join('\n'),
    en: [
      ...frames.map(({ en }) => en),
      'each unit or entry once;',
      ...lines.map(({ en }) => `of these satisfied: ${en};`),
      'one with no such fact so far is not satisfied, and counted apart as no data.',
      ...(awaits === undefined ? [] : [awaitsWords.en]),
    ].join('\n'),
  };
}

function conditionWords({ name, any, atLeast, within }: CoverageCondition, at: number, names: Names): KindWords {
  const facts = any.map((one) => {
    const by = keyWords(names, one.by, one.fact);
    const of = selectorWords({ ...one, from: one.from ?? within?.from, to: one.to ?? within?.to }, names);
    return { zh: `${of.zh}，以${by.zh}对应`, en: `${of.en} that names it under “${by.en}”` };
  });
  const { zh, en } = joined(facts, { zh: '；或', en: '; or ' });
  return {
    zh: `${name === undefined ? `（${at + 1}）` : `${name}：`}至少${atLeast}项${zh}`,
    en: `${name === undefined ? `(${at + 1})` : `${name}:`} at least ${atLeast} of ${en}`,
  };
}
