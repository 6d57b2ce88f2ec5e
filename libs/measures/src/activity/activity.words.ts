import type { KindWords } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import type { ActivityParameters } from './activity.schema.js';

export function activityWords({ facts, sum, share }: ActivityParameters): KindWords {
  const sums = sum.map(({ name }) => name);
  const kinds = facts.map((one) => {
    const { zh, en } = selectorWords(one);
    return one.name === undefined ? { zh, en } : { zh: `${one.name}：${zh}`, en: `${one.name}: ${en}` };
  });
  return {
    zh: [
      '只计数，不评判；同一件事由几个组织填报只算一次：',
      ...kinds.map((one) => `${one.zh}；`),
      ...(sums.length === 0 ? [] : [`合计：${sums.join('、')}；`]),
      ...(share === undefined
        ? []
        : [`${share.of}：各主办组织显示本单位数（${share.field}）；未分列的显示整个活动数，注明“合办”；`]),
    ].join('\n'),
    en: [
      'counted, never judged; one that several units report counts once:',
      ...kinds.map((one) => `${one.en};`),
      ...(sums.length === 0 ? [] : [`sums: ${sums.join(', ')};`]),
      ...(share === undefined
        ? []
        : [
            `${share.of}: each organiser shows its own (${share.field}); what is not shared out stands whole, marked as joint;`,
          ]),
    ].join('\n'),
  };
}
