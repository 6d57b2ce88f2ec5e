import { amountOf } from '../fold/amount.js';
import { textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold } from '../fold/kind-fold.js';
import { byLatest, type Dated, readOf, selecting, type Wanted } from '../fold/select.js';
import type { TrendParameters } from './trend.schema.js';

type Parameters = TrendParameters;

const ofMetric = (
  fact: string,
  metric: string,
  days: { from?: string | undefined; to?: string | undefined },
): Wanted => ({
  fact,
  by: 'metric@unit',
  where: { metric: [metric] },
  day: 'occurredOn',
  ...days,
});
const closing: Wanted = { fact: 'unit.closed', by: 'unit', day: 'occurredOn' };

const numeratorOf = ({ of }: Parameters): Wanted => ofMetric('stock.counted', of.numerator.metric, { from: of.from });
const denominatorOf = ({ of }: Parameters): Wanted | undefined =>
  typeof of.denominator === 'object' ? ofMetric('stock.counted', of.denominator.metric, { from: of.from }) : undefined;
const baselineOf = ({ baseline }: Parameters): Wanted | undefined =>
  baseline === undefined
    ? undefined
    : ofMetric('baseline.frozen', baseline.metric, { from: baseline.asOf, to: baseline.asOf });

/**
 * The latest count of each unit on D, and its latest baseline (plan-catalogue 1.10). A count stands until the next, or until its unit
 * is closed; a count of a share without its base is no count. Sums above are rebuilt from these, never from results.
 */
export const trendFold: KindFold<Parameters> = {
  reads(parameters) {
    const [denominator, baseline] = [denominatorOf(parameters), baselineOf(parameters)];
    return [
      readOf(numeratorOf(parameters), 'unit', 'value', parameters.of.denominator === 'base' ? 'base' : null),
      ...(denominator === undefined ? [] : [readOf(denominator, 'unit', 'value')]),
      ...(baseline === undefined ? [] : [readOf(baseline, 'unit', 'numerator', 'denominator')]),
      readOf(closing),
    ];
  },
  measure(parameters, point, tally) {
    const { of, unitTypes } = parameters;
    const isPart = (unit: string, { day }: Dated): boolean =>
      unitTypes === undefined || unitTypes.includes(point.typeOn(unit, day) ?? '');
    const closed = closedUnits(point);
    const counted = (wanted: Wanted, read: (one: Dated) => readonly bigint[] | undefined): void =>
      eachLatest(wanted, point, read, (unit, one, components) => {
        if (!closed.has(unit) && isPart(unit, one)) tally.sum(unit, '', components);
      });
    const denominator = denominatorOf(parameters);
    counted(numeratorOf(parameters), (one) => {
      const value = amountOf(one.fact.said('value'));
      const base = of.denominator === 'base' ? amountOf(one.fact.said('base')) : 0n;
      if (value === null || base === null) return undefined;
      return of.denominator === 'base' ? [value, base, 1n, 1n] : [value, 0n, 1n];
    });
    if (denominator !== undefined) {
      counted(denominator, (one) => {
        const value = amountOf(one.fact.said('value'));
        return value === null ? undefined : [0n, value, 0n, 1n];
      });
    }
    const frozen = (one: Dated): readonly bigint[] | undefined => {
      const numerator = amountOf(one.fact.said('numerator'));
      if (of.denominator === undefined) return numerator === null ? undefined : [numerator, 0n, 1n];
      const base = amountOf(one.fact.said('denominator'));
      return numerator === null || base === null ? undefined : [numerator, base, 1n, 1n];
    };
    const baseline = baselineOf(parameters);
    if (baseline === undefined) return;
    eachLatest(baseline, point, frozen, (unit, one, components) => {
      if (isPart(unit, one)) tally.sum(unit, 'baseline', components);
      tally.alone(unit, 'own', components);
    });
  },
};

/** Units that no longer exist on D. */
function closedUnits(point: FoldPoint): ReadonlySet<string> {
  const select = selecting(closing);
  const closed = new Set<string>();
  for (const [unit, facts] of point.about(closing.fact, closing.by)) {
    if (select(facts).some(({ day }) => day <= point.day)) closed.add(unit);
  }
  return closed;
}

/** The latest fact of each case up to D that says a number. */
function eachLatest(
  wanted: Wanted,
  point: FoldPoint,
  read: (one: Dated) => readonly bigint[] | undefined,
  take: (unit: string, one: Dated, components: readonly bigint[]) => void,
): void {
  const select = selecting(wanted);
  for (const facts of point.about(wanted.fact, wanted.by).values()) {
    const byTime = select(facts)
      .filter(({ day }) => day <= point.day)
      .toSorted(byLatest);
    for (const one of byTime) {
      const components = read(one);
      const unit = textOf(one.fact, 'unit');
      if (components === undefined || unit === undefined) continue;
      take(unit, one, components);
      break;
    }
  }
}
