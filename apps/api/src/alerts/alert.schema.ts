import { alertKinds, alertStates } from '@duibiao/alerts';
import { z } from 'zod';

export const alertsQuery = z.strictObject({
  state: z.enum(alertStates).default('open').describe('open: the cause is still there; settled: it is gone'),
  cursor: z
    .string()
    .regex(/^al-[a-z2-7]{26}$/, 'must be the `next` of a page')
    .optional()
    .describe('`next` of the page before'),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(100).describe('1 to 500'),
});
export type AlertsQuery = z.output<typeof alertsQuery>;

const alertSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(alertKinds),
    subject: z.string().describe('what it is about: a fact, an indicator and unit, a schedule; empty: the ledger'),
    message: z.string(),
    detail: z.record(z.string(), z.unknown()).describe('what the message rests on, by kind'),
    findings: z.int().describe('how often it was found while it was open'),
    raisedAt: z.string().describe('instants by real time, whatever the ledger’s clock says'),
    foundAt: z.string().describe('when it was found last'),
    settledAt: z.string().nullable().describe('null: open'),
  })
  .meta({ id: 'Alert' });

export const alertPage = z
  .strictObject({ alerts: z.array(alertSchema).describe('newest first'), next: z.string().nullable() })
  .meta({ id: 'AlertPage' });
export type AlertPage = z.output<typeof alertPage>;
