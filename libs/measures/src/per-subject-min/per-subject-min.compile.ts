import type { Compiled } from '../kind.js';
import { type CompiledSelector, compileSelector, type Selector } from '../selector.js';
import type { PerSubjectMinParameters } from './per-subject-min.schema.js';

export function compilePerSubjectMin({ roster, counts, window, posts }: PerSubjectMinParameters): Compiled {
  const selectors = [
    ...roster.flatMap((entry, index) => compileSelector(`roster/${index + 1}`, entry, { unit: entry.owner })),
    ...counts.flatMap((count, index) => countSelectors(count, index + 1, window.from)),
    ...(posts === undefined ? [] : postSelectors(posts)),
  ];
  const mins = roster.map(({ min, mins: own }) => counts.map((count) => own[count.name] ?? min ?? count.min ?? 1));
  return {
    selectors,
    mins,
    most: Math.max(...mins.flat()),
    distinct: counts.map(({ distinctBy }) => distinctBy ?? null),
    receipts: selectors.flatMap(({ name }) => (name.startsWith('receipt/') ? [name.replace('receipt', 'count')] : [])),
    last: window.to ?? null,
  };
}

/** What counts, as `count/<no>/<which>`, and what confirms it, as `receipt/<no>/<which>`. */
function countSelectors(
  { any }: PerSubjectMinParameters['counts'][number],
  no: number,
  first: string | undefined,
): readonly CompiledSelector[] {
  return any.flatMap((one, index) => {
    const { receipt } = one;
    const from = first === undefined || (one.from !== undefined && one.from > first) ? one.from : first;
    const match = receipt?.match ?? [];
    return [
      ...compileSelector(`count/${no}/${index + 1}`, { ...one, from }, { match }),
      ...(receipt === undefined ? [] : compileSelector(`receipt/${no}/${index + 1}`, receipt, { match })),
    ];
  });
}

/** An end that is found by another field than the post (the person) ends what it began of that person. */
function postSelectors(posts: NonNullable<PerSubjectMinParameters['posts']>): readonly CompiledSelector[] {
  const { holder, owner } = posts;
  return [...compileSelector('post', posts, { unit: owner }), ...holderSelectors(holder)];
}

function holderSelectors(holder: Selector): readonly CompiledSelector[] {
  const { ended, by, fact } = holder;
  if (ended === undefined || ended.by === by) return compileSelector('holder', holder);
  const match = [...ended.match, ended.by];
  const hop = { via: `${fact}:${by}`, field: ended.by };
  return [
    ...compileSelector('holder', { ...holder, ended: undefined }, { match }),
    ...compileSelector('holder/end', ended, { match, hop }),
  ];
}
