import type { ParameterFinding } from '@duibiao/plan';
import { type AssessedPart, type Assessment, component, type Question, shareOf, type Slices } from '../assessment.js';
import { findStrangeFields, type KnownFacts } from '../fields.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import { awaitsWords, type CompiledSelector, compileSelector } from '../selector.js';
import { assessShare } from '../share.js';
import { coverageFold } from './coverage.fold.js';
import { type CoverageCondition, type CoverageParameters, coverageParameters, nameOf } from './coverage.schema.js';
import { coverageRows } from './coverage.sql.js';

/**
 * Share of a frame of units or register entries that satisfy a predicate on the day; judged on the due day, made up late.
 *
 * A case is an entry: in the union of several frames it is one. The numbers of a higher unit are recounted over the entries
 * below it, never a mean of shares. Source: plan-catalogue 1.2.
 */
export const coverage = {
  name: 'coverage',
  version: 1,
  parameters: coverageParameters,
  components: ['satisfied', 'frame', 'noData', 'satisfiedCondition'],
  compile,
  check,
  sql: { rows: coverageRows },
  fold: coverageFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof coverageParameters>;

/** Selectors are named `frame/<n>` and `<condition>/<n>`; `conditions` says how many facts each condition needs. */
function compile({ frame, predicate: { all } }: CoverageParameters): Compiled {
  const frames = frame.map((one, at) => ({ ...one, selectorName: `frame/${at + 1}` }));
  return {
    selectors: [
      ...frames.flatMap(({ selectorName, owner, ...one }) =>
        compileSelector(selectorName, one, { unit: owner === 'case' ? null : owner }),
      ),
      ...all.flatMap(compileCondition),
    ],
    ownCase: frames.filter(({ owner }) => owner === 'case').map(({ selectorName }) => selectorName),
    conditions: Object.fromEntries(all.map(({ name, atLeast }, at) => [nameOf(name, at), atLeast])),
    shown: all.length > 1,
  };
}

/** The days of a selector itself go before those of its condition. */
function compileCondition({ name, any, within }: CoverageCondition, at: number): readonly CompiledSelector[] {
  return any.flatMap((one, index) =>
    compileSelector(`${nameOf(name, at)}/${index + 1}`, {
      ...one,
      from: one.from ?? within?.from,
      to: one.to ?? within?.to,
    }),
  );
}

/** An owner is a reference of the frame's fact; `case` is the entry itself. */
function check({ frame }: CoverageParameters, known: KnownFacts): readonly ParameterFinding[] {
  const named = frame.flatMap(({ fact, owner }, at) =>
    owner === 'case' ? [] : [{ path: ['frame', at, 'owner'], fact, field: owner, sort: 'reference' as const }],
  );
  return findStrangeFields(known, named);
}

function assess(question: Question<CoverageParameters>): Assessment {
  const { parameters, now, atDue } = question;
  const value = shareOf(now);
  return assessShare(question, {
    value,
    atDue: atDue === null ? null : shareOf(atDue),
    counts: { satisfied: value.n, frame: value.d, noData: component(now, 2), notSatisfied: value.d - value.n },
    parts: conditionParts(parameters, now),
    awaits: parameters.awaits,
  });
}

/** How many of the frame satisfy each condition; none where there is only one, which is the value itself. */
function conditionParts({ predicate: { all } }: CoverageParameters, now: Slices): readonly AssessedPart[] {
  if (all.length === 1) return [];
  return all.map(({ name }, at) => ({
    name: nameOf(name, at),
    value: { n: component(now, 3, `condition:${nameOf(name, at)}`), d: component(now, 1) },
    state: null,
    day: null,
  }));
}

function words({ frame, predicate: { all }, awaits }: CoverageParameters): KindWords {
  const lines = all.map((condition, at) => conditionWords(condition, at));
  return {
    zh: [
      ...frame.map(
        (one) =>
          `分母（当日）：${selectorWords(one).zh}中的每个 ${one.by}，归 ${one.owner === 'case' ? '其自身' : one.owner}；`,
      ),
      '同一单位或条目只计一次；',
      ...lines.map(({ zh }) => `分子须满足：${zh}；`),
      '当日尚无任何有关事实的，按未满足计，并单列为无数据。',
      ...(awaits === undefined ? [] : [awaitsWords.zh]),
    ].join('\n'),
    en: [
      ...frame.map((one) => {
        const owner = one.owner === 'case' ? 'itself' : `its ${one.owner}`;
        return `frame on the day: each ${one.by} of ${selectorWords(one).en}, counted for ${owner};`;
      }),
      'each unit or entry once;',
      ...lines.map(({ en }) => `of these satisfied: ${en};`),
      'one with no such fact so far is not satisfied, and counted apart as no data.',
      ...(awaits === undefined ? [] : [awaitsWords.en]),
    ].join('\n'),
  };
}

function conditionWords({ name, any, atLeast, within }: CoverageCondition, at: number): KindWords {
  const facts = any.map((one) => ({
    by: one.by,
    ...selectorWords({ ...one, from: one.from ?? within?.from, to: one.to ?? within?.to }),
  }));
  return {
    zh: `${name === undefined ? `（${at + 1}）` : `${name}：`}至少${atLeast}项 ${facts.map(({ zh, by }) => `${zh}（按 ${by} 对应）`).join(' 或 ')}`,
    en: `${name === undefined ? `(${at + 1})` : `${name}:`} at least ${atLeast} of ${facts.map(({ en, by }) => `${en} by its ${by}`).join(' or ')}`,
  };
}
