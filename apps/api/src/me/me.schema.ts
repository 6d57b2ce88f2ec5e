import { roles } from '@duibiao/facts';
import { z } from 'zod';
import { ledgerSchema } from '../ledgers/ledger.schema.js';

export const meSchema = z
  .strictObject({
    principal: z.string(),
    name: z.string().describe('as lists of keys show it'),
    mayOpen: z.boolean().describe('may open ledgers'),
    ledgers: z
      .array(
        ledgerSchema
          .pick({ id: true, name: true, purpose: true, isDemonstration: true, timeZone: true })
          .extend(ledgerSchema.pick({ root: true, size: true, now: true }).shape)
          .extend({
            grants: z
              .array(z.strictObject({ role: z.enum(roles), unit: z.string(), unitName: z.string() }))
              .describe('each on the unit and all below it'),
          }),
      )
      .describe('those in which you hold a role, by id'),
  })
  .meta({ id: 'Me' });
export type MeView = z.output<typeof meSchema>;
