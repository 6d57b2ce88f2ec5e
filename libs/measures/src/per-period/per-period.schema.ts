import * as z from 'zod';
import { selector, selectorFields } from '../selector.js';

const { fieldName, isoDay } = selectorFields;

/**
 * Parameters of a share in each period, judged period by period. A case is `subject@period`.
 *
 * - `periods`: facts that open a period, found under its id. `closes`: the field of its planned last day; a fact that ends it
 *   (`ended`, such as period.closed) says the last day instead, be it earlier or later.
 * - `roster`: facts that put a subject (a person, a unit) on the roster, until they are `ended`; `owner`: the field that names the unit
 *   which answers for the subject. Reading: the roster of a period are those in role in one unit on its opening day and again on its
 *   closing day. Who came after the opening, or left the unit before the closing, is not on it; a promotion within the unit
 *   takes nobody off. Of several units the one entered last.
 * - `done`: facts found under `subject@period`; one dated up to the closing day is enough. Nobody is excused.
 * - `window`: only periods that close within it, both days included.
 *
 * Source: plan-catalogue 1.5, item 2 of 《东莞共青团2020年工作要点》.
 */
export const perPeriodParameters = z
  .strictObject({
    periods: selector.omit({ from: true, to: true }).extend({
      day: fieldName.default('opensOn'),
      closes: fieldName.default('closesOn'),
    }),
    roster: selector.extend({ owner: fieldName.default('unit') }),
    done: z
      .array(selector.omit({ ended: true }))
      .min(1, { error: 'must say what it takes' })
      .max(10),
    window: z.strictObject({ from: isoDay.optional(), to: isoDay.optional() }).default({}),
  })
  .superRefine(({ done, periods, roster, window }, { addIssue }) => {
    for (const [index, { by }] of done.entries()) {
      if (by.split('@').length === 2) continue;
      addIssue({
        code: 'custom',
        path: ['done', index, 'by'],
        message: 'must be a subject and a period, like person@period',
      });
    }
    for (const [name, { by }] of Object.entries({ periods, roster })) {
      if (!by.includes('@')) continue;
      addIssue({
        code: 'custom',
        path: [name, 'by'],
        message: `must be one field, for one side of the cases: not ${by}`,
      });
    }
    if (window.from !== undefined && window.to !== undefined && window.to < window.from) {
      addIssue({ code: 'custom', path: ['window', 'to'], message: `must not be before ${window.from}` });
    }
  });

export type PerPeriodParameters = z.output<typeof perPeriodParameters>;
