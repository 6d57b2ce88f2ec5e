import * as z from 'zod';
import { awaits, selector, selectorFields } from '../selector.js';

const { fieldName, isoDay } = selectorFields;
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'must be lower-case letters, digits and hyphens, a letter first' });
const threshold = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be at least 1' })
  .max(10_000, { error: 'must be at most 10000' });
const noneAllowed = z
  .int({ error: 'must be a whole number' })
  .min(0, { error: 'must not be negative' })
  .max(10_000, { error: 'must be at most 10000' });
const owner = fieldName.default('unit');

const receipt = selector
  .omit({ ended: true, from: true, to: true })
  .extend({ match: z.array(fieldName).min(1, { error: 'must name what the two facts have in common' }).max(5) });

const rosterEntry = selector.extend({
  owner,
  min: threshold.optional(),
  mins: z.record(name, noneAllowed).default({}),
});

const count = z.strictObject({
  name,
  any: z
    .array(selector.omit({ ended: true }).extend({ receipt: receipt.optional() }))
    .min(1, { error: 'must name what counts' })
    .max(10),
  distinctBy: fieldName.optional(),
  min: threshold.optional(),
});

const holder = selector.default({
  fact: 'role.began',
  by: 'post',
  where: {},
  day: 'occurredOn',
  ended: { fact: 'role.ended', by: 'person', where: {}, day: 'occurredOn', match: ['unit', 'role'] },
});

/**
 * Parameters of a minimum for each subject: who is on the roster, what each has to reach.
 *
 * - `roster`: facts that put a subject (a person, a unit, a register entry) on it, from their day until they are `ended`. A subject fits the
 *   first entry that stands on the day; of several standing facts the one begun last. `owner`: the field that names the unit which
 *   answers for the subject. `min`: how many of each count; `mins`: count → how many, where this entry differs (0: not asked of it).
 * - `counts`: what is counted; every count has to reach its minimum (to the Party AND to the League). `any`: the facts that count, found
 *   under the same key as the roster's. `distinctBy`: facts that agree in this field are one event; without it each thing
 *   is one, whoever reported it. `min`: where the roster's entry says none; 1 where nobody does.
 *   `receipt`: what confirms such a fact, with the same `match` fields: unconfirmed it does not count, and before the receipt's day neither.
 * - `window`: only facts dated within it count. From its last day on everything stays as it stood on that day: the roster
 *   (reading: in role on the last day of the period) and what was reached; what is filed later is `late`. Without a last day nothing is
 *   frozen. A fact filed within it and confirmed after it counts from the receipt on (reading: submitted in time, the receipt confirms).
 * - `posts`: register entries that have to be held; one without a `holder` on the day is vacant: listed beside, on no roster of persons.
 *   `owner` as above. Where `holder.ended` is found by another field (the person), it ends only what the holder's fact of that person began.
 * - `awaits: norm`: how often is in another document, which is not loaded yet; the minimums only count.
 *
 * No pro-rating: who joined within the window owes the full minimum. Source: plan-catalogue 1.4, items 3, 4, 45, 46 of
 * 《东莞共青团2020年工作要点》.
 */
export const perSubjectMinParameters = z
  .strictObject({
    roster: z.array(rosterEntry).min(1, { error: 'must say who is on the roster' }).max(10),
    counts: z.array(count).min(1, { error: 'must say what is counted' }).max(10),
    window: z.strictObject({ from: isoDay.optional(), to: isoDay.optional() }).default({}),
    posts: selector.extend({ owner, holder }).optional(),
    awaits,
  })
  .superRefine(({ roster, counts, window }, { addIssue }) => {
    const names = counts.map((one) => one.name);
    for (const [index, one] of names.entries()) {
      if (names.indexOf(one) === index) continue;
      addIssue({
        code: 'custom',
        path: ['counts', index, 'name'],
        message: `must be another name: ${one} is there already`,
      });
    }
    for (const [index, { mins }] of roster.entries()) {
      for (const one of Object.keys(mins).filter((key) => !names.includes(key))) {
        addIssue({
          code: 'custom',
          path: ['roster', index, 'mins', one],
          message: `must be one of ${names.join(', ')}`,
        });
      }
    }
    if (window.from !== undefined && window.to !== undefined && window.to < window.from) {
      addIssue({ code: 'custom', path: ['window', 'to'], message: `must not be before ${window.from}` });
    }
  });

export type PerSubjectMinParameters = z.output<typeof perSubjectMinParameters>;
