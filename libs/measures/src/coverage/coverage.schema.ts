import * as z from 'zod';
import { awaits, selector, selectorFields } from '../selector.js';

const { fieldName, isoDay } = selectorFields;

/** Names that stand for something else in the rows. */
const reserved = new Set(['frame', 'end']);

const conditionName = z
  .string()
  .regex(/^[^/]{1,40}$/, { error: 'must be a name of 1 to 40 characters without /' })
  .refine((name) => !reserved.has(name), { error: `must be none of ${[...reserved].join(', ')}` });

const frame = selector.extend({ owner: fieldName.default('unit') });

const condition = z.strictObject({
  name: conditionName.optional(),
  any: z
    .array(selector)
    .min(1, { error: 'must name at least one kind of fact' })
    .max(20, { error: 'must name at most 20 kinds of facts' }),
  atLeast: z.int().min(1, { error: 'must be at least 1' }).max(1000, { error: 'must be at most 1000' }).default(1),
  within: z.strictObject({ from: isoDay.optional(), to: isoDay.optional() }).optional(),
});

/**
 * Parameters of a coverage: which units or register entries are the frame on a day, and what each has to satisfy then.
 *
 * - `frame`: the entries that any of these selectors puts in, until what `ended` says; an entry in two of them is one. `by` names the
 *   entry (`unit` of a unit.opened, `entry` of a register.entered). `owner`: the field with the unit that it counts for (default
 *   `unit`, of a unit.opened the unit itself), or `case` where the entry's own key is the unit. Of several owners on one day that of the latest
 *   begin counts, so that an entry that moves has one.
 * - `predicate.all`: conditions that all have to hold on the day. One holds while at least `atLeast` (default 1) facts that fit
 *   any of its selectors stand; each thing counts once. `within`: only facts with their day in it, both ends included. `name`: under which
 *   the condition is shown where there are several (default `condition-1` …).
 * - `awaits: norm`: how often is in another document, which is not loaded yet; the conditions only count.
 *
 * An entry with no fact of the predicate so far is not satisfied, and counted apart as "no data". Source: plan-catalogue 1.2.
 */
export const coverageParameters = z.strictObject({
  frame: z
    .array(frame)
    .min(1, { error: 'must name at least one register or kind of unit' })
    .max(20, { error: 'must name at most 20' }),
  predicate: z.strictObject({
    all: z
      .array(condition)
      .min(1, { error: 'must name at least one condition' })
      .max(20, { error: 'must name at most 20 conditions' })
      .refine((all) => new Set(all.map(({ name }, at) => nameOf(name, at))).size === all.length, {
        error: 'must have different names',
      }),
  }),
  awaits,
});

export type CoverageParameters = z.output<typeof coverageParameters>;
export type CoverageCondition = z.output<typeof condition>;

/** What a condition is called; `at` counts from 0. */
export const nameOf = (name: string | undefined, at: number): string => name ?? `condition-${at + 1}`;
