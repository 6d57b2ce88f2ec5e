import type { ResultIndicator } from '@duibiao/results';

/** One way to ask a plan: what was known (P), what had happened (D), in which tree, by which version and reading. */
export interface View {
  readonly plan: string;
  readonly planVersion: number;
  /** Id of the alternative reading that is taken wherever an indicator has it; null: the plan's own readings. */
  readonly reading: string | null;
  readonly position: number;
  /** `YYYY-MM-DD`, the end of it. */
  readonly day: string;
  readonly organisation: 'then' | 'now';
  /** The indicators of the version by any reading. */
  readonly read: (reading: string | null) => readonly ResultIndicator[];
}

/** A plan as its loader read it, as far as its readings go. */
interface ReadPlan {
  readonly indicators: readonly (Omit<ResultIndicator, 'due'> & {
    readonly due: { readonly on: string };
    readonly reading: { readonly alternatives: readonly { readonly id: string; readonly parameters: unknown }[] };
  })[];
}

/** The indicators of a plan; those that have an alternative reading of this id are taken by it. */
export const readBy =
  (plan: ReadPlan): View['read'] =>
  (asked) =>
    plan.indicators.map(({ id, kind, parameters, target, due, reading }) => {
      const other = reading.alternatives.findLast((one) => one.id === asked);
      return { id, kind, parameters: other?.parameters ?? parameters, target, due: due.on };
    });

/** Ids of the readings that a plan does not take and may be asked by, each once. */
export const readingsOf = (plan: ReadPlan): readonly string[] => [
  ...new Set(plan.indicators.flatMap(({ reading }) => reading.alternatives.map(({ id }) => id))),
];
