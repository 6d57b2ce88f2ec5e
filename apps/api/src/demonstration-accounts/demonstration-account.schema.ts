import { roles } from '@duibiao/facts';
import { z } from 'zod';

const accountSchema = z
  .strictObject({
    name: z.string().describe('as `--as` of the command line takes it'),
    label: z.strictObject({ zh: z.string(), en: z.string() }).describe('of its unit and roles'),
    ledger: z.string(),
    ledgerName: z.string(),
    roles: z.array(z.enum(roles)).describe('on the unit and all below it'),
    unit: z.string(),
    unitName: z.string(),
    key: z.string().describe('works on this machine only'),
  })
  .meta({ id: 'DemonstrationAccount' });

export const accountList = z
  .strictObject({ accounts: z.array(accountSchema) })
  .meta({ id: 'DemonstrationAccountList' });
export type AccountList = z.output<typeof accountList>;
