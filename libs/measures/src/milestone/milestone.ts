import type { ParameterFinding } from '@duibiao/plan';
import { type AssessedPart, type Assessment, component, type Question, type Slices } from '../assessment.js';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import { type CompiledSelector, compileSelector } from '../selector.js';
import { standing } from '../target.js';
import { judge, type VerdictWord } from '../verdict.js';
import { milestoneFold } from './milestone.fold.js';
import { type MilestoneParameters, milestoneParameters, type MilestonePart, partsOf } from './milestone.schema.js';
import { milestoneRows } from './milestone.sql.js';

/**
 * A named deliverable exists by a day: parts done k of n, on t*, the latest of the days on which its parts were first done.
 *
 * A case is what a fact is about; its facts count in the slice of their part, for their owner alone. Source: plan-catalogue 1.1.
 */
export const milestone = {
  name: 'milestone',
  version: 1,
  parameters: milestoneParameters,
  components: ['facts'],
  series: true,
  compile,
  check,
  sql: { rows: milestoneRows },
  fold: milestoneFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof milestoneParameters>;

/** A selector is named after its part, with a number behind a slash: parts of one name are alternatives. */
function compile(parameters: MilestoneParameters): Compiled {
  const { cancelledBy, postponedBy, below } = parameters;
  return {
    selectors: [
      ...partsOf(parameters).flatMap((part, index) => compilePart(part, index + 1)),
      ...(cancelledBy === undefined ? [] : compileSelector('cancelled/1', cancelledBy)),
      ...(postponedBy === undefined ? [] : compileSelector('postponed/1', postponedBy)),
    ],
    spread: below ? 'sum' : 'unit',
  };
}

/** The co-issuers are one list of which the fact's own has to hold every unit. */
function compilePart({ name, coIssuers, ...fact }: MilestonePart, number: number): readonly CompiledSelector[] {
  return compileSelector(`${name}/${number}`, fact).map((one) => ({
    ...one,
    matches: coIssuers === undefined ? one.matches : one.matches.map((match) => ({ ...match, coIssuers })),
  }));
}

/** Co-issuers are asked of fact kinds that name them. */
function check(parameters: MilestoneParameters, known: KnownFacts): readonly ParameterFinding[] {
  const list = parameters.parts === undefined ? 'stages' : 'parts';
  const named = partsOf(parameters).flatMap(({ fact, coIssuers }, at) =>
    coIssuers === undefined
      ? []
      : [{ path: [list, at, 'coIssuers'], fact, field: 'coIssuers', sort: 'reference' as const }],
  );
  return findStrangeFields(known, named);
}

function assess({ parameters, target, due, day, now, atDue }: Question<MilestoneParameters>): Assessment {
  const names = [...new Set(partsOf(parameters).map(({ name }) => name))];
  const done = (slices: Slices): bigint => BigInt(names.filter((name) => component(slices, 0, name) > 0n).length);
  const shareDone = (slices: Slices): { n: bigint; d: bigint } => ({ n: done(slices), d: BigInt(names.length) });
  const value = shareDone(now);
  const common = {
    value,
    as: 'share',
    reason: null,
    valueAtDue: atDue === null ? null : shareDone(atDue),
    counts: { reached: value.n, parts: value.d },
    parts: [...partStates(names, now), ...statements(now)],
  } as const;
  if (target === null) return { ...common, verdict: 'report-only', progress: null };
  const reached = judge({
    group: 'floor',
    due,
    day,
    now: standing(value, target),
    atDue: atDue === null ? undefined : standing(shareDone(atDue), target),
  });
  const verdict = reached === 'pending' || reached === 'missed' ? (setAside(atDue ?? now) ?? reached) : reached;
  return { ...common, verdict, progress: verdict === 'cancelled' || verdict === 'postponed' ? null : value };
}

/** Each part with the day on which it was done, and `all`: its day is t*, there once no part is missing. */
function partStates(names: readonly string[], now: Slices): readonly AssessedPart[] {
  const days = names.map((name) => now.get(name)?.first ?? null);
  const each = names.map((name, index) => partState(name, days[index] === null ? 0n : 1n, 1n, days[index] ?? null));
  const known = days.filter((one) => one !== null).sort();
  const last = known.length === names.length ? (known.at(-1) ?? null) : null;
  return [...each, partState('all', BigInt(known.length), BigInt(names.length), last)];
}

const partState = (name: string, n: bigint, d: bigint, day: string | null): AssessedPart => ({
  name,
  value: { n, d },
  state: n === d ? 'reached' : 'missing',
  day,
});

const asides = ['cancelled', 'postponed'] as const;

/** What the issuer's documents say up to the day, beside the parts. */
const statements = (now: Slices): readonly AssessedPart[] =>
  asides
    .filter((word) => component(now, 0, word) > 0n)
    .map((word) => ({ name: word, value: { n: 1n, d: 1n }, state: word, day: now.get(word)?.first ?? null }));

/** Cancelled outweighs postponed, whichever came first. */
const setAside = (byDue: Slices): VerdictWord | undefined => asides.find((word) => component(byDue, 0, word) > 0n);

function words(parameters: MilestoneParameters): KindWords {
  const parts = partsOf(parameters);
  const lines = (language: 'zh' | 'en'): string[] => parts.map((part) => `${part.name}: ${wordsOf(part)[language]}`);
  const { cancelledBy, postponedBy, below, stages } = parameters;
  const aside = [
    ...(cancelledBy === undefined ? [] : [{ zh: '取消', en: 'cancelled', by: selectorWords(cancelledBy) }]),
    ...(postponedBy === undefined ? [] : [{ zh: '延期', en: 'postponed', by: selectorWords(postponedBy) }]),
  ];
  return {
    zh: [
      stages === undefined ? '各部分均已完成，每部分以最早的一项事实为准；' : '阶段阶梯，每一阶段单独计；',
      ...lines('zh').map((line) => `${line}；`),
      ...aside.map((one) => `${one.zh}：在完成期限当日或之前的${one.by.zh}；`),
      below ? '下级组织的事实也计入。' : '只计责任组织自己的事实，不向上汇总。',
    ].join('\n'),
    en: [
      stages === undefined
        ? 'every part is done, each by the earliest fact that fits it;'
        : 'a ladder of stages, each counted by itself;',
      ...lines('en').map((line) => `${line};`),
      ...aside.map((one) => `${one.en} by ${one.by.en} up to the due day;`),
      below ? 'facts of units below count too.' : "the owner's own facts only, no roll-up.",
    ].join('\n'),
  };
}

function wordsOf(part: MilestonePart): KindWords {
  const { zh, en } = selectorWords(part);
  if (part.coIssuers === undefined) return { zh, en };
  return {
    zh: `${zh}，联合发文${part.coIssuers.join('、')}`,
    en: `${en}, issued jointly with ${part.coIssuers.join(', ')}`,
  };
}
