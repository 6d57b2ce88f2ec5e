import { z } from 'zod';
import { dayText, moment } from '../http/parameters.js';

export const runId = z.string().regex(/^run-[a-z2-7]{26}$/, 'must be the id of a recomputation, run-…');

export const recomputationBody = z
  .strictObject({
    plan: z.string().describe('plan id, such as dongguan-2020'),
    planVersion: z.int().min(1).optional().describe('default: the newest at P'),
    at: moment
      .optional()
      .describe('P, what was known: a position, an instant, or a date; default: the newest projected when it starts'),
    on: dayText.optional().describe('D, what had happened by then; default: the local day of the moment'),
  })
  .meta({ id: 'Recompute' });
export type RecomputationBody = z.output<typeof recomputationBody>;

export const recomputationsQuery = z.strictObject({
  plan: z.string().optional(),
  cursor: runId.optional().describe('`next` of the page before'),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(50).describe('1 to 500'),
});
export type RecomputationsQuery = z.output<typeof recomputationsQuery>;

const sha256 = z.string().describe('SHA-256 in hex');
const steps = z.strictObject({ done: z.int(), total: z.int() });

export const recomputationSchema = z
  .strictObject({
    id: z.string(),
    plan: z.string(),
    planVersion: z.int().nullable().describe('null until it is known'),
    position: z.string().nullable().describe('P; null until it is known'),
    day: z.string().describe('D'),
    schedule: z
      .strictObject({ id: z.string(), period: z.string(), tick: z.string() })
      .nullable()
      .describe('which asked, for which period, and when on the ledger’s clock; null: somebody did'),
    askedBy: z.string(),
    state: z
      .enum(['waiting', 'running', 'published', 'different', 'failed'])
      .describe('different: the roads disagree; nothing was published and nothing repaired'),
    attempts: z.int(),
    progress: z
      .strictObject({ computed: steps.optional(), folded: steps.optional() })
      .describe('definitions computed by SQL, entries folded'),
    askedAt: z.string().describe('instants by real time, whatever the ledger’s clock says'),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    durationMs: z.int().nullable(),
    digests: z
      .strictObject({ kept: sha256.nullable(), computed: sha256.nullable(), folded: sha256.nullable() })
      .describe('of the result as it was kept up, as SQL computes it anew, as the fold gives it'),
    publishedPosition: z.string().nullable().describe('the entry that publishes it'),
    verdicts: z.record(z.string(), z.int()).nullable().describe('how many units got each, over all indicators'),
    differences: z
      .array(
        z.strictObject({
          between: z.enum(['kept and folded', 'computed and folded']),
          indicator: z.string(),
          unit: z.string().nullable().describe('null: every unit in which nothing counts'),
          first: z.string(),
          second: z.string(),
        }),
      )
      .describe('the first of them'),
    differenceCount: z.int(),
    error: z.string().nullable(),
  })
  .meta({ id: 'Recomputation' });
export type RecomputationView = z.output<typeof recomputationSchema>;

export const recomputationPage = z
  .strictObject({ recomputations: z.array(recomputationSchema).describe('newest first'), next: z.string().nullable() })
  .meta({ id: 'RecomputationPage' });
export type RecomputationPage = z.output<typeof recomputationPage>;

export const comparisonQuery = z.strictObject({ with: runId.describe('another published recomputation') });

const said = z
  .strictObject({
    value: z.string().nullable().describe('n/d, exact'),
    as: z.enum(['share', 'count']),
    verdict: z.string(),
    reason: z.string().nullable(),
    valueAtDue: z.string().nullable(),
    counts: z.record(z.string(), z.string()),
    parts: z.array(
      z.strictObject({ name: z.string(), value: z.string(), state: z.string().nullable(), day: z.string().nullable() }),
    ),
  })
  .meta({ id: 'PublishedNumber' });
const compared = z.strictObject({
  recomputation: z.string(),
  plan: z.string(),
  planVersion: z.int(),
  position: z.string(),
  day: z.string(),
  organisationVersion: z.string(),
  engine: z.string(),
  digest: sha256,
  publishedPosition: z.string(),
});

export const comparisonSchema = z
  .strictObject({
    first: compared,
    second: compared,
    differences: z.array(
      z.strictObject({
        indicator: z.string(),
        unit: z.string().nullable().describe('null: every unit in which nothing counts in either'),
        first: said.nullable().describe('null: the first has no such indicator'),
        second: said.nullable(),
      }),
    ),
  })
  .meta({ id: 'ResultComparison' });
export type Comparison = z.output<typeof comparisonSchema>;
