import { scheduleShape, timeZoneShape } from '@duibiao/plan';
import { z } from 'zod';
import { recomputationSchema } from '../recomputations/recomputation.schema.js';

const kind = z
  .enum(['nightly', 'monthly-closing', 'quarterly-closing'])
  .describe('D is the last day of the period that was over: the day before, the month, the quarter');

export const schedulesBody = z
  .strictObject({
    plan: z.string(),
    schedules: z
      .array(
        scheduleShape.extend({
          timeZone: timeZoneShape.optional().describe('in which the cron expression is read; default: the plan’s'),
        }),
      )
      .max(50)
      .nullable()
      .describe('all schedules of the plan, in place of those of its file; null: those of the file hold again'),
  })
  .superRefine(({ schedules }, context) => {
    const ids = (schedules ?? []).map(({ id }) => id);
    const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    if (twice === -1) return;
    const message = `${ids[twice]} names two schedules: ids must differ`;
    context.addIssue({ code: 'custom', path: ['schedules', twice, 'id'], message });
  })
  .meta({ id: 'SetSchedules' });
export type SchedulesBody = z.output<typeof schedulesBody>;

const scheduleSchema = z
  .strictObject({
    plan: z.string(),
    id: z.string(),
    kind,
    cron: z.string().describe('minute, hour, day of the month, month, day of the week'),
    timeZone: z.string(),
    source: z.enum(['plan', 'operator']).describe('whether the plan’s file states it, or an operator set it'),
    since: z.string().describe('ticks after this moment count; on the ledger’s clock'),
    last: recomputationSchema.nullable().describe('the run of its newest period'),
    next: z
      .strictObject({ period: z.string(), day: z.string(), tick: z.string() })
      .nullable()
      .describe('the next period that it will ask for, and when, on the ledger’s clock'),
  })
  .meta({ id: 'Schedule' });

export const scheduleList = z
  .strictObject({
    now: z.string().describe('the ledger’s clock'),
    isDemonstration: z.boolean(),
    schedules: z.array(scheduleSchema),
  })
  .meta({ id: 'ScheduleList' });
export type ScheduleList = z.output<typeof scheduleList>;
