import { z } from 'zod';
import { dayText, moment } from '../http/parameters.js';
import { reason } from '../submissions/submission.schema.js';

export const unitsQuery = z.strictObject({
  at: moment.optional().describe('P, what was known: a position, an instant, or a date (the end of that local day)'),
  on: dayText.optional().describe('D: the tree of that day; default: the local day of the moment'),
});

export const unitSchema = z
  .strictObject({
    id: z.string(),
    parent: z.string().nullable(),
    type: z.string(),
    name: z.string(),
    openedOn: z.string(),
    closedOn: z.string().nullable().describe('first day on which it no longer exists'),
    successor: z.string().nullable().describe('the unit that it was merged into, below which it stands'),
    isYours: z.boolean().describe('at or below a unit on which you hold a role'),
  })
  .meta({ id: 'Unit' });
export type UnitView = z.output<typeof unitSchema>;

export const unitList = z
  .strictObject({ position: z.string(), on: z.string(), units: z.array(unitSchema) })
  .meta({ id: 'UnitList' });

const id = z.string().min(1);
const label = z.string().min(1);
const on = z
  .string()
  .describe('the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered');

const change = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('register'), unit: id, parent: id, type: label, name: label, on }),
    z.strictObject({ change: z.literal('rename'), unit: id, name: label, on }),
    z.strictObject({ change: z.literal('retype'), unit: id, type: label, on }),
    z.strictObject({ change: z.literal('move'), unit: id, parent: id, on }),
    z.strictObject({ change: z.literal('merge'), unit: id, into: id.describe('the unit that carries on'), on }),
    z.strictObject({
      change: z.literal('split'),
      unit: id,
      into: z.array(id).describe('units that are there already'),
      on,
    }),
    z.strictObject({ change: z.literal('close'), unit: id, on }),
  ])
  .meta({ id: 'UnitChange' });
export type UnitChange = z.output<typeof change>;

export const unitChangesSchema = z
  .strictObject({
    unit: z.string().optional().describe('the unit that decides; default: the one at the top of what you plan for'),
    note: reason.optional(),
    changes: z.array(change).min(1).max(1000).describe('in this order, all or none'),
  })
  .meta({ id: 'UnitChanges' });
export type UnitChangesBody = z.output<typeof unitChangesSchema>;
