import { verdictWords } from '@duibiao/measures';
import { z } from 'zod';
import { attainmentSchema, head, point } from './attainment.schema.js';

export const matrixQuery = z.strictObject({
  ...point,
  level: z.string().default('children').describe('self, children, or a unit type such as town: every such unit below'),
});
export type MatrixQuery = z.output<typeof matrixQuery>;

const row = z
  .strictObject({
    verdicts: z.array(z.int()).describe('of each indicator, in their order: where its word stands in `verdicts`'),
    values: z
      .array(z.string().nullable())
      .describe('of each indicator: its value at (P, D) as people read it; null: there is no number'),
    behind: z.array(z.int()).describe('where the indicators stand that are behind their pace'),
  })
  .meta({ id: 'MatrixRow' });

export const matrixSchema = z
  .strictObject({
    ...head,
    unit: z.string().describe('below which the units stand'),
    verdicts: z.array(z.enum(verdictWords)),
    units: z.array(
      z.strictObject({
        unit: z.string(),
        name: z.string(),
        type: z.string(),
        parent: z.string().nullable(),
        hasChildren: z.boolean().describe('units stand below it on the day: ask for them with `unit`'),
      }),
    ),
    indicators: z
      .array(
        attainmentSchema.pick({
          indicator: true,
          item: true,
          name: true,
          kind: true,
          provisional: true,
          target: true,
          due: true,
          incomplete: true,
        }),
      )
      .describe('what holds for every unit, said once'),
    rows: z.array(row).describe('of each unit, in their order'),
  })
  .meta({ id: 'AttainmentMatrix' });
export type MatrixView = z.output<typeof matrixSchema>;
