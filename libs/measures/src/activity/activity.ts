import { type AssessedPart, type Assessment, component, type Question, type Slices } from '../assessment.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { selectorWords } from '../selector-words.js';
import { compileSelector } from '../selector.js';
import { checkActivity } from './activity.check.js';
import { activityFold } from './activity.fold.js';
import { type ActivityParameters, activityParameters } from './activity.schema.js';
import { activityRows } from './activity.sql.js';

/**
 * Ongoing work with no number in the text: distinct things on record, their sums, the last day of one. Never attained: the answer says
 * only that work is on record. Source: plan-catalogue 1.12.
 */
export const activity = {
  name: 'activity',
  version: 1,
  parameters: activityParameters,
  components: ['events', 'sum1', 'sum2', 'sum3', 'sum4'],
  series: true,
  compile,
  check: checkActivity,
  sql: { rows: activityRows },
  fold: activityFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof activityParameters>;

const sliceOf = (index: number): string => `fact-${index}`;

function compile({ facts, sum, share }: ActivityParameters): Compiled {
  return {
    // every report comes, so that each organiser is seen
    selectors: facts.flatMap((one, index) => compileSelector(sliceOf(index), one, { unit: 'unit', each: true })),
    organisers: Object.fromEntries(facts.map(({ organisers }, index) => [sliceOf(index), organisers ?? null])),
    sum: sum.map(({ field, scale }) => ({ field, scale })),
    // component 1 counts the thing itself
    share: share === undefined ? null : { field: share.field, at: sum.findIndex(({ name }) => name === share.of) + 2 },
  };
}

function assess({ parameters: { facts, sum }, now, atDue }: Question<ActivityParameters>): Assessment {
  const total = (slices: Slices, k: number, of = ''): bigint =>
    facts.reduce((number, _, index) => number + component(slices, k, sliceOf(index) + of), 0n);
  const sums = sum.map(({ name, scale }, index) => ({ name, scale, n: total(now, index + 1) }));
  const kinds = facts.map(({ name, fact }, index): AssessedPart => {
    const slice = now.get(sliceOf(index));
    const value = { n: component(now, 0, sliceOf(index)), d: 1n };
    return { name: name ?? fact, value, state: null, day: slice?.last ?? null };
  });
  return {
    value: { n: total(now, 0), d: 1n },
    as: 'count',
    verdict: 'report-only',
    reason: null,
    valueAtDue: atDue === null ? null : { n: total(atDue, 0), d: 1n },
    progress: null,
    counts: {
      events: total(now, 0),
      joint: total(now, 0, '/joint'),
      // counts are whole; a sum with decimals is a part
      ...Object.fromEntries(sums.filter(({ scale }) => scale === 0).map(({ name, n }) => [name, n])),
    },
    parts: [
      ...kinds,
      ...sums.map(({ name, scale, n }) => ({ name, value: { n, d: 10n ** BigInt(scale) }, state: null, day: null })),
    ],
  };
}

function words({ facts, sum, share }: ActivityParameters): KindWords {
  const sums = sum.map(({ name }) => name);
  const kinds = facts.map((one) => {
    const { zh, en } = selectorWords(one);
    return one.name === undefined ? { zh, en } : { zh: `${one.name}：${zh}`, en: `${one.name}: ${en}` };
  });
  return {
    zh: [
      '只计数，不评判；同一件事由几个组织填报只算一次：',
      ...kinds.map((one) => `${one.zh}；`),
      ...(sums.length === 0 ? [] : [`合计：${sums.join('、')}；`]),
      ...(share === undefined
        ? []
        : [`${share.of}：各主办组织显示本单位数（${share.field}）；未分列的显示整个活动数，注明“合办”；`]),
    ].join('\n'),
    en: [
      'counted, never judged; one that several units report counts once:',
      ...kinds.map((one) => `${one.en};`),
      ...(sums.length === 0 ? [] : [`sums: ${sums.join(', ')};`]),
      ...(share === undefined
        ? []
        : [
            `${share.of}: each organiser shows its own (${share.field}); what is not shared out stands whole, marked as joint;`,
          ]),
    ].join('\n'),
  };
}
