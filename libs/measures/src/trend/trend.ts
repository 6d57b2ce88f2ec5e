import { type Assessment, component, type Question, shareOf, type Slices } from '../assessment.js';
import { compareFractions, type Fraction } from '../fraction.js';
import type { MeasureKind } from '../kind.js';
import type { Standing } from '../target.js';
import { judge } from '../verdict.js';
import { compileTrend } from './trend.compile.js';
import { trendFold } from './trend.fold.js';
import { type TrendParameters, trendParameters } from './trend.schema.js';
import { trendRows } from './trend.sql.js';
import { trendWords } from './trend.words.js';

/**
 * An underlying number on D against a frozen baseline: down, up, not below. A parent's number and baseline are rebuilt from the counts
 * below it, never from its children's results. Source: plan-catalogue 1.10.
 */
export const trend = {
  name: 'trend',
  version: 1,
  parameters: trendParameters,
  components: ['numerator', 'denominator', 'numeratorUnits', 'denominatorUnits'],
  compile: compileTrend,
  sql: { rows: trendRows },
  fold: trendFold,
  assess,
  words: trendWords,
} as const satisfies MeasureKind<typeof trendParameters>;

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
