import * as z from 'zod';
import { cron } from './cron.js';
import { day, timeZone } from './day.js';
import { quantity } from './fraction.js';
import { slug, text, words } from './words.js';

const label = text.max(40);

const thresholds = z.strictObject({ green: quantity, amber: quantity }).superRefine(({ green, amber }, context) => {
  if (amber.value.n * green.value.d < green.value.n * amber.value.d) return;
  context.addIssue({
    code: 'custom',
    path: ['amber'],
    message: `must be below green, ${green.stated}`,
    input: amber.stated,
  });
});

/** Days in the wrong order, repeated ids and overlaps are found by the rule of periods, wherever periods are listed. */
const period = z.strictObject({ id: label, opensOn: day, closesOn: day });

const duty = z
  .strictObject({
    id: slug,
    name: words,
    indicators: z.array(slug).min(1).nullable().default(null),
    items: z.array(z.int().min(0).max(999)).min(1).nullable().default(null),
    unitTypes: z.array(label).min(1).max(50),
    scheme: label.nullable().default(null),
    periods: z.array(period).min(1).max(400).nullable().default(null),
    dueDays: z.int().min(0).max(366),
    from: day.optional(),
    to: day.optional(),
  })
  .superRefine(({ scheme, periods }, context) => {
    if ((scheme === null) !== (periods === null)) return;
    const message =
      'must name its periods: scheme (monthly, quarterly, yearly, or a scheme of the register of periods) or periods, not both';
    context.addIssue({ code: 'custom', path: scheme === null ? [] : ['periods'], message });
  });

/** One schedule, as a plan file and the API state it. */
export const schedule = z.strictObject({
  id: slug,
  cron,
  kind: z.enum(['nightly', 'monthly-closing', 'quarterly-closing']),
});

/** The shape of `settings`: everything but the time zone is optional, since documents state none of it. */
export const settings = z.strictObject({
  timeZone,
  thresholds: thresholds.nullable().default(null),
  duties: z.array(duty).max(200).default([]),
  schedules: z.array(schedule).max(50).default([]),
});
