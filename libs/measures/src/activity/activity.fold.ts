import { amountOf } from '../fold/amount.js';
import type { DayNumber } from '../fold/calendar.js';
import { textOf } from '../fold/fold-fact.js';
import type { FoldPoint, KindFold, Tally } from '../fold/kind-fold.js';
import { type Dated, readOf, selecting } from '../fold/select.js';
import type { ActivityParameters } from './activity.schema.js';

type Work = ActivityParameters['facts'][number];

/** A thing on record: its day, the numbers of the whole, and who has part in it, with its own share where it states one. */
interface Thing {
  readonly day: DayNumber;
  readonly sums: readonly bigint[];
  readonly organisers: ReadonlyMap<string, bigint | null>;
}

/** One number alone at the place of a sum; component 0 counts the thing. */
const alone = (at: number, number: bigint): readonly bigint[] => [...Array.from({ length: at + 1 }, () => 0n), number];

/**
 * Distinct things up to D with their sums (plan-catalogue 1.12, hard case E7): one that several units report, or list as its organisers, counts
 * for each of them and once above.
 */
export const activityFold: KindFold<ActivityParameters> = {
  reads: ({ facts, sum, share }) =>
    facts.map((one) => readOf(one, 'unit', one.organisers, share?.field, ...sum.map(({ field }) => field))),
  measure(parameters, point, tally) {
    for (const [index, work] of parameters.facts.entries()) {
      const select = selecting(work);
      for (const reports of point.reports(work.fact, work.by).values()) {
        for (const alike of Map.groupBy(select(reports), ({ fact }) => fact.thing).values()) {
          const thing = thingOf(alike, work, parameters);
          if (thing !== undefined && thing.day <= point.day) {
            tallyThing(thing, `fact-${index}`, shareAt(parameters), point, tally);
          }
        }
      }
    }
  },
};

/** The place of the sum that is shared out among the sums; −1 where none is. */
const shareAt = ({ sum, share }: ActivityParameters): number =>
  share === undefined ? -1 : sum.findIndex(({ name }) => name === share.of);

/** What the reports of one thing say, best source first: field by field the first that says it. */
function thingOf(reports: readonly Dated[], work: Work, parameters: ActivityParameters): Thing | undefined {
  const { sum, share } = parameters;
  const [best] = reports;
  if (best === undefined) return undefined;
  const sums = sum.map(({ field, scale }) => {
    for (const { fact } of reports) {
      const number = amountOf(fact.said(field), scale);
      if (number !== null) return number;
    }
    return 0n;
  });
  const scale = sum[shareAt(parameters)]?.scale ?? 0;
  const organisers = new Map<string, bigint | null>();
  for (const { fact } of reports) {
    const unit = textOf(fact, 'unit');
    const own = share === undefined ? null : amountOf(fact.said(share.field), scale);
    if (unit !== undefined) organisers.set(unit, organisers.get(unit) ?? own);
    const listed = work.organisers === undefined ? undefined : fact.said(work.organisers);
    for (const one of typeof listed === 'string' ? [listed] : typeof listed === 'object' ? listed : []) {
      organisers.set(one, organisers.get(one) ?? null);
    }
  }
  return { day: best.day, sums, organisers };
}

/**
 * Where the shares make up the whole (or no whole is stated), they add up like any number. Otherwise the whole stands with each organiser that
 * has no other below it, marked in `<fact>/joint`, or its own share instead, for itself alone.
 */
function tallyThing({ day, sums, organisers }: Thing, slice: string, at: number, point: FoldPoint, tally: Tally): void {
  const units = [...organisers.keys()];
  const stated = [...organisers].flatMap(([unit, share]) => (share === null ? [] : [{ unit, share }]));
  const whole = sums[at] ?? 0n;
  const shared = stated.reduce((total, { share }) => total + share, 0n);
  const isShared = stated.length > 0 && (whole === 0n || (stated.length === units.length && shared === whole));
  const components = [1n, ...(isShared ? sums.with(at, 0n) : sums)];
  if (units.length > 1) tally.joint(new Map(units.map((unit) => [unit, day])), slice, components);
  else for (const unit of units) tally.sum(unit, slice, components, day);
  if (isShared) {
    for (const { unit, share } of stated) tally.sum(unit, slice, alone(at, share), day);
    return;
  }
  if (units.length < 2 || !sums.some((number) => number > 0n)) return;
  for (const [unit, share] of organisers) {
    if (units.some((other) => other !== unit && point.isWithin(other, unit))) continue;
    if (share === null) tally.alone(unit, `${slice}/joint`, [1n], day);
    else tally.alone(unit, slice, alone(at, share - whole), day);
  }
}
