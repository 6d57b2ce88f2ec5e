import type { KindWords } from './kind.js';
import type { Selector } from './selector.js';

type Choice = Pick<Selector, 'fact' | 'by' | 'where' | 'day' | 'from' | 'to'> & { readonly ended?: Selector['ended'] };

/** Which facts a selector means, with everything that changes the number: for the definition in words. */
export function selectorWords({ fact, by, where, day, from, to, ended }: Choice): KindWords {
  const fields = Object.entries(where);
  const en = [
    ...fields.map(([field, codes]) => `${field} ${codes.join(' or ')}`),
    ...(from === undefined ? [] : [`not before ${from}`]),
    ...(to === undefined ? [] : [`not after ${to}`]),
    ...(ended === undefined ? [] : [`until ${ended.fact}`]),
  ];
  const zh = [
    ...fields.map(([field, codes]) => `${field}为${codes.join('或')}`),
    ...(from === undefined ? [] : [`不早于${from}`]),
    ...(to === undefined ? [] : [`不晚于${to}`]),
    ...(ended === undefined ? [] : [`至${ended.fact}为止`]),
  ];
  return {
    zh: `${fact}（按${by}，自${day}起${zh.map((one) => `，${one}`).join('')}）`,
    en: `${fact} (by ${by}, from ${day} on${en.map((one) => `, ${one}`).join('')})`,
  };
}
