import type { KindWords } from './kind.js';
import type { Names } from './names.js';
import type { Selector } from './selector.js';

type Said = Pick<Selector, 'fact' | 'where'> & Partial<Pick<Selector, 'day' | 'from' | 'to' | 'ended'>>;

/** What a selector says in words: the fact kind, in brackets what a fact has to fit. */
export function selectorWords({ fact, where, day, from, to, ended }: Said, names: Names): KindWords {
  const dated = day === undefined || day === 'occurredOn' ? undefined : names.field(day, fact);
  const end = ended === undefined ? undefined : names.fact(ended.fact);
  const fits: readonly KindWords[] = [
    ...whereWords(fact, where, names),
    ...(dated === undefined ? [] : [{ zh: `日期取${dated.zh}`, en: `dated by “${dated.en}”` }]),
    ...(from === undefined && to === undefined ? [] : [daysWords(from, to)]),
    ...(end === undefined ? [] : [{ zh: `至${end.zh}为止`, en: `until ${end.en}` }]),
  ];
  return withBrackets(names.fact(fact), fits);
}

/** What follows a name in brackets; without anything to say, the name alone. */
export const withBrackets = (name: KindWords, inside: readonly KindWords[]): KindWords =>
  inside.length === 0
    ? name
    : {
        zh: `${name.zh}（${inside.map(({ zh }) => zh).join('，')}）`,
        en: `${name.en} (${inside.map(({ en }) => en).join(', ')})`,
      };

/** Each field with the values of which one has to stand there. */
export const whereWords = (fact: string, where: Selector['where'], names: Names): readonly KindWords[] =>
  Object.entries(where).map(([field, codes]) => {
    const name = names.field(field, fact);
    const said = codes.map((code) => names.code(fact, field, String(code)));
    return {
      zh: `${name.zh}为${allOf(said.map(({ zh }) => zh))}`,
      en: `${name.en}: ${anyOf(said.map(({ en }) => en))}`,
    };
  });

/** Codes of which one has to stand there: `a, b or c`; `1 to 52`. */
const anyOf = (codes: readonly string[]): string => {
  const names = shortened(codes, ' to ');
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
};

/** The same in Chinese: `a、b、c`; `1至52`. */
const allOf = (codes: readonly string[]): string => shortened(codes, '至').join('、');

const SHORTEST_RUN = 4;

/** The codes as they are; four and more numbers in a row as the first and the last of them, since nobody reads fifty. */
function shortened(names: readonly string[], to: string): string[] {
  const isNext = (at: number): boolean =>
    /^(0|[1-9]\d{0,8})$/.test(names[at] ?? '') && names[at] === String(Number(names[at - 1]) + 1);
  const said: string[] = [];
  for (let first = 0, end = 1; first < names.length; first = end, end += 1) {
    while (isNext(end)) end += 1;
    const run = names.slice(first, end);
    said.push(...(run.length < SHORTEST_RUN ? run : [`${run[0]}${to}${run.at(-1)}`]));
  }
  return said;
}

function daysWords(from: string | undefined, to: string | undefined): KindWords {
  if (from === undefined) return { zh: `不晚于${to}`, en: `not after ${to}` };
  if (to === undefined) return { zh: `不早于${from}`, en: `not before ${from}` };
  return { zh: `${from}至${to}`, en: `${from} to ${to}` };
}

/** A span of days, either end of which may be open. */
export function windowWords({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): KindWords {
  if (from === undefined && to === undefined) return { zh: '不限', en: 'any day' };
  return { zh: `${from ?? ''}至${to ?? ''}`, en: `${from ?? '…'} to ${to ?? '…'}` };
}

/** For which unit something counts; `itself` where the case is that unit. */
export const ownerWords = (owner: KindWords | 'itself'): KindWords =>
  owner === 'itself'
    ? { zh: '归其自身', en: 'counts for itself' }
    : { zh: `归其${owner.zh}`, en: `counts for the ${owner.en}` };
