import { rebuildStates } from '@duibiao/projections';
import { z } from 'zod';

export const rebuildId = z.string().regex(/^reb-[a-z2-7]{26}$/, 'must be the id of a rebuild, reb-…');

export const rebuildBody = z
  .strictObject({
    check: z.boolean().default(false).describe('compare only, and leave what stands as it is'),
  })
  .meta({ id: 'RebuildRequest' });
export type RebuildBody = z.output<typeof rebuildBody>;

export const rebuildsQuery = z.strictObject({
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(50).describe('1 to 500'),
});
export type RebuildsQuery = z.output<typeof rebuildsQuery>;

const rows = z.int().describe('rows');

export const rebuildSchema = z
  .strictObject({
    id: z.string(),
    check: z.boolean().describe('compare only'),
    state: z
      .enum(rebuildStates)
      .describe(
        'equal: nothing differed; repaired: what differed was replaced; different: it differs and was only compared; failed: what stood still stands',
      ),
    attempts: z.int(),
    progress: z
      .strictObject({
        phase: z.enum(['deriving', 'comparing']),
        position: z.string(),
        total: z.string(),
        caseVersions: z.int(),
      })
      .nullable()
      .describe('positions derived of those that stand; cases computed, each once for every position that touches it'),
    resumedAt: z
      .string()
      .nullable()
      .describe('the position from which the last attempt went on; null: from the beginning'),
    position: z.string().nullable().describe('where both stood when they were compared'),
    caseVersions: z.int().nullable(),
    pausedMs: z.int().nullable().describe('how long projecting waited for the comparison and the switch'),
    models: z
      .array(z.strictObject({ model: z.string(), rows, missing: rows, extra: rows, changed: rows }))
      .describe(
        'each read model compared: rows derived, and those that did not stand there, stood there for nothing, or said something else',
      ),
    differences: z
      .array(
        z.strictObject({
          model: z.string(),
          what: z.enum(['missing', 'extra', 'changed']),
          key: z.record(z.string(), z.union([z.string(), z.number()])),
          columns: z.record(z.string(), z.strictObject({ stood: z.unknown(), derived: z.unknown() })),
        }),
      )
      .describe('the first rows of each model'),
    differenceCount: z.int(),
    askedBy: z.string(),
    askedAt: z.string().describe('instants by real time, whatever the ledger’s clock says'),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    durationMs: z.int().nullable().describe('of the last attempt'),
    error: z.string().nullable(),
  })
  .meta({ id: 'Rebuild' });
export type RebuildView = z.output<typeof rebuildSchema>;

export const rebuildList = z
  .strictObject({ rebuilds: z.array(rebuildSchema).describe('newest first') })
  .meta({ id: 'RebuildList' });
export type RebuildList = z.output<typeof rebuildList>;
