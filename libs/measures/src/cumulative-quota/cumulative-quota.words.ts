import { selectorWords } from '../selector-words.js';
import type { KindWords } from '../kind.js';
import type { CumulativeQuotaParameters } from './cumulative-quota.schema.js';

type Parameters = CumulativeQuotaParameters;

export function cumulativeQuotaWords({ facts, unit, distinct, amount, quota, direction }: Parameters): KindWords {
  const by = [...new Set(facts.map((one) => one.by))].join(', ');
  const what = distinct
    ? { zh: `不同的 ${by} 数，同一对象只计一次`, en: `different ${by}, each once` }
    : amount === null
      ? { zh: '件数', en: 'how many' }
      : { zh: `${amount} 合计`, en: `sum of ${amount}` };
  const again =
    quota?.again === 'adds' ? { zh: '各次下达累加', en: 'adds to' } : { zh: '后次下达替代前次', en: 'replaces' };
  const against =
    quota === undefined
      ? { zh: '计划写明的数量', en: 'what the plan states' }
      : {
          zh: `${quota.fact} 下达的“${quota.name}”（${again.zh}）`,
          en: `the "${quota.name}" of ${quota.fact} (a later allotment ${again.en} the earlier)`,
        };
  const owner =
    unit === null ? { zh: '填报责任组织', en: 'the unit that answers for it' } : { zh: ` ${unit}`, en: unit };
  return {
    zh: [
      `合计：${facts.map((one) => selectorWords(one).zh).join('、')} 的${what.zh}，归${owner.zh}；`,
      direction === 'cap' ? `要求：任何一天不得超过${against.zh}；` : `要求：到期须达到${against.zh}；`,
      '判定：各级按自身合计与自身名额',
    ].join('\n'),
    en: [
      `total  ${what.en}: ${facts.map((one) => selectorWords(one).en).join(', ')}; counts for ${owner.en};`,
      `goal   ${direction === 'cap' ? 'on no day more than' : 'by the due day at least'} ${against.en};`,
      'unit   each is judged by its own total and its own quota',
    ].join('\n'),
  };
}
