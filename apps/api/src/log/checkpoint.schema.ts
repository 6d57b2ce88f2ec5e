import { z } from 'zod';

export const checkpointsQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):00:00\.000Z$/, 'must be the `next` of a page')
    .refine((text) => !Number.isNaN(Date.parse(text)), 'must be the `next` of a page')
    .optional()
    .describe('`next` of the page before'),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(100).describe('1 to 500'),
});
export type CheckpointsQuery = z.output<typeof checkpointsQuery>;

export const checkpointPage = z
  .strictObject({
    checkpoints: z.array(z.string().describe('a signed note')).describe('oldest first'),
    next: z.string().nullable(),
  })
  .meta({ id: 'CheckpointPage' });
export type CheckpointPage = z.output<typeof checkpointPage>;
