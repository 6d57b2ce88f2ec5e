import type { KindWords } from './kind.js';
import type { Selector } from './selector.js';

/** Which facts a selector means, in words: kind, fields and days as facts name them. */
export function factWords({ fact, where, day, from, to }: Omit<Selector, 'by' | 'ended'>): KindWords {
  const fields = Object.entries(where).map(([field, codes]) => [field, codes.map(String)] as const);
  const zh = [
    ...fields.map(([field, codes]) => `${field} 为 ${codes.join('、')}`),
    ...(from === undefined ? [] : [`${day} 不早于 ${from}`]),
    ...(to === undefined ? [] : [`${day} 不晚于 ${to}`]),
  ].join('，');
  const en = [
    ...fields.map(([field, codes]) => `${field} ${codes.join(' or ')}`),
    ...(from === undefined ? [] : [`${day} not before ${from}`]),
    ...(to === undefined ? [] : [`${day} not after ${to}`]),
  ].join(', ');
  return { zh: `${fact}${zh && `（${zh}）`}`, en: `${fact}${en && ` (${en})`}` };
}
