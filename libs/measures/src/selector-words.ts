import type { KindWords } from './kind.js';
import type { Selector } from './selector.js';

/** What a selector says in words; fact kinds, fields and codes are named as facts name them. */
export function selectorWords({
  fact,
  where,
  day,
  from,
  to,
  ended,
}: Pick<Selector, 'fact' | 'where'> & Partial<Pick<Selector, 'day' | 'from' | 'to' | 'ended'>>): KindWords {
  const fields = Object.entries(where);
  const dated = day === undefined || day === 'occurredOn' ? '' : day;
  const zh = [
    ...fields.map(([field, codes]) => `${field} 为 ${allOf(codes)}`),
    ...(dated === '' ? [] : [`日期取 ${dated}`]),
    ...(from === undefined && to === undefined ? [] : [daysWords(from, to).zh]),
    ...(ended === undefined ? [] : [`至 ${ended.fact} 为止`]),
  ].join('，');
  const en = [
    ...fields.map(([field, codes]) => `${field} ${anyOf(codes)}`),
    ...(dated === '' ? [] : [`on ${dated}`]),
    ...(from === undefined && to === undefined ? [] : [daysWords(from, to).en]),
    ...(ended === undefined ? [] : [`until ${ended.fact}`]),
  ].join(', ');
  return { zh: zh === '' ? fact : `${fact}（${zh}）`, en: en === '' ? fact : `${fact} (${en})` };
}

/** Codes of which one has to stand there: `a, b or c`; `1 to 52`. */
export const anyOf = (codes: readonly unknown[]): string => {
  const names = namesOf(codes, ' to ');
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
};

/** The same in Chinese: `a、b、c`; `1至52`. */
export const allOf = (codes: readonly unknown[]): string => namesOf(codes, '至').join('、');

const SHORTEST_RUN = 4;

/** The codes as they are; four and more numbers in a row as the first and the last of them, since nobody reads fifty. */
function namesOf(codes: readonly unknown[], to: string): string[] {
  const names = codes.map(String);
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
  if (from === undefined) return { zh: `不晚于 ${to}`, en: `not after ${to}` };
  if (to === undefined) return { zh: `不早于 ${from}`, en: `not before ${from}` };
  return { zh: `${from} 至 ${to}`, en: `${from} to ${to}` };
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
  return { zh: `${from ?? ''} 至 ${to ?? ''}`.trim(), en: `${from ?? '…'} to ${to ?? '…'}` };
}
