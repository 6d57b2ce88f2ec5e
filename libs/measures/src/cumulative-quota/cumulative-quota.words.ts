import type { KindWords } from '../kind.js';
import { joined, keyWords, type Names, namesAsFiled } from '../names.js';
import { ownerWords, selectorWords } from '../selector-words.js';
import type { CumulativeQuotaParameters } from './cumulative-quota.schema.js';

type Parameters = CumulativeQuotaParameters;

export function cumulativeQuotaWords(parameters: Parameters, names: Names = namesAsFiled): KindWords {
  const { facts, unit, quota, direction } = parameters;
  const total = totalWords(parameters, names);
  const against = quota === undefined ? stated : quotaWords(quota, names);
  const kinds = facts.map(({ fact }) => fact);
  const owner = unit === null ? answering : ownerWords(names.field(unit, ...kinds));
  return {
    zh: [
      `合计：${total.zh}，${owner.zh}；`,
      direction === 'cap' ? `要求：任何一天不得超过${against.zh}；` : `要求：到期须达到${against.zh}；`,
      '判定：各级按自身合计与自身名额',
    ].join('\n'),
    en: [
      `total  ${total.en}; ${owner.en};`,
      `goal   ${direction === 'cap' ? 'on no day more than' : 'by the due day at least'} ${against.en};`,
      'unit   each is judged by its own total and its own quota',
    ].join('\n'),
  };
}

const stated: KindWords = { zh: '计划写明的数量', en: 'what the plan states' };
const answering: KindWords = { zh: '归填报责任组织', en: 'counts for the unit that answers for it' };

function totalWords({ facts, distinct, amount }: Parameters, names: Names): KindWords {
  const of = joined(facts.map((one) => selectorWords(one, names)));
  const kinds = facts.map(({ fact }) => fact);
  if (distinct) {
    const keys = [...new Set(facts.map(({ by }) => by))].map((by) => keyWords(names, by, ...kinds));
    const { zh, en } = joined(keys);
    return { zh: `${of.zh}的不同${zh}数，同一对象只计一次`, en: `${of.en}, each ${en} once` };
  }
  if (amount === null) return { zh: `${of.zh}的件数`, en: `the number of ${of.en}` };
  const { zh, en } = names.field(amount, ...kinds);
  return { zh: `${of.zh}的${zh}合计`, en: `the ${en} of ${of.en}, added up` };
}

function quotaWords({ fact, name, again }: NonNullable<Parameters['quota']>, names: Names): KindWords {
  const { zh, en } = names.fact(fact);
  const adds = again === 'adds';
  return {
    zh: `${zh}中的“${name}”（${adds ? '各次下达累加' : '后次下达替代前次'}）`,
    en: `the "${name}" of ${en} (a later allotment ${adds ? 'adds to' : 'replaces'} the earlier)`,
  };
}
