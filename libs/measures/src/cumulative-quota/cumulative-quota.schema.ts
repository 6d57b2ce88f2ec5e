import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

const { factKind, fieldName, fits, keyName } = selectorFields;

const quota = z.strictObject({
  name: z.string().min(1).max(80, { error: 'must be the name of a quota, up to 80 characters' }),
  fact: factKind.default('quota.allocated'),
  by: keyName.default('quota@unit'),
  where: fits.default({}),
  unit: fieldName.default('unit'),
  amount: fieldName.default('amount'),
  range: z
    .tuple([fieldName, fieldName], { error: 'must be the fields of the first and the last number' })
    .default(['firstNumber', 'lastNumber']),
  again: z.enum(['replaces', 'adds'], { error: 'must be replaces or adds' }).default('replaces'),
});

/**
 * Parameters of a total against a quota: what is added up, and what it is compared with.
 *
 * - `facts`: what counts, 1 to 5 selectors; a fact that fits several counts once. `unit`: the reference to the unit for which it counts;
 *   null: the unit that answers for the fact.
 * - `distinct`: false: every fact counts, found under `by`. That SHOULD name one thing or person: a fact that names several ids there
 *   counts for each, and all facts under one id are added up anew with each of them (1,000 facts under one unit, 100 at a
 *   time: 37 s). True: what `by` names (a beneficiary) counts once, for each unit that gave and once above them.
 * - `amount`: the field that is added up; null: each counts 1. `scale`: with how many decimals amounts are kept, not fewer than the
 *   field has.
 * - `quota`: the allotments to compare with, of that `name`: for the unit that they name and no other; a parent is judged on its own.
 *   The size stands in `amount`, or is the length of the number `range`. `again` (reading): a later allotment `replaces`
 *   the earlier from its day on, or `adds` to it. Without `quota` the plan's own target is what counts.
 * - `direction`: `floor`, at least the quota by the due day; `cap`, at most the quota on every day.
 *
 * Source: plan-catalogue 1.9, item 5 of 《全区共青团2020年工作要点》, item 51 of 《东莞共青团2020年工作要点》.
 */
export const cumulativeQuotaParameters = z
  .strictObject({
    facts: z
      .array(selector.omit({ ended: true }))
      .min(1, { error: 'must hold 1 to 5 selectors' })
      .max(5, { error: 'must hold 1 to 5 selectors' }),
    unit: fieldName.nullable().default(null),
    distinct: z.boolean({ error: 'must be true or false' }).default(false),
    amount: fieldName.nullable().default(null),
    scale: z
      .int({ error: 'must be 0 to 4' })
      .min(0, { error: 'must be 0 to 4' })
      .max(4, { error: 'must be 0 to 4' })
      .default(0),
    quota: quota.optional(),
    direction: z.enum(['floor', 'cap'], { error: 'must be floor or cap' }),
  })
  .refine(({ distinct, amount, scale }) => (amount !== null ? !distinct : scale === 0), {
    error: 'must give an amount and a scale only where amounts are added up: things that count 1 each have neither',
  });

export type CumulativeQuotaParameters = z.output<typeof cumulativeQuotaParameters>;
