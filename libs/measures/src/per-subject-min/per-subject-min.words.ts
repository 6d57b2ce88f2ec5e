import type { KindWords } from '../kind.js';
import { joined, type Names, namesAsFiled } from '../names.js';
import { ownerWords, selectorWords, windowWords } from '../selector-words.js';
import { awaitsWords } from '../selector.js';
import type { PerSubjectMinParameters } from './per-subject-min.schema.js';

type Parameters = PerSubjectMinParameters;

/** Roster, minimums, counts, window and posts, with the readings taken. One sentence a line. */
export function perSubjectMinWords(parameters: Parameters, names: Names = namesAsFiled): KindWords {
  const { roster, counts, window, posts, awaits } = parameters;
  const lines = [
    ...roster.map((entry) => rosterWords(entry, counts, names)),
    ...counts.map((count) => countWords(count, names)),
    frozenWords(window),
    ...(posts === undefined ? [] : [vacancyWords(posts, names)]),
    ...(awaits === undefined ? [] : [awaitsWords]),
  ];
  return joined(lines, { zh: '\n', en: '\n' });
}

function rosterWords(entry: Parameters['roster'][number], counts: Parameters['counts'], names: Names): KindWords {
  const { zh, en } = selectorWords(entry, names);
  const owner = ownerWords(entry.owner === entry.by ? 'itself' : names.field(entry.owner, entry.fact));
  const mins = counts.map(({ name, min }) => `${name} ≥ ${entry.mins[name] ?? entry.min ?? min ?? 1}`);
  return {
    zh: `名册：${zh}，${owner.zh}；各须 ${mins.join('，且 ')}`,
    en: `roster  ${en}, ${owner.en}; each ${mins.join(' and ')}`,
  };
}

function countWords({ name, any, distinctBy }: Parameters['counts'][number], names: Names): KindWords {
  const { zh, en } = joined(
    any.map((one) => {
      const of = selectorWords(one, names);
      if (one.receipt === undefined) return of;
      const receipt = names.fact(one.receipt.fact);
      return { zh: `${of.zh}，经${receipt.zh}确认`, en: `${of.en}, confirmed by ${receipt.en}` };
    }),
    { zh: '；或', en: '; or ' },
  );
  const distinct = distinctBy === undefined ? undefined : names.field(distinctBy, ...any.map(({ fact }) => fact));
  return {
    zh: `${name}：${zh}；${distinct === undefined ? '同一事实' : `${distinct.zh}相同的`}只计一次`,
    en: `${name}  ${en}; each ${distinct?.en ?? 'thing'} once`,
  };
}

function frozenWords(window: Parameters['window']): KindWords {
  const { zh, en } = windowWords(window);
  const last = window.to;
  return {
    zh: `时间：${zh}${last === undefined ? '' : `；名册和完成数以${last}当日为准，其后完成的列为迟报`}；年中到任的不折算`,
    en: `window  ${en}${last === undefined ? '' : `; roster and counts as they stood on ${last}, what comes later is late`}; nothing is pro-rated`,
  };
}

function vacancyWords(posts: NonNullable<Parameters['posts']>, names: Names): KindWords {
  const { zh, en } = selectorWords(posts, names);
  const held = selectorWords(posts.holder, names);
  return { zh: `空缺：${zh}无${held.zh}的，另列`, en: `vacant  ${en} without ${held.en}, listed beside` };
}
