import { dutyStates } from '@duibiao/projections';
import { z } from 'zod';
import { head, point } from '../attainments/attainment.schema.js';
import { completenessSchema } from './completeness.schema.js';

const state = z.enum(dutyStates);

export const dutiesQuery = z.strictObject({
  ...point,
  duty: z.string().optional().describe('one duty of the plan'),
  period: z.string().optional().describe('one period, such as 2020-03'),
  state: state.optional().describe('such as missing: who has not reported'),
  level: z
    .string()
    .default('all')
    .describe('all below the unit (and itself), self, children, or a unit type such as town'),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be the `next` of a page')
    .optional()
    .describe('`next` of the page before; with the same question, `at` and `on`'),
  limit: z.coerce.number().pipe(z.int().min(1).max(5000)).default(500).describe('1 to 5000'),
});
export type DutiesQuery = z.output<typeof dutiesQuery>;

const period = { period: z.string(), opensOn: z.string(), closesOn: z.string(), dueOn: z.string() };

export const dutiesSchema = z
  .strictObject({
    ...head,
    unit: z.string(),
    duties: z.array(
      z.strictObject({
        duty: z.string(),
        name: z.strictObject({ zh: z.string(), en: z.string() }),
        scheme: z.string().nullable(),
        completeness: completenessSchema,
        periods: z.array(z.strictObject({ ...period, completeness: completenessSchema })),
      }),
    ),
    rows: z
      .array(
        z.strictObject({
          duty: z.string(),
          ...period,
          unit: z.string(),
          unitName: z.string(),
          state,
          timeliness: z
            .enum(['on-time', 'made-up-late', 'late'])
            .nullable()
            .describe('late: due and not there; null: not due, or waived'),
        }),
      )
      .describe('in the order of duties, periods and units; only those of the state asked for'),
    next: z.string().nullable(),
  })
  .meta({ id: 'Duties' });
export type Duties = z.output<typeof dutiesSchema>;
