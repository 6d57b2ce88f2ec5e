import { canonicalJson } from '@duibiao/facts';
import {
  type Assessment,
  assessIndicator,
  type Fraction,
  type Goal,
  type KindName,
  type Slices,
} from '@duibiao/measures';
import { compareKeys, type Result, type ResultHead, type ResultLine } from './result.js';

/** An indicator as the loader of its plan read it. `due` is `YYYY-MM-DD`. */
export interface ResultIndicator {
  readonly id: string;
  readonly kind: KindName;
  readonly parameters: unknown;
  /** Null: it is reported, never judged. */
  readonly target: Goal | null;
  readonly due: string;
}

/** The sums of one unit with all below it, by slice: on D and, unless D is before it, on the due day. */
export interface ResultSums {
  readonly now: Slices;
  readonly atDue: Slices | null;
}

/** What is asked of a plan, in its own order. */
export const resultIndicators = (plan: {
  readonly indicators: readonly (Omit<ResultIndicator, 'due'> & { readonly due: { readonly on: string } })[];
}): readonly ResultIndicator[] =>
  plan.indicators.map(({ id, kind, parameters, target, due }) => ({ id, kind, parameters, target, due: due.on }));

const nothing: Slices = new Map();

/**
 * The lines of one indicator from sums of any road: one of unit null, which says what holds where nothing counts; one for the root; and one for
 * every other unit of which something else holds. So a result says something of every unit, and no more than has to be said: a plan
 * of 347 indicators and 2,000 units would have 694,000 lines, most of them of units that an indicator never asks.
 *
 * `sums`: units that are absent count nothing; those in which nothing counts may be given or not, the lines are the same.
 */
export function resultLines(
  indicator: ResultIndicator,
  { day, root }: Pick<ResultHead, 'day' | 'root'>,
  sums: ReadonlyMap<string, ResultSums>,
): readonly ResultLine[] {
  const { target, due } = indicator;
  const none: ResultSums = { now: nothing, atDue: nothing };
  const said = ({ now, atDue }: ResultSums, isIssuer: boolean): Said =>
    saidOf(assessIndicator(indicator, { target, due, day, now, atDue: day < due ? null : (atDue ?? now), isIssuer }));
  const elsewhere = said(none, false);
  const saidElsewhere = canonicalJson(elsewhere);
  const lines: ResultLine[] = [{ indicator: indicator.id, unit: null, ...elsewhere }];
  for (const unit of new Set([root, ...sums.keys()])) {
    const own = said(sums.get(unit) ?? none, unit === root);
    if (unit === root || canonicalJson(own) !== saidElsewhere) lines.push({ indicator: indicator.id, unit, ...own });
  }
  return lines.sort(compareKeys);
}

/** A result from the lines of its indicators, in any order. */
export const resultOf = (head: ResultHead, lines: readonly ResultLine[]): Result => ({
  head,
  lines: lines.toSorted(compareKeys),
});

type Said = Omit<ResultLine, 'indicator' | 'unit'>;

const fractionText = (value: Fraction): string => `${value.n}/${value.d}`;

function saidOf({ value, as, verdict, reason, valueAtDue, counts, parts }: Assessment): Said {
  return {
    value: value === null ? null : fractionText(value),
    as,
    verdict,
    reason,
    valueAtDue: valueAtDue === null ? null : fractionText(valueAtDue),
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.toString()])),
    parts: parts.map(({ name, value: of, state, day }) => ({ name, value: fractionText(of), state, day })),
  };
}
