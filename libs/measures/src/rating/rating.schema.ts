import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

const { isoDay } = selectorFields;
const label = z.string().min(1).max(80);
const points = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})(\.\d{1,3})?$/, { error: 'must be a decimal in quotes, of at most 3 decimals' });

const aspect = z.strictObject({ name: label, weight: points.default('1'), min: points.default('0'), max: points });
const level = z.strictObject({ name: label, atLeast: points });

/** One version of the rating scheme, as the issuer published it. */
const scheme = z.strictObject({
  version: z.int().min(1).max(1000),
  from: isoDay.optional(),
  aspects: z.array(aspect).min(1).max(40),
  levels: z.array(level).min(1).max(20),
});

/**
 * Parameters of a rating: who should be rated, by which scores, under which versions of a scheme.
 *
 * - `frame`: who should be rated on a day: units or register entries, with `ended` for what takes them out. The case is the thing
 *   that `by` names; it belongs to the fact's `unit`. Whoever is in several of them is in the frame once.
 * - `scores`: the facts of the scores, `rating.scored` by `unit`, or by `subject` for register entries (a score that names a subject
 *   is none of its unit). Their `schemeVersion` and `round` say which of them make one rating, `aspect` and `score` what they
 *   say. With `from`, ratings of earlier days do not count.
 * - `schemes`: the versions. `from`: the day from which one is valid; scores of earlier days are not scores under it. `aspects`: each
 *   has to be scored within `min` (default 0) and `max`; a score outside them is none. `levels`: the name of the first whose `atLeast` the
 *   sum of scores × `weight` (default 1) reaches, highest first. What reaches none is complete, and `below` all levels.
 *
 * Of several ratings the one whose last score is the newest counts (then the higher version, the higher round): an old one stays
 * under its version until the subject is rated again, and a new one that is not complete yet takes its place.
 * Source: plan-catalogue 1.11, hard case 12.
 */
export const ratingParameters = z.strictObject({
  frame: z.array(selector).min(1).max(10),
  scores: selector.omit({ ended: true }),
  schemes: z.array(scheme).max(50).default([]),
});

export type RatingParameters = z.output<typeof ratingParameters>;
