import type { KindWords } from '../kind.js';
import { selectorWords, windowWords } from '../selector-words.js';
import { awaitsWords } from '../selector.js';
import type { PerSubjectMinParameters } from './per-subject-min.schema.js';

/** Roster, minimums, counts, window and posts, with the readings taken. One sentence a line. */
export function perSubjectMinWords({ roster, counts, window, posts, awaits }: PerSubjectMinParameters): KindWords {
  const lines: KindWords[] = [];
  for (const entry of roster) {
    const { zh, en } = selectorWords(entry);
    const mins = counts.map(({ name, min }) => `${name} ≥ ${entry.mins[name] ?? entry.min ?? min ?? 1}`);
    lines.push({
      zh: `名册：${zh}，归 ${entry.owner}；各须 ${mins.join('，且 ')}`,
      en: `roster  ${en}, counts for its ${entry.owner}; each ${mins.join(' and ')}`,
    });
  }
  for (const { name, any, distinctBy } of counts) {
    const each = any.map((one) => ({ of: selectorWords(one), receipt: one.receipt }));
    const zh = each.map(({ of, receipt }) => of.zh + (receipt === undefined ? '' : `，经 ${receipt.fact} 签收确认`));
    const en = each.map(({ of, receipt }) => of.en + (receipt === undefined ? '' : `, confirmed by ${receipt.fact}`));
    lines.push({
      zh: `${name}：${zh.join('；或 ')}；${distinctBy === undefined ? '同一事实' : `${distinctBy} 相同的`}只计一次`,
      en: `${name}  ${en.join('; or ')}; each ${distinctBy ?? 'thing'} once`,
    });
  }
  const days = windowWords(window);
  const last = window.to;
  lines.push({
    zh: `时间：${days.zh}${last === undefined ? '' : `；名册和完成数以 ${last} 当日为准，其后完成的列为迟报`}；年中到任的不折算`,
    en: `window  ${days.en}${last === undefined ? '' : `; roster and counts as they stood on ${last}, what comes later is late`}; nothing is pro-rated`,
  });
  if (posts !== undefined) {
    const { zh, en } = selectorWords(posts);
    const held = selectorWords(posts.holder);
    lines.push({ zh: `空缺：${zh} 无 ${held.zh} 的，另列`, en: `vacant  ${en} without ${held.en}, listed beside` });
  }
  if (awaits !== undefined) lines.push(awaitsWords);
  return { zh: lines.map((line) => line.zh).join('\n'), en: lines.map((line) => line.en).join('\n') };
}
