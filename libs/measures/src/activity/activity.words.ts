import type { KindWords } from '../kind.js';
import { joined, type Names, namesAsFiled } from '../names.js';
import { selectorWords } from '../selector-words.js';
import type { ActivityParameters } from './activity.schema.js';

export function activityWords({ facts, sum, share }: ActivityParameters, names: Names = namesAsFiled): KindWords {
  const of = facts.map(({ fact }) => fact);
  const sums = joined(sum.map(({ name, field }) => sumWords(name, field, names.field(field, ...of))));
  const kinds = facts.map((one) => {
    const { zh, en } = selectorWords(one, names);
    return one.name === undefined ? { zh, en } : { zh: `${one.name}：${zh}`, en: `${one.name}: ${en}` };
  });
  const own = share && names.field(share.field, ...of);
  return {
    zh: [
      '只计数，不评判；同一件事由几个组织填报只算一次：',
      ...kinds.map((one) => `${one.zh}；`),
      ...(sum.length === 0 ? [] : [`合计：${sums.zh}；`]),
      ...(own === undefined
        ? []
        : [`${share?.of}：各主办组织显示自己的一份（${own.zh}）；未分列的显示整个活动数，注明“合办”；`]),
    ].join('\n'),
    en: [
      'counted, never judged; one that several units report counts once:',
      ...kinds.map((one) => `${one.en};`),
      ...(sum.length === 0 ? [] : [`sums: ${sums.en};`]),
      ...(own === undefined
        ? []
        : [
            `${share?.of}: each organiser shows its own part (${own.en}); what is not shared out stands whole, marked as joint;`,
          ]),
    ].join('\n'),
  };
}

/** A sum by its field, and by its own name where that is another. */
const sumWords = (name: string, field: string, { zh, en }: KindWords): KindWords =>
  name === field ? { zh, en } : { zh: `${name}（${zh}）`, en: `${name} (${en})` };
