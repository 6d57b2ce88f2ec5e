import type { ReplayReport } from '../api/types.js';

type Difference = ReplayReport['differences'][number];
export type ReportStep = Difference['steps'][number];
export type ReportField = ReportStep['fields'][number];

/** Causes as a replay names them, in the order in which they are told. */
export const causes = [
  'late-arrival',
  'correction',
  'void',
  'review',
  'reorganisation',
  'day',
  'amendment',
  'reading',
  'defect',
] as const;

/** What one cause did to one number. */
export interface Effect {
  readonly indicator: string;
  readonly unit: string | null;
  /** Whether its value is read as a share or as a quantity. */
  readonly as: 'share' | 'count';
  readonly step: ReportStep;
}

export interface CauseGroup {
  readonly cause: string;
  readonly effects: readonly Effect[];
}

/** The steps of a report by their cause: of one unit alone, or (undefined) of every unit in it. Causes without any are left out. */
export function groupsOf({ differences }: ReplayReport, unit: string | undefined): readonly CauseGroup[] {
  const effects = differences
    .filter((one) => unit === undefined || one.unit === unit)
    .flatMap(({ indicator, unit: of, from, to, steps }) => {
      const as = (to ?? from)?.as ?? 'share';
      return steps.map((step) => ({ indicator, unit: of, as, step }));
    });
  const byCause = Map.groupBy(effects, ({ step }) => step.cause);
  const order = [...causes, ...[...byCause.keys()].filter((cause) => !causes.some((known) => known === cause))];
  return order.flatMap((cause) => {
    const found = byCause.get(cause);
    return found === undefined ? [] : [{ cause, effects: found }];
  });
}

const mainFields = new Set(['value', 'verdict', 'reason', 'valueAtDue']);

/** What is told at once, and what stands beside it: counts and parts. Where only these changed, they are told. */
export function splitFields(fields: readonly ReportField[]): {
  readonly main: readonly ReportField[];
  readonly beside: readonly ReportField[];
} {
  const main = fields.filter(({ field }) => mainFields.has(field));
  if (main.length === 0) return { main: fields, beside: [] };
  return { main, beside: fields.filter(({ field }) => !mainFields.has(field)) };
}
