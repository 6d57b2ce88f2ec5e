import { replayStates } from '@duibiao/audit';
import { z } from 'zod';
import { dayText, moment, positionText } from '../http/parameters.js';

const view = {
  planVersion: z.int().min(1).optional().describe('default: the newest at P'),
  reading: z
    .string()
    .max(63)
    .optional()
    .describe('id of an alternative reading, taken by every indicator that has it; default: the readings of the plan'),
  at: moment.optional().describe('P, what was known: a position, an instant, or a date (the end of that local day)'),
  on: dayText.optional().describe('D, what had happened by then; default: the local day of the moment'),
  organisation: z.enum(['then', 'now']).default('then').describe('the tree of D, or today’s'),
};

const against = z
  .discriminatedUnion('with', [
    z.strictObject({ with: z.literal('read-models') }),
    z.strictObject({ with: z.literal('published'), at: positionText.describe('where the result was published') }),
    z.strictObject({ with: z.literal('replay'), ...view }),
  ])
  .default({ with: 'read-models' })
  .describe(
    'the numbers that the workers keep, at the very same question (the default); a published result; or the same plan asked otherwise',
  );

export const replayRequest = z
  .strictObject({
    plan: z.string(),
    ...view,
    unit: z.string().optional().describe('with all below it; default: the whole ledger'),
    against,
  })
  .meta({ id: 'ReplayRequest' });
export type ReplayRequest = z.output<typeof replayRequest>;

export const replayQuery = z.strictObject({
  format: z.enum(['json', 'text']).optional().describe('text: the report for people; so does Accept: text/plain'),
});
export type ReplayQuery = z.output<typeof replayQuery>;

const field = z.strictObject({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });
const number = {
  value: z.string().nullable().describe('n/d, exact'),
  as: z.enum(['share', 'count']),
  verdict: z.string(),
  reason: z.string().nullable(),
  valueAtDue: z.string().nullable(),
};
const reportView = {
  plan: z.string(),
  planVersion: z.int(),
  reading: z.string().nullable(),
  position: z.int().describe('P'),
  recordedAt: z.string(),
  day: z.string().describe('D'),
  organisation: z.enum(['then', 'now']),
  organisationVersion: z.string(),
  digest: z.string().describe('SHA-256 of all numbers of the ledger, as a published result has it'),
  verdicts: z.record(z.string(), z.int()),
};
const behind = z.strictObject({
  position: z.int(),
  earlier: z.array(z.int()).describe('entries before it that changed the same fact since'),
  recordedAt: z.string(),
  type: z.string(),
  submission: z.string(),
  channel: z.string(),
  principal: z.string(),
  reason: z.string().nullable().describe('SHA-256 of the reason given'),
  fact: z
    .strictObject({
      id: z.string(),
      kind: z.string(),
      refs: z.record(z.string(), z.unknown()),
      days: z.record(z.string(), z.string()),
      values: z.record(z.string(), z.unknown()),
      source: z.record(z.string(), z.string()),
    })
    .optional(),
  review: z.strictObject({ submission: z.string(), outcome: z.string() }).optional(),
  fields: z.array(field).nullable().describe('what it alone did to the line; null: told together with others'),
});
const step = z.strictObject({
  cause: z.string().describe('void, correction, late-arrival, review, reorganisation, day, amendment, reading, defect'),
  aspect: z.string().optional(),
  fields: z.array(field),
  behind: z.array(behind),
  more: z.int().describe('how many entries behind it are not listed'),
});

const report = z
  .strictObject({
    form: z.literal('duibiao-replay/1'),
    ledger: z.string(),
    engine: z.string(),
    unit: z.string(),
    today: z.int().nullable(),
    replayed: z.strictObject(reportView),
    against: z
      .strictObject({
        ...reportView,
        with: z.enum(['replay', 'read-models', 'published']),
        publishedAt: z.int().optional(),
        stated: z.string().optional().describe('digest of the numbers that were stated'),
      })
      .nullable(),
    direction: z
      .enum(['against-to-replayed', 'replayed-to-against'])
      .describe('from which view the steps lead to which'),
    numbers: z.array(z.strictObject({ indicator: z.string(), ...number })),
    causes: z.record(z.string(), z.int()).describe('lines that differ, by cause'),
    differences: z.array(
      z.strictObject({
        indicator: z.string(),
        unit: z.string().nullable().describe('null: every unit in which nothing counts'),
        from: z.strictObject(number).nullable(),
        to: z.strictObject(number).nullable(),
        steps: z.array(step),
      }),
    ),
  })
  .meta({ id: 'ReplayReport' });

const askedView = {
  planVersion: z.int(),
  reading: z.string().nullable(),
  position: z.int(),
  day: z.string(),
  organisation: z.enum(['then', 'now']),
};

export const progressSchema = z.strictObject({
  state: z.enum(replayStates),
  phase: z.enum(['reading', 'measuring']).nullable(),
  done: z.int(),
  total: z.int(),
});
export type ProgressView = z.output<typeof progressSchema>;

export const replaySchema = z
  .strictObject({
    replay: z.string(),
    ledger: z.string(),
    question: z.strictObject({
      plan: z.string(),
      unit: z.string(),
      ...askedView,
      against: z.discriminatedUnion('with', [
        z.strictObject({ with: z.literal('read-models') }),
        z.strictObject({ with: z.literal('published'), at: z.int() }),
        z.strictObject({ with: z.literal('replay'), ...askedView }),
      ]),
    }),
    askedBy: z.string(),
    askedAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    progress: progressSchema,
    error: z.string().nullable(),
    digest: z
      .string()
      .nullable()
      .describe('SHA-256 over the canonical JSON (RFC 8785) of the report: the same question has the same for ever'),
    report: report.nullable(),
  })
  .meta({ id: 'Replay' });
export type ReplayView = z.output<typeof replaySchema>;
