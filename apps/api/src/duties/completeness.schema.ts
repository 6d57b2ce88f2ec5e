import { z } from 'zod';

export const completenessSchema = z
  .strictObject({
    reported: z.int(),
    nil: z.int().describe('zero was stated'),
    missing: z.int(),
    notDue: z.int(),
    waived: z.int().describe('excused, or not applicable'),
    expected: z.int().describe('reported + nil + missing'),
    onTime: z.int().describe('of reported and nil: recorded by the end of the due day'),
    late: z.int().describe('of reported and nil: made up after it'),
    rate: z
      .string()
      .nullable()
      .describe('(reported + nil) ÷ expected in percent, never above 100; null: nothing is due'),
  })
  .meta({ id: 'Completeness' });
/** Reports expected and there, with the share of them in percent; null where nothing is expected yet. */
export type CompletenessView = z.output<typeof completenessSchema>;
