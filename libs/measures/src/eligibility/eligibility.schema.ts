import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

const { fieldName, fits } = selectorFields;

/** Decisions and evidence happen on a day and do not end. */
const happening = selector.omit({ ended: true });
const span = (least: number) =>
  z.union(
    [
      z.strictObject({ months: z.int({ error: 'must be a whole number' }).min(least).max(1200) }),
      z.strictObject({ days: z.int({ error: 'must be a whole number' }).min(least).max(36_600) }),
    ],
    { error: 'must be months or days' },
  );
const decimal = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?$/, { error: 'must be a decimal in quotes, like "20" or "19.5"' });
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'must be the name of a condition: small letters, digits and hyphens' });

/**
 * One condition. `name` is how failures are listed. Evidence is what is dated on or before the decision's day.
 *
 * - `sum`: the `amount` fields of the facts of `any` selector come to `atLeast` (exact decimal). `within` leaves out what is older:
 *   `{months: 12}`, facts that lie at most so long before the decision, that day included (the default reading of 年度); `calendar-year`,
 *   those of the decision's own year; null, none.
 * - `exists`: a fact of `selector` with one of the `passing` results (field → values; none named: any fact will do). A fact with another
 *   result contradicts only where no passing one is there.
 * - `elapsed`: since the first fact of `selector`, `atLeast` so many months (the same day, cut to the month's last) or days have passed:
 *   the decision may fall on the last of them or later.
 * - `unique`: no other decision of the definition has the same value of `field`. The fact kind of the case MUST be about that field.
 *   Both holders fail, from the later of the two decisions on, until one is corrected.
 * - `allotted`: the number in `field` lies within a range (`first` to `last`, both included) of a fact of `selector` that names by its `by`
 *   the same as the case in `holder`, which is the same in all conditions of this kind.
 */
const condition = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      name,
      kind: z.literal('sum'),
      any: z.array(happening).min(1).max(10),
      amount: fieldName,
      atLeast: decimal,
      within: z
        .union([z.strictObject({ months: z.int().min(1).max(1200) }), z.literal('calendar-year')], {
          error: 'must be months, calendar-year or null',
        })
        .nullable()
        .default(null),
    }),
    z.strictObject({ name, kind: z.literal('exists'), selector: happening, passing: fits.default({}) }),
    z.strictObject({ name, kind: z.literal('elapsed'), selector: happening, atLeast: span(0) }),
    z.strictObject({ name, kind: z.literal('unique'), field: fieldName }),
    z.strictObject({
      name,
      kind: z.literal('allotted'),
      selector: happening,
      holder: fieldName.default('unit'),
      field: fieldName,
      first: fieldName.default('firstNumber'),
      last: fieldName.default('lastNumber'),
    }),
  ],
  { error: 'must be a condition: sum, exists, elapsed, unique or allotted' },
);
export type Condition = z.output<typeof condition>;

/**
 * Parameters of an eligibility: the decisions, and what each of them must satisfy.
 *
 * - `case`: the facts that are decisions; each counts from its day on. `by` names whose evidence is looked at. `owner`: the reference to
 *   the unit that answers for the decision; null where the case itself is the unit.
 * - `conditions`: all of them have to hold; see above.
 *
 * Source: plan-catalogue 1.7; question 4 on the year of the hours.
 */
export const eligibilityParameters = z.strictObject({
  case: happening,
  owner: fieldName.nullable().default('unit'),
  conditions: z
    .array(condition)
    .min(1)
    .max(10)
    .refine((all) => new Set(all.map((one) => one.name)).size === all.length, {
      error: 'must be conditions of different names',
    })
    // facts found under one mention are led back to cases by one field
    .refine((all) => new Set(all.flatMap((one) => (one.kind === 'allotted' ? [one.holder] : []))).size <= 1, {
      error: 'must be allotted to one and the same holder',
    }),
});

export type EligibilityParameters = z.output<typeof eligibilityParameters>;

/** The slice in which the failures of a condition count. */
export const sliceOf = ({ name: condition }: Condition): string => `condition:${condition}`;
