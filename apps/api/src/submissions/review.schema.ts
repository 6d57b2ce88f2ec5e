import { z } from 'zod';
import { positionText } from '../http/parameters.js';
import { reason } from './submission.schema.js';

export const submissionId = z
  .string()
  .regex(/^sub-[a-z2-7]{26}$/, 'must be a submission id: sub- and 26 letters a to z or digits 2 to 7')
  .describe('submission id, as the answer to a submission names it');

export const reviewSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('accepted'), reason: reason.optional() }),
    z.strictObject({ outcome: z.literal('returned'), reason }),
  ])
  .meta({ id: 'Review' });
export type ReviewBody = z.output<typeof reviewSchema>;

export const reviewAnswerSchema = z
  .strictObject({
    submission: z.string().describe('the submission that was reviewed'),
    digest: z.string().describe('its digest, which the review confirms'),
    outcome: z.enum(['accepted', 'returned']),
    covers: z
      .int()
      .describe('versions of it that were current; 0 where all were corrected or voided before: nothing changes then'),
    of: z.int().describe('facts of the submission'),
    position: z.string(),
    recordedAt: z.string(),
  })
  .meta({ id: 'ReviewAnswer' });

const state = z.enum(['unreviewed', 'accepted', 'returned']);
const principal = z.string().describe('principal id');

export const submissionsQuery = z.strictObject({
  unit: z.string().optional().describe('with everything below it; default: your whole scope'),
  state: state.optional().describe('default: all'),
  cursor: positionText.optional().describe('`next` of the page before'),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(50).describe('1 to 500'),
});
export type SubmissionsQuery = z.output<typeof submissionsQuery>;

export const submissionPage = z
  .strictObject({
    submissions: z.array(
      z.strictObject({
        submission: z.string(),
        recordedAt: z.string(),
        principal,
        items: z.int(),
        owners: z.array(z.string()).describe('units within what you asked for that answer for its facts'),
        review: state,
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'SubmissionPage' });
export type SubmissionPage = z.output<typeof submissionPage>;

const submittedFact = z
  .strictObject({
    fact: z.string(),
    version: z.int(),
    position: z.string(),
    kind: z.string(),
    owner: z.string(),
    refs: z.record(z.string(), z.unknown()),
    days: z.record(z.string(), z.string()),
    state: z.enum(['current', 'voided', 'superseded']).describe('of the version that this submission wrote'),
    review: z
      .enum(['unreviewed', 'accepted', 'returned', 'not-covered'])
      .nullable()
      .describe('not-covered: superseded before the review; null: a frame, not for review'),
  })
  .meta({ id: 'SubmittedFact' });

export const submissionHistory = z
  .strictObject({
    submission: z.string(),
    digest: z.string(),
    recordedAt: z.string(),
    principal,
    channel: z.string(),
    note: z.string().nullable(),
    isDemonstration: z.boolean(),
    review: state.nullable().describe('null: a frame, not for review'),
    reviews: z.array(
      z.strictObject({
        outcome: z.enum(['accepted', 'returned']),
        position: z.string(),
        recordedAt: z.string(),
        principal,
        reason: z.string().nullable(),
      }),
    ),
    facts: z.array(submittedFact),
    withheld: z.int().describe('facts outside your scope'),
  })
  .meta({ id: 'SubmissionHistory' });
export type SubmissionHistory = z.output<typeof submissionHistory>;
