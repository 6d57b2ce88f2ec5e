import { type Assessment, component, type Question, shareOf, type Slices } from '../assessment.js';
import type { Compiled, MeasureKind } from '../kind.js';
import { type CompiledSelector, compileSelector, type Selector } from '../selector.js';
import { assessShare } from '../share.js';
import { checkPerSubjectMin } from './per-subject-min.check.js';
import { perSubjectMinFold } from './per-subject-min.fold.js';
import { type PerSubjectMinParameters, perSubjectMinParameters } from './per-subject-min.schema.js';
import { perSubjectMinRole, perSubjectMinRows } from './per-subject-min.sql.js';
import { perSubjectMinWords } from './per-subject-min.words.js';

/**
 * Every subject of a roster has to reach a minimum, of each of several counts; the value is the share that does. A surplus of one
 * never pays for another, nor one count for the other.
 *
 * A case is a subject; beside them a post is one, which counts while it is vacant. Source: plan-catalogue 1.4.
 */
export const perSubjectMin = {
  name: 'per-subject-min',
  version: 1,
  parameters: perSubjectMinParameters,
  components: ['met', 'roster', 'counted', 'required', 'late', 'vacant'],
  compile,
  check: checkPerSubjectMin,
  sql: { rows: perSubjectMinRows, role: perSubjectMinRole },
  fold: perSubjectMinFold,
  assess,
  words: perSubjectMinWords,
} as const satisfies MeasureKind<typeof perSubjectMinParameters>;

function compile({ roster, counts, window, posts }: PerSubjectMinParameters): Compiled {
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

function assess(question: Question<PerSubjectMinParameters>): Assessment {
  const { parameters, now, atDue } = question;
  const [counted, required] = [component(now, 2), component(now, 3)];
  return assessShare(question, {
    value: shareOf(now),
    atDue: atDue === null ? null : shareOf(atDue),
    counts: countsOf(now),
    progress: required === 0n ? null : { n: counted, d: required },
    awaits: parameters.awaits,
  });
}

/** `shortfall` is what is missing to every minimum: a surplus elsewhere is in neither sum. */
function countsOf(now: Slices): Readonly<Record<string, bigint>> {
  const [counted, required] = [component(now, 2), component(now, 3)];
  return {
    met: component(now, 0),
    roster: component(now, 1),
    shortfall: required - counted,
    counted,
    required,
    late: component(now, 4),
    vacant: component(now, 5),
  };
}
