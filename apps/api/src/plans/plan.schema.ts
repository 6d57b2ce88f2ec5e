import { z } from 'zod';
import { reason } from '../submissions/submission.schema.js';

const file = z.union([z.string(), z.record(z.string(), z.unknown())]);
const envelope = z.strictObject({ file, reason: reason.optional() });

/** A plan file, YAML as text or JSON as a map, and why it is published. */
export type Publication = z.output<typeof envelope>;

/**
 * The body of `POST …/plans`: the plan file itself, or `{ file, reason }` (a plan has no property `file`). The reason stands in
 * the body, since addresses are logged and headers hold no Chinese.
 */
export const publication = file.transform((body, context): Publication => {
  if (typeof body === 'string' || !Object.hasOwn(body, 'file')) return { file: body };
  const read = envelope.safeParse(body);
  if (read.success) return read.data;
  context.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: body }) as z.core.$ZodRawIssue));
  return z.NEVER;
});

/** The same for the description of the API. */
export const publicationBody = {
  oneOf: [
    { type: 'string', description: 'the plan file as YAML' },
    { type: 'object', description: 'the plan as JSON' },
    {
      type: 'object',
      description: 'the file with the reason for which it is amended',
      properties: { file: { oneOf: [{ type: 'string' }, { type: 'object' }] }, reason: { type: 'string' } },
      required: ['file'],
      additionalProperties: false,
    },
  ],
};

export const planQuery = z.strictObject({ version: z.coerce.number().pipe(z.int().min(1)).optional() });

const versionHead = {
  id: z.string(),
  title: z.string(),
  version: z.int(),
  position: z.string(),
  publishedAt: z.string(),
  sha256: z.string().describe('of the file'),
  mediaType: z.string(),
  by: z.strictObject({ principal: z.string(), name: z.string().nullable() }),
  reason: z
    .string()
    .nullable()
    .describe('why it amends the version before; null where none was given, or it is erased'),
};

export const planSchema = z
  .strictObject({
    ...versionHead,
    file: z.string().describe('the file as it was published'),
    plan: z.record(z.string(), z.unknown()).describe('the same, read; exact numbers as strings'),
  })
  .meta({ id: 'Plan' });

export const planVersionsSchema = z
  .strictObject({
    plan: z.string(),
    versions: z.array(z.strictObject(versionHead).meta({ id: 'PlanVersion' })),
  })
  .meta({ id: 'PlanVersions' });

export const plansSchema = z
  .strictObject({
    plans: z.array(z.strictObject(versionHead).meta({ id: 'PlanHead' })).describe('the newest version of each, by id'),
  })
  .meta({ id: 'Plans' });

export const lintSchema = z
  .strictObject({ plan: z.string(), items: z.int(), indicators: z.int() })
  .meta({ id: 'PlanFound' });

export const outlineSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    issuer: z.string(),
    documentNumber: z.string().nullable(),
    issuedOn: z.string(),
    year: z.int(),
    from: z.string().describe('first day'),
    to: z.string().describe('last day, included'),
    timeZone: z.string(),
    sections: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    items: z.array(z.strictObject({ no: z.int(), section: z.string().nullable(), title: z.string() })),
  })
  .meta({ id: 'PlanOutline' });
