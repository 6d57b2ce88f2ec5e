import { z } from 'zod';
import { dayText, moment, positionText } from '../http/parameters.js';

const point = {
  plan: z.string().describe('plan id, such as dongguan-2020'),
  planVersion: z.coerce.number().pipe(z.int().min(1)).optional().describe('default: the newest at P'),
  unit: z.string().optional().describe('default: the unit at the top of your scope'),
  at: moment.optional().describe('P, what was known: a position, an instant, or a date (the end of that local day)'),
  on: dayText.optional().describe('D, what had happened by then; default: the local day of the moment'),
  waitFor: positionText.optional().describe('answer only when this position is projected; waits 5 s at most'),
};

export const attainmentsQuery = z.strictObject({
  ...point,
  indicator: z.string().optional(),
  level: z.string().default('self').describe('self, children, or a unit type such as town: every such unit below'),
});
export type AttainmentsQuery = z.output<typeof attainmentsQuery>;

export const lineageQuery = z
  .strictObject({
    ...point,
    indicator: z.string(),
    part: z.enum(['numerator', 'denominator', 'left-out']).default('denominator'),
    cursor: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(50),
  })
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

export const attainmentSchema = z
  .strictObject({
    indicator: z.string(),
    name: words,
    item: z.int().describe('number of the work item in the plan'),
    kind: z.string().describe('measure kind, such as ratio'),
    unit: z.string(),
    unitName: z.string(),
    value: value.nullable().describe('at (P, D); null where there is no number'),
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
    provenance: z.strictObject({ code: z.string(), quotation: z.string().nullable() }),
    reading: z.strictObject({ id: z.string(), version: z.int(), text: words }),
  })
  .meta({ id: 'Attainment' });
export type AttainmentView = z.output<typeof attainmentSchema>;

const head = {
  ledger: z.string(),
  isDemonstration: z.boolean(),
  plan: z.string(),
  planVersion: z.int(),
  position: z.string().describe('P: everything recorded up to here, nothing after'),
  recordedAt: z.string().describe('instant of the entry at P'),
  on: z.string().describe('D'),
  engine: z.string(),
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
    about: z.string(),
    role: z.string().describe('numerator, denominator, or why it is left out'),
  })
  .meta({ id: 'LineageFact' });

export const lineageSchema = z
  .strictObject({
    ...head,
    attainment: attainmentSchema,
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
