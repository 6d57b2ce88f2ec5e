import { z } from 'zod';
import { completenessSchema } from '../duties/completeness.schema.js';
import { dayText, moment, positionText } from '../http/parameters.js';

export const point = {
  plan: z.string().describe('plan id, such as dongguan-2020'),
  planVersion: z.coerce.number().pipe(z.int().min(1)).optional().describe('default: the newest at P'),
  unit: z.string().optional().describe('default: the unit at the top of your scope'),
  at: moment.optional().describe('P, what was known: a position, an instant, or a date (the end of that local day)'),
  on: dayText.optional().describe('D, what had happened by then; default: the local day of the moment'),
  organisation: z
    .enum(['then', 'now'])
    .default('then')
    .describe(
      'the tree in which units stand: that of D, or today’s; they differ where something was moved or merged since',
    ),
  waitFor: positionText.optional().describe('answer only when this position is projected; waits 5 s at most'),
};

export const attainmentsQuery = z.strictObject({
  ...point,
  indicator: z.string().optional(),
  level: z.string().default('self').describe('self, children, or a unit type such as town: every such unit below'),
  grouping: z
    .string()
    .max(80)
    .optional()
    .describe('a register that groups units a second time: one row for each of its groups, instead of `level`'),
});
export type AttainmentsQuery = z.output<typeof attainmentsQuery>;

export const lineageQuery = z
  .strictObject({
    ...point,
    indicator: z.string(),
    part: z.enum(['numerator', 'denominator', 'left-out']).default('denominator'),
    cursor: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(50),
    published: positionText
      .optional()
      .describe(
        'take apart the number that was published at this position: at its P and D, by its version of the plan',
      ),
  })
  .refine(
    ({ published, at, on, planVersion, organisation }) =>
      published === undefined ||
      (at === undefined && on === undefined && planVersion === undefined && organisation === 'then'),
    {
      path: ['published'],
      message: 'a published number has its own at, on, planVersion and organisation: leave these out',
    },
  )
  .refine(({ part, cursor }) => part !== 'left-out' || cursor === undefined || positionText.safeParse(cursor).success, {
    path: ['cursor'],
    message: 'must be the `next` of a page of this part',
  });
export type LineageQuery = z.output<typeof lineageQuery>;

const words = z.strictObject({ zh: z.string(), en: z.string() });
const value = z
  .strictObject({
    numerator: z.string(),
    denominator: z.string(),
    percent: z.string().nullable().describe('two decimals, half up; for reading only, comparisons are exact'),
    text: z.string().nullable().describe('as people read it: a share in percent, a quantity as it is'),
  })
  .meta({ id: 'ExactValue' });

const incomplete = z
  .strictObject({ parkedFacts: z.int().min(1) })
  .nullable()
  .meta({ id: 'Incomplete' });

export const attainmentSchema = z
  .strictObject({
    indicator: z.string(),
    name: words,
    item: z.int().describe('number of the work item in the plan'),
    kind: z.string().describe('measure kind, such as ratio'),
    unit: z.string(),
    unitName: z.string(),
    value: value.nullable().describe('at (P, D); null where there is no number'),
    accepted: value
      .nullable()
      .describe(
        'the same at (P, D), counting only accepted facts and what planners set; null where there is no number, or nothing was reviewed up to P',
      ),
    review: z
      .strictObject({ accepted: z.string(), unreviewed: z.string(), returned: z.string() })
      .describe(
        'facts of the kinds that the indicator counts, of the unit and all below it, at (P, D), by review; returned ones do not count',
      ),
    valueAtDue: value.nullable().describe('at (P, due), once D has reached it'),
    verdict: z.string(),
    reason: z.string().nullable().describe('why it is not-evaluable'),
    provisional: z.boolean().describe('the target is a reading, not stated'),
    counts: z.record(z.string(), z.string()).describe('what stands beside the number, by name'),
    parts: z
      .array(
        z.strictObject({
          name: z.string(),
          value: z.string(),
          state: z.string().nullable(),
          day: z.string().nullable(),
        }),
      )
      .describe('the parts behind the number: periods, parts of a deliverable, levels, conditions'),
    target: z.strictObject({ comparator: z.string(), value: z.string(), stated: z.string() }).nullable(),
    due: z.strictObject({ on: z.string(), stated: z.string().nullable() }),
    pace: z
      .strictObject({ elapsed: z.string(), progress: z.string(), behind: z.boolean() })
      .nullable()
      .describe('percent of the year and of the target; information, never a verdict'),
    incomplete: incomplete.describe(
      'facts that the number may lack: they are recorded and cannot be applied, until an operator releases them; null: it lacks none',
    ),
    completeness: completenessSchema
      .nullable()
      .describe(
        'reports of the unit and all below it under the duty that covers the indicator; null: the plan has none',
      ),
    provenance: z.strictObject({ code: z.string(), quotation: z.string().nullable() }),
    reading: z.strictObject({ id: z.string(), version: z.int(), text: words }),
  })
  .meta({ id: 'Attainment' });
export type AttainmentView = z.output<typeof attainmentSchema>;

export const head = {
  ledger: z.string(),
  isDemonstration: z.boolean(),
  plan: z.string(),
  planVersion: z.int(),
  position: z.string().describe('P: everything recorded up to here, nothing after'),
  recordedAt: z.string().describe('instant of the entry at P'),
  on: z.string().describe('D'),
  engine: z.string(),
  incomplete: incomplete.describe('facts of the ledger up to P that no answer counts, see parked-facts; null: none'),
  organisation: z
    .strictObject({
      tree: z.enum(['then', 'now']),
      version: z.string().describe('SHA-256 over the units and where each stands: the same tree has the same'),
      changes: z
        .array(
          z.strictObject({
            position: z.string(),
            unit: z.string(),
            what: z.enum(['moved', 'renamed', 'retyped', 'closed', 'merged', 'split']),
            on: z.string().describe('the day from which it holds'),
            to: z.array(z.string()).describe('the new parent, the unit merged into, the units split into'),
            name: z.string().nullable(),
          }),
        )
        .describe('what was reorganised after D, or recorded after P: why then and now may differ'),
    })
    .describe('the organisation in which the numbers are rolled up'),
};

export const attainmentsSchema = z
  .strictObject({ ...head, attainments: z.array(attainmentSchema) })
  .meta({ id: 'Attainments' });

const lineageFact = z
  .strictObject({
    fact: z.string(),
    version: z.int(),
    position: z.string(),
    kind: z.string(),
    source: z.string(),
    refs: z.record(z.string(), z.unknown()),
    days: z.record(z.string(), z.string()),
    values: z.record(z.string(), z.unknown()),
    submission: z.string().nullable(),
    recorded: z
      .strictObject({
        at: z.string().describe('instant of the entry'),
        type: z.string().describe('fact-recorded, fact-corrected or fact-voided'),
        channel: z.string(),
        principal: z.string(),
        reason: z
          .string()
          .nullable()
          .describe('why it was corrected or voided; null where none was given, or it is erased'),
        note: z.string().nullable(),
      })
      .nullable()
      .describe('who submitted this version, when, by which road and why'),
    review: z.enum(['accepted', 'unreviewed', 'returned']).nullable().describe('null: set by planners, not for review'),
    about: z.string(),
    role: z.string().describe('numerator, denominator, or why it is left out'),
  })
  .meta({ id: 'LineageFact' });

export const lineageSchema = z
  .strictObject({
    ...head,
    attainment: attainmentSchema,
    published: z
      .strictObject({
        position: z.string(),
        recordedAt: z.string(),
        digest: z.string().describe('SHA-256 of the published result'),
        value: z.string().nullable().describe('n/d, as published'),
        verdict: z.string(),
        agrees: z.boolean().describe('whether the number above says the same'),
      })
      .nullable()
      .describe('what was published; null where no published number was asked for'),
    counts: z.strictObject({
      numerator: z.string(),
      denominator: z.string(),
      leftOut: z.record(z.string(), z.string()),
    }),
    cases: z.array(
      z.strictObject({
        key: z.string(),
        ownerUnit: z.string(),
        isInNumerator: z.boolean(),
        facts: z.array(lineageFact),
        withheld: z.int().describe('facts outside your scope'),
      }),
    ),
    leftOut: z.array(lineageFact),
    next: z.string().nullable(),
  })
  .meta({ id: 'Lineage' });
