import * as z from 'zod';
import { selectorFields } from '../selector.js';

const { fieldName: name, factKind, fits, isoDay, where } = selectorFields;
const period = z.union([z.string().min(1).max(40), z.int()], { error: 'must be a year, or the name of a period' });

/**
 * Parameters of a ratio: which facts make the denominator's set S, which put a case of it into the numerator.
 *
 * - `subject`: the reference that names the case; it MUST be the one that both fact kinds are about.
 * - `period`: the period measured; facts whose `denominator.period` value differs are another definition's.
 * - `denominator.where`: value → codes that are in scope; every named value has to match. `owner`: the reference to the
 *   unit that owns the case. `from`: the day from which the case counts; `notBefore`, `notAfter`: only days within these.
 * - `numerator.where`: as above. `elsewhere`: a reference to a unit that has to lie outside the owner unit and everything
 *   below it. `notBefore: denominator`, `notAfter: denominator`: a fact dated before (after) the case's own `from` day does not
 *   count. `from`: the day from which it counts.
 *
 * Source: plan-catalogue 1.3, item 34 of 《东莞共青团2020年工作要点》.
 */
export const ratioParameters = z.strictObject({
  subject: name,
  period,
  denominator: z.strictObject({
    fact: factKind,
    where,
    period: name.optional(),
    owner: name,
    from: name,
    notBefore: isoDay.optional(),
    notAfter: isoDay.optional(),
  }),
  numerator: z.strictObject({
    fact: factKind,
    where: fits.optional(),
    elsewhere: name.optional(),
    notBefore: z.literal('denominator', { error: 'must be denominator' }).optional(),
    notAfter: z.literal('denominator', { error: 'must be denominator' }).optional(),
    from: name,
  }),
});

export type RatioParameters = z.output<typeof ratioParameters>;
