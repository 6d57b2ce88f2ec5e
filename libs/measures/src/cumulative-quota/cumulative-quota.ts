import type { ParameterFinding } from '@duibiao/plan';
import { type Assessment, component, type Question, type Slices } from '../assessment.js';
import { selectorWords } from '../selector-words.js';
import { findStrangeFields, type KnownFacts, type NamedField } from '../fields.js';
import type { Fraction } from '../fraction.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { progressOfShare } from '../pace.js';
import { compileSelector, type Selector } from '../selector.js';
import { type Goal, standing } from '../target.js';
import { judge } from '../verdict.js';
import { cumulativeQuotaFold } from './cumulative-quota.fold.js';
import { type CumulativeQuotaParameters, cumulativeQuotaParameters } from './cumulative-quota.schema.js';
import { cumulativeQuotaRows } from './cumulative-quota.sql.js';

type Parameters = CumulativeQuotaParameters;

/**
 * A total over a period against an assigned quantity: at least so much by the due day, or never more.
 *
 * Every unit is judged on its own total and its own allotment; above several units that helped one person the person counts
 * once. Source: plan-catalogue 1.9.
 */
export const cumulativeQuota = {
  name: 'cumulative-quota',
  version: 1,
  parameters: cumulativeQuotaParameters,
  components: ['amount', 'allotments'],
  series: true,
  compile,
  check,
  sql: { rows: cumulativeQuotaRows },
  fold: cumulativeQuotaFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof cumulativeQuotaParameters>;

function compile({ facts, unit, distinct, amount, scale, quota, direction }: Parameters): Compiled {
  return {
    selectors: [
      ...facts.flatMap((one, index) => compileSelector(`counted/${index + 1}`, one, { unit, amount })),
      ...(quota === undefined
        ? []
        : compileSelector('quota', allotment(quota), { unit: quota.unit, amount: quota.amount })),
    ],
    isDistinct: distinct,
    isSum: amount !== null,
    factor: 10 ** scale,
    isCap: direction === 'cap' && quota !== undefined,
    range: quota?.range ?? null,
    again: quota?.again ?? null,
  };
}

/** Every fact has the amount and the unit; an allotment names its unit and its quota. How large it is may be said in two ways. */
function check({ facts, unit, amount, quota }: Parameters, known: KnownFacts): readonly ParameterFinding[] {
  const field = (
    fact: string,
    path: NamedField['path'],
    name: string | null,
    sort: NonNullable<NamedField['sort']>,
  ): NamedField[] => (name === null ? [] : [{ path, fact, field: name, sort }]);
  return findStrangeFields(known, [
    ...facts.flatMap(({ fact }) => [
      ...field(fact, ['unit'], unit, 'reference'),
      ...field(fact, ['amount'], amount, 'number'),
    ]),
    ...(quota === undefined
      ? []
      : [
          ...field(quota.fact, ['quota', 'name'], 'quota', 'value'),
          ...field(quota.fact, ['quota', 'unit'], quota.unit, 'reference'),
          ...field(quota.fact, ['quota', 'amount'], quota.amount, 'number'),
          ...quota.range.flatMap((name, index) => field(quota.fact, ['quota', 'range', index], name, 'number')),
        ]),
  ]);
}

const allotment = ({ fact, by, where, name }: NonNullable<Parameters['quota']>): Selector => ({
  fact,
  by,
  where: { ...where, quota: [name] },
  day: 'occurredOn',
});

/**
 * The allotment in force on the day comes before the target that the plan states; with neither there is nothing to judge by. `value` is the
 * total; `counts` has it in whole units, with the quota where one is loaded.
 */
function assess({ parameters, target, due, day, now, atDue }: Question<Parameters>): Assessment {
  const value = totalOf(now, parameters);
  const quota = quotaOf(now, parameters);
  const goal = quota ?? target;
  const common = {
    value,
    as: 'count',
    valueAtDue: atDue === null ? null : totalOf(atDue, parameters),
    counts: { total: value.n / value.d, ...(quota === null ? {} : { quota: quota.value.n }) },
    parts: [],
  } as const;
  if (goal === null) {
    return parameters.quota === undefined
      ? { ...common, verdict: 'report-only', reason: null, progress: null }
      : { ...common, verdict: 'not-evaluable', reason: 'quota-not-loaded', progress: null };
  }
  if (parameters.direction === 'cap') {
    const isBroken = quota === null ? standing(peakOf(now, parameters), goal) === 'fails' : peak(now, 'over') > 0n;
    const verdict = judge({
      group: 'standing',
      due,
      day,
      now: isBroken ? 'fails' : 'holds',
      isBeyondRepair: isBroken,
    });
    return { ...common, verdict, reason: null, progress: null };
  }
  // an allotment that came after the due day is what the total of the due day is compared with, too
  const goalAtDue = (atDue === null ? null : quotaOf(atDue, parameters)) ?? goal;
  const verdict = judge({
    group: 'floor',
    due,
    day,
    now: standing(value, goal),
    atDue: common.valueAtDue === null ? undefined : standing(common.valueAtDue, goalAtDue),
  });
  return { ...common, verdict, reason: null, progress: progressOfShare(value, goal) };
}

const unitOf = ({ scale }: Parameters): bigint => 10n ** BigInt(scale);
const totalOf = (slices: Slices, parameters: Parameters): Fraction => ({
  n: component(slices, 0),
  d: unitOf(parameters),
});
const peak = (slices: Slices, slice: string): bigint => slices.get(slice)?.peak ?? 0n;
const peakOf = (slices: Slices, parameters: Parameters): Fraction => ({ n: peak(slices, ''), d: unitOf(parameters) });

/** The allotment in force as a goal; an allotment of 0 is one, too. */
function quotaOf(slices: Slices, { direction }: Parameters): Goal | null {
  if (component(slices, 1, 'quota') === 0n) return null;
  const value = { n: component(slices, 0, 'quota'), d: 1n };
  return { comparator: direction === 'cap' ? 'at-most' : 'at-least', value };
}

function words({ facts, unit, distinct, amount, quota, direction }: Parameters): KindWords {
  const by = [...new Set(facts.map((one) => one.by))].join(', ');
  const what = distinct
    ? { zh: `不同的 ${by} 数，同一对象只计一次`, en: `different ${by}, each once` }
    : amount === null
      ? { zh: '件数', en: 'how many' }
      : { zh: `${amount} 合计`, en: `sum of ${amount}` };
  const again =
    quota?.again === 'adds' ? { zh: '各次下达累加', en: 'adds to' } : { zh: '后次下达替代前次', en: 'replaces' };
  const against =
    quota === undefined
      ? { zh: '计划写明的数量', en: 'what the plan states' }
      : {
          zh: `${quota.fact} 下达的“${quota.name}”（${again.zh}）`,
          en: `the "${quota.name}" of ${quota.fact} (a later allotment ${again.en} the earlier)`,
        };
  const owner =
    unit === null ? { zh: '填报责任组织', en: 'the unit that answers for it' } : { zh: ` ${unit}`, en: unit };
  return {
    zh: [
      `合计：${facts.map((one) => selectorWords(one).zh).join('、')} 的${what.zh}，归${owner.zh}；`,
      direction === 'cap' ? `要求：任何一天不得超过${against.zh}；` : `要求：到期须达到${against.zh}；`,
      '判定：各级按自身合计与自身名额',
    ].join('\n'),
    en: [
      `total  ${what.en}: ${facts.map((one) => selectorWords(one).en).join(', ')}; counts for ${owner.en};`,
      `goal   ${direction === 'cap' ? 'on no day more than' : 'by the due day at least'} ${against.en};`,
      'unit   each is judged by its own total and its own quota',
    ].join('\n'),
  };
}
