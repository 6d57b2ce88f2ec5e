import { amountOf } from '../fold/amount.js';
import { type DayNumber, dayNumber } from '../fold/calendar.js';
import { type FoldFact, textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold, Tally } from '../fold/kind-fold.js';
import { byDay, readOf, selecting, type Wanted } from '../fold/select.js';
import type { CumulativeQuotaParameters } from './cumulative-quota.schema.js';

type Parameters = CumulativeQuotaParameters;
type Quota = NonNullable<Parameters['quota']>;

/** What lies before the first allotment is compared with the first, as if it had always been in force. */
const beginning = dayNumber('0001-01-01');

const allotments = ({ fact, by, where, name }: Quota): Wanted => ({
  fact,
  by,
  where: { ...where, quota: [name] },
  day: 'occurredOn',
});

/**
 * A total on D, and the allotment in force (plan-catalogue 1.9). Slice `over`, of a cap only, is total − allotment day by day: its highest value
 * tells whether the cap was broken on any day.
 */
export const cumulativeQuotaFold: KindFold<Parameters> = {
  reads: ({ facts, unit, amount, quota }) => [
    ...facts.map((one) => readOf(one, unit, amount)),
    ...(quota === undefined ? [] : [readOf(allotments(quota), quota.unit, quota.amount, ...quota.range)]),
  ],
  measure(parameters, point, tally) {
    const { quota, direction } = parameters;
    const isCap = direction === 'cap' && quota !== undefined;
    const slices = isCap ? ['', 'over'] : [''];
    for (const facts of countedByCase(parameters, point).values()) {
      tallyCase(parameters, facts, slices, tally);
    }
    if (quota !== undefined) tallyAllotments(quota, 10n ** BigInt(parameters.scale), isCap, point, tally);
  },
};

/** Under each key what counts by D: each thing once, from the earliest day on which it fits. */
function countedByCase({ facts }: Parameters, point: FoldPoint): ReadonlyMap<string, ReadonlyMap<FoldFact, DayNumber>> {
  const cases = new Map<string, Map<FoldFact, DayNumber>>();
  for (const wanted of facts) {
    const select = selecting(wanted);
    for (const [key, found] of point.about(wanted.fact, wanted.by)) {
      for (const { fact, day } of select(found)) {
        if (day > point.day) continue;
        let own = cases.get(key);
        if (own === undefined) cases.set(key, (own = new Map()));
        own.set(fact, Math.min(day, own.get(fact) ?? Infinity));
      }
    }
  }
  return cases;
}

function tallyCase(
  { unit: field, distinct, amount, scale }: Parameters,
  facts: ReadonlyMap<FoldFact, DayNumber>,
  slices: readonly string[],
  tally: Tally,
): void {
  const parts = new Map<string, DayNumber>();
  for (const [fact, day] of facts) {
    const unit = field === null ? fact.owner : textOf(fact, field);
    if (unit === undefined) continue;
    if (distinct) parts.set(unit, Math.min(day, parts.get(unit) ?? Infinity));
    else {
      const number = amount === null ? 1n : (amountOf(fact.said(amount), scale) ?? 0n);
      for (const slice of slices) tally.sum(unit, slice, [number], day);
    }
  }
  if (parts.size > 0) for (const slice of slices) tally.joint(parts, slice, [1n]);
}

/** Of each unit, what was allotted to it up to D: a later allotment replaces the earlier, or adds to it. */
function tallyAllotments(quota: Quota, factor: bigint, isCap: boolean, point: FoldPoint, tally: Tally): void {
  const select = selecting(allotments(quota));
  for (const facts of point.about(quota.fact, quota.by).values()) {
    const sized = select(facts).flatMap(({ fact, day }) => {
      const [unit, size] = [textOf(fact, quota.unit), sizeOf(fact, quota)];
      return unit === undefined || size === null ? [] : [{ fact, day, unit, size }];
    });
    for (const [unit, own] of Map.groupBy(sized, (one) => one.unit)) {
      const inTurn = own.toSorted(byDay);
      let before = 0n;
      for (const [turn, { day, size }] of inTurn.entries()) {
        const isFirst = turn === 0;
        if (isCap && (isFirst || day <= point.day)) {
          tally.alone(unit, 'over', [(before - size) * factor], isFirst ? beginning : day);
        }
        if (day <= point.day)
          tally.alone(unit, 'quota', [size - before, isFirst || quota.again === 'adds' ? 1n : 0n], day);
        if (quota.again === 'replaces') before = size;
      }
    }
  }
}

/** How large an allotment is: its amount, or the length of its range of numbers. */
function sizeOf(fact: FoldFact, { amount, range: [first, last] }: Quota): bigint | null {
  const stated = amountOf(fact.said(amount));
  if (stated !== null) return stated;
  const [from, to] = [amountOf(fact.said(first)), amountOf(fact.said(last))];
  return from === null || to === null ? null : to - from + 1n;
}
