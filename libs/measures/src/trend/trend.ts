import { type Assessment, component, type Question, shareOf, type Slices } from '../assessment.js';
import { compareFractions, type Fraction } from '../fraction.js';
import type { Compiled, KindWords, MeasureKind } from '../kind.js';
import { type CompiledSelector, compileSelector, type Selector } from '../selector.js';
import type { Standing } from '../target.js';
import { judge } from '../verdict.js';
import { trendFold } from './trend.fold.js';
import { type TrendParameters, trendParameters } from './trend.schema.js';
import { trendRows } from './trend.sql.js';

/**
 * An underlying number on D against a frozen baseline: down, up, not below. A parent's number and baseline are rebuilt from the counts
 * below it, never from its children's results. Source: plan-catalogue 1.10.
 */
export const trend = {
  name: 'trend',
  version: 1,
  parameters: trendParameters,
  components: ['numerator', 'denominator', 'numeratorUnits', 'denominatorUnits'],
  compile,
  sql: { rows: trendRows },
  fold: trendFold,
  assess,
  words,
} as const satisfies MeasureKind<typeof trendParameters>;

/** What happens to the unit of the case's facts; of a day on which several rule, the newest word holds. */
const ofUnit = (name: string, fact: string, day: string, facts: string): readonly CompiledSelector[] =>
  compileSelector(
    name,
    { fact, by: 'unit', where: {}, day },
    { unit: 'unit', each: true, hop: { via: `${facts}:metric@unit`, field: 'unit' } },
  );

const typesOf = (facts: string): readonly CompiledSelector[] => [
  ...ofUnit(`type-opened-${facts}`, 'unit.opened', 'validFrom', facts),
  ...ofUnit(`type-changed-${facts}`, 'unit.changed', 'occurredOn', facts),
];

const ofMetric = (fact: string, metric: string): Selector => ({
  fact,
  by: 'metric@unit',
  where: { metric: [metric] },
  day: 'occurredOn',
});

function compileBaseline({ metric, asOf }: NonNullable<TrendParameters['baseline']>): readonly CompiledSelector[] {
  const days = asOf === undefined ? {} : { from: asOf, to: asOf };
  return compileSelector(
    'baseline',
    { ...ofMetric('baseline.frozen', metric), ...days },
    { unit: 'unit', amount: 'numerator' },
  );
}

function compile({ of, baseline, unitTypes }: TrendParameters): Compiled {
  const { numerator, denominator, from } = of;
  const counted = (metric: string): Selector => ({
    ...ofMetric('stock.counted', metric),
    ...(from === undefined ? {} : { from }),
  });
  return {
    selectors: [
      ...compileSelector('numerator', counted(numerator.metric), { unit: 'unit', amount: 'value' }),
      ...(typeof denominator === 'object'
        ? compileSelector('denominator', counted(denominator.metric), { unit: 'unit', amount: 'value' })
        : []),
      ...(baseline === undefined ? [] : compileBaseline(baseline)),
      ...ofUnit('closed', 'unit.closed', 'occurredOn', 'stock.counted'),
      ...(unitTypes === undefined
        ? []
        : ['stock.counted', ...(baseline === undefined ? [] : ['baseline.frozen'])].flatMap(typesOf)),
    ],
    share: denominator === undefined ? null : typeof denominator === 'object' ? 'metric' : 'base',
    unitTypes: unitTypes ?? null,
  };
}

/** The number and its baseline in one set of sums; null where it was not counted, or not frozen. */
function numbers(
  slices: Slices,
  isShare: boolean,
): { readonly value: Fraction | null; readonly base: Fraction | null } {
  const fraction = (slice: string): Fraction =>
    isShare ? shareOf(slices, slice) : { n: component(slices, 0, slice), d: 1n };
  // the baseline frozen for the unit itself goes before the sum of its parts
  const slice = component(slices, 2, 'own') > 0n ? 'own' : 'baseline';
  const base = fraction(slice);
  const isCounted = component(slices, 2) > 0n && (!isShare || component(slices, 3) > 0n);
  const isFrozen = component(slices, 2, slice) > 0n && base.d > 0n;
  return { value: isCounted ? fraction('') : null, base: isFrozen ? base : null };
}

type Direction = NonNullable<TrendParameters['direction']>;
const moves = { '-1': 'fell', '0': 'equal', '1': 'rose' } as const;
const keeping: Readonly<Record<Direction, readonly string[]>> = {
  down: ['fell'],
  up: ['rose'],
  'not-below': ['rose', 'equal'],
};

function assess({ parameters, target, due, day, now, atDue }: Question<TrendParameters>): Assessment {
  const isShare = parameters.of.denominator !== undefined;
  const { value, base } = numbers(now, isShare);
  const then = atDue === null ? null : numbers(atDue, isShare);
  const move = moveOf(value, base);
  const common = {
    value,
    as: isShare ? 'share' : 'count',
    valueAtDue: then?.value ?? null,
    progress: null,
    reason: null,
    counts: {
      ...(value === null ? {} : { n: value.n, d: value.d }),
      ...(base === null ? {} : { baselineN: base.n, baselineD: base.d }),
      counted: component(now, 2),
      baselines: component(now, 2, 'baseline'),
    },
    // whether it rose stands beside the verdict on not-below (巩固 and 提升)
    parts: base === null ? [] : [{ name: 'baseline', value: base, state: move, day: null }],
  } as const;
  if (target === null) return { ...common, verdict: 'report-only' };
  // what was judged on the due day stays judged when there is no number any more (a count that ended, a unit that was closed)
  if (base === null && (then?.base ?? null) === null) {
    return { ...common, verdict: 'not-evaluable', reason: 'no-baseline' };
  }
  if (value === null && (then?.value ?? null) === null) {
    return { ...common, verdict: 'not-evaluable', reason: 'no-data' };
  }
  const wanted = parameters.direction === undefined ? [] : keeping[parameters.direction];
  const standing = (of: Fraction | null, against: Fraction | null): Standing => {
    if (of?.d === 0n) return 'nothing-to-count';
    return wanted.includes(moveOf(of, against) ?? '') ? 'holds' : 'fails';
  };
  // not counted by the due day: nothing shows that the direction was kept then
  const verdict = judge({
    group: 'share',
    due,
    day,
    now: standing(value, base),
    atDue: then === null ? undefined : standing(then.value, then.base),
  });
  return { ...common, verdict };
}

const moveOf = (value: Fraction | null, base: Fraction | null): string | null =>
  value === null || base === null || value.d === 0n ? null : moves[compareFractions(value, base)];

const directionWords: Readonly<Record<Direction, KindWords>> = {
  down: { zh: '下降（持平不算）', en: 'falls (equal does not count)' },
  up: { zh: '上升（持平不算）', en: 'rises (equal does not count)' },
  'not-below': { zh: '不低于基数（持平算）', en: 'is not below it (equal counts)' },
};

function words({ of, baseline, direction, unitTypes }: TrendParameters): KindWords {
  const { numerator, denominator, from } = of;
  const below = denominator === undefined ? '' : denominator === 'base' ? '基数' : denominator.metric;
  const number = denominator === undefined ? numerator.metric : `${numerator.metric} ÷ ${below}`;
  const types = unitTypes?.join('、');
  const { zh, en } = comparison(baseline, direction);
  return {
    zh: [
      `${number}（每个组织最近一次统计，直到下次统计或组织撤销；上级由下级数字相加重算）${zh}。`,
      from === undefined ? '' : `只用${from}及以后的统计。`,
      types === undefined ? '' : `只加总这些类型组织的数字：${types}。`,
    ].join(''),
    en: [
      `${number}${denominator === 'base' ? ' (the base of the same count)' : ''}, by each unit's latest count until its next or until the unit is closed, ` +
        `rebuilt above from what lies below, ${en}.`,
      from === undefined ? '' : ` Only counts of ${from} or later.`,
      types === undefined ? '' : ` Only numbers of units of these types add up: ${types}.`,
    ].join(''),
  };
}

function comparison(baseline: TrendParameters['baseline'], direction: Direction | undefined): KindWords {
  if (baseline === undefined || direction === undefined) {
    return { zh: '；没有规定方向，只报告', en: 'with no direction stated: reported alone' };
  }
  const { metric, asOf } = baseline;
  const { zh, en } = directionWords[direction];
  return {
    zh: `与锁定基数“${metric}”${asOf === undefined ? '（最新一次）' : `（截至${asOf}）`}比较：${zh}`,
    en: `against the frozen baseline "${metric}"${asOf === undefined ? ' (the newest)' : ` as of ${asOf}`}: it ${en}`,
  };
}
