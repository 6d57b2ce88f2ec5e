import { z } from 'zod';

const anything = z.record(z.string(), z.unknown());

export const reason = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine(
    (text) => text.isWellFormed() && !text.includes('\u0000'),
    'must be whole Unicode characters other than U+0000',
  )
  .describe('why, in your words; kept outside the ledger entry and erasable');
const evidence = z
  .array(z.string())
  .describe('references to evidence: links or file names; stored and shown, never fetched');

export const factSchema = z
  .strictObject({
    kind: z.string().describe('a fact kind, such as transfer.accepted'),
    refs: anything
      .default({})
      .describe(
        'references by name, as the kind declares them: an id, or a list of 1 to 50 different ids, in any order',
      ),
    days: anything.default({}).describe('days by name, YYYY-MM-DD'),
    values: anything.default({}).describe('values by name; exact decimals as strings'),
    evidence: evidence.optional(),
    replaces: z
      .strictObject({ fact: z.string(), version: z.int().min(1), reason })
      .optional()
      .describe('voids that fact in the same submission: for a change of what names a fact'),
  })
  .meta({ id: 'ProposedFact' });

export const submissionSchema = z
  .strictObject({
    plan: z.string().optional().describe('the plan that you have in mind; context only'),
    unit: z.string().describe('the reporting unit: source of every fact'),
    note: reason.optional(),
    facts: z.array(factSchema).describe('1 to 1,000 facts, recorded all or none'),
  })
  .meta({ id: 'Submission' });
export type SubmissionBody = z.output<typeof submissionSchema>;

export const submissionQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').describe('true: say what would happen, write nothing'),
});

export const answerSchema = z
  .strictObject({
    submission: z.string(),
    digest: z.string().describe('SHA-256 over the canonical bodies of all items; stands in every entry'),
    recordedAt: z.string().describe('instant, UTC, microseconds, by the clock of the ledger'),
    firstPosition: z.string(),
    lastPosition: z.string(),
    events: z.array(z.strictObject({ type: z.string(), fact: z.string(), version: z.int(), position: z.string() })),
    receipt: z
      .string()
      .optional()
      .describe('path of the receipt, which proves offline what was recorded and when; of submissions of facts'),
  })
  .meta({ id: 'SubmissionAnswer' });

export const dryRunSchema = z
  .strictObject({ wouldAppend: z.array(z.strictObject({ type: z.string(), fact: z.string(), version: z.int() })) })
  .meta({ id: 'DryRunAnswer' });

const unset = 'null unsets one that is optional';

export const correctionSchema = z
  .strictObject({
    reason,
    refs: anything.optional().describe(`references that change; ${unset}`),
    days: anything.optional().describe(`days that change; ${unset}`),
    values: anything.optional().describe(`values that change; ${unset}`),
    evidence: evidence.optional(),
  })
  .refine(({ refs, days, values, evidence: links }) => (refs ?? days ?? values ?? links) !== undefined, {
    message: 'must change something: give refs, days, values or evidence',
  })
  .meta({ id: 'Correction' });
export type CorrectionBody = z.output<typeof correctionSchema>;

export const voidSchema = z.strictObject({ reason }).meta({ id: 'Void' });
export type VoidBody = z.output<typeof voidSchema>;
