import type { Recomputation } from '@duibiao/recomputation';
import type { RecomputationView } from './recomputation.schema.js';

export function recomputationView({ ledger: _, ...run }: Recomputation): RecomputationView {
  const { startedAt, finishedAt } = run;
  return {
    ...run,
    position: run.position?.toString() ?? null,
    publishedPosition: run.publishedPosition?.toString() ?? null,
    durationMs: startedAt === null || finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt),
    verdicts: run.verdicts === null ? null : { ...run.verdicts },
    differences: [...run.differences],
  };
}
