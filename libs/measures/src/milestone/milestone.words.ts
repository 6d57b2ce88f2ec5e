import type { KindWords } from '../kind.js';
import { joined, type Names, namesAsFiled } from '../names.js';
import { selectorWords } from '../selector-words.js';
import { type MilestoneParameters, type MilestonePart, partsOf } from './milestone.schema.js';

export function milestoneWords(parameters: MilestoneParameters, names: Names = namesAsFiled): KindWords {
  const parts = Map.groupBy(partsOf(parameters), ({ name }) => name);
  const lines = [...parts].map(([name, alternatives]): KindWords => {
    const { zh, en } = joined(
      alternatives.map((part) => wordsOf(part, names)),
      { zh: '或', en: ' or ' },
    );
    return { zh: `${name}：${zh}；`, en: `${name}: ${en};` };
  });
  const { cancelledBy, postponedBy, below, stages } = parameters;
  const aside = [
    ...(cancelledBy === undefined ? [] : [{ zh: '取消', en: 'cancelled', by: selectorWords(cancelledBy, names) }]),
    ...(postponedBy === undefined ? [] : [{ zh: '延期', en: 'postponed', by: selectorWords(postponedBy, names) }]),
  ];
  return {
    zh: [
      stages === undefined ? '各部分均已完成，每部分以最早的一项事实为准；' : '阶段阶梯，每一阶段单独计；',
      ...lines.map(({ zh }) => zh),
      ...aside.map((one) => `${one.zh}：在完成期限当日或之前的${one.by.zh}；`),
      below ? '下级组织的事实也计入；' : '只计责任组织自己的事实，不向上汇总；',
      '向制定计划的组织提出，其他组织有事实才评定。',
    ].join('\n'),
    en: [
      stages === undefined
        ? 'every part is done, each by the earliest fact that fits it;'
        : 'a ladder of stages, each counted by itself;',
      ...lines.map(({ en }) => en),
      ...aside.map((one) => `${one.en} by ${one.by.en} up to the due day;`),
      below ? 'facts of units below count too;' : "the owner's own facts only, no roll-up;",
      'asked of the unit that issues the plan, and of others only once they have done a part.',
    ].join('\n'),
  };
}

function wordsOf(part: MilestonePart, names: Names): KindWords {
  const { zh, en } = selectorWords(part, names);
  if (part.coIssuers === undefined) return { zh, en };
  return {
    zh: `${zh}，联合发文${part.coIssuers.join('、')}`,
    en: `${en}, issued jointly with ${part.coIssuers.join(', ')}`,
  };
}
