import * as z from 'zod';
import { selectorFields } from '../selector.js';

const { isoDay } = selectorFields;
const metric = z.string().min(1).max(80);
const counted = z.strictObject({ metric });

/**
 * Parameters of a trend: an underlying number, counted by units again and again, against a baseline frozen once.
 *
 * - `of.numerator.metric`: the metric of the `stock.counted` facts whose `value` is the number. `of.denominator`: absent, the
 *   number is a level; `base`, the `base` of the same fact; `{ metric }`, the `value` of another metric. A unit's latest
 *   count by day stands until its next, or until the unit is closed.
 * - `of.from`: counts taken before this day say nothing of the plan's term and do not stand in it. Default: every count stands.
 * - `baseline.metric`: the metric of the `baseline.frozen` facts (numerator and, for a share, denominator; one without a
 *   denominator is no baseline of a share). `baseline.asOf`: the day of the baseline meant. Default: a unit's newest by D, so
 *   that one frozen for the next plan under the same name would replace it.
 * - `direction`: `down` and `up` fail when the number stays equal, `not-below` holds.
 * - Neither baseline nor direction: the document states no direction, and the number alone is reported.
 * - `unitTypes`: only counts and baselines of units of these types make up a number higher up. A parent that takes the same
 *   count itself would be added to its children otherwise. Default: every unit counts only what no other does.
 *
 * The plan's target says only that the direction has to be kept (`at-least 1`, as of a deliverable): its number is not compared.
 * Source: plan-catalogue 1.10, hard case 5.
 */
export const trendParameters = z
  .strictObject({
    of: z.strictObject({
      numerator: counted,
      denominator: z.union([z.literal('base'), counted], { error: 'must be base, or a map with a metric' }).optional(),
      from: isoDay.optional(),
    }),
    baseline: z.strictObject({ metric, asOf: isoDay.optional() }).optional(),
    direction: z.enum(['down', 'up', 'not-below'], { error: 'must be down, up or not-below' }).optional(),
    unitTypes: z.array(z.string().min(1).max(40)).min(1).max(20).optional(),
  })
  .refine(({ baseline, direction }) => (baseline === undefined) === (direction === undefined), {
    error: 'must give a baseline and a direction, or neither',
  });

export type TrendParameters = z.output<typeof trendParameters>;
