import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

/** A trigger or a response happens on a day and does not end. */
const happening = selector.omit({ ended: true });
const count = z.int({ error: 'must be a whole number' });

/**
 * Parameters of a timely response: what asks for a response, what is one, and how long it may take.
 *
 * - `trigger`: the facts that ask for a response; its `by` names the case (the member, the matter, the finding). `owner`: the
 *   reference of the trigger to the unit that answers for it; null where the case itself is the unit. Triggers without one do not count.
 * - `response`: one selector, or several of which any one will do (accepted or refused). Its `by` MUST name the same case.
 * - `match`: fields that trigger and response have in common within a case (from, to and attempt of a transfer).
 * - `limit`: `{months: n}`, the same day n months later, cut to that month's last day; `{days: n}`, n days later (the other
 *   reading of one month is 30 days); that day is included. Null: no limit, so what counts is whether there was a response.
 * - `early`: a response dated before the first trigger it matches `counts` from the trigger's day on, on time (a plan filed before
 *   the key date, an entry in a system dated before the approval), or is `ignored` (a talk held for an earlier office).
 *
 * Source: plan-catalogue 1.6; question 3 on the length of a month.
 */
export const timelyResponseParameters = z.strictObject({
  trigger: happening,
  owner: selectorFields.fieldName.nullable().default('unit'),
  response: z.union([happening, z.array(happening).min(1).max(10)], {
    error: 'must be a selector, or 1 to 10 of them',
  }),
  match: z.array(selectorFields.fieldName).max(5).default([]),
  limit: z
    .union([z.strictObject({ months: count.min(1).max(120) }), z.strictObject({ days: count.min(0).max(3660) })], {
      error: 'must be months or days, or null for no limit',
    })
    .nullable()
    .default(null),
  early: z.enum(['counts', 'ignored'], { error: 'must be counts or ignored' }).default('counts'),
});

export type TimelyResponseParameters = z.output<typeof timelyResponseParameters>;
