import { z } from 'zod';

export const factId = z
  .string()
  .regex(/^[0-9a-f]{40}$/, 'must be 40 hexadecimal digits')
  .describe('fact id: 40 hexadecimal digits');

export const factVersion = z
  .strictObject({
    version: z.int(),
    type: z.string(),
    position: z.string(),
    recordedAt: z.string(),
    submission: z.string(),
    principal: z.string(),
    channel: z.string(),
    refs: z.record(z.string(), z.union([z.string(), z.array(z.string()).readonly()])),
    days: z.record(z.string(), z.string()),
    values: z.record(z.string(), z.unknown()),
    evidence: z.array(z.string().nullable()).describe('null: erased'),
    reason: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'FactVersion' });

export const factHistory = z
  .strictObject({
    fact: z.string(),
    kind: z.string(),
    thing: z.string().describe('shared by facts of other sources that report the same thing'),
    source: z.string(),
    owner: z.string(),
    state: z.enum(['current', 'voided']),
    version: z.int(),
    isDemonstration: z.boolean(),
    history: z.array(factVersion),
  })
  .meta({ id: 'Fact' });
export type FactHistory = z.output<typeof factHistory>;
