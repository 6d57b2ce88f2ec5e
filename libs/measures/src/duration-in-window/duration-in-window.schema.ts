import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

const { factKind, fieldName, keyName, where } = selectorFields;
const wholeNumber = (max: number, what: string): z.ZodInt => {
  const error = `must be a whole number of ${what}, 1 to ${max}`;
  return z.int({ error }).min(1, { error }).max(max, { error });
};
const months = wholeNumber(240, 'months');

const term = selector.refine(({ ended }) => ended !== undefined && ended.match.length > 0, {
  error: 'must say what ends it (ended) and by which fields the end is known to be of the same term (ended.match)',
});

const placement = selector.omit({ ended: true }).extend({
  ended: z.strictObject({
    fact: factKind,
    by: keyName,
    where,
    day: fieldName.default('occurredOn'),
    started: fieldName.default('startedOn'),
    match: z.array(fieldName).min(1, { error: 'must name at least one field' }).max(5).default(['host']),
  }),
});

/**
 * Parameters of a duration in a window: who has to spend how long where, counted from when.
 *
 * - `term`: the facts that open a window, one for each appointment; a new appointment is a new window and a new duty. `from`, `to`:
 *   which days of taking office are within the evaluation. `ended`: what ends it, of the same term where the `match` fields agree;
 *   its day is the first out of office.
 * - `placement`: the stays. `where` chooses the right hosts. `ended`: the fact that ends one: `started` is its field with the first day of the
 *   stay (the two have to be equal, and so the `match` fields), `day` the last day, itself included. A stay without an end goes on.
 * - `window`: `{years}` or `{months}` from the day a of the term: [a, a + window); a day that the last month does not have is its last.
 * - `length`: `{months: n}`: one stay of n calendar months (d … d−1, clamped to the end of a shorter month), or n × `daysPerMonth`
 *   days in all, overlaps counted once; whichever is reached first.
 * - `daysPerMonth`: how many days in sum stand for a month (reading; 30).
 * - `counting` (reading): `inside-window`, only days within the window count, the length has to be reached there; `begun-in-window`: a stay
 *   that begins within the window counts whole.
 *
 * Source: plan-catalogue 1.8, item 48 of 《东莞共青团2020年工作要点》, question Q7.
 */
export const durationParameters = z.strictObject({
  term,
  placement,
  window: z.union([z.strictObject({ years: wholeNumber(20, 'years') }), z.strictObject({ months })], {
    error: 'must be {years: n} or {months: n}',
  }),
  length: z.strictObject({ months }),
  daysPerMonth: wholeNumber(31, 'days').default(30),
  counting: z
    .enum(['inside-window', 'begun-in-window'], { error: 'must be inside-window or begun-in-window' })
    .default('inside-window'),
});

export type DurationParameters = z.output<typeof durationParameters>;

/** How many months a window lasts. */
export const monthsOf = (window: DurationParameters['window']): number =>
  'years' in window ? 12 * window.years : window.months;
